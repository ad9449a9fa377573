import fc from 'fast-check'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { frameOf, textIn } from './frame.ts'

const seed = Number(process.env['SEED'] ?? 20_261_126)

describe('a frame of the journal', () => {
  it('gives back the text that was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(textIn(frameOf(text))).toEqual({ ok: true, value: text })
      }),
      { seed },
    )
  })

  it('holds the standard CRC-32 of its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(frameOf(text).crc).toBe(crc32(Buffer.from(text, 'utf16le')))
      }),
      {
        seed,
        // Of Latin-1 alone, and not.
        examples: [[''], ['a'], ['abcd'], ['Ça marche déjà, en entrant'], ['Ça marche déjà, à l’accueil']],
      },
    )
  })

  it('is refused when it was cut at any letter, or went on', () => {
    const frame = frameOf('[{"table":"visits@1"}]')
    for (let length = 0; length < frame.text.length; length++) {
      expect(textIn({ ...frame, text: frame.text.slice(0, length) })).toEqual({ ok: false, reason: 'torn' })
    }
    expect(textIn({ ...frame, text: `${frame.text} ` })).toEqual({ ok: false, reason: 'torn' })
  })

  it('is refused when any single bit of it changed', () => {
    const frame = frameOf('[{"table":"visits@1"}]')
    for (let bit = 0; bit < frame.text.length * 16; bit++) {
      const at = bit >> 4
      const letter = String.fromCharCode(frame.text.charCodeAt(at) ^ (1 << (bit & 15)))
      const text = frame.text.slice(0, at) + letter + frame.text.slice(at + 1)
      expect(textIn({ ...frame, text }), `bit ${bit}`).toEqual({ ok: false, reason: 'damaged' })
    }
    for (let bit = 0; bit < 32; bit++) {
      const crc = (frame.crc ^ (1 << bit)) >>> 0
      expect(textIn({ ...frame, crc })).toEqual({ ok: false, reason: 'damaged' })
      const length = frame.length ^ (1 << bit)
      expect(textIn({ ...frame, length })).toEqual({ ok: false, reason: 'torn' })
    }
  })

  it('that is no text at all is refused', () => {
    expect(textIn({ n: 1 } as never)).toEqual({ ok: false, reason: 'damaged' })
  })
})
