import { expect, it } from 'vitest'
import { baker } from '../../tests/support/application-builder.ts'
import type { Employer } from './employer.ts'
import {
  asksNoTitle,
  everyOffer,
  filterOffers,
  isEveryOffer,
  offersInstead,
  orderOffers,
  ordersToChoose,
  saysPartTime,
  townOf,
  townsToChoose,
  type OfferOrder,
} from './find-offers.ts'
import type { JobOffer } from './job-offer.ts'
import { tradeFamilyOf } from './trade-family.ts'

const employer = { id: 'e', name: 'E' } as Employer
const rated = (grade: 'A' | 'D') => ({ ...employer, reciprok: { grade } }) as Employer
const offer = (id: string, told: Partial<JobOffer>) => ({ ...baker, id, criteria: [], ...told })
const found = [
  {
    offer: offer('bread', { romeCode: 'D1102', town: 'Brest', hours: '30 h, le matin' }),
    employer: rated('A'),
  },
  { offer: offer('lift', { romeCode: 'N1105', criteria: baker.criteria }), employer: rated('D') },
  { offer: offer('unsaid', { town: ' Brest ' }), employer },
]
const ids = (filter: object) =>
  filterOffers(found, { ...everyOffer(), ...filter }).map(({ offer: { id } }) => id)

it('nothing chosen shows every offer in its order', () => {
  expect(ids({})).toEqual(['bread', 'lift', 'unsaid'])
})

it('an order puts some first and leaves the others as they came; one that moves nothing is no choice', () => {
  const order = (by: OfferOrder, address?: string) =>
    orderOffers(found.toReversed(), by, address).map(({ offer: { id } }) => id)
  expect(order('newest', '29200 Brest')).toEqual(['unsaid', 'lift', 'bread'])
  expect(order('here', '3 quai de la Douane, 29200 Brest')).toEqual(['unsaid', 'bread', 'lift'])
  expect(order('here')).toEqual(['unsaid', 'lift', 'bread'])
  expect(order('answering')).toEqual(['bread', 'unsaid', 'lift'])
  expect(ordersToChoose(found, '29200 Brest')).toEqual(['newest', 'here'])
  expect(ordersToChoose(found.toReversed(), '29200 Brest')).toEqual(['newest', 'here', 'answering'])
  expect(ordersToChoose(found, undefined)).toEqual(['newest'])
})

it('any one choice is a choice', () => {
  expect(isEveryOffer(everyOffer())).toBe(true)
  for (const chosen of [
    { family: 'transport' as const },
    { town: 'Brest' },
    { withoutTitle: true },
    { partTime: true },
    { answering: true },
  ])
    expect(isEveryOffer({ ...everyOffer(), ...chosen })).toBe(false)
})

it('each choice leaves out what does not fit it', () => {
  expect(ids({ family: 'transport' })).toEqual(['lift'])
  expect(ids({ town: 'Brest' })).toEqual(['bread', 'unsaid'])
  expect(ids({ withoutTitle: true })).toEqual(['bread', 'unsaid'])
  expect(ids({ answering: true })).toEqual(['bread'])
  expect(ids({ partTime: true })).toEqual(['bread'])
  expect(ids({ answering: true, family: 'transport' })).toEqual([])
  // Of whom nothing is known here nothing is known to answer.
  const unknown = [{ offer: offer('x', {}), employer: undefined }]
  expect(filterOffers(unknown, { ...everyOffer(), answering: true })).toEqual([])
  expect(filterOffers(unknown, everyOffer())).toEqual(unknown)
})

