import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Every byte of every file of a browser's profile, as far as it is there still when it is read; and what lies in no file
 * as it is: packed blocks and cut logs of its databases (LevelDB), and values of IndexedDB that are packed once more.
 */
export function* bytesOfProfile(folder: string): Generator<Buffer> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = readIfThere(join(entry.parentPath, entry.name))
    if (!file) continue
    for (const bytes of [file, ...partsOf(entry.name, file)]) {
      yield bytes
      yield* valuesIn(bytes)
    }
  }
}

function partsOf(name: string, file: Buffer): Buffer[] {
  if (isTable(file)) return [Buffer.concat(blocksOf(file))]
  return LOG.test(name) ? [Buffer.concat(writtenIn(file))] : []
}

/** Before a value of IndexedDB that Chromium has packed with Snappy by itself. */
const PACKED_VALUE = Buffer.from([0xff, 0x11, 0x02])

function* valuesIn(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf(PACKED_VALUE); at >= 0; at = bytes.indexOf(PACKED_VALUE, at + 1)) {
    const value = unpacked(bytes.subarray(at + PACKED_VALUE.length))
    if (value) yield value
  }
}

/** Which of these texts lie in a profile, in any encoding that browsers write. */
export function foundIn(folder: string, texts: readonly string[]): string[] {
  const encodings = ['utf8', 'latin1', 'utf16le'] as const
  const found = new Set<string>()
  for (const bytes of bytesOfProfile(folder))
    for (const text of texts)
      if (encodings.some((encoding) => bytes.includes(Buffer.from(text, encoding)))) found.add(text)
  return texts.filter((text) => found.has(text))
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    // A file of the browser's own that came and went.
    return null
  }
}

const LOG = /^\d+\.log$/
const LOG_BLOCK = 32_768
const LOG_HEAD = 7

/** What was written to a log, in order, without the heads that stand in between wherever a block of it ends. */
function writtenIn(log: Buffer): Buffer[] {
  const written: Buffer[] = []
  for (let block = 0; block < log.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, log.length)
    for (let at = block; at + LOG_HEAD <= end;) {
      const size = log.readUInt16LE(at + 4)
      written.push(log.subarray(at + LOG_HEAD, Math.min(at + LOG_HEAD + size, end)))
      at += LOG_HEAD + size
    }
  }
  return written
}

const FOOTER = 48
const MAGIC = Buffer.from('57fb808b247547db', 'hex')

function isTable(bytes: Buffer): boolean {
  return bytes.length >= FOOTER && bytes.subarray(-MAGIC.length).equals(MAGIC)
}

interface Place {
  offset: number
  size: number
}

/** What the blocks of a table hold, each after the other. The index of a table is its last block. */
function blocksOf(table: Buffer): Buffer[] {
  const footer = new Reader(table.subarray(-FOOTER))
  footer.place()
  return placesIn(blockAt(table, footer.place())).map((place) => blockAt(table, place))
}

function blockAt(table: Buffer, { offset, size }: Place): Buffer {
  const block = table.subarray(offset, offset + size)
  const packing = table[offset + size]
  if (packing === 0) return block
  const whole = packing === 1 ? unpacked(block) : null
  if (whole) return whole
  throw new Error(`A block is packed in a way that is not read here: ${packing}`)
}

/** Where the blocks are that an index names: the values of its entries, before the list of its restarts. */
function placesIn(index: Buffer): Place[] {
  const end = index.length - 4 * (index.readUInt32LE(index.length - 4) + 1)
  const reader = new Reader(index.subarray(0, end))
  const places: Place[] = []
  while (!reader.isAtEnd) {
    reader.number()
    const keyLength = reader.number()
    const valueLength = reader.number()
    reader.bytes(keyLength)
    places.push(new Reader(reader.bytes(valueLength)).place())
  }
  return places
}

/** No value of a browser is larger than that. */
const LARGEST = 100_000_000

/**
 * Snappy: texts as they are, and places before where the same stood already. What follows the end is left; `null`: these
 * bytes are something else.
 */
function unpacked(packed: Buffer): Buffer | null {
  const reader = new Reader(packed)
  const whole = reader.number()
  if (!(whole <= LARGEST)) return null
  const out = Buffer.alloc(whole)
  let length = 0
  while (length < whole && !reader.isAtEnd) {
    const tag = reader.byte()
    const kind = tag & 3
    if (kind === 0) {
      const short = tag >> 2
      const size = (short < 60 ? short : reader.little(short - 59)) + 1
      length += reader.bytes(size).copy(out, length)
      continue
    }
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const back = kind === 1 ? ((tag >> 5) << 8) | reader.byte() : reader.little(kind === 2 ? 2 : 4)
    if (back === 0 || back > length) return null
    for (let n = 0; n < size; n += 1, length += 1) out[length] = out[length - back]!
  }
  return length === whole ? out : null
}

class Reader {
  #at = 0
  readonly #from: Buffer

  constructor(from: Buffer) {
    this.#from = from
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#from.length
  }

  /** Past the end: nothing. */
  byte(): number {
    this.#at += 1
    return this.#from[this.#at - 1] ?? 0
  }

  bytes(size: number): Buffer {
    this.#at += size
    return this.#from.subarray(this.#at - size, this.#at)
  }

  little(size: number): number {
    return this.bytes(size).reduceRight((value, byte) => value * 256 + byte, 0)
  }

  /** Seven bits a byte, the lowest first. */
  number(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }

  place(): Place {
    return { offset: this.number(), size: this.number() }
  }
}
