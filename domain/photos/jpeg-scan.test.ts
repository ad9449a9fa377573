import { describe, expect, it } from 'vitest'
import { photoFault } from './check-photo.ts'
import { drawsToItsEnd, readFrame, readTables, type Frame, type Tables } from './jpeg-scan.ts'
import { JFIF, segmentsOf, type Segment } from './jpeg-segments.ts'

const [SOF0, DHT, DQT, DRI, SOS, EOI] = [0xc0, 0xc4, 0xdb, 0xdd, 0xda, 0xd9]
type Part = readonly [marker: number, body: readonly number[]]

const segment = (marker: number, body: readonly number[]) => [
  ...[0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255],
  ...body,
]
function headOf(...parts: Part[]): { bytes: Uint8Array; segments: Segment[] } {
  const bytes = [0xff, 0xd8]
  const segments = parts.map(([marker, body]) => {
    const start = bytes.length
    bytes.push(...segment(marker, body))
    return { marker, start, end: bytes.length }
  })
  return { bytes: Uint8Array.from(bytes), segments }
}
function tablesOf(...parts: Part[]): Tables | null {
  const { bytes, segments } = headOf(...parts)
  return readTables(bytes, segments)
}
const zeros = (many: number) => Array.from({ length: many }, () => 0)
const quantization = (number: number) => [number, ...zeros(64)]
/** A Huffman table: how many codes of each length, then what they stand for. */
const codes = (name: number, counts: readonly number[], values: readonly number[]) => [
  ...[name, ...counts, ...zeros(16 - counts.length)],
  ...values,
]

describe('tables', () => {
  it('of quantization have a number from 0 to 3, once, and 64 steps each', () => {
    expect(tablesOf([DQT, quantization(3)])?.quantization).toEqual(new Set([3]))
    expect(tablesOf([DQT, [...quantization(0), ...quantization(1)]])?.quantization).toEqual(new Set([0, 1]))
    expect(tablesOf([DQT, quantization(0)], [DQT, quantization(2)])?.quantization).toEqual(new Set([0, 2]))
    for (const body of [quantization(4), quantization(16), quantization(0).slice(1), [], [0]])
      expect(tablesOf([DQT, body])).toBeNull()
    expect(tablesOf([DQT, [...quantization(0), 1]])).toBeNull()
    expect(tablesOf([DQT, quantization(1)], [DQT, quantization(1)])).toBeNull()
  })

  it('of restarts say once, in two bytes, after how many squares', () => {
    expect(tablesOf([DRI, [1, 2]])?.restart).toBe(258)
    expect(tablesOf()?.restart).toBe(0)
    for (const body of [[1], [0, 1, 2], []]) expect(tablesOf([DRI, body])).toBeNull()
    expect(tablesOf([DRI, [0, 1]], [DRI, [0, 1]])).toBeNull()
  })

  it('of codes give each value its bits, shortest first', () => {
    const table = tablesOf([DHT, codes(0x13, [1, 1, 2], [7, 9, 4, 5])])?.codes.get(0x13)
    expect([...table!]).toEqual([
      [(1 << 16) | 0, 7],
      [(2 << 16) | 0b10, 9],
      [(3 << 16) | 0b110, 4],
      [(3 << 16) | 0b111, 5],
    ])
    const two = tablesOf([DHT, [...codes(0, [1], [7]), ...codes(0x10, [1], [8])]])
    expect([...two!.codes.keys()]).toEqual([0, 0x10])
  })

  it('of codes have a class and a number that baseline knows, no more codes than bits, and all their values', () => {
    for (const name of [0x04, 0x14, 0x20, 0x33])
      expect(tablesOf([DHT, codes(name, [1], [7])]), String(name)).toBeNull()
    expect(tablesOf([DHT, codes(0, [2], [1, 2])])).not.toBeNull()
    expect(tablesOf([DHT, codes(0, [3], [1, 2, 3])])).toBeNull()
    expect(tablesOf([DHT, codes(0, [1, 3], [1, 2, 3, 4])])).toBeNull()
    expect(tablesOf([DHT, codes(0, [1, 1], [1])])).toBeNull()
    expect(tablesOf([DHT, codes(0, [1], [1]).slice(0, 12)])).toBeNull()
    expect(tablesOf([DHT, []])).toBeNull()
    expect(tablesOf([DHT, codes(0, [1], [1])], [DHT, codes(0, [1], [1])])).toBeNull()
    const many = (last: number) => codes(0, [...zeros(14), last, 255], zeros(255 + last))
    expect(tablesOf([DHT, many(1)])?.codes.get(0)?.size).toBe(256)
    expect(tablesOf([DHT, many(2)])).toBeNull()
  })
})

