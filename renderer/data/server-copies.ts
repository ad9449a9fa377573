import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'
import { documentKey } from './replica/device-tables.ts'

/**
 * What the server is known to hold of records that this device writes itself, as long as the device runs. The
 * answers to what was sent and the stream come on two ways: either may be the later one. Under one epoch the
 * revisions of what devices write only grow.
 */
export class ServerCopies {
  readonly #known = new Map<string, string>()
  readonly #toldMeanwhile = new Map<string, WireRecord>()

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

  /** The server told since that the record is gone, or no longer for this device: no copy of it counts. */
  goneMeanwhile(collection: CollectionName, id: string): void {
    this.#toldMeanwhile.delete(documentKey(collection, id))
  }

  /**
   * The server took what was sent of a record, at this revision: the copy in which it did so, when it was told
   * before the answer came. One told earlier is of no use.
   */
  taken(collection: CollectionName, id: string, revision: string): WireRecord | null {
    const copy = this.#takeTold(collection, id)
    this.knows(collection, id, revision)
    return copy && copy.rev >= revision ? copy : null
  }

  /** The server held this copy when somebody was found to have been first: the one that it told since, if any. */
  latest(collection: CollectionName, id: string, answered: WireRecord): WireRecord {
    return later(this.#toldMeanwhile.get(documentKey(collection, id)), answered)
  }

  /**
   * The server held this copy, or none, when it refused what was sent: the one that it told since, which somebody else
   * brought or wrote on.
   */
  refused(collection: CollectionName, id: string, answered: WireRecord | null): WireRecord | null {
    const told = this.#takeTold(collection, id)
    return answered ? later(told, answered) : told
  }

  /** Another epoch: nothing is known. */
  forget(): void {
    this.#known.clear()
    this.#toldMeanwhile.clear()
  }

  /** What was told meanwhile is asked for once. */
  #takeTold(collection: CollectionName, id: string): WireRecord | null {
    const key = documentKey(collection, id)
    const copy = this.#toldMeanwhile.get(key)
    this.#toldMeanwhile.delete(key)
    return copy ?? null
  }
}

function later(told: WireRecord | null | undefined, answered: WireRecord): WireRecord {
  return told && told.rev > answered.rev ? told : answered
}
