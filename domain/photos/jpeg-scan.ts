import type { Segment } from './jpeg-segments.ts'

/** What a baseline scan is read by (ITU T.81, annexes B and F). Nothing is drawn: what counts is that every bit is used. */

/** The codes of one Huffman table: by their length and bits, what each stands for. */
type Codes = ReadonlyMap<number, number>
/** By class (0: first coefficients, 1: the others) and number, as `class * 16 + number`. */
export interface Tables {
  codes: Map<number, Codes>
  /** Numbers of the quantization tables. */
  quantization: Set<number>
  /** Blocks between restarts; 0: none. */
  restart: number
}
interface Component {
  id: number
  across: number
  down: number
  /** The number of its quantization table. */
  table: number
}
export interface Frame {
  width: number
  height: number
  components: Component[]
}

const [DHT, DQT, DRI, EOI, RST0] = [0xc4, 0xdb, 0xdd, 0xd9, 0xd0]
const keyOf = (length: number, bits: number) => (length << 16) | bits

/** The tables of a head, each once and of exactly its length; `null`: they are not so. */
export function readTables(bytes: Uint8Array, segments: readonly Segment[]): Tables | null {
  const tables: Tables = { codes: new Map(), quantization: new Set(), restart: 0 }
  for (const { marker, start, end } of segments) {
    const read =
      marker === DHT
        ? readCodes(bytes.subarray(start + 4, end), tables)
        : marker === DQT
          ? readQuantization(bytes.subarray(start + 4, end), tables)
          : marker === DRI
            ? readRestart(bytes.subarray(start + 4, end), tables)
            : true
    if (!read) return null
  }
  return tables
}

function readQuantization(body: Uint8Array, { quantization }: Tables): boolean {
  for (let at = 0; at < body.length; at += 65) {
    const number = body[at]!
    if (number > 3 || quantization.has(number) || at + 65 > body.length) return false
    quantization.add(number)
  }
  return body.length > 0
}

function readRestart(body: Uint8Array, tables: Tables): boolean {
  if (body.length !== 2 || tables.restart !== 0) return false
  tables.restart = body[0]! * 256 + body[1]!
  return true
}

function readCodes(body: Uint8Array, { codes }: Tables): boolean {
  for (let at = 0; at < body.length;) {
    const name = body[at]!
    const counts = body.subarray(at + 1, at + 17)
    const values = at + 17
    const many = counts.reduce((sum, count) => sum + count, 0)
    if (name >> 4 > 1 || (name & 15) > 3 || codes.has(name) || many > 256 || values + many > body.length)
      return false
    const table = new Map<number, number>()
    let [bits, next] = [0, values]
    for (const [index, count] of counts.entries()) {
      for (let i = 0; i < count; i++) table.set(keyOf(index + 1, bits++), body[next++]!)
      // More codes than there are of this length.
      if (bits > 1 << (index + 1)) return false
      bits <<= 1
    }
    codes.set(name, table)
    at = next
  }
  return body.length > 0
}

/** Grey, or three colours, of eight bits. */
export function readFrame(bytes: Uint8Array, { start, end }: Segment): Frame | null {
  const body = bytes.subarray(start + 4, end)
  const many = body[5]
  if (body[0] !== 8 || (many !== 1 && many !== 3) || body.length !== 6 + 3 * many) return null
  const components = Array.from({ length: many }, (_, index) => {
    const [id, sampling] = [body[6 + index * 3]!, body[7 + index * 3]!]
    return { id, across: sampling >> 4, down: sampling & 15, table: body[8 + index * 3]! }
  })
  const isSampled = ({ across, down }: Component) => across >= 1 && across <= 2 && down >= 1 && down <= 2
  const frame = { height: body[1]! * 256 + body[2]!, width: body[3]! * 256 + body[4]!, components }
  return components.every(isSampled) && frame.width > 0 && frame.height > 0 ? frame : null
}

