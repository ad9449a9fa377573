import { expect, it } from 'vitest'
import { blankProfile } from './life-answers.ts'
import { mergeProfiles } from './profile.ts'
import { proofsOf } from './proofs.ts'
import {
  isTermKey,
  noTerms,
  termKeys,
  termsMet,
  termsOf,
  termsSaid,
  toggled,
  withTerms,
} from './work-terms.ts'

const blank = blankProfile('V1', { siteId: 'mende', deviceId: 'k1', now: 1 })
const author = { deviceId: 'k1', now: 10 }

it('whoever goes far meets every shorter way, and is read once', () => {
  const terms = { times: ['weekend', 'evening'], licences: ['b'], within: 20 } as const
  expect(termsMet(terms)).toEqual([
    'when:weekend',
    'when:evening',
    'licence:b',
    'within:5',
    'within:10',
    'within:20',
  ])
  expect(termsSaid(terms)).toEqual(['when:evening', 'when:weekend', 'licence:b', 'within:20'])
  expect([termsMet(noTerms), termsSaid(noTerms)]).toEqual([[], []])
})

it('a term is a time, a licence or a band of distance, and nothing of anybody else', () => {
  expect(termKeys.every(isTermKey)).toBe(true)
  expect(['age:30', 'within:1', 'when:', 'esco:cook', 'toString', ''].filter(isTermKey)).toEqual([])
})

it('one touch says it and takes it back; of distances the last stands', () => {
  const touched = termKeys.reduce(toggled, noTerms)
  expect(termsSaid(touched)).toEqual(
    termKeys.filter((key) => !key.startsWith('within:') || key === 'within:50'),
  )
  expect(termsSaid(toggled(touched, 'within:50')).some((key) => key.startsWith('within:'))).toBe(false)
  expect(termsSaid(toggled(toggled(noTerms, 'when:night'), 'when:night'))).toEqual([])
})

it('of what was said at two kiosks the last word stands, whichever is heard first, and is no proof', () => {
  expect(termsOf(blank)).toBe(noTerms)
  const one = withTerms(blank, { times: ['night'], licences: [], within: 5 }, author)
  const other = withTerms(blank, { times: [], licences: ['b'] }, { deviceId: 'k2', now: 11 })
  for (const merged of [mergeProfiles(one, other), mergeProfiles(other, one)])
    expect(termsSaid(termsOf(merged))).toEqual(['licence:b'])
  expect([...proofsOf(one, '2026-04-13')].map(([key, standsOn]) => [key, ...standsOn])).toEqual([
    ['when:night', 'declared'],
    ['within:5', 'declared'],
  ])
})
