import { sameValue, saysLess } from '../../domain/record/content.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { isSealed, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { Checkpoint, PulledCollection, Tombstone, WireRecord } from '../../domain/sync/messages.ts'
import { limits } from '../../domain/sync/protocol.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { Backoff } from './backoff.ts'
import { reconcile, sayTheSame, type Merger } from './conflicts.ts'
import type { Cancel, Machine } from './machine.ts'
import type { Misfits } from './misfits.ts'
import type { Outbox } from './outbox.ts'
import { documentKey, type RefusedRow } from './replica/device-tables.ts'
import type { Replica } from './replica/replica.ts'
import type { Transaction } from './replica/transaction.ts'
import { RestoredServer } from './restored-server.ts'
import type { ServerCopies } from './server-copies.ts'

export interface ReplicationSetup {
  machine: Pick<Machine, 'timers' | 'random'>
  role: DeviceRole
  replica: Replica
  outbox: Outbox
  copies: ServerCopies
  misfits: Misfits
  pull: (name: CollectionName, checkpoint: Checkpoint | null, limit: number) => Promise<PulledCollection>
  writer: () => Merger
  /** All that the server has was heard, for the first time under an epoch or since the start. */
  settled: () => void
  /** Something that was held here, or words of it, is gone at the server, or is no longer for this device. */
  forgot: () => void
  /** What a restored server lacks is known and waits to be sent. */
  foundOut: () => void
  /** Whether something is not for whoever signed in last at this desk. */
  narrowed: (isNarrowed: boolean) => void
  failed: (error: unknown) => void
}

interface Line {
  name: CollectionName
  checkpoint: Checkpoint | null
  /** Set while everything is heard from the start. */
  anew: RestoredServer | null
  /** Everything that the server had was heard since this device started. */
  isSettled: boolean
  /** One after the other: pages and what the stream tells. */
  turn: Promise<void>
  pullsAhead: number
  /** A page could not be kept: those after it would leave a gap, also where the disk works again. */
  hasLostPage: boolean
  /** Something told could not be kept: what comes after it would leave a gap. */
  hasMissed: boolean
  /** Whoever signed in last may see none of it. */
  isAway: boolean
}

/**
 * What the server tells, collection by collection, under one epoch at a time. It joins what it hears with what
 * still waits here, so that nothing of a person's goes from the screen; what is sent is the pusher's alone.
 */
export class Replication {
  readonly #setup: ReplicationSetup
  #lines: Line[] = []
  readonly #backoff: Backoff
  #endRetry: Cancel | null = null

  constructor(setup: ReplicationSetup) {
    this.#setup = setup
    this.#backoff = new Backoff(setup.machine.random)
  }