/** Whether every square of the picture is told: then where the file may end, after its last marker. `null`: it is not. */
export function drawsToItsEnd(bytes: Uint8Array, scan: Segment, frame: Frame, tables: Tables): number | null {
  const parts = readScanHead(bytes.subarray(scan.start + 4, scan.end), frame, tables)
  if (!parts || frame.components.some(({ table }) => !tables.quantization.has(table))) return null
  const bits = new Bits(bytes, scan.end)
  for (let left = squaresOf(frame), inRun = 0, turn = 0; left > 0; left--, inRun++) {
    if (tables.restart > 0 && inRun === tables.restart) {
      if (!bits.passes(RST0 + turn)) return null
      turn = (turn + 1) % 8
      inRun = 0
    }
    for (const { blocks, first, others } of parts) {
      for (let block = 0; block < blocks; block++) if (!passBlock(bits, first, others)) return null
    }
  }
  return bits.passes(EOI) ? bits.at : null
}

interface ScanPart {
  blocks: number
  first: Codes
  others: Codes
}

function readScanHead(body: Uint8Array, { components }: Frame, { codes }: Tables): ScanPart[] | null {
  const many = components.length
  if (body[0] !== many || body.length !== 4 + 2 * many) return null
  // All coefficients at once, with all their bits: what baseline means.
  const [from, to, precision] = body.subarray(1 + 2 * many)
  if (from !== 0 || to !== 63 || precision !== 0) return null
  const parts = components.map(({ id, across, down }, index) => {
    const [said, used] = [body[1 + 2 * index]!, body[2 + 2 * index]!]
    const [first, others] = [codes.get(used >> 4), codes.get(16 + (used & 15))]
    // One colour alone is told block by block, whatever its sampling says.
    return said === id && first && others ? { blocks: many === 1 ? 1 : across * down, first, others } : null
  })
  return parts.every((part) => part !== null) ? parts : null
}

function squaresOf({ width, height, components }: Frame): number {
  const isGrey = components.length === 1
  const across = isGrey ? 1 : Math.max(...components.map((one) => one.across))
  const down = isGrey ? 1 : Math.max(...components.map((one) => one.down))
  return Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down))
}

function passBlock(bits: Bits, first: Codes, others: Codes): boolean {
  const size = bits.symbol(first)
  if (size < 0 || size > 11 || !bits.skip(size)) return false
  for (let coefficient = 1; coefficient < 64;) {
    const symbol = bits.symbol(others)
    if (symbol < 0) return false
    const [zeros, length] = [symbol >> 4, symbol & 15]
    if (length === 0 && zeros === 0) return true
    if (length === 0 && zeros !== 15) return false
    coefficient += zeros + 1
    if (coefficient > 64 || length > 10 || !bits.skip(length)) return false
  }
  return true
}

/** The bits of a scan, in which a byte 255 is followed by a 0. */
class Bits {
  at: number
  readonly #bytes: Uint8Array
  #left = 0
  #byte = 0

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  /** What the next code stands for; -1: none of these. */
  symbol(codes: Codes): number {
    for (let length = 1, read = 0; length <= 16; length++) {
      const bit = this.#next()
      if (bit < 0) return -1
      read = (read << 1) | bit
      const value = codes.get(keyOf(length, read))
      if (value !== undefined) return value
    }
    return -1
  }

  skip(many: number): boolean {
    for (let i = 0; i < many; i++) if (this.#next() < 0) return false
    return true
  }

  /** Goes past the rest of the byte, which is filled with ones, and past this marker. */
  passes(marker: number): boolean {
    const filled = (1 << this.#left) - 1
    if ((this.#byte & filled) !== filled && this.#left > 0) return false
    this.#left = 0
    if (this.#bytes[this.at] !== 0xff || this.#bytes[this.at + 1] !== marker) return false
    this.at += 2
    return true
  }

  #next(): number {
    if (this.#left === 0) {
      const byte = this.#bytes[this.at]
      if (byte === undefined) return -1
      if (byte === 0xff) {
        if (this.#bytes[this.at + 1] !== 0) return -1
        this.at += 1
      }
      this.at += 1
      this.#byte = byte
      this.#left = 8
    }
    this.#left -= 1
    return (this.#byte >> this.#left) & 1
  }
}
