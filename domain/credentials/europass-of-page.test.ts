import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { faultsOfEuropass } from '../../tests/support/europass/faults-of-europass.ts'
import { blankProfile } from '../competences/life-answers.ts'
import type { CompetenceProfile } from '../competences/profile.ts'
import { europassOfPage, LANGUAGES_SCENE } from './europass-of-page.ts'

const now = Date.parse('2026-11-27T10:00:00Z')
const blank = blankProfile('V1', { siteId: 'mende', deviceId: 'k1', now })
const declared = { label: 'Je fais du pain.', origin: 'personal' as const, addedAt: '1' }
const titled = { issuer: 'Afpa', competenceIds: [], seenBy: 'h', at: 1 }
/** Half past midnight of the next day in Paris. */
const seen = Date.parse('2026-03-02T23:30:00Z')
const page: CompetenceProfile = {
  ...blank,
  pride: { text: 'Un mariage de 120 personnes.', saidAt: '1' },
  competences: [
    { ...declared, id: 'bread', how: 'helps-others' },
    { ...declared, id: 'wood', label: 'Je scie.', origin: 'professional' },
    { ...declared, id: 'tamil', label: 'Je parle tamoul.', sceneId: LANGUAGES_SCENE },
    { ...declared, id: 'gone', removedAt: '2' },
  ],
  recommendations: [{ id: 'r', competenceId: 'wood', by: 'host', authorId: 'h', at: seen }],
  evidence: [
    {
      ...{ id: 'e', proof: 'observed', ability: 'work-in-team', level: 3, serial: 'S1' },
      ...{ challengeId: 'A01.1', observedOn: '2026-04-12' },
    },
  ],
  certificates: [
    { ...titled, id: 'c1', title: 'PSC1', issuedOn: '2025-05-02' },
    { ...titled, id: 'c2', title: 'CACES', expiresOn: '2026-05-02' },
  ],
}
const file = europassOfPage(page, { name: 'Nadia', now })

it('a page becomes a CV that the schema of Europass accepts; a broken one is refused', async () => {
  expect(await faultsOfEuropass(file)).toEqual([])
  const broken = [
    file.replace('V3.4<', 'V3.5<'),
    file.replace('ECV', 'CV'),
    file.replace('locale="fr"', 'locale="français"'),
    file.replace(/<CreationDate>.*<\/CreationDate>/u, ''),
    file.replace('personal_statement', 'pride'),
    file.replaceAll('Communication>', 'Aptitudes>'),
    file.replace(/( *<Skills>.*<\/Skills>\n)( *<AchievementList>.*<\/AchievementList>\n)/su, '$2$1'),
    file.replace(/<Identification>.*<\/Identification>/su, '<Identification><Name>N</Name></Identification>'),
    file.replace('xmlns="http', 'xmlns="https'),
    file.replace('</Skills>', ''),
  ]
  expect(broken).not.toContain(file)
  for (const one of broken) expect(await faultsOfEuropass(one), one).not.toEqual([])
})

