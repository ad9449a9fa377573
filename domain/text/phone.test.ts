import { describe, expect, it } from 'vitest'
import { readPhone } from './phone.ts'

describe('a telephone number', () => {
  it.each([
    '......',
    '',
    'abc',
    '06 12',
    '000000',
    '0000000000',
    '06 12 34 56 78 90',
    '612345678x',
    '+33 6 12 34',
    '+',
    '--------',
    '+0612345678',
    '1234567890123456',
  ])('is refused when nobody could call it (%s)', (typed) => {
    expect(readPhone(typed)).toEqual({ ok: false, reason: 'not-a-phone' })
  })

  it.each([
    ['06-12-34-56-78', '06 12 34 56 78'],
    ['06.12.34.56.78', '06 12 34 56 78'],
    ['0612345678', '06 12 34 56 78'],
    [' 06 12 34 56 78 ', '06 12 34 56 78'],
    ['06\u00a012\u202f34 56 78', '06 12 34 56 78'],
    ['06‑12‑34‑56‑78', '06 12 34 56 78'],
    ['0６12345678', '06 12 34 56 78'],
    ['+33 (0)6 12 34 56 78', '06 12 34 56 78'],
    ['+33612345678', '06 12 34 56 78'],
    ['0033 6 12 34 56 78', '06 12 34 56 78'],
    ['+33 06 12 34 56 78', '06 12 34 56 78'],
    ['(0)6 12 34 56 78', '06 12 34 56 78'],
    ['0692 12 34 56', '06 92 12 34 56'],
    ['+262 692 12 34 56', '+262692123456'],
    ['+32 470 12 34 56', '+32470123456'],
    ['0032470123456', '+32470123456'],
  ])('is read as people write it (%s)', (typed, phone) => {
    expect(readPhone(typed)).toEqual({ ok: true, value: phone })
  })

  it('reads what it wrote', () => {
    for (const typed of ['+33 (0)6 12 34 56 78', '+32 470 12 34 56']) {
      const once = readPhone(typed)
      expect(once.ok && readPhone(once.value)).toEqual(once)
    }
  })
})
