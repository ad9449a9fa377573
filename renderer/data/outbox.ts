import { computed, shallowReactive, type Ref } from 'vue'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Instant } from '../../domain/time.ts'
import { documentKey, type DeviceStore, type OutboxRow, type RefusedRow } from './device-store.ts'
import type { DocumentState, SyncStatus } from './sync-status.ts'

/**
 * Which writes of this device the server does not have yet, and which it can never accept. Kept on disk: a
 * row is written before its document and removed once the server has acknowledged it, so that what a screen
 * says survives a kill at any moment.
 */
export class Outbox {
  readonly #waiting = shallowReactive(new Map<string, OutboxRow & { sending: boolean }>())
  readonly #refused = shallowReactive(new Map<string, RefusedRow>())
  readonly #store: DeviceStore
  readonly #status: SyncStatus

  constructor(store: DeviceStore, status: SyncStatus) {
    this.#store = store
    this.#status = status
  }

  /** Reads what was waiting and refused when the device last stopped. */
  async load(): Promise<void> {
    for (const row of await this.#store.outbox.toArray())
      this.#waiting.set(row.key, { ...row, sending: false })
    for (const row of await this.#store.refused.toArray()) this.#refused.set(row.key, row)
    this.#tell()
  }

  rows(): readonly OutboxRow[] {
    return [...this.#waiting.values()]
  }

  has(collection: CollectionName, id: string): boolean {
    return this.#waiting.has(documentKey(collection, id))
  }

  /** To call before the document itself is written. */
  async add(collection: CollectionName, id: string, rev: string): Promise<void> {
    const key = documentKey(collection, id)
    const earlier = this.#waiting.get(key)?.rev
    const row: OutboxRow = { key, collection, id, rev, ...(earlier === undefined ? {} : { earlier }) }
    await this.#store.transaction('rw', this.#store.outbox, this.#store.refused, async () => {
      await this.#store.outbox.put(row)
      await this.#store.refused.delete(row.key)
    })
    this.#waiting.set(row.key, { ...row, sending: false })
    this.#refused.delete(row.key)
    this.#tell()
  }

  markSending(collection: CollectionName, ids: readonly string[], sending: boolean): void {
    for (const id of ids) {
      const row = this.#waiting.get(documentKey(collection, id))
      if (row && row.sending !== sending) this.#waiting.set(row.key, { ...row, sending })
    }
  }

  /** The server has these revisions. A later write of the same document stays waiting. */
  async acknowledge(
    collection: CollectionName,
    documents: readonly { id: string; rev: string }[],
  ): Promise<void> {
    const done = documents.flatMap(({ id, rev }) => {
      const row = this.#waiting.get(documentKey(collection, id))
      return row && row.rev <= rev ? [row.key] : []
    })
    if (done.length === 0) return
    await this.#store.outbox.bulkDelete(done)
    for (const key of done) this.#waiting.delete(key)
    this.#tell()
  }

  /**
   * The document was never written in this revision: a row without its write says nothing. `held`: the
   * revision that the device does hold, if any; the row stays when that one was waiting already.
   */
  async unwritten(key: string, held: string | undefined): Promise<void> {
    const row = this.#waiting.get(key)
    if (!row) return
    if (held !== undefined && row.earlier !== undefined && held >= row.earlier) {
      const { key, collection, id, earlier } = row
      await this.#store.outbox.put({ key, collection, id, rev: earlier })
      this.#waiting.set(key, { key, collection, id, rev: earlier, sending: false })
    } else {
      await this.#store.outbox.delete(key)
      this.#waiting.delete(key)
    }
    this.#tell()
  }

  /** The server can never accept this write. The losing copy is kept with the reason. */
  async refuse(
    collection: CollectionName,
    id: string,
    { reason, at, document }: { reason: string; at: Instant; document?: object },
  ): Promise<void> {
    const key = documentKey(collection, id)
    const row: RefusedRow = { key, collection, id, reason, at, ...(document ? { document } : {}) }
    await this.#store.transaction('rw', this.#store.outbox, this.#store.refused, async () => {
      await this.#store.refused.put(row)
      await this.#store.outbox.delete(key)
    })
    this.#refused.set(key, row)
    this.#waiting.delete(key)
    this.#tell()
  }

  /** Drops the refusals told before this instant. */
  async dropOldRefusals(before: Instant): Promise<void> {
    const old = [...this.#refused.values()].filter((row) => row.at < before).map((row) => row.key)
    await this.#store.refused.bulkDelete(old)
    for (const key of old) this.#refused.delete(key)
    this.#tell()
  }

  stateOf(collection: CollectionName, id: string): Ref<DocumentState> {
    const key = documentKey(collection, id)
    return computed(() => {
      const row = this.#waiting.get(key)
      if (row) return row.sending && this.#status.connected ? 'sending' : 'saved-here'
      return this.#refused.has(key) ? 'refused' : 'up-to-date'
    })
  }

  #tell(): void {
    this.#status.waiting = this.#waiting.size
    this.#status.refused = [...this.#refused.values()].map(({ collection, id, reason }) => ({
      collection,
      id,
      reason,
    }))
  }
}
