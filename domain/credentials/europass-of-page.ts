import type { Certificate } from '../competences/certificate.ts'
import { ladderOf, type Ladder } from '../competences/ladder.ts'
import type { Competence, CompetenceProfile, Evidence } from '../competences/profile.ts'
import { abilities } from '../kit/abilities.ts'
import { levelWords, type Level } from '../kit/levels.ts'
import { isRealDay } from '../plausible-time.ts'
import { dayWords } from '../text/day-words.ts'
import { sanitizeLine } from '../text/sanitize-text.ts'
import { writeXml, type XmlElement } from '../text/xml.ts'
import { siteDay, type Day, type Instant, type TimeZone } from '../time.ts'
import { hows } from './resume-of-page.ts'

/** The last format of Europass whose schema was published (SkillsPassport, 2019). */
const NAMESPACE = 'http://europass.cedefop.europa.eu/Europass'
const SCHEMA = 'http://europass.cedefop.europa.eu/xml/v3.4.0/EuropassSchema.xsd'

/** The scene of the lexicon in which somebody tells of their languages. */
export const LANGUAGES_SCENE = 'languages'

/** The kinds of skill of a Europass CV that a page has words for, in the order that its schema asks for. */
const kinds = ['Communication', 'JobRelated', 'Other'] as const
type Kind = (typeof kinds)[number]

/**
 * Somebody's whole page as a Europass CV (SkillsPassport 3.4.0, XML), which CV tools that know that format read. Every
 * skill stands under the words that say what it rests on, titles of outside bodies stand apart from them, and one that
 * has expired is left out; no level is translated into one of Europass's. A sentence holds one line whatever was kept,
 * so that nobody's words can look like a heading. `name`: how the person is called here.
 */
export function europassOfPage(
  profile: CompetenceProfile,
  { name, now, zone }: { name?: string; now: Instant; zone?: TimeZone },
): string {
  const ladder = ladderOf(profile, now, zone)
  const created = new Date(now).toISOString()
  return writeXml({
    name: 'SkillsPassport',
    attributes: {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${SCHEMA}`,
      locale: 'fr',
    },
    content: [
      {
        name: 'DocumentInfo',
        content: [
          { name: 'DocumentType', content: 'ECV' },
          { name: 'CreationDate', content: created },
          { name: 'LastUpdateDate', content: created },
          { name: 'XSDVersion', content: 'V3.4' },
          { name: 'Generator', content: 'Pépinière' },
          // The mark of a body that has not made this file.
          { name: 'EuropassLogo', content: 'false' },
        ],
      },
      {
        name: 'LearnerInfo',
        content: [
          ...inside('Identification', inside('PersonName', textOf('FirstName', sanitizeLine(name ?? '')))),
          ...headline(sanitizeLine(profile.pride?.text ?? '')),
          ...inside('Skills', skills(ladder, zone)),
          ...inside('AchievementList', ladder.certified.flatMap(achievement)),
        ],
      },
    ],
  })
}

function skills({ declared, recommended, observed }: Ladder, zone?: TimeZone): XmlElement[] {
  const since = new Map(recommended.map((one) => [one.id, wordsOf(siteDay(one.since, zone))]))
  return kinds.flatMap((kind) => {
    const said: string[] = []
    const backed: string[] = []
    for (const one of declared.filter((each) => kindOf(each) === kind)) {
      const day = since.get(one.id)
      if (day === undefined) said.push(declaredLine(one))
      else backed.push(before(`depuis le ${day}`, declaredLine(one)))
    }
    const seen = kind === 'JobRelated' ? observed.map(observedLine) : []
    const text = [
      section('Ce que je dis de moi', said),
      section('Recommandé par quelqu’un qui était là', backed),
      section('Observé en défi, avec une attestation', seen),
    ]
    return inside(kind, textOf('Description', text.filter(Boolean).join('\n\n')))
  })
}

function kindOf({ sceneId, origin }: Competence): Kind {
  if (sceneId === LANGUAGES_SCENE) return 'Communication'
  return origin === 'professional' ? 'JobRelated' : 'Other'
}

function declaredLine({ label, how }: Competence): string {
  const words = sanitizeLine(label)
  return words && how ? `${words} (${hows[how]})` : words
}

function observedLine({ ability, level, observedOn }: Evidence): string {
  const known: Partial<Record<string, { fr: string }>> = abilities
  const words = known[ability]?.fr ?? sanitizeLine(ability)
  return words && before(`le ${wordsOf(observedOn)}`, `${words} (${levelWords[level as Level].fr})`)
}

/** What stands there whatever the person wrote comes first. */
function before(fact: string, words: string): string {
  return words && `${fact}\u202f: ${words}`
}

function section(title: string, lines: string[]): string {
  const said = lines.filter(Boolean)
  return said.length === 0 ? '' : [`${title}\u202f:`, ...said.map((line) => `• ${line}`)].join('\n')
}

function headline(words: string): XmlElement[] {
  if (!words) return []
  const type = [
    { name: 'Code', content: 'personal_statement' },
    { name: 'Label', content: 'Ma réussite' },
  ]
  const content = [
    { name: 'Type', content: type },
    { name: 'Description', content: [{ name: 'Label', content: words }] },
  ]
  return [{ name: 'Headline', content }]
}

function achievement({ title, issuer, issuedOn, expiresOn }: Certificate): XmlElement[] {
  const what = sanitizeLine(title)
  if (!what) return []
  const words = [
    what,
    sanitizeLine(issuer),
    issuedOn && `délivré le ${wordsOf(issuedOn)}`,
    expiresOn && `valable jusqu’au ${wordsOf(expiresOn)}`,
  ]
  const code = [
    { name: 'Code', content: 'certifications' },
    { name: 'Label', content: 'Titre d’un autre organisme, document vu par l’accueil' },
  ]
  const content = [
    { name: 'Title', content: code },
    { name: 'Description', content: words.filter(Boolean).join(', ') },
  ]
  return [{ name: 'Achievement', content }]
}

function wordsOf(day: Day): string {
  return isRealDay(day) ? dayWords(day, 'fr', 'dated') : sanitizeLine(day)
}

/** An element, unless it would be empty. */
function inside(name: string, content: XmlElement[]): XmlElement[] {
  return content.length === 0 ? [] : [{ name, content }]
}
function textOf(name: string, content: string): XmlElement[] {
  return content === '' ? [] : [{ name, content }]
}