const frameBody = (height: number, width: number, ...parts: readonly (readonly number[])[]) => [
  ...[8, height >> 8, height & 255, width >> 8, width & 255, parts.length],
  ...parts.flat(),
]
function frameOf(body: readonly number[]): Frame | null {
  const { bytes, segments } = headOf([SOF0, body])
  return readFrame(bytes, segments[0]!)
}
const grey = [1, 0x11, 0]

describe('a frame', () => {
  it('says its size and its colours', () => {
    expect(frameOf(frameBody(258, 772, [1, 0x21, 0], [2, 0x11, 1], [3, 0x12, 1]))).toEqual({
      ...{ height: 258, width: 772 },
      components: [
        { id: 1, across: 2, down: 1, table: 0 },
        { id: 2, across: 1, down: 1, table: 1 },
        { id: 3, across: 1, down: 2, table: 1 },
      ],
    })
    expect(frameOf(frameBody(8, 8, [1, 0x22, 0]))?.components).toEqual([
      { id: 1, across: 2, down: 2, table: 0 },
    ])
  })

  it('is of eight bits, grey or of three colours, of a size, and of exactly its length', () => {
    const whole = frameBody(8, 8, grey)
    expect(frameOf(whole)).not.toBeNull()
    expect(frameOf([12, ...whole.slice(1)])).toBeNull()
    for (const many of [0, 2, 4])
      expect(frameOf(frameBody(8, 8, ...Array.from({ length: many }, () => grey))), String(many)).toBeNull()
    for (const body of [whole.slice(0, -1), [...whole, 0], [8], []]) expect(frameOf(body)).toBeNull()
    for (const sampling of [0x01, 0x10, 0x31, 0x13, 0x33, 0x00])
      expect(frameOf(frameBody(8, 8, [1, sampling, 0])), String(sampling)).toBeNull()
    expect([frameOf(frameBody(0, 8, grey)), frameOf(frameBody(8, 0, grey))]).toEqual([null, null])
    expect(frameOf(frameBody(8, 8, grey, [2, 0x11, 0], [3, 0x31, 0]))).toBeNull()
  })
})

/** First coefficients: `0` none, `10` of 2 bits, `110` of 11, `1110` of 12. */
const FIRST = codes(0, [1, 1, 1, 1], [0, 2, 11, 12])
/** Others: `0` no more, `10` sixteen zeros, `110` of 1 bit, `1110` of 10, `11110` of 11, `111110` one zero of no bits. */
const OTHERS = codes(0x10, [1, 1, 1, 1, 1, 1], [0x00, 0xf0, 0x01, 0x0a, 0x0b, 0x10])
/** A square in which nothing is drawn. */
const BLANK = '00'
const greyScan = [1, 1, 0x00, 0, 63, 0]

