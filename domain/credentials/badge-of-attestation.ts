import { abilities, type AbilityCode } from '../kit/abilities.ts'
import { levelWords, levels, LOWEST_ATTESTED } from '../kit/levels.ts'
import { SECOND, type Instant } from '../time.ts'
import type { Attestation } from '../attestations/attestation.ts'
import { escoSkills } from './esco-alignment.ts'

/** What a credential needs beside what was attested. Ids are addresses (`urn:uuid:…` or https). */
export interface BadgeFrame {
  id: string
  issuer: { id: string; name: string }
  /** The person, under an id that leads nowhere. */
  subjectId: string
  achievementId: string
  validFrom: Instant
  /** Its place in the issuer's list of what was taken back. */
  status: { list: string; index: number }
}

const CONTEXT = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const

/** The two papers, as they are called in public. Neither is a certification in the sense of French law. */
export const kindNames: Record<Attestation['kind'], string> = {
  observation: 'Attestation d’observation',
  participation: 'Attestation de participation',
}

/**
 * An attestation as an Open Badge 3.0, without its proof. It says what the page says and no more: a name, a fact or
 * the person's own words are in it where the person let them be printed.
 */
export function badgeOfAttestation(attestation: Attestation, frame: BadgeFrame) {
  const { kind, title, name, abilities: attested, observedOn } = attestation
  return {
    '@context': CONTEXT,
    id: frame.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${kindNames[kind]}\u202f: ${title}`,
    issuer: { id: frame.issuer.id, type: ['Profile'], name: frame.issuer.name },
    validFrom: dateTime(frame.validFrom),
    credentialSubject: {
      id: frame.subjectId,
      type: ['AchievementSubject'],
      activityEndDate: `${observedOn}T00:00:00Z`,
      ...(name === ''
        ? {}
        : {
            identifier: [{ type: 'IdentityObject', hashed: false, identityHash: name, identityType: 'name' }],
          }),
      achievement: {
        id: frame.achievementId,
        type: ['Achievement'],
        achievementType: 'Badge',
        inLanguage: 'fr',
        name: `${kindNames[kind]}\u202f: ${title}`,
        description: descriptionOf(attestation),
        criteria: { narrative: narrativeOf(attestation) },
        ...listed(
          'alignment',
          attested.flatMap(({ code }) => alignmentOf(code)),
        ),
        ...listed(
          'resultDescription',
          attested.map(({ code }) => ({
            id: resultId(frame, code),
            type: ['ResultDescription'],
            name: abilities[code].fr,
            resultType: 'PerformanceLevel',
            allowedValue: levels
              .filter((level) => level >= LOWEST_ATTESTED)
              .map((level) => levelWords[level].fr),
          })),
        ),
      },
      ...listed(
        'result',
        attested.map(({ code, level }) => ({
          type: ['Result'],
          resultDescription: resultId(frame, code),
          value: levelWords[level].fr,
        })),
      ),
    },
    ...listed('evidence', evidenceOf(attestation)),
    credentialStatus: {
      id: `${frame.status.list}#${frame.status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(frame.status.index),
      statusListCredential: frame.status.list,
    },
  }
}

/** The list of what an issuer took back, as a credential without its proof. */
export function statusListCredential(
  {
    id,
    issuer,
    validFrom,
    validUntil,
  }: { id: string; issuer: string; validFrom: Instant; validUntil: Instant },
  encodedList: string,
) {
  return {
    '@context': [CONTEXT[0]],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: dateTime(validFrom),
    validUntil: dateTime(validUntil),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList,
    },
  }
}

/** The payload of the JWT form: the credential, and beside it what every reader of a JWT knows to look for. */
export function jwtPayload(
  credential: ReturnType<typeof badgeOfAttestation> | ReturnType<typeof statusListCredential>,
): Record<string, unknown> {
  const { id, issuer, credentialSubject, validFrom } = credential
  return {
    ...credential,
    iss: typeof issuer === 'string' ? issuer : issuer.id,
    jti: id,
    sub: credentialSubject.id,
    nbf: seconds(validFrom),
    ...('validUntil' in credential ? { exp: seconds(credential.validUntil) } : {}),
  }
}

function descriptionOf({ kind, siteName, serial }: Attestation): string {
  const what =
    kind === 'observation'
      ? 'Ce que des observateurs ont vu pendant un défi'
      : 'La personne a pris part à un défi'
  return `${what}, à ${siteName}. Numéro ${serial}. Ce n’est pas une certification professionnelle.`
}

function narrativeOf({
  kind,
  challenges,
  observedOn,
  siteName,
  where,
  employer,
  observers,
  review,
}: Attestation) {
  const cards = challenges.map(({ title }) => `«\u202f${title}\u202f»`).join(', ')
  const seen = `Défi ${cards}, le ${observedOn}, ${where ? `${where}, ` : ''}${siteName}.`
  const by = observers.map(
    ({ side, organisation }) => organisation ?? (side === 'host' ? siteName : employer),
  )
  const names = [...new Set(by.filter((one) => one !== undefined))]
  const told =
    kind === 'participation'
      ? 'Rien n’a été observé\u202f: la présence est attestée.'
      : `Chaque habileté a été observée pendant le défi avec une même grille${
          names.length > 0 ? `, par\u202f: ${names.join(', ')}` : ''
        }. La personne a lu ces observations avant la signature.`
  const looked = {
    amended: ' Elle n’était pas d’accord\u202f: elles ont été revues et changées.',
    upheld: ' Elle n’était pas d’accord\u202f: elles ont été revues et maintenues.',
  }
  return `${seen} ${told}${review ? looked[review] : ''}`
}

function evidenceOf({ abilities: attested, ownWords }: Attestation) {
  const facts = attested.flatMap(({ code, fact }) =>
    fact ? [{ type: ['Evidence'], name: abilities[code].fr, narrative: fact }] : [],
  )
  return [
    ...facts,
    ...(ownWords ? [{ type: ['Evidence'], name: 'Les mots de la personne', narrative: ownWords }] : []),
  ]
}

function alignmentOf(code: AbilityCode) {
  const skill = escoSkills[code]
  return skill
    ? [{ type: ['Alignment'], targetName: skill.name, targetUrl: skill.uri, targetFramework: 'ESCO' }]
    : []
}

function resultId({ achievementId }: BadgeFrame, code: AbilityCode): string {
  return `${achievementId}#${code}`
}

/** A list that holds nothing is left out. */
function listed<Name extends string, T>(name: Name, list: readonly T[]): { [N in Name]?: readonly T[] } {
  return (list.length === 0 ? {} : { [name]: list }) as { [N in Name]?: readonly T[] }
}

/** Whole seconds: a JWT tells no less. */
function dateTime(at: Instant): string {
  return new Date(Math.floor(at / SECOND) * SECOND).toISOString().replace('.000', '')
}

function seconds(text: string): number {
  return Date.parse(text) / SECOND
}
