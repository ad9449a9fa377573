import { getHeightOfRevision, type RxDocumentData } from 'rxdb/plugins/core'
import { bulkInsertToState, type MemoryStorageInternals } from 'rxdb/plugins/storage-memory'
import type { Journal } from './journal.ts'

/** Few enough that a tap meanwhile is not felt. */
const DOCUMENTS_A_PIECE = 2000

/**
 * Brings the documents of one table into the memory of the library, when they are first needed or time allows: most
 * collections are not looked at when a device starts. Nothing is told of it, they only were not there yet.
 */
export class TableLoader<T> {
  readonly #journal: Journal
  readonly #table: string
  readonly #primary: string
  readonly #internals: MemoryStorageInternals<T>
  #documents: RxDocumentData<T>[] | undefined
  #isLoaded = false
  #loaded = 0
  #height = 0

  constructor(journal: Journal, table: string, primary: string, internals: MemoryStorageInternals<T>) {
    this.#journal = journal
    this.#table = table
    this.#primary = primary
    this.#internals = internals
  }

  /** Loads all that is left. To be called before anything is read or written. */
  finish(): void {
    this.#load(Infinity)
  }

  /** Loads a piece; `false` when there is none left. */
  loadSome(): boolean {
    return this.#load(DOCUMENTS_A_PIECE)
  }

  /** The library tells states of one document apart by the height of their revision: no height comes twice. */
  heightAfter(previous: RxDocumentData<T> | undefined): number {
    this.#height = Math.max(this.#height, previous ? getHeightOfRevision(previous._rev) : 0) + 1
    return this.#height
  }

  #load(most: number): boolean {
    if (this.#isLoaded) return false
    this.#documents ??= [...this.#journal.rows(this.#table).values()] as RxDocumentData<T>[]
    const documents = this.#documents.slice(this.#loaded, this.#loaded + most)
    for (const { _rev } of documents) this.#height = Math.max(this.#height, getHeightOfRevision(_rev))
    const { byIndexArray } = this.#internals
    bulkInsertToState(
      this.#primary,
      this.#internals,
      byIndexArray,
      documents.map((document) => ({ document })),
    )
    this.#loaded += documents.length
    this.#isLoaded = this.#loaded === this.#documents.length
    if (this.#isLoaded) this.#documents = []
    return documents.length > 0
  }
}
