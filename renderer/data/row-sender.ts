import type { AnyRecord } from '../../domain/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { PushResult, PushRow, WireRecord } from '../../domain/sync/messages.ts'
import type { Instant } from '../../domain/time.ts'
import type { Outbox } from './outbox.ts'
import { pushBatches } from './push-batches.ts'

/** A local write and the server's copy it was made from, as the replication hands them over. */
export interface WriteRow {
  newDocumentState: WireRecord
  assumedMasterState?: WireRecord
}

/**
 * Sends the rows of a collection and tells the outbox what became of each. What it returns are the server's
 * copies of the rows that did not pass; the conflict handler makes one record out of them.
 */
export class RowSender {
  readonly #push: (rows: readonly PushRow[]) => Promise<PushResult[]>
  readonly #outbox: Outbox
  readonly #now: () => Instant
  readonly #refusedRevisions = new Set<string>()

  constructor(push: (rows: readonly PushRow[]) => Promise<PushResult[]>, outbox: Outbox, now: () => Instant) {
    this.#push = push
    this.#outbox = outbox
    this.#now = now
  }

  isRefused(collection: CollectionName, id: string, rev: string): boolean {
    return this.#refusedRevisions.has(`${collection}/${id}/${rev}`)
  }

  async send(collection: CollectionName, rows: readonly WriteRow[]): Promise<WireRecord[]> {
    const known = rows.filter(isKnownToServer).map((row) => row.newDocumentState)
    await this.#outbox.acknowledge(collection, known)
    const toSend = rows.filter((row) => !isKnownToServer(row))
    const documents = new Map(toSend.map((row) => [row.newDocumentState.id, row.newDocumentState]))
    const lost: WireRecord[] = []
    for (const batch of pushBatches(toSend.map((row) => pushRow(collection, row)))) {
      const ids = batch.map((row) => row.id)
      this.#outbox.markSending(collection, ids, true)
      try {
        const results = await this.#push(batch)
        lost.push(...(await this.#settle(collection, results, documents)))
      } finally {
        this.#outbox.markSending(collection, ids, false)
      }
    }
    return lost
  }

  async #settle(
    collection: CollectionName,
    results: readonly PushResult[],
    documents: ReadonlyMap<string, WireRecord>,
  ): Promise<WireRecord[]> {
    const accepted = results.filter((result) => result.outcome === 'accepted')
    await this.#outbox.acknowledge(
      collection,
      accepted.flatMap(({ id }) => documents.get(id) ?? []),
    )
    const lost: WireRecord[] = []
    for (const result of results) {
      const document = documents.get(result.id)
      if (!document || result.outcome === 'accepted') continue
      if (result.outcome === 'refused') await this.#keepRefused(collection, document, result.reason)
      lost.push(result.master ?? ({ ...document, _deleted: true } satisfies WireRecord))
    }
    return lost
  }

  async #keepRefused(collection: CollectionName, document: AnyRecord, reason: string): Promise<void> {
    this.#refusedRevisions.add(`${collection}/${document.id}/${document.rev}`)
    await this.#outbox.refuse(collection, document.id, { reason, at: this.#now(), document })
  }
}

/** A row that only repeats what the server last said: a conflict that was settled its way. */
function isKnownToServer({ newDocumentState: ours, assumedMasterState: theirs }: WriteRow): boolean {
  return (
    theirs !== undefined && ours.rev === theirs.rev && Boolean(ours._deleted) === Boolean(theirs._deleted)
  )
}

function pushRow(collection: CollectionName, { newDocumentState, assumedMasterState }: WriteRow): PushRow {
  const { _deleted, ...document } = newDocumentState
  return {
    collection,
    id: document.id,
    document: _deleted ? newDocumentState : document,
    assumedRev: assumedMasterState?.rev ?? null,
  }
}
