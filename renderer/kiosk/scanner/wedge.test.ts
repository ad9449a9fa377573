import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passAlphabet, passIdFrom } from '../../../domain/visits/pass-code.ts'
import { writePassToken } from '../../../domain/visits/pass-token.ts'
import { nothingHeld, pressKey, waitedUntil, WEDGE_PAUSE, type WedgeKey, type WedgeState } from './wedge.ts'

const anyToken = fc
  .tuple(
    fc.uint8Array({ minLength: 8, maxLength: 8 }),
    fc.uint8Array({ minLength: 64, maxLength: 64 }),
    fc.nat(255),
  )
  .map(([pass, signature, keyId]) => writePassToken({ passId: passIdFrom(pass), keyId, signature }))

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

function run(keys: WedgeKey[]) {
  let state: WedgeState = nothingHeld
  let field = ''
  const scans: string[] = []
  for (const key of keys) {
    const step = pressKey(state, key)
    field += step.giveBack
    if (!step.swallow && [...key.key].length === 1) field += key.key
    if (step.scan !== null) scans.push(step.scan)
    state = step.state
  }
  const end = waitedUntil(state, (keys.at(-1)?.at ?? 0) + WEDGE_PAUSE + 1)
  return { field: field + end.giveBack, scans }
}

function burst(text: string, scanner: typeof plainScanner, pause: number): WedgeKey[] {
  const keys = [...text].map((character, index) => scanner(character, index * pause))
  return [...keys, { key: 'Enter', code: 'Enter', at: keys.length * pause }]
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
    const step = pressKey([{ key: 'a', code: 'KeyQ', at: 0 }], { key: 'Enter', code: 'Enter', at: 300 })
    expect(step).toEqual({ state: [], swallow: false, giveBack: 'a', scan: null })
  })
})

describe('a scanner types', () => {
  test('the token is read, and nothing of it lands in a field', () => {
    fc.assert(
      fc.property(anyToken, fc.integer({ min: 0, max: WEDGE_PAUSE }), (token, pause) => {
        expect(run(burst(token, plainScanner, pause))).toEqual({ field: '', scans: [token] })
      }),
    )
  })
  test('Shift before each capital changes nothing', () => {
    const token = writePassToken({
      passId: passIdFrom(new Uint8Array(8)),
      keyId: 1,
      signature: new Uint8Array(64),
    })
    const keys = burst(token, plainScanner, 4).flatMap((press) => [
      { key: 'Shift', code: 'ShiftLeft', at: press.at },
      press,
    ])
    expect(run(keys)).toEqual({ field: '', scans: [token] })
  })
  test('a scanner left on the American layout is understood by a French computer', () => {
    fc.assert(
      fc.property(anyToken, (token) => {
        expect(run(burst(token, usScannerOnFrenchComputer, 5))).toEqual({ field: '', scans: [token] })
      }),
    )
  })
  test('a scanner left on the French layout is understood by an American computer', () => {
    fc.assert(
      fc.property(anyToken, (token) => {
        expect(run(burst(token, frenchScannerOnUsComputer, 5)).scans).toEqual([token])
      }),
    )
  })
  test('something else than a pass is given as it came, for the neutral sentence', () => {
    expect(run(burst('HTTPS//AUTRE', plainScanner, 5)).scans).toEqual(['HTTPS//AUTRE'])
  })
  test('a scan cut off in the middle is dropped, not typed', () => {
    const keys = burst('PEP1K7QF3M2', plainScanner, 5).slice(0, -1)
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
