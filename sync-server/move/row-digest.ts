import { createHash } from 'node:crypto'

/** What a column holds, on either kind of database: bytes as `\x…`, as PostgreSQL writes them. */
export type Value = string | number | null

/** What a driver read, as a value that is the same on both: a moment without an end is the last one that both can hold. */
export function valueOf(read: unknown): Value {
  if (read === null || typeof read === 'string') return read
  if (read instanceof Uint8Array) return `\\x${Buffer.from(read).toString('hex')}`
  if (typeof read !== 'number') throw new TypeError(`A column holds a ${typeof read}`)
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, read))
}

/** A row, its values in the order of the columns of its table. */
export type Row = readonly Value[]

/** How many rows there are of a kind, and what they hold. */
export interface RowDigest {
  count: number
  /** Of all their contents, whatever their order: 32 hexadecimal digits. */
  hash: string
}

const BYTES = 16
const ALL = 1n << BigInt(8 * BYTES)

/** Adds up rows one by one: neither their order nor how they are cut into batches makes a difference. */
export class RowSum {
  #count = 0
  #sum = 0n

  add(row: Row): void {
    const hash = createHash('sha256').update(JSON.stringify(row)).digest('hex')
    this.#sum = (this.#sum + BigInt(`0x${hash.slice(0, 2 * BYTES)}`)) % ALL
    this.#count += 1
  }

  get digest(): RowDigest {
    return { count: this.#count, hash: this.#sum.toString(16).padStart(2 * BYTES, '0') }
  }
}
