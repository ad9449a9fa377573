import { expect, it } from 'vitest'
import { baker } from '../../tests/support/application-builder.ts'
import type { Employer } from './employer.ts'
import { asksNoTitle, everyOffer, isEveryOffer, filterOffers, offersInstead, townOf } from './find-offers.ts'
import type { JobOffer } from './job-offer.ts'
import { tradeFamilyOf } from './trade-family.ts'

const employer = { id: 'e', name: 'E' } as Employer
const rated = (grade: 'A' | 'D') => ({ ...employer, reciprok: { grade } }) as Employer
const offer = (id: string, told: Partial<JobOffer>) => ({ ...baker, id, criteria: [], ...told })
const found = [
  { offer: offer('bread', { romeCode: 'D1102', town: 'Brest' }), employer: rated('A') },
  { offer: offer('lift', { romeCode: 'N1105', criteria: baker.criteria }), employer: rated('D') },
  { offer: offer('unsaid', { town: ' Brest ' }), employer },
]
const ids = (filter: object) =>
  filterOffers(found, { ...everyOffer(), ...filter }).map(({ offer: { id } }) => id)

it('nothing chosen shows every offer in its order', () => {
  expect(ids({})).toEqual(['bread', 'lift', 'unsaid'])
})

it('any one choice is a choice', () => {
  expect(isEveryOffer(everyOffer())).toBe(true)
  for (const chosen of [
    { family: 'transport' as const },
    { town: 'Brest' },
    { withoutTitle: true },
    { answering: true },
  ])
    expect(isEveryOffer({ ...everyOffer(), ...chosen })).toBe(false)
})

it('each choice leaves out what does not fit it', () => {
  expect(ids({ family: 'transport' })).toEqual(['lift'])
  expect(ids({ town: 'Brest' })).toEqual(['bread', 'unsaid'])
  expect(ids({ withoutTitle: true })).toEqual(['bread', 'unsaid'])
  expect(ids({ answering: true })).toEqual(['bread'])
  expect(ids({ answering: true, family: 'transport' })).toEqual([])
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
})

it('an offer that asks for skills and no paper asks for no title', () => {
  const [dough, , , cap] = baker.criteria
  expect(asksNoTitle({ criteria: [dough!] })).toBe(true)
  expect(asksNoTitle({ criteria: [dough!, cap!] })).toBe(false)
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
