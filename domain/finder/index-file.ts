import { ok, refuse, type Result } from '../result.ts'

/**
 * The finder's index as a file: typed arrays behind a small header, so that opening it is reading views and no work.
 * Eight bytes of magic, the length of the header (u32), the header as JSON, then each table at a multiple of eight.
 */
export type Tables = Readonly<Record<string, Table>>
export type Table = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array

interface Header {
  tables: { name: string; type: TableType; offset: number; length: number }[]
}

const MAGIC = 'PEPFIND1'
const ALIGNMENT = 8
const types = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
} as const
type TableType = keyof typeof types

/** Why an index cannot be opened. `not-an-index`: another file, or another version's. `damaged`: its end is missing. */
export type IndexRefusal = 'not-an-index' | 'damaged'

export function writeIndex(tables: Tables): Uint8Array {
  const entries = Object.entries(tables)
  let offset = 0
  const header: Header = {
    tables: entries.map(([name, table]) => {
      const place = { name, type: typeOf(table), offset, length: table.length }
      offset = aligned(offset + table.byteLength)
      return place
    }),
  }
  const head = new TextEncoder().encode(JSON.stringify(header))
  const start = aligned(MAGIC.length + 4 + head.length)
  const bytes = new Uint8Array(start + offset)
  bytes.set(new TextEncoder().encode(MAGIC))
  new DataView(bytes.buffer).setUint32(MAGIC.length, head.length, true)
  bytes.set(head, MAGIC.length + 4)
  for (const [index, [, table]] of entries.entries()) {
    const place = start + (header.tables[index]?.offset ?? 0)
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), place)
  }
  return bytes
}

/** The tables of an index that was unzipped (gzip) before. */
export function readIndex(file: Uint8Array): Result<Tables, IndexRefusal> {
  const magic = new TextDecoder().decode(file.subarray(0, MAGIC.length))
  if (magic !== MAGIC) return refuse('not-an-index')
  if (file.length < MAGIC.length + 4) return refuse('damaged')
  // Views need a place that their type can stand at, which a part of a larger buffer may not give.
  const bytes = file.byteOffset % ALIGNMENT === 0 ? file : new Uint8Array(file)
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true)
  const head = bytes.subarray(MAGIC.length + 4, MAGIC.length + 4 + length)
  const start = bytes.byteOffset + aligned(MAGIC.length + 4 + length)
  try {
    const { tables } = JSON.parse(new TextDecoder().decode(head)) as Header
    return ok(
      Object.fromEntries(
        tables.map((table) => [
          table.name,
          new types[table.type](bytes.buffer as ArrayBuffer, start + table.offset, table.length),
        ]),
      ),
    )
  } catch {
    return refuse('damaged')
  }
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT
}

function typeOf(table: Table): TableType {
  if (table instanceof Uint8Array) return 'u8'
  if (table instanceof Int8Array) return 'i8'
  if (table instanceof Uint16Array) return 'u16'
  return table instanceof Uint32Array ? 'u32' : 'f32'
}
