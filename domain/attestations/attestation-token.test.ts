import fc from 'fast-check'
import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { readPassToken } from '../visits/pass-token.ts'
import { abilityCodes } from '../kit/abilities.ts'
import {
  attestationClaim,
  attestedFacts,
  isSignedWith,
  looksLikeAttestation,
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

describe('a code that no site wrote', () => {
  const written: AttestationToken = {
    siteId: 'brest',
    keyId: 7,
    serial: 'K7QF3M2X',
    observedOn: '2026-04-14',
    challengeIds: ['A01.1'],
    name: 'Aïcha',
    abilities: [
      { code: 'organise', level: 2 },
      { code: 'communicate', level: 4 },
    ],
    digest: new Uint8Array(16).fill(9),
    signature: new Uint8Array(64).fill(5),
  }
  const readOf = (told: object) =>
    readAttestationToken(writeAttestationToken({ ...written, ...told } as AttestationToken))

  it('is none: an attestation names its site and binds its whole page', () => {
    expect(readOf({})).toEqual(written)
    expect(readOf({ siteId: '' })).toBeNull()
    expect(readOf({ digest: new Uint8Array(15).fill(9) })).toBeNull()
    expect(readOf({ digest: new Uint8Array(17).fill(9) })).toBeNull()
  })

  it.each([
    ['an ability that was not seen yet', [{ code: 'organise', level: 1 }]],
    ['a step that the scale does not have', [{ code: 'organise', level: 5 }]],
    ['an ability that nobody knows', [{ code: 'beauty', level: 3 }]],
    ['one ability twice', [...written.abilities, { code: 'organise', level: 3 }]],
  ])('is none: %s', (_what, abilities) => {
    expect(readOf({ abilities })).toBeNull()
  })

  it('is none with another beginning, or longer than any page prints', () => {
    const text = writeAttestationToken(written)
    expect(readAttestationToken(`PEA2${text.slice(4)}`)).toBeNull()
    expect(readAttestationToken(text.padEnd(600))).toEqual(written)
    expect(readAttestationToken(text.padEnd(601))).toBeNull()
  })

  it('is told from other codes by its beginning alone, genuine or not', () => {
    expect([' PEA1XYZ', 'pea1', '\tPea1 '].map(looksLikeAttestation)).toEqual([true, true, true])
    expect(['PEP1XYZ', 'PEA', '', 'X PEA1'].map(looksLikeAttestation)).toEqual([false, false, false, false])
  })

  it('is signed by the key of its site and by no other, over every word of it', async () => {
    const [ours, theirs] = await Promise.all(
      [1, 2].map(async () => {
        const { privateKey, publicKey } = (await crypto.subtle.generateKey('Ed25519', true, [
          'sign',
          'verify',
        ])) as CryptoKeyPair
        return { privateKey, x: (await crypto.subtle.exportKey('jwk', publicKey)).x! }
      }),
    )
    const signature = new Uint8Array(
      await crypto.subtle.sign('Ed25519', ours!.privateKey, attestationClaim(written)),
    )
    const token = readOf({ signature })!
    expect(await isSignedWith(token, ours!.x)).toBe(true)
    expect(await isSignedWith(token, theirs!.x)).toBe(false)
    expect(await isSignedWith(token, 'no key')).toBe(false)
    expect(await isSignedWith({ ...token, name: 'Léa' }, ours!.x)).toBe(false)
    const higher = [{ code: 'organise' as const, level: 3 as const }, token.abilities[1]!]
    expect(await isSignedWith({ ...token, abilities: higher }, ours!.x)).toBe(false)
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

  it('says of its page who, what and when, and the beginning of what binds it', () => {
    const digest = Uint8Array.from({ length: 32 }, (_, index) => index)
    const abilities = [{ code: 'organise', level: 3, fact: 'A rangé le comptoir.' }] as const
    expect(attestedFacts(attestation({ abilities: [...abilities] }), 3, digest)).toEqual({
      siteId: 'pepiniere-de-saint-denis-pleyel',
      keyId: 3,
      serial: 'K7QF3M2X',
      observedOn: '2026-04-14',
      challengeIds: ['C03.1', 'C04.12', 'A01-k3f9.2'],
      name: 'Aïcha Benali',
      abilities: [{ code: 'organise', level: 3 }],
      digest: digest.subarray(0, 16),
    })
  })

  it.each([
    ['é'.repeat(40), 'é'.repeat(40)],
    [`${'é'.repeat(40)}a`, 'é'.repeat(40)],
    [`${'a'.repeat(79)}éb`, 'a'.repeat(79)],
    ['👩‍🍳'.repeat(8), '👩‍🍳'.repeat(7)],
  ])('has room for eighty bytes of a name, cut where a person sees a character end (%s)', (name, kept) => {
    expect(attestedFacts(attestation({ name }), 0, new Uint8Array(32)).name).toBe(kept)
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
      { numRuns: 500 },
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
      { numRuns: 500 },
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