  /** Begins where this device stood, and asks at once for what it missed. */
  start(epoch: string): void {
    const { replica, outbox, writer, role } = this.#setup
    const noted = replica.rows('checkpoints')
    const names = replica.names
    this.#lines = names.map((name) => {
      const checkpoint = noted.get(name)?.checkpoint
      // Heard of but for nothing: everything is to be heard again.
      const isKnown = checkpoint?.epoch === epoch && checkpoint.seq > 0
      const isRestored = checkpoint !== undefined && checkpoint.epoch !== epoch
      return {
        name,
        checkpoint: isKnown ? checkpoint : null,
        anew: isKnown ? null : new RestoredServer(name, { replica, outbox, role, writer, isRestored }),
        isSettled: false,
        turn: Promise.resolve(),
        pullsAhead: 0,
        hasLostPage: false,
        hasMissed: false,
        isAway: false,
      }
    })
    this.catchUp()
  }

  /** Whether the server, as it is since its last restore, was heard out. */
  get isSettled(): boolean {
    return this.#lines.length > 0 && this.#lines.every((line) => line.isSettled)
  }

  /** Whether what a restored server may have forgotten is still being found out; also between two epochs. */
  get isFindingOut(): boolean {
    return this.#lines.length === 0 || this.#lines.some(({ anew }) => anew?.isRestored)
  }

  /** Has each collection catch up with what it missed, except those that are about to. */
  catchUp(except: readonly CollectionName[] = []): void {
    for (const line of this.#lines) {
      if (except.includes(line.name) || line.pullsAhead > 0) continue
      line.pullsAhead += 1
      this.#inTurn(line, async () => {
        line.pullsAhead -= 1
        await this.#catchUpLine(line)
      })
    }
  }

  /** Has these collections heard from the start, also after a crash: what was put away too early comes back. */
  async hearAnew(names: readonly CollectionName[]): Promise<void> {
    const lines = this.#lines.filter(({ name }) => names.includes(name))
    for (const line of lines) {
      this.#inTurn(line, async () => {
        await this.#setup.replica.transaction('strict', (transaction) =>
          transaction.removeRow('checkpoints', line.name),
        )
        line.checkpoint = null
      })
    }
    await Promise.all(lines.map(({ turn }) => turn))
    this.catchUp()
  }

  /**
   * Nothing counts as heard until the server was heard out again. Of the collections in `anew` all goes before, but for
   * what waits to be sent or was refused, in one step with the place from which they are heard. `false`: not all of it
   * could go now.
   */
  async hearOut(anew: readonly CollectionName[]): Promise<boolean> {
    for (const line of this.#lines) line.isSettled = false
    const lines = this.#lines.filter(({ name }) => anew.includes(name))
    let dropped = 0
    for (const line of lines) {
      this.#inTurn(line, async () => {
        line.isSettled = false
        // What a restored server lacks is found out first: it is told from what is held here.
        if (line.anew?.isRestored) return
        await this.#setup.replica.transaction('strict', (transaction) =>
          this.#dropHeld(transaction, line.name),
        )
        line.checkpoint = null
        dropped += 1
      })
    }
    await Promise.all(lines.map(({ turn }) => turn))
    this.catchUp()
    return dropped === lines.length
  }

  #dropHeld(transaction: Transaction, name: CollectionName): void {
    const { replica, outbox, forgot } = this.#setup
    for (const id of replica.ids(name)) {
      if (outbox.isWaitingIn(transaction, { key: documentKey(name, id) })) continue
      if (!outbox.isHeldAsRefused(name, id)) transaction.remove(name, id)
    }
    transaction.removeRow('checkpoints', name)
    transaction.onCommit(forgot)
  }

  /** What the stream tells of a collection. */
  receive(collection: CollectionName, { documents, checkpoint }: PulledCollection): void {
    const line = this.#lines.find(({ name }) => name === collection)
    if (!line) return
    this.#inTurn(line, async () => {
      // Told before, by a pull that was answered later than the stream spoke; or after what was missed.
      if (line.hasMissed || line.isAway || !line.checkpoint || checkpoint.seq <= line.checkpoint.seq) return
      await this.#hear(line, documents, checkpoint)
    })
  }

  stop(): void {
    this.#endRetry?.()
    this.#endRetry = null
    this.#lines = []
  }

  /** Begins again under a new epoch: everything is heard anew, and told again where the server lacks it. */
  restart(epoch: string): void {
    this.#setup.copies.forget()
    this.start(epoch)
  }

  #inTurn(line: Line, work: () => Promise<void>): void {
    const isPresent = () => this.#lines.includes(line)
    line.turn = line.turn
      .then(() => (isPresent() ? work() : undefined))
      // A disk that fails leaves the checkpoint where it was: all since then is asked for again.
      .catch((error: unknown) => {
        if (!isPresent()) return
        line.hasMissed = true
        this.#setup.failed(error)
        this.#retry()
      })
  }

  #retry(): void {
    this.#endRetry ??= this.#setup.machine.timers.after(this.#backoff.next(), () => {
      this.#endRetry = null
      this.catchUp()
    })
  }

  async #catchUpLine(line: Line): Promise<void> {
    const after = (checkpoint: Checkpoint | null) =>
      this.#setup.pull(line.name, checkpoint, limits.pullDocuments)
    line.hasLostPage = false
    let written = Promise.resolve()
    for (let next = after(line.checkpoint); ;) {
      // A page that cannot be written is told at once, and not when the server answers again.
      const pulled = await Promise.race([next, written.then(() => next)])
      if (!this.#lines.includes(line)) return
      const isLast = pulled.documents.length < limits.pullDocuments
      if (!isLast) {
        next = after(pulled.checkpoint)
        // The request leaves before these are held: the server reads while this device writes.
        await Promise.resolve()
      }
      line.isAway = pulled.away === true
      this.#setup.narrowed(this.#lines.some(({ isAway }) => isAway))
      const before = written
      if (line.isAway) {
        await before
        await this.#letGo(line, pulled.checkpoint)
      } else {
        // Two pages wait for the disk at most, and one more is fetched: what waits is in memory twice.
        written = this.#hear(line, pulled.documents, pulled.checkpoint, isLast)
        written.catch(() => undefined)
        await before
      }
      if (!isLast) continue
      await written
      line.hasMissed = false
      if (!this.#lines.some((one) => one.hasMissed)) this.#backoff.reset()
      if (line.anew) {
        line.anew = null
        if (!this.isFindingOut) this.#setup.foundOut()
      }
      const wasSettled = this.isSettled
      line.isSettled = true
      if (!wasSettled && this.isSettled) this.#setup.settled()
      return
    }
  }

  /** Holds what was told, and notes up to where, in one step. `isLast`: the server has no more to tell now. */
  async #hear(
    line: Line,
    documents: readonly (WireRecord | Tombstone)[],
    checkpoint: Checkpoint,
    isLast = false,
  ): Promise<void> {
    const { replica, outbox, misfits } = this.#setup
    // Whoever waits for the page before hears why.
    if (line.hasLostPage) throw new Error('The page before was lost')
    // The last word on each record counts.
    const told = new Map<string, WireRecord | Tombstone>()
    for (const document of documents) told.set(document.id, document)
    const isOver = line.anew !== null && isLast
    await replica.transaction(isOver ? 'strict' : 'relaxed', (transaction) => {
      transaction.onFailure(() => (line.hasLostPage = true))
      for (const document of told.values()) {
        if (!misfits.fits(transaction, line.name, document)) continue
        const refused = outbox.refusedRow(line.name, document.id)
        if (refused && endsWith(refused, document)) {
          outbox.forgetRefusal(transaction, line.name, document.id)
          this.#join(transaction, line, document, undefined)
          continue
        }
        if (refused) outbox.noteMaster(transaction, refused, isGone(document) ? null : document)
        this.#join(transaction, line, document, refused)
      }
      if (isOver) line.anew!.end(transaction)
      // What is heard from the start counts when all of it was: a kill in between begins anew.
      if (!line.anew || isLast) noteCheckpoint(transaction, line.name, checkpoint)
      transaction.onCommit(() => (line.checkpoint = checkpoint))
    })
  }

  /** What whoever signed in last may not see goes from here; what waits to be sent waits on in the outbox. */
  async #letGo(line: Line, checkpoint: Checkpoint): Promise<void> {
    const { replica, forgot } = this.#setup
    const ids = replica.ids(line.name)
    if (ids.length > 0 || line.checkpoint?.seq !== checkpoint.seq) {
      await replica.transaction('strict', (transaction) => {
        // A restored server tells nothing of what it lacks: all of it waits for somebody who may send it.
        if (line.anew?.isRestored) line.anew.end(transaction)
        for (const id of ids) transaction.remove(line.name, id)
        transaction.putRow('checkpoints', line.name, { collection: line.name, checkpoint })
        if (ids.length > 0) transaction.onCommit(forgot)
      })
    }
    line.checkpoint = checkpoint
  }

  /** A state before the one that this device knows, or knew when the record left its sight. */
  #isOvertaken({ name, anew }: Line, theirs: WireRecord): boolean {
    const { copies, role } = this.#setup
    if (anew?.isRestored || !copies.isOvertaken(name, theirs)) return false
    return !isSealed(name) && ruleOf(name).access[role].write.length > 0
  }

  /** Joins the server's copy with what waits here, and with what it refused of it. */
  #join(
    transaction: Transaction,
    line: Line,
    theirs: WireRecord | Tombstone,
    refused: RefusedRow | undefined,
  ): void {
    const { outbox, copies, writer, forgot } = this.#setup
    const { name } = line
    const held = transaction.get(name, theirs.id)
    const waits = outbox.isWaitingIn(transaction, { key: documentKey(name, theirs.id) })
    const isOurs = waits || refused?.document !== undefined
    if (isGone(theirs)) {
      if (waits && outbox.isOnItsWay(name, theirs.id)) copies.goneMeanwhile(name, theirs.id)
      else copies.gone(name, theirs.id)
      // Of what waits as well: the rest of it is told again with it.
      const staysForNow = held !== undefined && line.anew?.staysUntilToldAgain(held)
      if (held && !isOurs && !staysForNow) {
        copies.knows(name, theirs.id, held.rev)
        transaction.remove(name, theirs.id)
        transaction.onCommit(forgot)
      }
      return
    }
    if (waits) copies.toldMeanwhile(name, theirs)
    else if (this.#isOvertaken(line, theirs)) return
    const copy = line.anew?.heard(transaction, theirs, held) ?? theirs
    if (!held || !isOurs) {
      // What waits, or was refused, reads what was told once more.
      if (!held && !isOurs && !refused) transaction.take(name, copy)
      else if (!held || !isSameState(held, copy)) transaction.put(name, copy)
      if (held && saysLess(copy, held)) transaction.onCommit(forgot)
      return
    }
    const joined = reconcile(name, copy, held, writer())
    if (joined === copy || !sayTheSame(joined, held)) transaction.put(name, joined)
  }
}

