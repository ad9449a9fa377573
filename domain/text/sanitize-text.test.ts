import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sanitizeLine, sanitizeText, textLength } from './sanitize-text.ts'

const seed = Number(process.env['SEED'] ?? 20_261_126)

/** Characters that look like nothing, alone or together. */
const nothings = {
  spaces: ' \t\n\u00a0\u2003\u3000',
  fillers: '\u3164',
  'other fillers': '\u115f\u1160\uffa0',
  'blank of Braille': '\u2800',
  'zero width': '\u200b\u2060\ufeff',
  joiners: '\u200d\u200c',
  'soft hyphen': '\u00ad',
  'variation selectors': '\ufe0f\u{e0101}',
  'direction marks': '\u200e\u202e\u2066',
  'marks alone': '\u0301\u0489',
  tags: '\u{e0041}\u{e0042}',
  controls: '\u0000\u0007\u009f',
  'a lone surrogate': '\ud83d',
  'private use': '\ue000',
  punctuation: '...',
  'a combining grapheme joiner': '\u034f',
  'Khmer inherent vowels': '\u17b4\u17b5',
  'Mongolian separator': '\u180e',
}

describe('a text that a person reads', () => {
  it.each(Object.entries(nothings))('is nothing when it is only %s', (_name, text) => {
    expect([sanitizeLine(text), sanitizeText(text), sanitizeLine(text.repeat(9))]).toEqual(['', '', ''])
  })

  it.each(Object.entries(nothings).filter(([name]) => !['punctuation', 'marks alone'].includes(name)))(
    'reads the same with and without %s around its words',
    (_name, text) => {
      expect(sanitizeLine(`${text} Léa${text} Martin${text}`)).toBe('Léa Martin')
    },
  )

  it.each([
    ['a decomposed letter', 'Le\u0301a', 'Léa'],
    ['a name turned around', '\u202eaidaN\u202c', 'aidaN'],
    ['a letter that composes once a filler is gone', 'e\u3164\u0301', 'é'],
    ['marks on nothing', '\u0316Léa \u0316Martin', 'Léa Martin'],
    ['a joiner before the first letter', '\u200dLéa', 'Léa'],
    ['marks piled up', `a${'\u0316'.repeat(40)}`, `a${'\u0316'.repeat(4)}`],
    ['spaces of every kind', 'Anne\u00a0\u2003Marie', 'Anne Marie'],
  ])('is cleaned of %s', (_name, typed, clean) => {
    expect([sanitizeLine(typed), sanitizeText(typed)]).toEqual([clean, clean])
  })

  it.each([
    'Jean-Noël de l’Étang',
    "D'Artagnan",
    'Fañch',
    'Nguyễn Thị Hằng',
    'محمد',
    'می\u200cخواهم',
    'क्\u200dष',
    'שָׁלוֹם',
    '👨‍👩‍👧‍👦',
    '❤️',
    '👍🏽',
    '🇫🇷',
    '3 ½ h, 25 €',
    'Œuvre d’Æthelstan',
  ])('stays as it is written in its language (%s)', (text) => {
    expect([sanitizeLine(text), sanitizeText(text)]).toEqual([text.normalize('NFC'), text.normalize('NFC')])
  })

  it('keeps its lines, and one blank line between paragraphs, when it may have several', () => {
    expect(sanitizeText('  Bonjour, \r\n\r\n\n\n je viens.\t\rMerci \u2028 ')).toBe(
      'Bonjour,\n\nje viens.\nMerci',
    )
    expect(sanitizeLine('Bonjour,\r\nje viens.')).toBe('Bonjour, je viens.')
  })

  it('once cleaned stays as it is, turns nothing around and hides nothing', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(...Object.values(nothings)),
      fc.constantFrom('é', 'e', '\u0301', '\u200d', '👩', '\ufe0f', ' ', '\n', '한', '\u1100', '\u1161'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const clean of [sanitizeLine, sanitizeText]) {
          const once = clean(pieces.join(''))
          expect(clean(once)).toBe(once)
          expect(once).toBe(once.normalize('NFC').trim())
          expect(once).not.toMatch(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u3164\ufeff]/u)
        }
      }),
      { seed, numRuns: 2000 },
    )
  })

  it('is counted as its record counts it', () => {
    expect([textLength('é'), textLength('👍🏽'), textLength('')]).toEqual([1, 2, 0])
  })
})
