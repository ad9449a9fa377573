import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passIdFrom } from './pass-code.ts'
import {
  cardKeyFrom,
  cardText,
  looksLikePass,
  passClaim,
  readPassToken,
  writePassToken,
  type PassToken,
} from './pass-token.ts'
import { visitorIdFrom } from './visitor-id.ts'

const passIds = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(passIdFrom)
const signed = {
  passId: passIds,
  keyId: fc.integer({ min: 0, max: 255 }),
  signature: fc.uint8Array({ minLength: 64, maxLength: 64 }),
}
/** Visitors with an id of their own; among them some whose id was a number before, on a second card. */
const tokens: fc.Arbitrary<PassToken> = fc.record({
  ...signed,
  visitorId: fc.oneof(fc.uuid().map(visitorIdFrom), passIds),
})
/** Cards made before visitors had ids of their own. */
const oldTokens: fc.Arbitrary<PassToken> = fc
  .record(signed)
  .map((token) => ({ ...token, visitorId: token.passId }))

describe('the text of a pass', () => {
  it('is not whatever else a camera may read', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.string().map((text) => `PEP1${text}`),
      fc.string().map((text) => `PEP2${text}`),
      fc.constantFrom(
        '',
        'PEP1',
        'PEP2',
        'javascript:alert(1)',
        'x'.repeat(10_000),
        'WIFI:S:salle;T:WPA;P:pain;;',
      ),
    )
    fc.assert(
      fc.property(anything, (scanned) => {
        expect(readPassToken(scanned)).toBeNull()
      }),
    )
  })

  it('that lost or won a character is no pass', () => {
    fc.assert(
      fc.property(fc.oneof(tokens, oldTokens), fc.nat(133), (token, place) => {
        const text = writePassToken(token)
        const lost = place % text.length
        expect(readPassToken(text.slice(0, lost) + text.slice(lost + 1))).toBeNull()
        expect(readPassToken(`${text}A`)).toBeNull()
      }),
    )
  })

  it('is read as it was written, also in small letters and with spaces around', () => {
    fc.assert(
      fc.property(tokens, (token) => {
        const text = writePassToken(token)
        expect(text).toMatch(/^PEP2[0-9A-Z]{130}$/)
        expect(readPassToken(` ${text.toLowerCase()}\r\n`)).toEqual(token)
      }),
    )
  })

  it('of before names its visitor by its number', () => {
    fc.assert(
      fc.property(oldTokens, (token) => {
        const text = writePassToken(token)
        expect(text).toMatch(/^PEP1[0-9A-Z]{114}$/)
        expect(readPassToken(text)).toEqual(token)
      }),
    )
  })

  it('of a card holds its own key as well, in a QR no larger, which what the server signed never tells', () => {
    const cardKeys = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(cardKeyFrom)
    fc.assert(
      fc.property(tokens, cardKeys, fc.nat(153), (token, cardKey, place) => {
        const signed = writePassToken(token)
        const text = cardText({ token: signed, cardKey })!
        // A QR of version 6 at level M holds so many of its letters and digits.
        expect(text).toMatch(/^PEP3[0-9A-Z]{150}$/)
        expect(readPassToken(` ${text.toLowerCase()}\n`)).toEqual({ ...token, cardKey })
        expect(writePassToken(readPassToken(text)!)).toBe(signed)
        expect(readPassToken(text.slice(0, place) + text.slice(place + 1))).toBeNull()
        expect(readPassToken(`${text.slice(0, -1)}U`)).toBeNull()
      }),
    )
    expect(cardText({ token: 'PEP1OLD', cardKey: '0'.repeat(20) })).toBe('PEP1OLD')
    expect(cardText({ token: null, cardKey: '0'.repeat(20) })).toBeNull()
  })

  it('is signed for one site, one number and one visitor', () => {
    const claim = (siteId: string, passId: string, visitorId: string) =>
      new TextDecoder().decode(passClaim(siteId, { passId, visitorId }))
    const claims = [
      claim('brest', 'K7QF3M2X9', 'V1'),
      claim('quimper', 'K7QF3M2X9', 'V1'),
      claim('brest', '0000000V0', 'V1'),
      claim('brest', 'K7QF3M2X9', 'V2'),
      claim('brest', 'K7QF3M2X9', 'K7QF3M2X9'),
    ]
    expect(new Set(claims).size).toBe(claims.length)
  })
})

describe('a text that means to be a pass', () => {
  const token = { passId: '123456788', visitorId: 'AWA', keyId: 33, signature: new Uint8Array(64).fill(9) }
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
    ['its visitor', `${text.slice(0, 14)}O${text.slice(15)}`],
    ['its key', `${text.slice(0, 29)}U${text.slice(30)}`],
    ['its signature', `${text.slice(0, -1)}U`],
  ])('is no pass when %s is wrong', (_what, scanned) => {
    expect(readPassToken(text)).toEqual(token)
    expect(readPassToken(scanned)).toBeNull()
  })
})
