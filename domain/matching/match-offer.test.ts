import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankProfile } from '../competences/life-answers.ts'
import type { Competence, CompetenceProfile } from '../competences/profile.ts'
import type { FoundChallenge } from '../sessions/find-sessions.ts'
import {
  abilitiesOfTrade,
  abilitiesToShow,
  matchOffer,
  offersOpened,
  readLines,
  sessionThatShows,
} from './match-offer.ts'
import type { ReadCriterion } from './read-criterion.ts'
import { coverageOf } from './match-need.ts'
import type { OfferCriterion } from '../hiring/job-offer.ts'

const TODAY = '2026-11-27'
const card = (romeCodes: string[], ...codes: string[]) =>
  ({ romeCodes, abilities: codes.map((code) => ({ code })) }) as never
const cards = [
  card(['D1106'], 'negotiate', 'communicate'),
  card(['D1106'], 'communicate'),
  card(['D1107'], 'organise'),
  card(['G1602'], 'handle-with-dexterity'),
]
const sentences = new Map([['shop', { rome: ['D1106'] }]])
const known = { cards, sentences }
const readNothing = () => []
const declared = (id: string, told: Partial<Competence> = {}): Competence => ({
  ...{ id, label: id, origin: 'personal', addedAt: '1' },
  ...told,
})
const page = (...competences: Competence[]): CompetenceProfile => ({
  ...blankProfile('V1', { siteId: 'mende', deviceId: 'k1', now: 1 }),
  competences,
})

it('a trade asks for what the cards of the same job show, else of the same group, else for nothing', () => {
  expect(abilitiesOfTrade(cards, 'D1106')).toEqual(['communicate', 'negotiate'])
  expect(abilitiesOfTrade(cards, 'D1105')).toEqual(['communicate', 'negotiate', 'organise'])
  expect(abilitiesOfTrade(cards, 'D1401')).toEqual([])
  expect(abilitiesOfTrade(cards, undefined)).toEqual([])
})

it('a page says what it has of an offer and what it lacks, on which proof', () => {
  const mine = page(
    declared('shop'),
    declared('talk', { ability: 'communicate' }),
    declared('gone', { removedAt: '2' }),
  )
  expect(matchOffer(mine, { romeCode: 'D1106', criteria: [] }, known, [], TODAY)).toEqual({
    criteria: [],
    lines: [
      { key: 'ability:communicate', found: 'present', rung: 'declared' },
      { key: 'ability:negotiate', found: 'missing' },
    ],
    own: [declared('shop')],
  })
  expect(matchOffer(mine, { criteria: [] }, known, [], TODAY)).toEqual({ criteria: [], lines: [], own: [] })
})

it('offers are opened by what one did in the trade, then by what one can do, then by the lot of the day', () => {
  const offer = (id: string, romeCode?: string) => ({
    offer: { id, criteria: [], ...(romeCode ? { romeCode } : {}) },
  })
  const offers = [offer('none'), offer('hands', 'G1602'), offer('group', 'D1107'), offer('job', 'D1106')]
  const mine = page(declared('shop'), declared('o', { ability: 'organise' }))
  const ids = (day: string, all = offers) =>
    offersOpened(mine, all, known, readNothing, day).map(({ offer: { id } }) => id)
  expect(ids(TODAY)).toEqual(['job', 'group'])
  expect(offersOpened(page(), offers, known, readNothing, TODAY)).toEqual([])
  const alike = Array.from({ length: 8 }, (_, n) => offer(`alike-${n}`, 'D1107'))
  expect(ids(TODAY, [...alike].reverse())).toEqual(ids(TODAY, alike))
  expect(ids('2026-11-28', alike)).not.toEqual(ids(TODAY, alike))
})

it('what is missing is shown in the soonest session that has it', () => {
  const open = [{ cards: [cards[3]] }, { cards: [cards[2], cards[0]] }] as unknown as FoundChallenge[]
  expect(sessionThatShows(open, ['negotiate'])).toBe(open[1])
  expect(sessionThatShows(open, ['lead-team'])).toBeUndefined()
  expect(sessionThatShows(open, [])).toBeUndefined()
})

