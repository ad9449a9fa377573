import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeAttestationToken } from '../../../domain/attestations/attestation-token.ts'
import { passAlphabet, passIdFrom } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import {
  nobodyFollowed,
  nothingHeld,
  pressKey,
  READING_PAUSE,
  SLOW_PAUSE,
  WEDGE_PAUSE,
  type WedgeKey,
  type WedgeState,
} from './wedge.ts'

const anyToken = fc
  .tuple(
    fc.uint8Array({ minLength: 8, maxLength: 8 }),
    fc.uint8Array({ minLength: 64, maxLength: 64 }),
    fc.nat(255),
  )
  .map(([pass, signature, keyId]) =>
    writePassToken({ passId: passIdFrom(pass), visitorId: '0123456789ABCDEF', keyId, signature }),
  )

const attestation = writeAttestationToken({
  siteId: 'mende',
  keyId: 1,
  serial: '7K2M9QX4',
  observedOn: '2026-03-12',
  challengeIds: ['A01.1'],
  name: 'Nadia',
  abilities: [{ code: 'work-in-team', level: 3 }],
  digest: new Uint8Array(16).fill(9),
  signature: new Uint8Array(64).fill(3),
})

const codeOf = (character: string) => (/\d/.test(character) ? `Digit${character}` : `Key${character}`)
/** What a French computer writes for the key that a US keyboard labels so, without and with Shift. */
const frenchDigits = 'à&é"\'(-è_ç'
const frenchLetter: Record<string, string> = { A: 'Q', Q: 'A', W: 'Z', Z: 'W', M: '?' }
const usScannerOnFrenchComputer = (character: string, at: number): WedgeKey => ({
  key: /\d/.test(character) ? frenchDigits[Number(character)]! : (frenchLetter[character] ?? character),
  code: codeOf(character),
  at,
})
const frenchScannerOnUsComputer = (character: string, at: number): WedgeKey => {
  const swapped: Record<string, [string, string]> = {
    A: ['Q', 'KeyQ'],
    Q: ['A', 'KeyA'],
    W: ['Z', 'KeyZ'],
    Z: ['W', 'KeyW'],
    M: [':', 'Semicolon'],
  }
  const [key, code] = swapped[character] ?? [
    /\d/.test(character) ? ')!@#$%^&*('[Number(character)]! : character,
    codeOf(character),
  ]
  return { key, code, at }
}
const plainScanner = (character: string, at: number): WedgeKey => ({
  key: character,
  code: codeOf(character),
  at,
})

const germanScannerOnUsComputer = (character: string, at: number): WedgeKey => {
  const swapped = { Y: 'Z', Z: 'Y' }[character] ?? character
  return { key: swapped, code: codeOf(swapped), at }
}
/** Letters come out small, and a French computer writes digits without Shift. */
const withCapsLock =
  (scanner: typeof plainScanner) =>
  (character: string, at: number): WedgeKey => {
    const press = scanner(character, at)
    const key = /\d/.test(character) ? character : press.key.toLowerCase()
    return { ...press, key }
  }

function run(keys: WedgeKey[]) {
  let state: WedgeState = nothingHeld
  let field = ''
  const scans: string[] = []
  const apply = (step: ReturnType<typeof pressKey>) => {
    expect(field.endsWith(step.takeBack)).toBe(true)
    field = field.slice(0, field.length - step.takeBack.length) + step.giveBack
    if (step.scan !== null) scans.push(...step.scan)
    state = step.state
  }
  for (const key of keys) {
    const step = pressKey(state, key)
    apply(step)
    if (!step.swallow && [...key.key].length === 1) field += key.key
  }
  apply(nobodyFollowed(state))
  return { field, scans }
}

function burst(text: string, scanner: typeof plainScanner, pause: number, ending = 'Enter'): WedgeKey[] {
  const keys = [...text].map((character, index) => scanner(character, index * pause))
  return ending === '' ? keys : [...keys, { key: ending, code: ending, at: keys.length * pause }]
}

describe('a person types', () => {
  test('every character reaches the field, in order, however fast the person is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...'élodieAZERTY’- 12'), fc.integer({ min: WEDGE_PAUSE + 1, max: 900 })),
        ),
        (typed) => {
          let at = 0
          const keys = typed.map(([key, pause]) => ({ key, code: '', at: (at += pause) }))
          expect(run(keys)).toEqual({ field: typed.map(([key]) => key).join(''), scans: [] })
        },
      ),
    )
  })
  test('two keys struck at once are still typed', () => {
    const keys = [...'le'].map((key, index) => ({ key, code: '', at: index * 4 }))
    expect(run(keys)).toEqual({ field: 'le', scans: [] })
  })
  test('words put in at once by another device are kept, when no Enter ends them', () => {
    const keys = [...'Marie-Jeanne'].map((key, index) => ({ key, code: '', at: index }))
    expect(run(keys)).toEqual({ field: 'Marie-Jeanne', scans: [] })
  })
  test('Enter after a name is an ordinary Enter', () => {
    const state = { ...nothingHeld, held: [{ key: 'a', code: 'KeyQ', at: 0 }] }
    const step = pressKey(state, { key: 'Enter', code: 'Enter', at: 300 })
    expect(step).toMatchObject({ swallow: false, giveBack: 'a', scan: null })
  })
})

