import { expect, it } from 'vitest'
import type { Challenge } from '../kit/challenge.ts'
import type { FoundChallenge } from './find-sessions.ts'
import {
  challengesForTrade,
  closenessToTrade,
  fittingCards,
  latestEditions,
  sessionsForTrade,
} from './fitting-challenges.ts'
import type { KitCard } from '../kit/kit-card.ts'

const card = (id: string, ...romeCodes: string[]) =>
  ({ id, romeCodes, title: { fr: id } }) as unknown as KitCard
const edition = (id: string, number: number, romeCode: string, told: Partial<Challenge> = {}): Challenge =>
  ({
    id: `${id}.${number}`,
    cardId: id,
    edition: number,
    card: card(id, romeCode),
    publishedAt: 1,
    ...told,
  }) as Challenge
const session = (id: string, startsAt: number, ...cards: KitCard[]): FoundChallenge =>
  ({ session: { id, startsAt }, cards }) as unknown as FoundChallenge

it('a challenge is as close to a trade as its closest job', () => {
  const closeness = ['D1102', 'D1199', 'D2101', 'K1101'].map((code) =>
    closenessToTrade(card('x', code), 'D1102'),
  )
  expect(closeness).toEqual([3, 2, 1, 0])
  expect(closenessToTrade(card('x', 'D1102'), undefined)).toBe(0)
})

it('an employer is proposed the published challenges of the trade, the closest first, one edition each', () => {
  const kit = [
    edition('far', 1, 'K1101'),
    edition('near', 1, 'D1105'),
    edition('same', 1, 'D1102'),
    edition('same', 2, 'D1102'),
    edition('draft', 1, 'D1102', { publishedAt: undefined as never }),
  ]
  expect(challengesForTrade(kit, 'D1102').map(({ id }) => id)).toEqual(['same', 'near'])
  expect(challengesForTrade(kit, undefined)).toEqual([])
})

it('a candidate is proposed the sessions of the challenge pointed at, else those close to the trade', () => {
  const open = [
    session('soon-far', 1, card('far', 'K1101')),
    session('soon-near', 2, card('near', 'D1105')),
    session('late-same', 9, card('same', 'D1102')),
  ]
  const ids = (wanted: Parameters<typeof sessionsForTrade>[1]) =>
    sessionsForTrade(open, wanted).map((one) => one.session.id)
  expect(ids({ cardId: 'near', romeCode: 'D1102' })).toEqual(['soon-near'])
  expect(ids({ romeCode: 'D1102' })).toEqual(['late-same', 'soon-near'])
  expect(ids({})).toEqual([])
})

it('puts the cards closest to an employer’s offers first, says to which one, and keeps all the others', () => {
  const kit = [
    edition('A01', 1, 'D1106'),
    edition('A02', 1, 'G1602'),
    edition('A02', 2, 'G1602'),
    edition('A03', 1, 'G1803'),
    edition('A04', 1, 'M1602', { retiredAt: 2 }),
  ]
  const offers = [
    { id: 'o1', title: 'Serveur', romeCode: 'G1803' },
    { id: 'o2', title: 'Sans métier' },
  ]
  const told = fittingCards(kit, offers).map(({ challenge, fits }) => [
    challenge.id,
    fits?.closeness ?? 0,
    fits?.offer.title,
  ])
  expect(told).toEqual([
    ['A03.1', 3, 'Serveur'],
    ['A02.2', 1, 'Serveur'],
    ['A01.1', 0, undefined],
  ])
})

it('a challenge of several jobs is as close as the closest of them', () => {
  const many = card('x', 'K1101', 'D1102')
  expect(['D1102', 'D1199', 'D2101', 'A1101'].map((code) => closenessToTrade(many, code))).toEqual([
    3, 2, 1, 0,
  ])
})

it('what can be planned is the newest edition of each card, in the order of the kit, however they came', () => {
  const kit = [
    edition('B', 1, 'D1102'),
    edition('A', 2, 'D1102'),
    edition('A', 1, 'D1102'),
    edition('C', 1, 'D1102'),
  ]
  for (const told of [kit, kit.toReversed()])
    expect(latestEditions(told).map(({ id }) => id)).toEqual(['A.2', 'B.1', 'C.1'])
})

it('of two challenges as close as each other, always the same comes first', () => {
  const kit = [edition('B', 1, 'D1105'), edition('C', 1, 'D1102'), edition('A', 1, 'D1105')]
  for (const told of [kit, kit.toReversed()])
    expect(challengesForTrade(told, 'D1102').map(({ id }) => id)).toEqual(['C', 'A', 'B'])
})

it('a card is said to fit the offer that it is closest to', () => {
  const offers = [
    { id: 'o1', title: 'Ménage', romeCode: 'K1304' },
    { id: 'o2', title: 'Boulanger', romeCode: 'D1105' },
    { id: 'o3', title: 'Boulangère', romeCode: 'D1102' },
  ]
  const [one] = fittingCards([edition('A', 1, 'D1102')], offers)
  expect(one?.fits).toMatchObject({ offer: { id: 'o3' }, closeness: 3 })
})

it('a session of several challenges is proposed for any of them, the closest and then the soonest first', () => {
  const far = card('far', 'K1101')
  const open = [
    session('late', 9, far, card('same', 'D1102')),
    session('soon', 2, card('same', 'D1102'), far),
    session('none', 1, far),
  ]
  const ids = (wanted: Parameters<typeof sessionsForTrade>[1]) =>
    sessionsForTrade(open, wanted).map((one) => one.session.id)
  expect(ids({ romeCode: 'D1102' })).toEqual(['soon', 'late'])
  expect(ids({ cardId: 'same' })).toEqual(['late', 'soon'])
})
