import { partsIn, textOf, type TablePart } from './commit-text.ts'
import { textInFormer } from './former-frame.ts'
import { frameOf, textIn } from './frame.ts'
import type { Durability, JournalDisk, ReadFrame, StoredFrame } from './journal-disk.ts'
import { Table } from './table.ts'

/** Any value that JSON holds as it is. */
export type Row = object

/** What one commit does to one table. */
export interface Change {
  table: string
  put?: readonly (readonly [id: string, row: Row])[]
  drop?: readonly string[]
  /** Empties the table before anything is put. */
  clear?: true
}

export interface Commit {
  changes: readonly Change[]
  durability: Durability
  /** Only puts that a loss of power may undo without harm: they are true at once, and written with the next commit. */
  rides?: boolean
  /** Called in the order of commits, in one go with the tables, once the commit is on the disk. */
  applied?: () => void
  /** Called instead when it never will be. */
  abandoned?: () => void
}

interface Pending extends Commit {
  resolve: () => void
  reject: (reason: unknown) => void
}

/** Folding pays when most of what is written is no longer true, and never for little. */
const FEWEST_FRAMES_TO_FOLD = 64
const ROWS_A_FOLDED_FRAME = 2000

/**
 * An append-only journal on disk with its tables in memory. Everything committed in one turn of the event
 * loop goes to disk as one frame, so it is there whole or not at all, whichever tables it touches. Tables
 * change only after the disk has confirmed. A commit that fails rejects, together with all that were waiting
 * behind it (they may have been made from what it would have written), and leaves the tables as they were.
 */
export class Journal {
  readonly #disk: JournalDisk
  readonly #tables = new Map<string, Table>()
  #nextFrame = 1
  #frames = 0
  /** Rows that were written and went with the frames that said them. */
  #forgotten = 0
  #pending: Pending[] = []
  /** Being written now. */
  #underway: Pending[] = []
  /** In the tables, and not on the disk: by table and id. The next frame begins with them. */
  readonly #riding = new Map<string, Map<string, Row>>()
  #flushing: Promise<void> | undefined
  #folding: Promise<void> | undefined
  #closed = false
  /** Frames that could not be read at start: what they held is to be fetched again. */
  readonly damaged: number[] = []
  #isTailTorn = false
  /** Parts of whole frames that no version of this application can read. Folding leaves them out. */
  readonly unreadable: TablePart[] = []
  /** Called when one more is found, which is while its table is read for the first time. */
  foundUnreadable: () => void = () => undefined

  private constructor(disk: JournalDisk) {
    this.#disk = disk
  }