/** Bits as they stand in a file: filled with ones (or as told), a 0 after each 255. */
function packed(bits: string, fill = '1'): number[] {
  const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, fill)
  return (whole.match(/.{8}/gu) ?? []).flatMap((byte) => {
    const value = Number.parseInt(byte, 2)
    return value === 255 ? [255, 0] : [value]
  })
}
interface Drawing {
  frame?: readonly number[]
  scan?: readonly number[]
  restart?: number
  parts?: readonly Part[]
}
const tablesUsed: readonly Part[] = [
  [DQT, quantization(0)],
  [DHT, FIRST],
  [DHT, OTHERS],
]
/** Whether it is drawn to its end, and how many bytes are left behind it. */
function drawn(
  squares: readonly number[],
  { frame = frameBody(8, 8, grey), scan = greyScan, restart = 0, parts = tablesUsed }: Drawing = {},
): number | null {
  const { bytes, segments } = headOf(
    ...parts,
    ...(restart > 0 ? [[DRI, [0, restart]] as const] : []),
    [SOF0, frame],
    [SOS, scan],
  )
  const tables = readTables(bytes, segments)!
  const file = Uint8Array.from([...bytes, ...squares])
  const read = readFrame(file, segments.at(-2)!)!
  const end = drawsToItsEnd(file, segments.at(-1)!, read, tables)
  return end === null ? null : file.length - end
}
const ended = (bits: string) => [...packed(bits), 0xff, EOI]