describe('a scanner types', () => {
  test('the token is read, and nothing of it lands in a field', () => {
    fc.assert(
      fc.property(
        anyToken,
        fc.integer({ min: 0, max: SLOW_PAUSE }),
        fc.constantFrom('Enter', 'Tab', ''),
        fc.constantFrom('', ']Q1'),
        (token, pause, ending, aim) => {
          const { field, scans } = run(burst(aim + token, plainScanner, pause, ending))
          expect([field, scans[0]]).toEqual(['', token])
        },
      ),
    )
  })
  test('Shift before each capital changes nothing', () => {
    const token = writePassToken({
      passId: passIdFrom(new Uint8Array(8)),
      visitorId: '0123456789012345',
      keyId: 1,
      signature: new Uint8Array(64),
    })
    const keys = burst(token, plainScanner, 4).flatMap((press) => [
      { key: 'Shift', code: 'ShiftLeft', at: press.at },
      press,
    ])
    expect(run(keys)).toEqual({ field: '', scans: [token] })
  })
  const layouts = {
    'the American layout at a French computer': usScannerOnFrenchComputer,
    'the French layout at an American computer': frenchScannerOnUsComputer,
    'the German layout at an American computer': germanScannerOnUsComputer,
    'its own layout at a computer with CapsLock': withCapsLock(plainScanner),
    'the American layout at a French computer with CapsLock': withCapsLock(usScannerOnFrenchComputer),
  }
  describe.each(Object.entries(layouts))('set to %s', (_, scanner) => {
    test.each([4, 38, 60, 90])('is understood with %i ms between its keys', (pause) => {
      fc.assert(
        fc.property(anyToken, (token) => {
          const { field, scans } = run(burst(token, scanner, pause))
          expect(field).toBe('')
          expect(scans).toContain(token)
        }),
        { numRuns: 30 },
      )
      const { field, scans } = run(burst(attestation, scanner, pause))
      expect(field).toBe('')
      expect(scans).toContain(attestation)
    })
  })
  test('a hiccup in the middle of a code is waited for', () => {
    const late = burst(attestation, plainScanner, 40).map((key, index) =>
      index > 20 ? { ...key, at: key.at + READING_PAUSE - 50 } : key,
    )
    const { field, scans } = run(late)
    expect([field, scans[0]]).toEqual(['', attestation])
  })
  test('a code is taken back out of a field in which somebody was writing', () => {
    const typed = [...'Nadia'].map((key, index) => ({ key, code: '', at: -2000 + index * 200 }))
    const { field, scans } = run([...typed, ...burst(attestation, plainScanner, 60)])
    expect([field, scans[0]]).toEqual(['Nadia', attestation])
  })
  test('something else than a pass is given as it came, for the neutral sentence', () => {
    expect(run(burst('HTTPS//AUTRE', plainScanner, 5)).scans).toEqual(['HTTPS//AUTRE'])
  })
  test('something foreign with an AIM identifier is told too, however slow', () => {
    expect(run(burst(']Q1HTTPS//AUTRE', plainScanner, 60, '')).scans).toEqual(['HTTPS//AUTRE'])
  })
  test('a scan cut off in the middle is told, not typed', () => {
    for (const pause of [5, 60]) {
      const keys = burst('PEP1K7QF3M2', plainScanner, pause).slice(0, -1)
      expect(run(keys)).toEqual({ field: '', scans: ['PEP1K7QF3M2'] })
    }
  })
  test('a code damaged by the layout still begins like one of ours', () => {
    const [scan] = run(burst('PEA1ZZZZ', frenchScannerOnUsComputer, 5)).scans
    expect(scan).toBe('PEA1ZZZZ')
  })
  test('Escape in the middle stops the reading', () => {
    const keys = [...burst('PEP1', plainScanner, 5, ''), { key: 'Escape', code: 'Escape', at: 25 }]
    expect(run(keys)).toEqual({ field: '', scans: [] })
  })
  test('what a person typed just before stays theirs', () => {
    const typed = { key: 'J', code: 'KeyJ', at: -500 }
    expect(run([typed, ...burst(passAlphabet, plainScanner, 5)])).toEqual({
      field: 'J',
      scans: [passAlphabet],
    })
  })
})