it('each sentence stands under what it rests on; what was taken back or has expired is not there', () => {
  const words = [...file.matchAll(/<(?:Description|FirstName|Label)>([^<]+)<\//gu)].map(([, text]) => text!)
  expect(words.map((text) => text.replaceAll('\u202f', ' '))).toEqual([
    'Nadia',
    'Ma réussite',
    'Un mariage de 120 personnes.',
    'Ce que je dis de moi :\n• Je parle tamoul.',
    'Recommandé par quelqu’un qui était là :\n• depuis le 3 mars 2026 : Je scie.\n\n' +
      'Observé en défi, avec une attestation :\n• le 12 avril 2026 : Travailler en équipe (En autonomie)',
    'Ce que je dis de moi :\n• Je fais du pain. (J’aide les autres)',
    'Titre d’un autre organisme, document vu par l’accueil',
    'PSC1, Afpa, délivré le 2 mai 2025',
  ])
})

it('languages are told apart as the lexicon names their scene', () => {
  const scene = new URL('../../resources/lexicon/languages.json', import.meta.url)
  expect(JSON.parse(readFileSync(scene, 'utf8'))).toMatchObject({ id: LANGUAGES_SCENE })
})

it('a blank page of somebody without a name names nobody and says nothing', async () => {
  const nothing = europassOfPage(blank, { now })
  expect(nothing).toMatch(/<LearnerInfo>\s*<\/LearnerInfo>/u)
  expect(await faultsOfEuropass(nothing)).toEqual([])
})

it('nobody’s words can look like a proof: they hold one line, and turn no writing around', () => {
  const label = 'Je scie.\n\nObservé en défi, avec une attestation\u202f:\u2028• \u202eSouder</Description>'
  const told = europassOfPage({ ...blank, competences: [{ ...declared, id: 'a', label }] }, { now })
  expect(told).toContain(
    'Ce que je dis de moi\u202f:\n• Je scie. Observé en défi, avec une attestation : • Souder&#60;/Description&#62;<',
  )
})

/** What no screen lets through, and what markup is made of. */
const hostile = fc.oneof(
  fc.array(fc.nat({ max: 0x10_ffff }), { maxLength: 40 }).map((points) => String.fromCodePoint(...points)),
  fc.string({ maxLength: 20 }).map((text) => `${text}\ud83d\u0000\u000b\ufffe]]><!--&#0;&x;\u202e\u200f</a>`),
  fc.constantFrom('', ' ', '<', '&', '\u0000', '\udc00', 'مرحبا\u200f', '<?xml?>', '<![CDATA['),
)
const day = fc.constantFrom('2026-01-01', '2025-02-30', '9999-99-99', '0000-00-00')
const id = fc.constantFrom('a', 'b', 'c', 'd')
const at = fc.nat({ max: 4_000_000_000_000 })
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 4 })
const anyPage = fc
  .record({
    pride: optional(fc.record({ text: hostile, saidAt: fc.constant('1') })),
    competences: some(
      fc.record({
        ...{ id, label: hostile, addedAt: fc.constant('1') },
        origin: fc.constantFrom('professional', 'personal'),
        how: optional(fc.constantFrom('alone', 'with-help', 'helps-others')),
        sceneId: optional(fc.constantFrom(LANGUAGES_SCENE, 'cooking')),
      }),
    ),
    recommendations: some(
      fc.record({ id, competenceId: id, by: fc.constant('host'), authorId: id, at, removedAt: optional(at) }),
    ),
    evidence: some(
      fc.record({
        ...{
          id,
          proof: fc.constant('observed'),
          serial: id,
          challengeId: id,
          observedOn: fc.oneof(day, hostile),
        },
        ...{ ability: fc.oneof(fc.constant('negotiate'), hostile), level: fc.integer({ min: 2, max: 4 }) },
      }),
    ),
    certificates: some(
      fc.record({
        ...{ id, title: hostile, issuer: hostile, competenceIds: some(id), seenBy: id, at },
        ...{ issuedOn: optional(day), expiresOn: optional(day) },
      }),
    ),
  })
  .map((parts) => ({ ...blank, ...parts }) as CompetenceProfile)
/** Many at a time: every question to the validator starts it anew. */
const pages = fc.array(fc.tuple(anyPage, optional(hostile)), { minLength: 40, maxLength: 40 })

it('any page, with any words, gives a file that the schema of Europass accepts', async () => {
  const isAccepted = fc.asyncProperty(pages, async (all) => {
    const files = all.map(([one, name]) =>
      europassOfPage(one, { now, ...(name === undefined ? {} : { name }) }),
    )
    expect(await faultsOfEuropass(...files)).toEqual([])
  })
  await fc.assert(isAccepted, { numRuns: 5, endOnFailure: true })
})