describe('the criteria of an offer', () => {
  const criterion = (id: string, kind: OfferCriterion['kind'] = 'competence') => ({ id, kind, label: id })
  const criteria = [
    criterion('till'),
    criterion('teach', 'experience'),
    criterion('lift', 'title'),
    criterion('nights', 'schedule'),
  ]
  const read: ReadCriterion[] = [
    { id: 'till', key: 'esco:till', close: ['esco:sell'], abilities: ['act-in-service'] },
    { id: 'teach', key: 'ability:communicate', close: [], abilities: ['communicate'] },
    { id: 'lift', key: 'esco:lift', close: [], abilities: [] },
  ]
  const offer = { romeCode: 'D1106', criteria }
  const linesOf = (mine: CompetenceProfile) =>
    matchOffer(mine, offer, known, read, TODAY).criteria.map(({ line }) => line)

  it('are not matched where they were not read, and hours never are', () => {
    expect(matchOffer(page(), offer, known, [], TODAY).criteria.map(({ line }) => line)).toEqual([
      ...[null, null, null, null],
    ])
    expect(linesOf(page())[3]).toBeNull()
  })

  it('are missing, close or present, each with its proof; a title is had once it is certified', () => {
    expect(linesOf(page())[0]).toEqual({ key: 'esco:till', found: 'missing' })
    const near = page(declared('shop', { esco: 'sell' }), declared('forks', { esco: 'lift' }))
    expect(linesOf(near).slice(0, 3)).toEqual([
      { key: 'esco:till', found: 'close', by: 'esco:sell', rung: 'declared' },
      { key: 'ability:communicate', found: 'missing' },
      { key: 'esco:lift', found: 'close', by: 'esco:lift', rung: 'declared' },
    ])
    const certificate = {
      id: 'z',
      title: 'CACES',
      issuer: 'AFPA',
      competenceIds: ['forks'],
      seenBy: 'h',
      at: 1,
    }
    expect(linesOf({ ...near, certificates: [certificate] })[2]).toEqual({
      ...{ key: 'esco:lift', found: 'present', rung: 'certified' },
    })
  })

  it('are not asked twice, as a criterion and as what the trade does', () => {
    expect(matchOffer(page(), offer, known, read, TODAY).lines.map(({ key }) => key)).toEqual([
      'ability:negotiate',
    ])
  })

  it('are shown by the challenges of what is missing or only close', () => {
    const mine = page(declared('a', { ability: 'communicate' }), declared('near', { esco: 'sell' }))
    const match = matchOffer(mine, offer, known, read, TODAY)
    expect(abilitiesToShow(match, read)).toEqual(['act-in-service', 'negotiate'])
  })

  it('open an offer by themselves, before those whose trade alone fits', () => {
    const asking = { offer: { id: 'asks', criteria: [criterion('till')] } }
    const trade = { offer: { id: 'trade', romeCode: 'D1107', criteria: [] } }
    const readOf = (id: string) => (id === 'asks' ? read : [])
    const mine = page(declared('a', { esco: 'till' }), declared('o', { ability: 'organise' }))
    const ids = (who: CompetenceProfile) =>
      offersOpened(who, [trade, asking], known, readOf, TODAY).map(({ offer: { id } }) => id)
    expect(ids(mine)).toEqual(['asks', 'trade'])
    expect(ids(page(declared('o', { ability: 'organise' })))).toEqual(['trade'])
  })

  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
  const skills = fc.record({
    competences: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('shop', 'b', 'c'),
        esco: fc.constantFrom('till', 'sell', 'lift'),
        ability: fc.constantFrom('communicate', 'negotiate', 'organise'),
      }),
      { selector: ({ id }) => id },
    ),
    recommended: fc.subarray(['shop', 'b', 'c']),
    certified: fc.subarray(['shop', 'b', 'c']),
  })
  /** All that an account says besides, which must not count. */
  const words = fc.string({ maxLength: 12 })
  const person = fc.record({
    ...{ id: words, visitorId: words, siteId: words, rev: words, by: words, label: words, pride: words },
    ...{ at: fc.nat(), origin: fc.constantFrom('professional' as const, 'personal' as const) },
    ...{
      how: fc.constantFrom('alone' as const, 'helps-others' as const),
      title: words,
      isTurned: fc.boolean(),
    },
  })
  type Of<T> = T extends fc.Arbitrary<infer One> ? One : never
  function pageOf(can: Of<typeof skills>, who: Of<typeof person>): CompetenceProfile {
    const { id, visitorId, siteId, rev, by, at, label, origin, how, title, pride, isTurned } = who
    const said = can.competences.map((one) => ({ ...one, label, origin, how, addedAt: rev }))
    return {
      ...{ id, visitorId, siteId, rev, by, at, competences: isTurned ? said.reverse() : said },
      pride: { text: pride, saidAt: rev },
      consents: [{ id, purpose: 'search', type: 'given', turn: 1, at, by, hiddenFrom: [] } as never],
      recommendations: can.recommended.map((competenceId) => ({
        ...{ id: competenceId, competenceId, by: 'host' as const, authorId: by, at },
      })),
      certificates: can.certified.map((competenceId) => ({
        ...{ id: competenceId, title, issuer: label, competenceIds: [competenceId], seenBy: by, at },
      })),
    }
  }

  it(
    `are matched by what one can do and its proof alone: nothing else moves a line or a rank (seed ${seed})`,
    { timeout: 120_000 },
    () => {
      const offers = [
        offer,
        { romeCode: 'D1107', criteria: [criterion('till')] },
        { criteria: [criterion('lift', 'title')] },
      ]
      const all = offers.map((one, n) => ({ offer: { id: `o${n}`, ...one } }))
      fc.assert(
        fc.property(skills, person, person, (can, one, other) => {
          const seen = (who: Of<typeof person>) => {
            const mine = pageOf(can, who)
            return {
              lines: offers.map((asks) => {
                const { criteria: matched, lines } = matchOffer(mine, asks, known, read, TODAY)
                return [matched, lines]
              }),
              order: offersOpened(mine, all, known, () => read, TODAY).map(({ offer: { id } }) => id),
            }
          }
          expect(seen(other)).toEqual(seen(one))
        }),
        { seed, numRuns: 10_000 },
      )
    },
  )

  it(`are never met less with more proof (seed ${seed})`, () => {
    fc.assert(
      fc.property(skills, skills, person, (can, more, who) => {
        const less = pageOf(can, who)
        const proven = pageOf(
          {
            ...can,
            recommended: [...new Set([...can.recommended, ...more.recommended])],
            certified: [...new Set([...can.certified, ...more.certified])],
          },
          who,
        )
        const points = (mine: CompetenceProfile) =>
          coverageOf(readLines(matchOffer(mine, offer, known, read, TODAY)))
        expect(points(proven)).toBeGreaterThanOrEqual(points(less))
      }),
      { seed, numRuns: 1000 },
    )
  })
})