  static async open(disk: JournalDisk): Promise<Journal> {
    const journal = new Journal(disk)
    await disk.read((frame) => journal.#replay(frame))
    return journal
  }

  /**
   * Whether something that was confirmed may be gone: any damaged frame but a last one that is cut short, which is
   * what a power cut leaves of a commit that nobody was told of.
   */
  get hasLostFrames(): boolean {
    return this.damaged.length > (this.#isTailTorn ? 1 : 0)
  }

  /** The rows of a table as they are on disk, or ride with the next commit. Not to be changed. */
  rows(table: string): ReadonlyMap<string, Row> {
    return this.#tables.get(table)?.rows ?? EMPTY
  }

  /** A row with the commits that are on their way. */
  latest(table: string, id: string): Row | undefined {
    for (const commits of [this.#pending, this.#underway]) {
      for (let at = commits.length - 1; at >= 0; at -= 1) {
        const said = lastWord(commits[at]!.changes, table, id)
        if (said !== undefined) return said ?? undefined
      }
    }
    return this.rows(table).get(id)
  }

  tableNames(): string[] {
    return [...this.#tables].filter(([, { rows }]) => rows.size > 0).map(([name]) => name)
  }

  /** Of all tables that frames speak of, empty or not: none is read for this. */
  writtenTables(): string[] {
    return [...this.#tables.keys()]
  }

  /** Whether a table has rows, or has not been read yet. */
  mayHoldRows(table: string): boolean {
    return this.#tables.get(table)?.mayHoldRows === true
  }

  /** Reads a part of a table that nobody has asked for since the start; `false` when there is none left. */
  readSome(table: string): boolean {
    return this.#tables.get(table)?.readSome() === true
  }

  /** Resolves when taps and paints had their turn. */
  untilIdle(): Promise<void> {
    return this.#disk.untilIdle()
  }

  /**
   * Resolves once the commit is on disk and in the tables. One that changes nothing was made from what is here or
   * on its way to the disk, and stands or falls with that.
   */
  commit(commit: Commit): Promise<void> {
    if (this.#closed) {
      commit.abandoned?.()
      return Promise.reject(new DOMException('The journal is closed', 'InvalidStateError'))
    }
    const isEmpty = commit.changes.length === 0 && this.#pending.length + this.#underway.length === 0
    if (isEmpty) {
      commit.applied?.()
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      this.#pending.push({ ...commit, resolve, reject })
      this.#flushing ??= Promise.resolve().then(() => this.#flush())
    })
  }

  /** Writes all anew as it is now, so that nothing rests on the disk of what was dropped or replaced. */
  async fold(): Promise<void> {
    await this.#flushing
    // One after the other: two at once would each count what they spare, and the next would seem to gain nothing.
    while (this.#folding) await this.#folding
    const isAsItIs = this.#written() === this.#alive() && this.damaged.length === 0
    if (this.#closed || isAsItIs) return
    this.#folding = this.#fold().finally(() => (this.#folding = undefined))
    await this.#folding
  }

  /** Where most of what is written is no longer true, and all of it was read. */
  foldWhenItPays(): void {
    if (this.#frames < FEWEST_FRAMES_TO_FOLD || this.#folding || this.#closed) return
    // No table is read for this: it waits until time allowed that.
    if ([...this.#tables.values()].some(({ isRead }) => !isRead)) return
    if (this.#written() <= 2 * this.#alive()) return
    this.#folding = this.#fold().then(
      () => {
        this.#folding = undefined
        this.foldWhenItPays()
      },
      // The frames are as they were: the next commit tries again.
      () => {
        this.#folding = undefined
      },
    )
  }

  /** After opening: puts all that could be read, with these changes, in the place of the frames, in one step. */
  async mend(changes: readonly Change[]): Promise<void> {
    for (const change of changes) this.#apply(change)
    await this.#fold()
    this.damaged.splice(0)
  }

  /** Waits for what was committed, then closes the disk. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#flushing
    await this.#folding?.catch(() => undefined)
    this.#disk.close()
  }

  /** The disk is gone: nothing more can be kept. */
  lose(): void {
    this.#closed = true
  }

  async #flush(): Promise<void> {
    while (this.#pending.length > 0) {
      const batch = (this.#underway = this.#pending)
      this.#pending = []
      try {
        const isWritten = batch.some(({ changes, rides }) => !rides && changes.length > 0)
        if (isWritten) await this.#write(batch)
        this.#underway = []
        for (const commit of batch) {
          for (const change of commit.changes) {
            if (isWritten) this.#apply(change)
            else this.#ride(change)
          }
          commit.applied?.()
        }
        for (const commit of batch) commit.resolve()
      } catch (reason) {
        const failed = [...batch, ...this.#pending]
        this.#pending = this.#underway = []
        for (const commit of failed) commit.abandoned?.()
        for (const commit of failed) commit.reject(reason)
      }
    }
    this.#flushing = undefined
    this.foldWhenItPays()
  }

  async #write(batch: readonly Commit[]): Promise<void> {
    const riding = [...this.#riding].map(([table, rows]): Change => ({ table, put: [...rows] }))
    const changes = batch.flatMap((commit) => commit.changes)
    const durability = batch.some((commit) => commit.durability === 'strict') ? 'strict' : 'relaxed'
    await this.#append([...riding, ...changes], durability)
    this.#riding.clear()
    for (const change of riding) this.#apply(change)
  }

  #ride({ table, put = [] }: Change): void {
    let rows = this.#riding.get(table)
    if (!rows) this.#riding.set(table, (rows = new Map()))
    for (const [id, row] of put) rows.set(id, row)
    this.#table(table).note(put)
  }

  async #append(changes: readonly Change[], durability: Durability): Promise<void> {
    await this.#disk.append({ n: this.#nextFrame, ...frameOf(textOf(changes)) }, durability)
    this.#nextFrame += 1
    this.#frames += 1
  }

  #replay(frame: ReadFrame): void {
    this.#nextFrame = frame.n + 1
    this.#frames += 1
    const text = 'bytes' in frame ? textInFormer(frame) : textIn(frame)
    this.#isTailTorn = !text.ok && text.reason === 'torn'
    if (!text.ok) {
      this.damaged.push(frame.n)
      return
    }
    try {
      for (const part of partsIn(text.value)) this.#table(part[0]).found(part)
    } catch {
      // It does not even say which tables it is of.
      this.damaged.push(frame.n)
    }
  }

  #apply(change: Change): void {
    this.#table(change.table).apply(change)
  }

  #table(name: string): Table {
    let table = this.#tables.get(name)
    if (!table) {
      table = new Table((part) => {
        this.unreadable.push(part)
        this.foundUnreadable()
      })
      this.#tables.set(name, table)
    }
    return table
  }

  #alive(): number {
    return [...this.#tables.values()].reduce((sum, { rows }) => sum + rows.size, 0)
  }

  /** Rows in all frames, to be compared with those that are still true. */
  #written(): number {
    const written = [...this.#tables.values()].reduce((sum, table) => sum + table.written, 0)
    return written - this.#forgotten
  }

  /**
   * Writes the tables as they are now in the place of the frames that made them. Commits go on meanwhile:
   * their frames have higher numbers and are replayed after, so a row that changed since is only said twice.
   */
  async #fold(): Promise<void> {
    const alive = this.#alive()
    const upTo = this.#nextFrame - 1
    const folded = this.#frames
    const writtenBefore = this.#written()
    const entries = [...this.#tables].flatMap(([table, { rows }]) => chunksOf(table, rows))
    // At most one frame for each that goes, so that whole numbers are left for them.
    const perFrame = Math.max(1, Math.ceil(entries.length / folded))
    const frames: StoredFrame[] = []
    for (let at = 0; at < entries.length; at += perFrame) {
      frames.push({ n: 0, ...frameOf(textOf(entries.slice(at, at + perFrame))) })
      await this.#disk.untilIdle()
    }
    frames.forEach((frame, index) => (frame.n = upTo - frames.length + 1 + index))
    await this.#disk.replaceUpTo(upTo, frames)
    this.#frames += frames.length - folded
    this.#forgotten += writtenBefore - alive
  }
}

/** What these changes make of a row: `null` when it goes, `undefined` when they say nothing of it. */
function lastWord(changes: readonly Change[], table: string, id: string): Row | null | undefined {
  for (let at = changes.length - 1; at >= 0; at -= 1) {
    const change = changes[at]!
    if (change.table !== table) continue
    if (change.drop?.includes(id)) return null
    const row = change.put?.findLast(([key]) => key === id)
    if (row) return row[1]
    if (change.clear) return null
  }
  return undefined
}

const EMPTY: ReadonlyMap<string, Row> = new Map()

function chunksOf(table: string, rows: ReadonlyMap<string, Row>): Change[] {
  const all = [...rows]
  const chunks: Change[] = []
  for (let at = 0; at < all.length; at += ROWS_A_FOLDED_FRAME) {
    chunks.push({ table, put: all.slice(at, at + ROWS_A_FOLDED_FRAME) })
  }
  return chunks
}