describe('a scan', () => {
  it('is read to its last square, and says where it ends', () => {
    expect(drawn(ended(BLANK))).toBe(0)
    expect(drawn([...ended(BLANK), 1, 2, 3])).toBe(3)
    expect(drawn(ended(`10${'01'}110${'1'}0`))).toBe(0)
    // A byte that is full needs no filling.
    expect(drawn(ended('01101100'))).toBe(0)
    expect(drawn(ended(`110${'1'.repeat(11)}0`))).toBe(0)
    expect(drawn(ended(`01110${'0'.repeat(10)}0`))).toBe(0)
  })

  it('has its marker of the end, filled up with ones, and nothing in between', () => {
    expect(drawn([...packed(BLANK, '0'), 0xff, EOI])).toBeNull()
    expect(drawn([...packed(`${BLANK}11110`.padEnd(7, '1'), '0'), 0xff, EOI])).toBeNull()
    expect(drawn([...packed(BLANK), 0xff, 0xd8])).toBeNull()
    expect(drawn([...packed(BLANK), 0xfe, EOI])).toBeNull()
    expect(drawn([...packed(BLANK), 0, 0xff, EOI])).toBeNull()
    expect(drawn(packed(BLANK))).toBeNull()
    expect(drawn([])).toBeNull()
  })

  it('fills a square with 64 coefficients and no more', () => {
    const ones = (many: number) => '1101'.repeat(many)
    expect(drawn(ended(`0${ones(63)}`))).toBe(0)
    expect(drawn(ended(`0${'10'.repeat(3)}${ones(15)}`))).toBe(0)
    expect(drawn(ended(`0${'10'.repeat(3)}${ones(14)}0`))).toBe(0)
    expect(drawn(ended(`0${'10'.repeat(4)}`))).toBeNull()
    expect(drawn(ended(`0${'10'.repeat(3)}${ones(16)}`))).toBeNull()
  })

  it('has no code, and no number of bits, that baseline does not know', () => {
    expect(drawn(ended(`1110${'0'.repeat(12)}0`))).toBeNull()
    expect(drawn(ended(`011110${'0'.repeat(11)}0`))).toBeNull()
    expect(drawn(ended('01111100'))).toBeNull()
    expect(drawn(ended(`11110${'0'.repeat(20)}`))).toBeNull()
    expect(drawn(ended(`01111110${'0'.repeat(20)}`))).toBeNull()
  })

  it('is refused where it breaks off, in a code as in what follows one', () => {
    expect(drawn(packed(`0${'1101'.repeat(10)}`).slice(0, 3))).toBeNull()
    expect(drawn([0b11011111])).toBeNull()
    expect(drawn([0b01110000])).toBeNull()
  })

  it('has a 0 after each byte that would be a marker', () => {
    const full = `01110${'1'.repeat(10)}1110${'1'.repeat(10)}0`
    expect(packed(full)).toContain(255)
    expect(drawn(ended(full))).toBe(0)
    expect(
      drawn(ended(full).map((byte, at, all) => (all[at - 1] === 255 && byte === 0 ? 1 : byte))),
    ).toBeNull()
  })

  it('begins anew after so many squares, each time with the next of eight markers', () => {
    const wide = (squares: number) => frameBody(8, squares * 8, grey)
    const runs = (...all: readonly (readonly [bits: string, marker: number])[]) =>
      all.flatMap(([bits, marker]) => [...packed(bits), 0xff, marker])
    const three = runs([BLANK, 0xd0], [BLANK, 0xd1], [BLANK, EOI])
    expect(drawn(three, { frame: wide(3), restart: 1 })).toBe(0)
    expect(drawn(three, { frame: wide(3) })).toBeNull()
    const pairs = runs([BLANK + BLANK, 0xd0], [BLANK + BLANK, 0xd1], [BLANK, EOI])
    expect(drawn(pairs, { frame: wide(5), restart: 2 })).toBe(0)
    expect(drawn(pairs, { frame: wide(5), restart: 1 })).toBeNull()
    expect(drawn(runs([BLANK, 0xd1], [BLANK, EOI]), { frame: wide(2), restart: 1 })).toBeNull()
    expect(drawn(runs([BLANK, 0xd0], [BLANK, 0xd0], [BLANK, EOI]), { frame: wide(3), restart: 1 })).toBeNull()
    const ten = Array.from(
      { length: 10 },
      (_, turn) => [BLANK, turn === 9 ? EOI : 0xd0 + (turn % 8)] as const,
    )
    expect(drawn(runs(...ten), { frame: wide(10), restart: 1 })).toBe(0)
    expect(drawn(ended(BLANK.repeat(2)), { frame: wide(2), restart: 2 })).toBe(0)
  })

  it('has as many squares as its size asks for', () => {
    const many = (squares: number, height: number, width: number) =>
      drawn(ended(BLANK.repeat(squares)), { frame: frameBody(height, width, grey) })
    expect([many(1, 8, 8), many(2, 8, 9), many(2, 9, 8), many(4, 9, 9), many(6, 16, 24)]).toEqual([
      0, 0, 0, 0, 0,
    ])
    expect([many(1, 8, 9), many(1, 9, 8), many(3, 8, 9)]).toEqual([null, null, null])
    // Grey is told square by square, whatever its sampling says.
    expect(drawn(ended(BLANK.repeat(2)), { frame: frameBody(8, 16, [1, 0x22, 0]) })).toBe(0)
  })

  it('of colours draws those of finer sampling more often', () => {
    const scan = [3, 1, 0x00, 2, 0x00, 3, 0x00, 0, 63, 0]
    const colours = (sampling: number) => [
      [1, sampling, 0],
      [2, 0x11, 0],
      [3, 0x11, 0],
    ]
    const many = (squares: number, sampling: number, height: number, width: number) =>
      drawn(ended(BLANK.repeat(squares)), { scan, frame: frameBody(height, width, ...colours(sampling)) })
    expect([many(3, 0x11, 8, 8), many(4, 0x21, 8, 16), many(4, 0x12, 16, 8), many(6, 0x22, 16, 16)]).toEqual([
      ...[0, 0, 0, 0],
    ])
    expect([many(8, 0x21, 8, 17), many(8, 0x12, 17, 8), many(24, 0x22, 17, 17)]).toEqual([0, 0, 0])
    expect([many(3, 0x21, 8, 16), many(5, 0x22, 16, 16)]).toEqual([null, null])
  })

  it('names what its frame has, with tables that are there', () => {
    const wrong = (scan: readonly number[]) => drawn(ended(BLANK), { scan })
    expect(wrong([2, 1, 0, 0, 63, 0])).toBeNull()
    expect(wrong([1, 2, 0, 0, 63, 0])).toBeNull()
    expect(wrong([1, 1, 0x10, 0, 63, 0])).toBeNull()
    expect(wrong([1, 1, 0x01, 0, 63, 0])).toBeNull()
    expect(wrong([1, 1, 0, 1, 63, 0])).toBeNull()
    expect(wrong([1, 1, 0, 0, 62, 0])).toBeNull()
    expect(wrong([1, 1, 0, 0, 63, 1])).toBeNull()
    expect(wrong([...greyScan, 0])).toBeNull()
    expect(drawn(ended(BLANK), { frame: frameBody(8, 8, [1, 0x11, 1]) })).toBeNull()
    const all = [3, 1, 0x00, 2, 0x00, 3, 0x00, 0, 63, 0]
    const coloured = (table: number) => frameBody(8, 8, grey, [2, 0x11, 0], [3, 0x11, table])
    expect(drawn(ended(BLANK.repeat(3)), { frame: coloured(0), scan: all })).toBe(0)
    expect(drawn(ended(BLANK.repeat(3)), { frame: coloured(1), scan: all })).toBeNull()
    const last = all.map((byte, at) => (at === 6 ? 0x10 : byte))
    expect(drawn(ended(BLANK.repeat(3)), { frame: coloured(0), scan: last })).toBeNull()
    const second = codes(1, [1], [0])
    const others: readonly Part[] = [...tablesUsed, [DHT, second], [DHT, codes(0x11, [1], [0])]]
    expect(drawn(ended(BLANK), { parts: others, scan: [1, 1, 0x11, 0, 63, 0] })).toBe(0)
  })
})