it('the towns to choose among are that of the site, then those with the most offers', () => {
  const of = (town: string, count: number) => Array.from({ length: count }, () => ({ town }))
  const offers = [
    ...of('Quimper', 3),
    ...of('Brestot', 2),
    ...of('Brest', 1),
    ...of('Auray', 2),
    { town: ' ' },
  ]
  for (const address of ['4 rue de Siam, 29200 Brest', '29200 BREST Cedex 2', 'Place des 12345 pas, Brest'])
    expect(townsToChoose(offers, address, 3)).toEqual(['Brest', 'Quimper', 'Auray'])
  for (const address of [undefined, '', '4 rue de Brest, 29000 Quimper'])
    expect(townsToChoose(offers, address, 3)).toEqual(['Quimper', 'Auray', 'Brestot'])
  expect(townsToChoose(of('Saint-Étienne', 1), '42000 saint etienne', 1)).toEqual(['Saint-Étienne'])
})

it('instead of a silent employer come two others who answer, the closest first', () => {
  const of = (id: string, told: Partial<JobOffer>, by = rated('A')) => ({
    offer: offer(id, { employerId: id, romeCode: 'N1105', town: 'Lille', ...told }),
    employer: by,
  })
  const bakery = { romeCode: 'D1102', town: 'Brest' }
  const all = [
    of('elsewhere', {}),
    of('same town', { town: 'Brest ' }),
    of('same trade', { romeCode: 'D1102' }),
    of('silent', bakery),
    of('rarely answers', bakery, rated('D')),
    of('unscored', bakery, employer),
    of('both', bakery),
  ]
  const instead = (some: typeof all) =>
    offersInstead(some, { ...bakery, employerId: 'silent' }).map(({ offer: { id } }) => id)
  expect(instead(all)).toEqual(['both', 'same trade'])
  expect(instead(all.slice(0, 2))).toEqual(['same town'])
  expect(offersInstead([of('unsaid', { town: ' ' })], { employerId: 'silent' })).toEqual([])
  // Two offers that say neither trade nor town are not close.
  const says = of('neither', { town: ' ' })
  const { romeCode: _none, ...nothing } = says.offer
  expect(offersInstead([{ ...says, offer: nothing as JobOffer }], { employerId: 'silent' })).toEqual([])
})

it('an offer that asks for skills and no paper asks for no title', () => {
  const [dough, , , cap] = baker.criteria
  expect(asksNoTitle({ criteria: [dough!] })).toBe(true)
  expect(asksNoTitle({ criteria: [dough!, cap!] })).toBe(false)
})

it('part time is what the hours of an offer say, and is not guessed', () => {
  for (const hours of [
    'Temps partiel',
    'À temps partiel, le soir',
    'Mi-temps',
    '30 h, le matin',
    '20 heures par semaine',
    'Le matin, 24 h par semaine',
    '28H30/semaine Travail en journée',
    '34h30',
    ' 28 h ',
  ])
    expect(saysPartTime({ hours }), hours).toBe(true)
  for (const hours of [
    '35 h, du mardi au samedi',
    '35H30/semaine',
    'Temps plein',
    'de 9 h à 17 h, par roulement',
    '9 h à 17 h',
    '7 h, tous les jours',
    '135 h par semaine',
    'Temps partiellement annualisé',
    '9 h–17 h',
    'Prise de poste à 5 h, par équipes',
    'Deux temps : matin, soir',
    '',
  ])
    expect(saysPartTime({ hours }), hours).toBe(false)
  expect(saysPartTime({})).toBe(false)
})

it('an offer says its town, or none', () => {
  expect([{ town: ' Brest ' }, { town: '  ' }, {}].map(townOf)).toEqual(['Brest', null, null])
})

it('a baker makes food, whatever the ROME files bakeries under', () => {
  expect(tradeFamilyOf({ romeCode: 'D1102' })).toBe('food')
  expect(tradeFamilyOf({ romeCode: 'D1106' })).toBe('shop')
  expect(tradeFamilyOf({})).toBeNull()
  expect(['A1203', 'I1304', 'K1304', 'Z9999'].map((romeCode) => tradeFamilyOf({ romeCode }))).toEqual([
    'nature',
    'building',
    'care',
    null,
  ])
})
