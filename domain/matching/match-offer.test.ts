import { expect, it } from 'vitest'
import { blankProfile } from '../competences/life-answers.ts'
import type { Competence, CompetenceProfile } from '../competences/profile.ts'
import type { FoundSession } from '../sessions/find-sessions.ts'
import { abilitiesOfTrade, matchOffer, offersOpened, sessionThatShows } from './match-offer.ts'

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
  expect(matchOffer(mine, { romeCode: 'D1106' }, known, TODAY)).toEqual({
    lines: [
      { key: 'ability:communicate', found: 'present', rung: 'declared' },
      { key: 'ability:negotiate', found: 'missing' },
    ],
    own: [declared('shop')],
  })
  expect(matchOffer(mine, {}, known, TODAY)).toEqual({ lines: [], own: [] })
})

it('offers are opened by what one did in the trade, then by what one can do, then by the lot of the day', () => {
  const offer = (id: string, romeCode?: string) => ({ offer: { id, ...(romeCode ? { romeCode } : {}) } })
  const offers = [offer('none'), offer('hands', 'G1602'), offer('group', 'D1107'), offer('job', 'D1106')]
  const mine = page(declared('shop'), declared('o', { ability: 'organise' }))
  const ids = (day: string, all = offers) =>
    offersOpened(mine, all, known, day).map(({ offer: { id } }) => id)
  expect(ids(TODAY)).toEqual(['job', 'group'])
  expect(offersOpened(page(), offers, known, TODAY)).toEqual([])
  const alike = Array.from({ length: 8 }, (_, n) => offer(`alike-${n}`, 'D1107'))
  expect(ids(TODAY, [...alike].reverse())).toEqual(ids(TODAY, alike))
  expect(ids('2026-11-28', alike)).not.toEqual(ids(TODAY, alike))
})

it('what is missing is shown in the soonest session that has it', () => {
  const open = [{ cards: [cards[3]] }, { cards: [cards[2], cards[0]] }] as unknown as FoundSession[]
  expect(sessionThatShows(open, ['negotiate'])).toBe(open[1])
  expect(sessionThatShows(open, ['lead-team'])).toBeUndefined()
  expect(sessionThatShows(open, [])).toBeUndefined()
})
