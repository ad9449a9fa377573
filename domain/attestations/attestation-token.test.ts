import fc from 'fast-check'
import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { readPassToken } from '../visits/pass-token.ts'
import { abilityCodes } from '../kit/abilities.ts'
import {
  attestationClaim,
  attestedFacts,
  readAttestationToken,
  writeAttestationToken,
  type AttestationToken,
} from './attestation-token.ts'
import type { Attestation } from './attestation.ts'
import type { Level } from '../kit/levels.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const serials = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { minLength: 8, maxLength: 8 })
  .map((letters) => letters.join(''))
const tokens: fc.Arbitrary<AttestationToken> = fc.record({
  siteId: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
  keyId: fc.integer({ min: 0, max: 255 }),
  serial: serials,
  observedOn: fc
    .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2120, 0, 1) })
    .map((at) => new Date(at).toISOString().slice(0, 10)),
  challengeIds: fc.array(fc.stringMatching(/^[A-Z0-9-]{3,12}\.\d{1,4}$/), { maxLength: 3 }),
  name: fc.string({ unit: 'grapheme', maxLength: 12 }).filter((name) => name.isWellFormed()),
  abilities: fc
    .uniqueArray(fc.constantFrom(...abilityCodes), { maxLength: 17 })
    .chain((codes) =>
      fc.tuple(...codes.map((code) => fc.constantFrom<Level[]>(2, 3, 4).map((level) => ({ code, level })))),
    ),
  digest: bytes(16),
  signature: bytes(64),
})

describe('the text of an attestation', () => {
  it('is not whatever else a camera may read, and reading never throws', () => {
    const base32 = fc
      .array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { maxLength: 500 })
      .map((letters) => letters.join(''))
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1000 }),
      fc.webUrl(),
      fc.string().map((text) => `PEA1${text}`),
      base32.map((text) => `PEA1${text}`),
      base32.map((text) => `PEP1${text}`),
      fc.constantFrom('', 'PEA1', 'javascript:alert(1)', `PEA1${'0'.repeat(100_000)}`),
    )
    fc.assert(
      fc.property(anything, (scanned) => {
        expect(readAttestationToken(scanned)).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  it('with a character changed, lost or won is never the same attestation', () => {
    fc.assert(
      fc.property(tokens, fc.nat(), fc.constantFrom('', 'A', '7', 'AA'), (token, place, instead) => {
        const text = writeAttestationToken(token)
        const at = place % text.length
        if (text[at] === instead) return
        const read = readAttestationToken(text.slice(0, at) + instead + text.slice(at + 1))
        expect(read).not.toEqual(token)
      }),
      { numRuns: 2000 },
    )
  })

  it('is read as it was written, also in small letters and with spaces around', () => {
    fc.assert(
      fc.property(tokens, (token) => {
        const text = writeAttestationToken(token)
        expect(text).toMatch(/^PEA1[0-9A-Z]+$/)
        expect(readAttestationToken(` ${text.toLowerCase()}\r\n`)).toEqual(token)
        expect(readPassToken(text)).toBeNull()
      }),
    )
  })

  it('is signed with all it says', () => {
    fc.assert(
      fc.property(tokens, tokens, (one, other) => {
        const claims = [one, other].map((token) => new TextDecoder('latin1').decode(attestationClaim(token)))
        expect(claims[0]).not.toBe(claims[1])
        expect(claims[0]).toMatch(/^pepiniere-attestation:1:/)
      }),
    )
  })
})

describe('the printed code', () => {
  const sizeOf = (attestation: Attestation) => {
    const facts = attestedFacts(attestation, 255, new Uint8Array(32))
    const text = writeAttestationToken({ ...facts, signature: new Uint8Array(64) })
    return create(text, { errorCorrectionLevel: 'M' }).modules.size
  }
  const attestation = (rest: Partial<Attestation>): Attestation => ({
    serial: 'K7QF3M2X',
    siteId: 'pepiniere-de-saint-denis-pleyel',
    siteName: 'Pépinière de Saint-Denis Pleyel',
    kind: 'observation',
    name: 'Aïcha Benali',
    track: 'scout',
    title: 'Le coup de feu',
    challenges: ['C03.1', 'C04.12', 'A01-k3f9.2'].map((id) => ({ id, title: id })),
    observedOn: '2026-04-14',
    issuedOn: '2026-04-15',
    abilities: abilityCodes.slice(0, 12).map((code) => ({ code, level: 3 })),
    observers: [],
    ...rest,
  })

  it('holds twelve abilities within 69 modules a side at level M', () => {
    expect(sizeOf(attestation({}))).toBeLessThanOrEqual(69)
  })

  it('stays there with all seventeen, the longest place, cards and name', () => {
    const longest = attestation({
      siteId: 's'.repeat(40),
      name: 'é'.repeat(40),
      challenges: ['A01-k3f9xyz23456.9999', 'A02-k3f9xyz23456.9999', 'A03-k3f9xyz23456.9999'].map((id) => ({
        id,
        title: '',
      })),
      abilities: abilityCodes.map((code) => ({ code, level: 4 })),
    })
    expect(sizeOf(longest)).toBeLessThanOrEqual(69)
    expect(sizeOf({ ...longest, name: '👩‍🍳'.repeat(40) })).toBeLessThanOrEqual(69)
  })

  it('keeps the numbers of the abilities: printed codes outlive every later version', () => {
    expect(abilityCodes).toEqual([
      'create-and-invent',
      'act-in-service',
      'sustain-attention',
      'negotiate',
      'take-initiative',
      'follow-instructions',
      'work-in-team',
      'work-under-pressure',
      'gather-and-analyse',
      'handle-with-dexterity',
      'picture-process',
      'picture-space',
      'stand-firm',
      'adapt-to-change',
      'organise',
      'lead-team',
      'communicate',
    ])
  })
})
