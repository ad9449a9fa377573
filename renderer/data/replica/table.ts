import { changeIn, type TablePart } from './commit-text.ts'
import type { Change, Row } from './journal.ts'

/** A table of a journal. What was found on the disk is read when somebody first asks for it, or time allows. */
export class Table {
  #rows = new Map<string, Row>()
  /** In the order of their commits. */
  #found: TablePart[] = []
  /** How many of them were read. */
  #read = 0
  #written = 0
  readonly #passOver: (part: TablePart) => void

  /** `passOver`: called with each part that cannot be read, once, instead of doing what it says. */
  constructor(passOver: (part: TablePart) => void) {
    this.#passOver = passOver
  }

  /** As they are on disk, with what is noted. Not to be changed. */
  get rows(): ReadonlyMap<string, Row> {
    this.#readAll()
    return this.#rows
  }

  /** Rows that all commits together put or dropped. */
  get written(): number {
    this.#readAll()
    return this.#written
  }

  get isRead(): boolean {
    return this.#read === this.#found.length
  }

  /** Whether there may be rows: nothing is read for this. */
  get mayHoldRows(): boolean {
    return !this.isRead || this.#rows.size > 0
  }

  /** Adds what was found on the disk, to be read later. */
  found(part: TablePart): void {
    this.#found.push(part)
  }

  /** Does what a commit says, once it is on the disk. */
  apply(change: Change): void {
    if (change.clear) this.#forgetFound()
    if (this.isRead) this.#do(change)
    else this.#found.push([change.table, change])
  }

  /** Puts what is not on the disk yet; `apply` does it again once it is. */
  note(put: readonly (readonly [id: string, row: Row])[]): void {
    this.#readAll()
    for (const [id, row] of put) this.#rows.set(id, row)
  }

  /** Reads one part; `false` when there is none left. */
  readSome(): boolean {
    if (this.isRead) return false
    const part = this.#found[this.#read]!
    this.#read += 1
    if (this.isRead) {
      this.#found = []
      this.#read = 0
    }
    try {
      this.#do(changeIn(part))
    } catch {
      // What it says is written, and not true: folding takes it away.
      this.#written += 1
      this.#passOver(part)
    }
    return true
  }

  #readAll(): void {
    while (this.readSome());
  }

  /** What is cleared need not be read, nor be readable. A row is counted for each part: more was written than is true. */
  #forgetFound(): void {
    this.#written += this.#found.length - this.#read
    this.#found = []
    this.#read = 0
  }

  #do({ put = [], drop = [], clear }: Change): void {
    if (clear) this.#rows = new Map()
    // Tens of thousands at a first pull: a pair that is taken apart costs an iterator each.
    for (const pair of put) this.#rows.set(pair[0], pair[1])
    for (const id of drop) this.#rows.delete(id)
    this.#written += put.length + drop.length
  }
}