describe('a file', () => {
  const file = (frame: readonly number[], squares: number, ...more: Part[]) => {
    const parts: Part[] = [...tablesUsed, [SOF0, frame], ...more, [SOS, greyScan]]
    const head = parts.flatMap(([marker, body]) => segment(marker, body))
    return Uint8Array.from([0xff, 0xd8, ...JFIF, ...head, ...ended(BLANK.repeat(squares))])
  }
  it('is a photo up to the longest side, and no further', () => {
    expect(photoFault(file(frameBody(8, 1024, grey), 128))).toBeNull()
    expect(photoFault(file(frameBody(1024, 8, grey), 128))).toBeNull()
    expect(photoFault(file(frameBody(8, 1025, grey), 129))).toBe('too-large')
    expect(photoFault(file(frameBody(1025, 8, grey), 129))).toBe('too-large')
  })
  it('has one frame, and no segment that says something else', () => {
    const frame = frameBody(8, 8, grey)
    expect(photoFault(file(frame, 1))).toBeNull()
    expect(photoFault(file(frame, 1, [SOF0, frame]))).toBe('not-a-picture')
    for (const marker of [0xc8, 0xcc, 0xdc, 0xde, 0xf0])
      expect(photoFault(file(frame, 1, [marker, [0, 0]])), String(marker)).toBe('not-a-picture')
    expect(photoFault(file(frame, 1, [DRI, [0, 4]]))).toBeNull()
  })
  it('has a head of whole segments, up to its picture', () => {
    const whole = file(frameBody(8, 8, grey), 1)
    const found = segmentsOf(whole)!
    expect(found.map(({ marker }) => marker)).toEqual([0xe0, DQT, DHT, DHT, SOF0, SOS])
    expect(found[0]).toEqual({ marker: 0xe0, start: 2, end: 20 })
    const changed = (at: number, value: number) => whole.map((byte, index) => (index === at ? value : byte))
    for (const [at, value] of [
      ...[
        [0, 0xfe],
        [1, 0xd9],
        [2, 0xfe],
        [3, 0xbf],
        [3, 0xff],
        [4, 0xff],
        [5, 1],
        [5, 0],
      ],
    ] as [number, number][])
      expect(segmentsOf(changed(at, value)), `${at}: ${value}`).toBeNull()
    expect(segmentsOf(whole.slice(0, found.at(-1)!.start))).toBeNull()
    expect(segmentsOf(whole.slice(0, found.at(-1)!.end))).not.toBeNull()
    expect(segmentsOf(whole.slice(0, found.at(-1)!.end - 1))).toBeNull()
    expect(segmentsOf(new Uint8Array())).toBeNull()
    // The shortest segment has no body.
    expect(segmentsOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 2, 0xff, SOS, 0, 2]))).toHaveLength(2)
  })
})
