import { expect, it } from 'vitest'
import { departments, departmentsOf, regionNames, regionOfAddress } from '../sites/departments.ts'
import { blankProfile } from './life-answers.ts'
import { mergeProfiles } from './profile.ts'
import { proofsOf } from './proofs.ts'
import {
  isTermKey,
  MOST_DEPARTMENTS,
  noTerms,
  shortTermKeys,
  termKeys,
  termsMet,
  termsOf,
  termsSaid,
  toggled,
  withTerms,
  type TermKey,
  type WorkTerms,
} from './work-terms.ts'

const blank = blankProfile('V1', { siteId: 'mende', deviceId: 'k1', now: 1 })
const author = { deviceId: 'k1', now: 10 }
const today = '2026-04-13'
const touched = (keys: readonly TermKey[], terms = noTerms) =>
  keys.reduce((said, key) => toggled(said, key, today), terms)

it('whoever goes far meets every shorter way, and is read once', () => {
  const terms: WorkTerms = {
    ...{ times: ['weekend', 'evening'], licences: ['b'], within: 20 },
    ...{ permits: ['forklift'], departments: ['48'] },
  }
  expect(termsMet(terms, today)).toEqual([
    ...['when:weekend', 'when:evening', 'licence:b', 'permit:forklift'],
    ...['within:5', 'within:10', 'within:20', 'in:48'],
  ])
  expect(termsSaid(terms, today)).toEqual([
    ...['when:evening', 'when:weekend', 'licence:b', 'permit:forklift', 'within:20', 'in:48'],
  ])
  expect([termsMet(noTerms, today), termsSaid(noTerms, today)]).toEqual([[], []])
})

it('whoever can start soon can start later, and as days go by what was later is now', () => {
  const terms = touched(['start:month'])
  const metOn = (day: string) => termsMet(terms, day)
  expect(metOn(today)).toEqual(['start:month', 'start:quarter'])
  expect(termsSaid(terms, today)).toEqual(['start:month'])
  expect(metOn('2026-05-12')).toEqual(['start:month', 'start:quarter'])
  expect(metOn('2026-05-13')).toEqual(['start:now', 'start:month', 'start:quarter'])
  expect(termsSaid(terms, '2026-05-13')).toEqual(['start:now'])
  // A clock that was a year ahead as it was said tells of nobody.
  expect(termsMet({ ...noTerms, startsBy: '2027-05-13' }, today)).toEqual([])
})

it('a term is of the closed list, and nothing of anybody else', () => {
  expect(termKeys.every(isTermKey)).toBe(true)
  expect(new Set(termKeys).size).toBe(shortTermKeys.length + 101)
  // Each of the short list has a bit of its own in the index of the search.
  expect(shortTermKeys.length).toBeLessThan(31)
  const others = ['age:30', 'within:1', 'when:', 'in:20', 'in:99', 'in:48000', 'permit:diploma', 'esco:cook']
  expect([...others, 'toString', ''].filter(isTermKey)).toEqual([])
})

it('every department is in one region, and an address is of the region of its postcode', () => {
  expect(regionNames.flatMap(departmentsOf).sort()).toEqual([...departments].sort())
  expect(departments.slice(18, 23)).toEqual(['19', '2A', '2B', '21', '22'])
  expect(regionOfAddress('3 place du Foirail, 48000 Mende')).toBe('Occitanie')
  expect(regionOfAddress('Quai Napoléon, 20000 Ajaccio')).toBe('Corse')
  expect(regionOfAddress('12 rue de Paris, 97400 Saint-Denis')).toBe('Outre-mer')
  for (const none of ['', 'Mende', '48 rue Basse', 'tél. 0466000000', '00100'])
    expect(regionOfAddress(none)).toBeNull()
})

it('one touch says it and takes it back; of distances and starts the last stands', () => {
  const all = touched(shortTermKeys)
  expect(termsSaid(all, today)).toEqual(
    shortTermKeys.filter(
      (key) => !/^(within|start):/u.test(key) || key === 'within:50' || key === 'start:quarter',
    ),
  )
  expect(
    termsSaid(
      touched(
        shortTermKeys.filter((key) => !/^(within|start):/u.test(key)),
        all,
      ),
      today,
    ),
  ).toEqual([...['start:quarter', 'within:50']])
  for (const key of termKeys) expect(termsSaid(touched([key, key]), today)).toEqual([])
})

it('of departments a few are said, and one more changes nothing', () => {
  const five = departments.slice(0, MOST_DEPARTMENTS).map((number): TermKey => `in:${number}`)
  const said = touched(five.toReversed())
  expect(termsSaid(said, today)).toEqual(five)
  expect(touched(['in:48'], said)).toBe(said)
  expect(touched([five[0]!, 'in:48'], said).departments).toHaveLength(MOST_DEPARTMENTS)
})

it('of what was said at two kiosks the last word stands, whichever is heard first, and is no proof', () => {
  expect(termsSaid(termsOf(blank), today)).toEqual([])
  const one = withTerms(blank, { ...noTerms, times: ['night'], within: 5 }, author)
  const other = withTerms(blank, { ...noTerms, licences: ['b'] }, { deviceId: 'k2', now: 11 })
  for (const merged of [mergeProfiles(one, other), mergeProfiles(other, one)])
    expect(termsSaid(termsOf(merged), today)).toEqual(['licence:b'])
  expect([...proofsOf(one, today)].map(([key, standsOn]) => [key, ...standsOn])).toEqual([
    ['when:night', 'declared'],
    ['within:5', 'declared'],
  ])
})

it('what a kiosk of before does not know of stays as it was said, and is taken back by the last word on it', () => {
  const said = withTerms(
    blank,
    { ...noTerms, permits: ['hygiene'], departments: ['48'], startsBy: today },
    author,
  )
  expect(said.workTerms).toBeUndefined()
  const later = { deviceId: 'k2', now: 11 }
  const before = { ...said, workTerms: { times: ['night' as const], licences: [], saidAt: '9' } }
  expect(termsSaid(termsOf(mergeProfiles(said, before)), today)).toEqual([
    ...['start:now', 'when:night', 'permit:hygiene', 'in:48'],
  ])
  const back = withTerms(before, { ...noTerms, times: ['night'] }, later)
  expect(back.workTerms).toBe(before.workTerms)
  for (const merged of [mergeProfiles(said, back), mergeProfiles(back, said)])
    expect(termsSaid(termsOf(merged), today)).toEqual(['when:night'])
})
