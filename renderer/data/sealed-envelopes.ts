import type { CollectionName } from '../../domain/sync/collections.ts'
import type { PushResult, PushRow } from '../../domain/sync/messages.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { documentKey, type DeviceStore, type EnvelopeRow } from './device-store.ts'
import type { Outbox } from './outbox.ts'
import { pushBatches } from './push-batches.ts'

/** As long as the server's backups are kept: a restored one gets again what it lost. */
const KEPT_AFTER_ACKNOWLEDGEMENT = 35 * DAY

/** Revision of a sealed row in the outbox: nobody here can read the real one, and there is only one. */
const SEALED_REVISION = ''

/**
 * Records that are sealed to the site's key and wait to be sent. This device cannot read them again; what
 * the server took stays a while, unreadable, in case an older backup of the server forgets it.
 */
export class SealedEnvelopes {
  readonly #store: DeviceStore
  readonly #outbox: Outbox
  readonly #push: (rows: readonly PushRow[]) => Promise<PushResult[]>
  readonly #now: () => Instant
  #sending: Promise<void> = Promise.resolve()

  constructor(
    store: DeviceStore,
    outbox: Outbox,
    push: (rows: readonly PushRow[]) => Promise<PushResult[]>,
    now: () => Instant,
  ) {
    this.#store = store
    this.#outbox = outbox
    this.#push = push
    this.#now = now
  }

  /** Keeps a sealed record on disk and has it sent. */
  async add(collection: CollectionName, id: string, sealed: string): Promise<void> {
    const key = documentKey(collection, id)
    await this.#outbox.add(collection, id, SEALED_REVISION)
    await this.#store.envelopes.put({ key, collection, id, sealed, writtenAt: this.#now() })
    this.sendWaiting()
  }

  /** Sends what waits, one batch after the other; a call while sending is one more turn afterwards. */
  sendWaiting(): void {
    // A disk that fails leaves the envelope waiting: the next turn finds it.
    this.#sending = this.#sending.then(() => this.#send()).catch(() => undefined)
  }

  /** A new epoch of the server may know none of them: all are sent again. */
  async sendAllAgain(): Promise<void> {
    // What was on its way was asked under the former epoch and is never answered.
    this.#sending = Promise.resolve()
    const kept = await this.#store.envelopes.filter((row) => row.refusedFor === undefined).toArray()
    await this.#store.envelopes.bulkPut(kept.map(({ acknowledgedAt: _, ...row }) => row))
    for (const { collection, id } of kept) await this.#outbox.add(collection, id, SEALED_REVISION)
    this.sendWaiting()
  }

  /** Drops what the server took long ago. */
  async dropOld(): Promise<void> {
    const before = this.#now() - KEPT_AFTER_ACKNOWLEDGEMENT
    await this.#store.envelopes.filter((row) => (row.acknowledgedAt ?? Infinity) < before).delete()
  }

  async holds(collection: CollectionName, id: string): Promise<boolean> {
    return (await this.#store.envelopes.get(documentKey(collection, id))) !== undefined
  }

  async #send(): Promise<void> {
    const waiting = await this.#store.envelopes
      .filter((row) => row.acknowledgedAt === undefined && row.refusedFor === undefined)
      .toArray()
    const byKey = new Map(waiting.map((row) => [row.key, row]))
    for (const batch of pushBatches(waiting.map(sealedRow))) {
      for (const { collection, id } of batch) this.#outbox.markSending(collection, [id], true)
      for (const result of await this.#push(batch)) {
        const row = byKey.get(documentKey(result.collection, result.id))
        if (row) await this.#settle(row, result)
      }
    }
  }

  async #settle(row: EnvelopeRow, result: PushResult): Promise<void> {
    const { collection, id } = row
    if (result.outcome === 'refused') {
      await this.#store.envelopes.put({ ...row, refusedFor: result.reason })
      await this.#outbox.refuse(collection, id, { reason: result.reason, at: this.#now() })
    } else {
      await this.#store.envelopes.put({ ...row, acknowledgedAt: this.#now() })
      await this.#outbox.acknowledge(collection, [{ id, rev: SEALED_REVISION }])
    }
  }
}

function sealedRow({ collection, id, sealed }: EnvelopeRow): PushRow {
  return { collection, id, sealed }
}
