import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sanitizeVisitorName, initialOf, MAX_NAME_LENGTH } from './visitor-name.ts'

const seed = Number(process.env['SEED'] ?? 20_260_105)
const FAMILY = '👨‍👩‍👧‍👦'

describe('the name a visitor gives', () => {
  it.each(['', '   ', '\u200f\u202e', '\n\t', '\u0000'])(
    'is refused when nothing of it can be read (%j)',
    (typed) => {
      expect(sanitizeVisitorName(typed)).toEqual({ ok: false, reason: 'empty' })
    },
  )

  it.each(['x'.repeat(41), 'é'.repeat(300), FAMILY.repeat(41)])(
    'is refused rather than cut when too long',
    (typed) => {
      expect(sanitizeVisitorName(typed)).toEqual({ ok: false, reason: 'too-long' })
    },
  )

  it.each([
    ['  Léa ', 'Léa'],
    ['Jean-Noël  de l’Étang', 'Jean-Noël de l’Étang'],
    ["D'Artagnan", "D'Artagnan"],
    ['محمد', 'محمد'],
    ['\u202eaidaN\u202c', 'aidaN'],
    ['Zoé 🌱', 'Zoé 🌱'],
    [FAMILY, FAMILY],
    ['e\u0301', 'é'],
    ['x'.repeat(40), 'x'.repeat(40)],
  ])('keeps its accents, apostrophes, hyphens and pictures (%j)', (typed, name) => {
    expect(sanitizeVisitorName(typed)).toEqual({ ok: true, value: name })
  })

  it('once cleaned stays as it is, fits the record and turns no text around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const clean = sanitizeVisitorName(typed)
        if (!clean.ok) return
        expect(sanitizeVisitorName(clean.value)).toEqual(clean)
        expect([...clean.value].length).toBeLessThanOrEqual(MAX_NAME_LENGTH)
        expect(clean.value).not.toMatch(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u)
      }),
      { seed },
    )
  })

  it('is shown by one letter until the person says "c’est moi"', () => {
    expect([initialOf('élodie'), initialOf(FAMILY), initialOf('')]).toEqual(['É', FAMILY, ''])
  })
})

it('is too long for the record before it is too long for the eye', () => {
  expect(sanitizeVisitorName(FAMILY.repeat(6))).toEqual({ ok: false, reason: 'too-long' })
})
