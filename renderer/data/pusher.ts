import type { AnyRecord } from '../../domain/record/record.ts'
import { saysLess } from '../../domain/record/content.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import type { PushResult, PushRow, WireRecord } from '../../domain/sync/messages.ts'
import type { Instant } from '../../domain/time.ts'
import { Backoff, Pauses } from './backoff.ts'
import { isAnother, reconcile, type Merger } from './conflicts.ts'
import type { Machine } from './machine.ts'
import { helpOf, type Outbox } from './outbox.ts'
import { pushBatches } from './push-batches.ts'
import type { PlainWrite, SealedWrite, WriteRow } from './replica/device-tables.ts'
import type { Replica } from './replica/replica.ts'
import type { Transaction } from './replica/transaction.ts'
import type { ServerCopies } from './server-copies.ts'

export interface PusherSetup {
  machine: Pick<Machine, 'timers' | 'random'>
  outbox: Outbox
  replica: Replica
  copies: ServerCopies
  /** Sends one batch, once the server is there; never answered when the exchange begins anew meanwhile. */
  push: (rows: readonly PushRow[]) => Promise<PushResult[]>
  writer: () => Merger
  now: () => Instant
  /** Whether rows may go now; `wake` is called when that changes. */
  mayStart: () => boolean
  /** The server has all that waited. */
  drained: () => void
  /** A record that was held here is gone, or words of it. */
  forgot: () => void
  /** The disk failed while an answer was noted; the rows wait on. */
  failed: (error: unknown) => void
}

/** What is sent as one row: all that waits of one record, or one envelope. Two records of one id are two parcels. */
interface Parcel {
  collection: CollectionName
  id: string
  rows: readonly WriteRow[]
  /** What the rows say together; absent of an envelope. */
  record?: AnyRecord
  row: PushRow
}

/** The refusals that the server mends by itself, elsewhere: its copy is the one to hold. */
const settledAtServer: ReadonlySet<string> = new Set(['slot-taken'])

/**
 * Sends what waits in the outbox until nothing does: parents before children, and each record in the order of
 * its writes. Each row is settled by the answer to it and by nothing else.
 */
export class Pusher {
  readonly #setup: PusherSetup
  readonly #pauses: Pauses
  /** The present run; a former one is never heard again. */
  #run: object | null = null

  constructor(setup: PusherSetup) {
    this.#setup = setup
    this.#pauses = new Pauses(setup.machine.timers)
  }

  /** Something waits, or may be sent now. */
  wake(): void {
    if (this.#run || !this.#setup.mayStart() || this.#setup.outbox.rows().length === 0) return
    const run = {}
    this.#run = run
    void this.#sendAll(run)
  }

  /** What was on its way is never answered: it is sent anew by the next run. */
  abandon(): void {
    const { outbox } = this.#setup
    this.#run = null
    this.#pauses.wakeAll()
    outbox.markSending(outbox.rows(), false)
  }

  async #sendAll(run: object): Promise<void> {
    const { outbox } = this.#setup
    const backoff = new Backoff(this.#setup.machine.random)
    while (this.#run === run && outbox.rows().length > 0) {
      const before = new Set(outbox.rows().map((row) => row.seq))
      await this.#sendOnce(run).catch(this.#setup.failed)
      if (this.#run !== run) return
      outbox.markSending(outbox.rows(), false)
      // Nothing moved on (a disk that fails, a server that answers nothing): not again at once.
      if (outbox.rows().some((row) => !before.has(row.seq)) || outbox.rows().length < before.size)
        backoff.reset()
      else await this.#pauses.wait(backoff.next())
    }
    if (this.#run !== run) return
    this.#run = null
    this.#setup.drained()
  }

  async #sendOnce(run: object): Promise<void> {
    const parcels = this.#parcels()
    const parcelOf = new Map(parcels.map((parcel) => [parcel.row, parcel]))
    for (const batch of pushBatches(parcels.map((parcel) => parcel.row))) {
      const sent = batch.map((row) => parcelOf.get(row)!)
      this.#setup.outbox.markSending(
        sent.flatMap(({ rows }) => rows),
        true,
      )
      const results = await this.#setup.push(batch)
      if (this.#run !== run) return
      await this.#settleAll(sent, results)
    }
  }

  #parcels(): Parcel[] {
    const { outbox, writer } = this.#setup
    const plain = new Map<string, PlainWrite[][]>()
    const parcels: Parcel[] = []
    for (const row of outbox.rows()) {
      if ('sealed' in row) parcels.push(envelopeOf(row))
      else plain.set(row.key, withRow(plain.get(row.key) ?? [], row))
    }
    for (const rows of [...plain.values()].flat()) parcels.push(parcelOf(rows, writer()))
    const rank = ({ collection }: Parcel) => collectionNames.indexOf(collection)
    return parcels.sort((a, b) => rank(a) - rank(b) || a.rows[0]!.seq - b.rows[0]!.seq)
  }

  /** One answer for each row, in their order; an answer that is missing leaves its row waiting. */
  async #settleAll(sent: readonly Parcel[], results: readonly PushResult[]): Promise<void> {
    const { replica } = this.#setup
    const open = [...sent]
    const settle = (transaction: Transaction) => {
      for (const result of results) {
        const at = open.findIndex(
          ({ collection, id }) => collection === result.collection && id === result.id,
        )
        const [parcel] = at < 0 ? [] : open.splice(at, 1)
        // What it belongs to has not come back to a restored server yet: it waits on.
        if (!parcel || result.outcome === 'later') continue
        if (result.outcome === 'accepted') this.#accept(transaction, parcel)
        else this.#settle(transaction, parcel, result)
      }
    }
    // What was only taken is sent again should the power fail; the rest says what became of a person's words.
    const isTaken = results.every(({ outcome }) => outcome === 'accepted' || outcome === 'later')
    await replica.transaction(isTaken ? 'relaxed' : 'strict', settle)
  }

