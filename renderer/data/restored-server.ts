import type { AnyRecord } from '../../domain/record/record.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { isAnother, reconcile, sayTheSame, type Merger } from './conflicts.ts'
import type { Outbox } from './outbox.ts'
import { documentKey } from './replica/device-tables.ts'
import type { Replica } from './replica/replica.ts'
import type { Transaction } from './replica/transaction.ts'

interface Setup {
  replica: Replica
  outbox: Outbox
  role: DeviceRole
  writer: () => Merger
  /** The server is another one since its restore; otherwise this device hears it out for the first time. */
  isRestored: boolean
}

/**
 * Hears one collection out from the start, and finds what this device holds of it that the server lacks. A
 * server that was restored is told it again: what devices wrote as any write, and what the server itself wrote
 * with the seal that it came with. What it would not take back goes.
 */
export class RestoredServer {
  readonly #setup: Setup
  readonly #name: CollectionName
  readonly #told = new Set<string>()
  /** Records of which the server has an older state, with the revision of that state. */
  readonly #olderThere = new Map<string, string>()

  constructor(name: CollectionName, setup: Setup) {
    this.#name = name
    this.#setup = setup
  }

  get isRestored(): boolean {
    return this.#setup.isRestored
  }

  /** The server told its copy of a record: which one to hold from now on. */
  heard(transaction: Transaction, theirs: WireRecord, held: AnyRecord | undefined): WireRecord {
    if (!this.#leavesAllAsItIs) this.#told.add(theirs.id)
    // Equal revisions say nothing here: a device that sees less may have brought the record back.
    if (!this.isRestored || !held || !this.#mayTell(held) || sayTheSame(held, theirs)) return theirs
    if (isAnother(this.#name, theirs, held)) {
      // Both were known before the restore, and this one has to make way here: it is told again at once.
      if (!this.#setup.outbox.says(this.#name, held)) this.#tellAgain(transaction, held, null)
      return theirs
    }
    const joined = this.#isServersOwn
      ? held.rev > theirs.rev
        ? held
        : theirs
      : reconcile(this.#name, theirs, held, this.#setup.writer())
    if (joined !== theirs) this.#olderThere.set(theirs.id, theirs.rev)
    return joined
  }

  /**
   * The server shows this device nothing of a record any more: whether it stays here for now. A server that was restored
   * may only lack what made it visible (a mandate), which comes back before it: what this device may write is told again,
   * also when an earlier page told it.
   */
  staysUntilToldAgain(held: AnyRecord): boolean {
    this.#told.delete(held.id)
    this.#olderThere.delete(held.id)
    return this.isRestored && !this.#isServersOwn && this.#mayTell(held)
  }

  /** Everything was told: what the server lacks waits to be sent, or goes. */
  end(transaction: Transaction): void {
    if (this.#leavesAllAsItIs) return
    const { replica, outbox, isRestored } = this.#setup
    const name = this.#name
    const isRefused = (id: string) => outbox.isHeldAsRefused(name, id)
    const absent = replica.ids(name).filter((id) => !this.#told.has(id) && !isRefused(id))
    const older = [...this.#olderThere.keys()].filter((id) => !isRefused(id))
    const again = new Set<string>()
    for (const id of isRestored ? [...absent, ...older] : []) {
      const record = transaction.get(name, id)
      // What waits is as it was written: what the server had added since is lost to it, and held here.
      if (!record || !this.#mayTell(record) || outbox.says(name, record)) continue
      again.add(id)
      this.#tellAgain(transaction, record, this.#olderThere.get(id) ?? null)
    }
    if (!this.#isServersOwn) return
    const waits = (id: string) => outbox.isWaitingIn(transaction, { key: documentKey(name, id) })
    for (const id of absent) if (!again.has(id) && !waits(id)) transaction.remove(name, id)
  }

  #tellAgain(transaction: Transaction, record: WireRecord, base: string | null): void {
    const { outbox, writer } = this.#setup
    // What this device wrote is waited for like any other write of it.
    const isOwn = record.by === writer().deviceId && !this.#isServersOwn
    const write = { collection: this.#name, id: record.id, record, base }
    outbox.add(transaction, isOwn ? write : { ...write, again: true })
  }

  /** What a device of this role writes stays here when the server is heard for the first time. */
  get #leavesAllAsItIs(): boolean {
    return !this.isRestored && !this.#isServersOwn
  }

  /** Devices of this role make no record of this kind, or make it sealed: what they hold of it came from the server. */
  get #isServersOwn(): boolean {
    const { write, sealed } = ruleOf(this.#name).access[this.#setup.role]
    return sealed === true || !write.includes('insert')
  }

  #mayTell(record: WireRecord): boolean {
    return !this.#isServersOwn || record.seal !== undefined
  }
}
