import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foundIn } from './profile-bytes.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'profile-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const secret = 'Le mariage de ma cousine, à Olympe.'

it.each(['utf8', 'latin1', 'utf16le'] as const)('finds a text in any file, as it is (%s)', (encoding) => {
  writeFileSync(join(folder, `plain-${encoding}`), Buffer.from(`x${secret}x`, encoding))
  expect(foundIn(folder, [secret, 'Un autre mariage'])).toEqual([secret])
  rmSync(join(folder, `plain-${encoding}`))
  expect(foundIn(folder, [secret])).toEqual([])
})

it('finds a text that a log has cut in two, where a block of it ends', () => {
  const [first, second] = [
    Buffer.from(`${'.'.repeat(32_768 - 7 - 10)}${secret.slice(0, 10)}`),
    Buffer.from(secret.slice(10)),
  ]
  const head = (part: Buffer, type: number) => {
    const bytes = Buffer.alloc(7)
    bytes.writeUInt16LE(part.length, 4)
    bytes.writeUInt8(type, 6)
    return bytes
  }
  const log = Buffer.concat([head(first, 2), first, head(second, 4), second])
  expect(log.includes(secret)).toBe(false)
  writeFileSync(join(folder, '000003.log'), log)
  expect(foundIn(folder, [secret])).toEqual([secret])
  rmSync(join(folder, '000003.log'))
})

it('finds a text in a value of IndexedDB that the browser packed, between others', () => {
  // Snappy: "aine mariage, " and then twelve letters from fourteen places before.
  const packed = Buffer.from([26, 13 << 2, ...Buffer.from('aine mariage, '), (11 << 2) | 2, 14, 0])
  const whole = 'aine mariage, aine mariage'
  const file = Buffer.concat([Buffer.from([7, 0xff, 0x11, 0x02]), packed, Buffer.from('and something else')])
  expect(file.includes(whole)).toBe(false)
  writeFileSync(join(folder, '2'), file)
  expect(foundIn(folder, [whole])).toEqual([whole])
  // What only begins like one is passed over.
  writeFileSync(
    join(folder, '2'),
    Buffer.from([0xff, 0x11, 0x02, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x02, 0x00, 0x00]),
  )
  expect(foundIn(folder, [whole])).toEqual([])
  rmSync(join(folder, '2'))
})

it('finds a text in a table that says again what stood before it by its place', () => {
  const small = (number: number) => {
    const bytes: number[] = []
    for (let rest = number; ; rest = Math.floor(rest / 128)) {
      bytes.push((rest % 128) | (rest >= 128 ? 128 : 0))
      if (rest < 128) return Buffer.from(bytes)
    }
  }
  /** Snappy: "Le mariage de ma c", then four letters from where they stood, and the rest. */
  const told = Buffer.from('aine mariage')
  const literal = (text: Buffer) => Buffer.concat([Buffer.from([(text.length - 1) << 2]), text])
  const copy = (size: number, back: number) => Buffer.from([((size - 1) << 2) | 2, back & 255, back >> 8])
  const whole = Buffer.from('aine mariage, aine mariage')
  const packed = Buffer.concat([small(whole.length), literal(told), literal(Buffer.from(', ')), copy(12, 14)])
  const block = (bytes: Buffer, packing: number) => Buffer.concat([bytes, Buffer.from([packing, 0, 0, 0, 0])])
  const place = (offset: number, size: number) => Buffer.concat([small(offset), small(size)])
  const data = block(packed, 1)
  const value = place(0, packed.length)
  const entry = Buffer.concat([Buffer.from([0, 1, value.length]), Buffer.from('k'), value])
  const restarts = Buffer.alloc(8)
  restarts.writeUInt32LE(1, 4)
  const index = Buffer.concat([entry, restarts])
  const meta = Buffer.alloc(8)
  meta.writeUInt32LE(1, 4)
  const start = data.length
  const places = Buffer.concat([place(start, meta.length), place(start + meta.length + 5, index.length)])
  const footer = Buffer.concat([
    places,
    Buffer.alloc(40 - places.length),
    Buffer.from('57fb808b247547db', 'hex'),
  ])
  const table = Buffer.concat([data, block(meta, 0), block(index, 0), footer])
  expect(table.includes(whole)).toBe(false)
  writeFileSync(join(folder, '000005.ldb'), table)
  expect(foundIn(folder, [whole.toString()])).toEqual([whole.toString()])
})