  /** The server holds what was sent. Its own copy of it, where it was told already, is held from now on. */
  #accept(transaction: Transaction, parcel: Parcel): void {
    const { outbox, copies, now } = this.#setup
    const { collection, id, rows, record } = parcel
    const told = record && copies.taken(transaction, { collection, id, rev: record.rev })
    if (told === 'gone') this.#letGo(transaction, parcel)
    else if (told && transaction.get(collection, id)) this.#hold(transaction, parcel, told)
    outbox.acknowledge(transaction, rows, now())
  }

  #settle(
    transaction: Transaction,
    parcel: Parcel,
    result: Exclude<PushResult, { outcome: 'accepted' | 'later' }>,
  ): void {
    const { outbox, copies, now } = this.#setup
    const { collection, id, rows, record } = parcel
    if (result.outcome === 'conflict')
      return this.#join(transaction, parcel, copies.latest(collection, id, result.master))
    if (result.reason === 'erased') {
      // Whoever it was about had all of it erased: nothing of it stays here either, not even as refused.
      this.#hold(transaction, parcel, result.master)
      return outbox.drop(transaction, rows)
    }
    const master = copies.refused(transaction, { collection, id }, result.master)
    if (settledAtServer.has(result.reason) || isSentAgain(rows)) {
      this.#hold(transaction, parcel, master)
      return outbox.acknowledge(transaction, rows, now())
    }
    const { reason, field } = result
    const [{ key, ...row }] = rows as [WriteRow]
    // Of what was there, and is no longer for this device, it keeps that something was refused, and none of the words.
    const wasThere = record !== undefined && 'base' in row && row.base !== null
    const isOutOfSight = wasThere && (master === null || master._deleted === true)
    if (isOutOfSight) this.#letGo(transaction, parcel)
    outbox.refuse(transaction, rows, {
      key,
      collection,
      id,
      reason,
      ...(field === undefined ? {} : { field }),
      at: now(),
      ...(record && !isOutOfSight ? { document: record } : {}),
      ...('sealed' in row ? { sealed: row.sealed } : {}),
      master,
    })
  }

  /** Somebody was first: one record out of both, which waits anew where it says more than the server's. */
  #join(transaction: Transaction, parcel: Parcel, master: WireRecord): void {
    const { outbox, writer, now } = this.#setup
    const { collection, id, rows, record } = parcel
    // What is only told again to a restored server gives way; what a host added to a sealed session does not.
    const isServersOwn = record && 'seal' in record && isSentAgain(rows)
    const joined =
      !record || isServersOwn || master._deleted ? master : reconcile(collection, master, record, writer())
    this.#hold(transaction, parcel, joined, master)
    if (joined === master) outbox.acknowledge(transaction, rows, now())
    else outbox.replace(transaction, rows, { collection, id, record: joined, base: master.rev })
  }

  /** It is not for this device any more: it goes, once nothing of it waits that was written since. */
  #letGo(transaction: Transaction, parcel: Parcel): void {
    const { key, seq: after } = parcel.rows.at(-1)!
    if (!this.#setup.outbox.isWaitingIn(transaction, { key, after })) this.#hold(transaction, parcel, null)
  }

  /**
   * Holds this copy, together with what was written here since the rows were sent. `master`: what of it the server
   * holds; what was joined here it has not seen, under whatever revision this device's clock gave it.
   */
  #hold(
    transaction: Transaction,
    { collection, id, rows, record }: Parcel,
    copy: WireRecord | null,
    master: WireRecord | null = copy,
  ): void {
    const { replica, outbox, copies, writer, forgot } = this.#setup
    // What was written while the device still held the collection is only sent.
    if (!record || !replica.holds(collection)) return
    if (master) copies.knows(collection, id, master.rev)
    const held = transaction.get(collection, id)
    if (!copy || copy._deleted) {
      if (!held) return
      transaction.remove(collection, id)
      return transaction.onCommit(forgot)
    }
    const { key, seq: after } = rows.at(-1)!
    const isWrittenOn = held !== undefined && outbox.isWaitingIn(transaction, { key, after })
    const next = isWrittenOn ? reconcile(collection, copy, held, writer()) : copy
    transaction.put(collection, next)
    if (held && saysLess(next, held)) transaction.onCommit(forgot)
  }
}

function isSentAgain(rows: readonly WriteRow[]): boolean {
  return rows.every((row) => 'again' in row)
}

function envelopeOf(row: SealedWrite): Parcel {
  const { collection, id, sealed } = row
  return { collection, id, rows: [row], row: { collection, id, sealed, ...helpOf([row]) } }
}

/** The rows of one id, those about one record together: a row joins the last that are about the same. */
function withRow(records: readonly PlainWrite[][], row: PlainWrite): PlainWrite[][] {
  const at = records.findLastIndex(([first]) => !isAnother(row.collection, first!.record, row.record))
  if (at < 0) return [...records, [row]]
  return records.map((rows, index) => (index === at ? [...rows, row] : rows))
}

function parcelOf(rows: readonly PlainWrite[], writer: Merger): Parcel {
  const [first] = rows as [PlainWrite]
  const { collection, id, base } = first
  const record = rows
    .map((row) => row.record)
    .reduce((earlier, later) => reconcile(collection, earlier, later, writer))
  const row = { collection, id, document: record, assumedRev: base, ...helpOf(rows) }
  return { collection, id, rows, record, row }
}
