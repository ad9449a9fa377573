import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { MemoryDisk } from '../testing/memory-disk.ts'
import { textInFormer } from './former-frame.ts'
import { Journal } from './journal.ts'

/** As former versions wrote them. */
function formerFrame(text: string): Uint8Array {
  const payload = Buffer.from(text)
  const header = Buffer.alloc(12)
  header.write('PJ01')
  header.writeUInt32BE(payload.length, 4)
  header.writeUInt32BE(crc32(payload), 8)
  return Uint8Array.from(Buffer.concat([header, payload]))
}

describe('a frame of a former version', () => {
  it('gives back its text', () => {
    for (const text of ['', 'a', 'abcd', 'Ça marche déjà, à l’accueil']) {
      expect(textInFormer({ bytes: formerFrame(text) })).toEqual({ ok: true, value: text })
    }
  })

  it('is refused when it was cut at any byte, or went on', () => {
    const frame = formerFrame('[{"table":"visits@1"}]')
    for (let length = 0; length < frame.length; length++) {
      expect(textInFormer({ bytes: frame.slice(0, length) })).toEqual({ ok: false, reason: 'torn' })
    }
    expect(textInFormer({ bytes: Uint8Array.of(...frame, 0) })).toEqual({ ok: false, reason: 'torn' })
  })

  it('is refused when any single bit of it changed', () => {
    const frame = formerFrame('[{"table":"visits@1"}]')
    for (let bit = 0; bit < frame.length * 8; bit++) {
      const bytes = frame.slice()
      bytes[bit >> 3]! ^= 1 << (bit & 7)
      // The second four bytes say how long it is.
      const reason = bit >= 32 && bit < 64 ? 'torn' : 'damaged'
      expect(textInFormer({ bytes }), `bit ${bit}`).toEqual({ ok: false, reason })
    }
  })

  it('that was written whole and is no text is refused', () => {
    const bytes = formerFrame('é')
    const payload = Uint8Array.of(0xc3, 0x28)
    bytes.set(payload, 12)
    new DataView(bytes.buffer).setUint32(8, crc32(payload))
    expect(textInFormer({ bytes })).toEqual({ ok: false, reason: 'damaged' })
  })

  it('is read with those that came after it, and goes when the journal is folded', async () => {
    const disk = new MemoryDisk([
      { n: 1, bytes: formerFrame(JSON.stringify([{ table: 'visits@1', put: [['a', { text: 'Zoé' }]] }])) },
      { n: 2, bytes: formerFrame('broken').slice(0, -1) },
    ])
    const journal = await Journal.open(disk)
    expect(journal.damaged).toEqual([2])
    await journal.commit({
      changes: [{ table: 'visits@1', put: [['b', { text: 'Léa' }]] }],
      durability: 'strict',
    })
    await journal.fold()
    expect(disk.frames.some((frame) => 'bytes' in frame)).toBe(false)
    const again = await Journal.open(disk)
    expect([...again.rows('visits@1')]).toEqual([
      ['a', { text: 'Zoé' }],
      ['b', { text: 'Léa' }],
    ])
  })
})
