import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passAlphabet, passIdFrom, readPassCode, showPassCode } from './pass-code.ts'

const passIds = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(passIdFrom)

describe('the number of a pass', () => {
  it.each(['', '   ', 'K7QF', 'K7QF3M2X99', 'UUUUUUUUU', 'K7QF-3M2X-é', '👩🏽‍🚒👩🏽‍🚒👩🏽‍🚒'])(
    'is not « %s »',
    (typed) => {
      expect(readPassCode(typed)).toBeNull()
    },
  )

  it('with one wrong character is refused, wherever it is', () => {
    fc.assert(
      fc.property(passIds, fc.nat(8), fc.nat(31), (passId, place, other) => {
        const wrong = passAlphabet[other]!
        fc.pre(wrong !== passId[place])
        expect(readPassCode(passId.slice(0, place) + wrong + passId.slice(place + 1))).toBeNull()
      }),
    )
  })

  it('with two neighbours swapped is nearly always refused', () => {
    let missed = 0
    let swaps = 0
    for (const passId of fc.sample(passIds, 3000)) {
      for (let place = 0; place < 8; place++) {
        const [a, b] = [passId[place]!, passId[place + 1]!]
        if (a === b) continue
        swaps++
        if (readPassCode(passId.slice(0, place) + b + a + passId.slice(place + 2)) !== null) missed++
      }
    }
    expect(missed / swaps).toBeLessThan(0.01)
  })

  it('is read however it is typed: small letters, spaces, hyphens, and O I L for 0 and 1', () => {
    fc.assert(
      fc.property(passIds, (passId) => {
        const typed = showPassCode(passId).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
        expect(readPassCode(` ${typed.replace(' ', '-')} `)).toBe(passId)
      }),
    )
  })
})

it('gets the check character that cards printed already have', () => {
  expect(passIdFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))).toBe('123456788')
  expect(passIdFrom(new Uint8Array(8).fill(31))).toBe('ZZZZZZZZ8')
})
