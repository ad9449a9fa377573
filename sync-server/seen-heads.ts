import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { SECOND } from '../domain/time.ts'
import type { SeenHeads } from './store/postgres-life.ts'
import type { Store } from './store/store.ts'

const fileIn = (folder: string) => join(folder, 'database-seen.json')
const headsOfAll = sql<{ partition: string; seq: number }>`select "partition", "seq" from "heads"`
/** What the data folder knows of the database may be so old. */
const WRITTEN_EVERY = 5 * SECOND

/** What a server that lived in this folder saw of its database; `null`: none did, or it cannot be read. */
export function readSeenHeads(folder: string): SeenHeads | null {
  try {
    const { epoch, heads } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Partial<SeenHeads>
    const isTold = typeof epoch === 'string' && typeof heads === 'object' && heads !== null
    return isTold ? { epoch, heads } : null
  } catch {
    return null
  }
}

/**
 * Notes in the data folder up to which numbers the server saw its database on PostgreSQL, a few seconds after they grew:
 * a copy of the files of the database that is put in place has lower ones, and nothing else that tells it.
 */
export class SeenHeadsKeeper {
  readonly #folder: string
  readonly #store: Store
  #isNewer = true

  constructor(folder: string, store: Store) {
    this.#folder = folder
    this.#store = store
    store.onHint(() => (this.#isNewer = true))
  }

  start(): void {
    setInterval(() => void this.write(), WRITTEN_EVERY).unref()
  }

  /** What cannot be written now is written with what is seen next: a folder that takes nothing hinders nobody. */
  async write(): Promise<void> {
    if (!this.#isNewer) return
    this.#isNewer = false
    try {
      const rows = await this.#store.read((view) =>
        view.all({ compile: () => headsOfAll.compile(view.tables) }),
      )
      const seen: SeenHeads = {
        epoch: this.#store.epoch,
        heads: Object.fromEntries(rows.map(({ partition, seq }) => [partition, seq])),
      }
      const begun = `${fileIn(this.#folder)}.new`
      writeFileSync(begun, JSON.stringify(seen), { mode: 0o600 })
      renameSync(begun, fileIn(this.#folder))
    } catch {
      this.#isNewer = true
    }
  }
}
