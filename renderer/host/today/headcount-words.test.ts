import { expect, test } from 'vitest'
import type { Headcount } from '../../../domain/visits/headcount.ts'
import { hostTexts } from '../host-texts.ts'
import { createTexts } from '../../strings/i18n.ts'
import { headcountSentence, occupancy } from './headcount-words.ts'

const { t } = createTexts(hostTexts).global
const words = (headcount: Headcount) => {
  const { key, ...figures } = headcountSentence(headcount)
  return t(key, figures, figures.count)
}

test('a range is never told as one figure', () => {
  expect(words({ atLeast: 4, atMost: 9 })).toBe('entre 4 et 9 personnes')
  expect(words({ atLeast: 0, atMost: 3 })).toBe('au plus 3 personnes')
  expect(words({ atLeast: 0, atMost: 1 })).toBe('au plus 1 personne')
})

test('what is sure is told plainly', () => {
  expect(words({ atLeast: 5, atMost: 5 })).toBe('5 personnes')
  expect(words({ atLeast: 1, atMost: 1 })).toBe('1 personne')
  expect(words({ atLeast: 0, atMost: 0 })).toBe('personne')
})

test('the place is full as soon as everyone who may be here reaches the admitted maximum', () => {
  expect(occupancy({ atLeast: 12, atMost: 40 }, 40)).toBe('red')
  expect(occupancy({ atLeast: 40, atMost: 41 }, 40)).toBe('red')
})

test('the desk warns from four fifths of the admitted maximum', () => {
  expect(occupancy({ atLeast: 0, atMost: 31 }, 40)).toBe('calm')
  expect(occupancy({ atLeast: 0, atMost: 32 }, 40)).toBe('amber')
  expect(occupancy({ atLeast: 39, atMost: 39 }, 40)).toBe('amber')
})
