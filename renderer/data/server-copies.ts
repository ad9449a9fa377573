import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { documentKey } from './replica/device-tables.ts'
import type { Transaction } from './replica/transaction.ts'

/**
 * What the server is known to hold of records that this device writes itself, as long as the device runs. The
 * answers to what was sent and the stream come on two ways: either may be the later one. Under one epoch the
 * revisions of what devices write only grow.
 */
export class ServerCopies {
  readonly #known = new Map<string, string>()
  readonly #toldMeanwhile = new Map<string, WireRecord | 'gone'>()

  /** The server holds this revision of a record, or a later one. */
  knows(collection: CollectionName, id: string, revision: string): void {
    const key = documentKey(collection, id)
    if (revision > (this.#known.get(key) ?? '')) this.#known.set(key, revision)
  }

  /** Whether a copy is of before what the server is known to hold. */
  isOvertaken(collection: CollectionName, copy: WireRecord): boolean {
    return this.#known.size > 0 && copy.rev < (this.#known.get(documentKey(collection, copy.id)) ?? '')
  }

  /** The server told its copy while writes of this device waited: it may hold them already. */
  toldMeanwhile(collection: CollectionName, copy: WireRecord): void {
    this.#toldMeanwhile.set(documentKey(collection, copy.id), copy)
  }

  /**
   * The server told while a write of this device was on its way that the record is gone, or no longer for this device. Told
   * before that, it says nothing of what the server made of the write.
   */
  goneMeanwhile(collection: CollectionName, id: string): void {
    this.#toldMeanwhile.set(documentKey(collection, id), 'gone')
  }

  /** It told so when nothing was on its way: no copy that it told before counts. */
  gone(collection: CollectionName, id: string): void {
    this.#toldMeanwhile.delete(documentKey(collection, id))
  }

  /**
   * The server took what was sent of a record, at this revision: the copy in which it did so, when it was told
   * before the answer came. One told earlier is of no use. `gone`: what it took was in sight, and is so no longer; should
   * it be again, that is told too.
   */
  taken(
    transaction: Transaction,
    { collection, id, rev }: { collection: CollectionName; id: string; rev: string },
  ): WireRecord | 'gone' | null {
    const told = this.#takeTold(transaction, collection, id)
    this.knows(collection, id, rev)
    return told === 'gone' || (told && told.rev >= rev) ? told : null
  }

  /** The server held this copy when somebody was found to have been first: the one that it told since, if any. */
  latest(collection: CollectionName, id: string, answered: WireRecord): WireRecord {
    const key = documentKey(collection, id)
    const told = this.#toldMeanwhile.get(key)
    if (told && told !== 'gone') return later(told, answered)
    // What was joined is on its way again, to a server that shows it.
    this.#toldMeanwhile.delete(key)
    return answered
  }

  /**
   * The server held this copy, or none, when it refused what was sent: the one that it told since, which somebody else
   * brought or wrote on, or none where it told that it is gone.
   */
  refused(
    transaction: Transaction,
    { collection, id }: { collection: CollectionName; id: string },
    answered: WireRecord | null,
  ): WireRecord | null {
    const told = this.#takeTold(transaction, collection, id)
    if (told === 'gone') return null
    return told && answered ? later(told, answered) : (told ?? answered)
  }

  /** Another epoch: nothing is known. */
  forget(): void {
    this.#known.clear()
    this.#toldMeanwhile.clear()
  }

  /** What was told meanwhile is asked for once, and again where the disk failed. */
  #takeTold(transaction: Transaction, collection: CollectionName, id: string): WireRecord | 'gone' | null {
    const key = documentKey(collection, id)
    const told = this.#toldMeanwhile.get(key)
    if (told === undefined) return null
    this.#toldMeanwhile.delete(key)
    transaction.onFailure(() => {
      if (!this.#toldMeanwhile.has(key)) this.#toldMeanwhile.set(key, told)
    })
    return told
  }
}

function later(told: WireRecord, answered: WireRecord): WireRecord {
  return told.rev > answered.rev ? told : answered
}
