import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passIdFrom } from './pass-code.ts'
import { looksLikePass, passClaim, readPassToken, writePassToken, type PassToken } from './pass-token.ts'

const tokens: fc.Arbitrary<PassToken> = fc.record({
  passId: fc.uint8Array({ minLength: 8, maxLength: 8 }).map(passIdFrom),
  keyId: fc.integer({ min: 0, max: 255 }),
  signature: fc.uint8Array({ minLength: 64, maxLength: 64 }),
})

describe('the text of a pass', () => {
  it('is not whatever else a camera may read', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.string().map((text) => `PEP1${text}`),
      fc.constantFrom('', 'PEP1', 'javascript:alert(1)', 'x'.repeat(10_000), 'WIFI:S:salle;T:WPA;P:pain;;'),
    )
    fc.assert(
      fc.property(anything, (scanned) => {
        expect(readPassToken(scanned)).toBeNull()
      }),
    )
  })

  it('that lost or won a character is no pass', () => {
    fc.assert(
      fc.property(tokens, fc.nat(117), (token, place) => {
        const text = writePassToken(token)
        expect(readPassToken(text.slice(0, place) + text.slice(place + 1))).toBeNull()
        expect(readPassToken(`${text}A`)).toBeNull()
      }),
    )
  })

  it('is read as it was written, also in small letters and with spaces around', () => {
    fc.assert(
      fc.property(tokens, (token) => {
        const text = writePassToken(token)
        expect(text).toMatch(/^PEP1[0-9A-Z]{114}$/)
        expect(readPassToken(` ${text.toLowerCase()}\r\n`)).toEqual(token)
      }),
    )
  })

  it('is signed for one site: what is signed differs from site to site', () => {
    const claim = (siteId: string) => new TextDecoder().decode(passClaim(siteId, 'K7QF3M2X9'))
    expect(claim('brest')).not.toBe(claim('quimper'))
  })
})

describe('a text that means to be a pass', () => {
  const token = { passId: '123456788', keyId: 33, signature: new Uint8Array(64).fill(9) }
  const text = writePassToken(token)

  it.each([text, ` ${text.toLowerCase()}`, 'PEP1', 'pep1 torn'])(
    'is told by how it starts (%j)',
    (scanned) => {
      expect(looksLikePass(scanned)).toBe(true)
    },
  )
  it.each(['', 'PEP', 'ATT1123', 'https://pep1.example'])('is none of these (%j)', (scanned) => {
    expect(looksLikePass(scanned)).toBe(false)
  })
  it.each([
    ['its start', `XXXX${text.slice(4)}`],
    ['the check of its number', `${text.slice(0, 12)}9${text.slice(13)}`],
    ['its key', `${text.slice(0, 13)}U${text.slice(14)}`],
    ['its signature', `${text.slice(0, -1)}U`],
  ])('is no pass when %s is wrong', (_what, scanned) => {
    expect(readPassToken(text)).toEqual(token)
    expect(readPassToken(scanned)).toBeNull()
  })
})
