import fc from 'fast-check'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame } from './frame.ts'

const seed = Number(process.env['SEED'] ?? 20_261_126)

describe('a frame of the journal', () => {
  it('gives back the text that was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(decodeFrame(encodeFrame(text))).toEqual({ ok: true, value: text })
      }),
      { seed },
    )
  })

  it('holds the standard CRC-32 of its text', () => {
    for (const text of ['', 'a', 'abcd', 'Ça marche déjà, à l’accueil']) {
      expect(new DataView(encodeFrame(text).buffer).getUint32(8)).toBe(crc32(Buffer.from(text)))
    }
  })

  it('is refused when it was cut at any byte, or went on', () => {
    const frame = encodeFrame('[{"table":"visits@1"}]')
    for (let length = 0; length < frame.length; length++) {
      expect(decodeFrame(frame.slice(0, length)).ok).toBe(false)
    }
    expect(decodeFrame(Uint8Array.of(...frame, 0))).toEqual({ ok: false, reason: 'torn' })
  })

  it('is refused when any single bit of it changed', () => {
    const frame = encodeFrame('[{"table":"visits@1"}]')
    for (let bit = 0; bit < frame.length * 8; bit++) {
      const changed = frame.slice()
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(decodeFrame(changed).ok, `bit ${bit}`).toBe(false)
    }
  })
})