/**
 * A server that has nothing new says so at each reconnection, and every few seconds where streams are held back: how far
 * it has come since is no reason to write. Set back to what was noted before, a device hears the same once more.
 */
function noteCheckpoint(transaction: Transaction, collection: CollectionName, checkpoint: Checkpoint): void {
  const noted = transaction.getRow('checkpoints', collection)?.checkpoint
  if (noted && sameValue(noted, checkpoint)) return
  const row = { collection, checkpoint }
  if (noted && isFurther(checkpoint, noted)) transaction.noteRow('checkpoints', collection, row)
  else transaction.putRow('checkpoints', collection, row)
}

/** Whether a checkpoint is of the same epoch, day and way of hearing as one that counts as heard, and beyond it. */
function isFurther(checkpoint: Checkpoint, noted: Checkpoint): boolean {
  return (
    noted.seq > 0 && checkpoint.seq > noted.seq && sameValue({ ...noted, seq: 0 }, { ...checkpoint, seq: 0 })
  )
}

function isGone(document: WireRecord | Tombstone): document is Tombstone {
  return document._deleted === true
}

/**
 * Whether what was refused of a record goes with what the server tells of it now: its copy is gone, or names nobody any
 * more whom it named here (decision 0098). Hosts find the words in the server's own list, unless they were erased.
 */
function endsWith({ document, master }: RefusedRow, told: WireRecord | Tombstone): boolean {
  if (isGone(told)) return master != null && master._deleted !== true
  const whose = (record: AnyRecord) => (record as Partial<Visit>).visitorId
  return document !== undefined && whose(document) !== undefined && whose(document) !== whose(told)
}

function isSameState(held: WireRecord, told: WireRecord): boolean {
  return held.rev === told.rev && held.seal === told.seal
}
