import type { Language } from '../language.ts'
import { PARIS, siteDay, type Instant } from '../time.ts'
import type { CredentialSummary, Verdict } from './verdict.ts'

/** How a verdict looks at a glance. `stranger`: the signature is right, and nobody here knows whose it is. */
export type VerdictKind = 'genuine' | 'stranger' | 'refused'

export function kindOf(verdict: Verdict): VerdictKind {
  if (!verdict.valid) return 'refused'
  return verdict.issuerKnown ? 'genuine' : 'stranger'
}

/** The word above a verdict: what became of the document, or that it is not confirmed. */
export function headingOf(verdict: Verdict): Record<Language, string> {
  if (verdict.valid) return headings[kindOf(verdict)]
  return faultHeadings[verdict.reason] ?? headings.refused
}

/** What the document says, as far as its signature is right: each line with its name. */
export function linesOf({ summary }: Verdict, language: Language): { name: string; value: string }[] {
  if (!summary) return []
  const { person, achievement, issuer, validFrom, validUntil } = summary
  const lines: [keyof typeof lineNames, string | undefined][] = [
    ['person', person],
    ['what', achievement],
    ['by', issuerIn(issuer)],
    ['on', dayIn(language, validFrom)],
    ['until', validUntil === undefined ? undefined : dayIn(language, validUntil)],
  ]
  return lines.flatMap(([line, value]) =>
    value === undefined ? [] : [{ name: lineNames[line][language], value }],
  )
}

/** The name is the issuer's own word; what the signature vouches for is the identifier. */
function issuerIn({ id, name }: CredentialSummary['issuer']): string {
  return name === undefined ? shortened(id) : `${name} (${shortened(id)})`
}

/** An identifier that is a key is long, and its beginning says as little as its end. */
function shortened(id: string): string {
  return id.length > 100 ? `${id.slice(0, 60)}…${id.slice(-12)}` : id
}

function dayIn(language: Language, at: Instant): string {
  const day = new Date(`${siteDay(at, PARIS)}T12:00:00Z`)
  return day.toLocaleDateString(language === 'en' ? 'en-GB' : 'fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
}

const headings: Record<VerdictKind, Record<Language, string>> = {
  genuine: { fr: 'Valable', 'fr-x-falc': 'C’est vrai', en: 'It stands' },
  stranger: {
    fr: 'Émetteur à vérifier',
    'fr-x-falc': 'Nous ne savons pas qui a signé',
    en: 'Check who issued it',
  },
  refused: { fr: 'Non confirmée', 'fr-x-falc': 'Attention', en: 'Not confirmed' },
}

/** Of reasons that somebody may have to repeat on the telephone. */
const faultHeadings: { [Fault in (Verdict & { valid: false })['reason']]?: Record<Language, string> } = {
  'not-a-credential': {
    fr: 'Ce n’est pas une attestation',
    'fr-x-falc': 'Ce n’est pas une attestation',
    en: 'Not an attestation',
  },
  'too-large': {
    fr: 'Ce n’est pas une attestation',
    'fr-x-falc': 'Ce n’est pas une attestation',
    en: 'Not an attestation',
  },
  altered: { fr: 'Modifiée', 'fr-x-falc': 'C’est faux', en: 'Altered' },
  'wrong-issuer': { fr: 'Signée par quelqu’un d’autre', 'fr-x-falc': 'C’est faux', en: 'Wrong issuer' },
  expired: { fr: 'Expirée', 'fr-x-falc': 'Trop vieux', en: 'Expired' },
  revoked: { fr: 'Retirée', 'fr-x-falc': 'Elle ne compte plus', en: 'Taken back' },
}

const lineNames = {
  person: { fr: 'Personne', 'fr-x-falc': 'Qui', en: 'Person' },
  what: { fr: 'Attestation', 'fr-x-falc': 'Quoi', en: 'Attestation' },
  by: { fr: 'Émise par', 'fr-x-falc': 'Donnée par', en: 'Issued by' },
  on: { fr: 'Le', 'fr-x-falc': 'Le', en: 'On' },
  until: { fr: 'Valable jusqu’au', 'fr-x-falc': 'Jusqu’au', en: 'Valid until' },
} satisfies Record<string, Record<Language, string>>
