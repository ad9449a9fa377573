import { expect, it } from 'vitest'
import { challengesThatProve, offersWithout } from './steps-that-prove.ts'

const card = (id: string, ...codes: string[]) =>
  ({ id, title: { fr: `Défi ${id}` }, abilities: codes.map((code) => ({ code })) }) as never
const cards = [card('A01', 'organise'), card('A02', 'negotiate', 'communicate'), card('E02', 'communicate')]

it('nothing is proposed where nothing shows what is missing', () => {
  expect(challengesThatProve(cards, [], [])).toEqual([])
  expect(challengesThatProve(cards, [{ cardId: 'A01', startsAt: 5 }], ['lead-team'])).toEqual([])
})

it('a challenge with a free seat comes before one without, the soonest first; else what shows more of it', () => {
  const ids = (bookable: { cardId: string; startsAt: number }[]) =>
    challengesThatProve(cards, bookable, ['communicate', 'negotiate']).map(({ id, startsAt }) => [
      id,
      startsAt,
    ])
  expect(ids([])).toEqual([
    ['A02', undefined],
    ['E02', undefined],
  ])
  expect(ids([{ cardId: 'E02', startsAt: 9 }])).toEqual([
    ['E02', 9],
    ['A02', undefined],
  ])
  expect(
    ids([
      { cardId: 'E02', startsAt: 9 },
      { cardId: 'A02', startsAt: 7 },
      { cardId: 'E02', startsAt: 3 },
    ]),
  ).toEqual([
    ['E02', 3],
    ['A02', 7],
  ])
})

it('an offer that asks for the same is not proposed to whom it was missing', () => {
  const offer = (id: string, label: string, skill?: string, kind: 'competence' | 'title' = 'competence') => ({
    ...{ id, criteria: [{ id: 'c1', kind, label, ...(skill ? { skill } : {}) }] },
  })
  const offers = [
    ...[offer('words', 'tenir une Caisse'), offer('skill', 'Encaisser', 'esco:till')],
    ...[offer('title', 'Tenir une caisse', undefined, 'title'), offer('other', 'Écouter', 'esco:listen')],
  ]
  const left = offersWithout(offers, { kind: 'competence', label: 'Tenir une caisse', skill: 'esco:till' })
  expect(left.map(({ id }) => id)).toEqual(['title', 'other'])
  expect(offersWithout(offers, undefined)).toEqual(offers)
})
