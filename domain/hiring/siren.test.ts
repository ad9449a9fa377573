import { expect, it } from 'vitest'
import { isSiren, readSiren } from './siren.ts'

it.each([
  ['552100554', '552100554'],
  ['552 100 554', '552100554'],
  ['552.100.554', '552100554'],
  ['73282932000074', '732829320'],
  // La Poste: its seat by the usual check, its branches by their own.
  ['35600000000048', '356000000'],
  ['35600000049837', '356000000'],
])('%s is the SIREN %s', (typed, siren) => {
  expect(readSiren(typed)).toEqual({ ok: true, value: siren })
})

it.each([
  ['', 'siren-length'],
  ['12', 'siren-length'],
  ['5521005541', 'siren-length'],
  ['55210055A', 'siren-length'],
  ['552100555', 'siren-wrong'],
  ['000000000', 'siren-wrong'],
  ['73282932000075', 'siren-wrong'],
  // La Poste's rule is for La Poste alone, and it is a rule.
  ['73282932000070', 'siren-wrong'],
  ['35600000049838', 'siren-wrong'],
])('%s is none: %s', (typed, reason) => {
  expect(readSiren(typed)).toEqual({ ok: false, reason })
})

it('is nine digits and nothing around them', () => {
  for (let digit = 0; digit < 10; digit++) {
    expect([`552100554${digit}`, `${digit}552100554`].map(isSiren)).toEqual([false, false])
  }
  expect(isSiren('005880596')).toBe(true)
  expect(['55210055', '5521005540', 'x552100554', '552100554x', '5521 00554'].map(isSiren)).toEqual(
    Array(5).fill(false),
  )
  expect(['x552100554', '552100554x', '732829320000740'].map((typed) => readSiren(typed).ok)).toEqual([
    false,
    false,
    false,
  ])
})

it('one wrong digit is always noticed', () => {
  for (let place = 0; place < 9; place++) {
    for (let digit = 0; digit < 10; digit++) {
      const typed = '552100554'.slice(0, place) + digit + '552100554'.slice(place + 1)
      expect(isSiren(typed)).toBe(typed === '552100554')
    }
  }
})
