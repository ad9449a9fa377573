import { describe, expect, it } from 'vitest'
import { readMobile } from './mobile.ts'

describe('the number of an SMS', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['+33 (0)6-12-34-56-78', '+33612345678'],
    ['0033 7 81 23 45 67', '+33781234567'],
    ['0638123456', '+33638123456'],
    ['0695123456', '+33695123456'],
    ['0799123456', '+33799123456'],
    ['+262 692 12 34 56', '+262692123456'],
    ['0032 470 12 34 56', '+32470123456'],
  ])('%s is %s', (typed, number) => {
    expect(readMobile(typed)).toEqual({ ok: true, value: number })
  })

  it.each([
    ['', 'not-a-mobile'],
    ['le matin', 'not-a-mobile'],
    ['02 98 12 34 56', 'not-a-mobile'],
    ['09 72 12 34 56', 'not-a-mobile'],
    ['36 31', 'not-a-mobile'],
    ['06 12 34', 'not-a-mobile'],
    ['+33 2 98 12 34 56', 'not-a-mobile'],
    ['0692 12 34 56', 'overseas-code-missing'],
    ['0639 12 34 56', 'overseas-code-missing'],
    ['0709 20 12 34', 'overseas-code-missing'],
    // `+33` before it makes none of it: the code of Réunion is another one.
    ['+33 6 92 12 34 56', 'overseas-code-missing'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(readMobile(typed)).toEqual({ ok: false, reason })
  })
})
