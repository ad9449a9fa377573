import type { CollectionName } from '../../domain/sync/collections.ts'
import { SECOND } from '../../domain/time.ts'
import type { Cancel, Timers } from './machine.ts'
import type { Checkpoint, PulledCollection, PullRequest } from '../../domain/sync/messages.ts'

/** How long the first request after a reconnection waits for collections that are still busy sending. */
const GATHER = 1 * SECOND

interface Ask {
  collection: CollectionName
  checkpoint: Checkpoint | null
  limit: number
  resolve: (pulled: PulledCollection) => void
}

/** Answers all that was asked, or `null` when the server could not be asked now. */
export type SendPull = (
  request: PullRequest,
) => Promise<Partial<Record<CollectionName, PulledCollection>> | null>

/**
 * Gathers what each collection asks for into one request: in a burst after a reconnection, and within one
 * turn otherwise. What could not be asked stays queued for the next reconnection.
 */
export class PullBatcher {
  #queue: Ask[] = []
  readonly #latest = new Map<CollectionName, Ask>()
  #expected = new Set<CollectionName>()
  #endGathering: Cancel = () => undefined
  #scheduled = false
  #open = false
  readonly #send: SendPull
  readonly #timers: Timers

  constructor(timers: Timers, send: SendPull) {
    this.#timers = timers
    this.#send = send
  }

  /** Of a collection the last question counts: one asked before is not sent any more. */
  ask(collection: CollectionName, checkpoint: Checkpoint | null, limit: number): Promise<PulledCollection> {
    return new Promise((resolve) => {
      const ask = { collection, checkpoint, limit, resolve }
      this.#latest.set(collection, ask)
      this.#queue = [...this.#queue.filter((one) => one.collection !== collection), ask]
      this.#consider()
    })
  }

  /** The collections that already wait for an answer: nobody needs to tell them to ask. */
  asking(): CollectionName[] {
    return this.#queue.map((ask) => ask.collection)
  }

  /** The server is there: sends as soon as all of these have asked. */
  open(expected: readonly CollectionName[]): void {
    this.#open = true
    this.#expected = new Set(expected)
    this.#endGathering()
    this.#endGathering = this.#timers.after(GATHER, () => {
      this.#expected.clear()
      this.#consider()
    })
    this.#consider()
  }

  /** The server is gone: what is asked waits. */
  shut(): void {
    this.#open = false
    this.#endGathering()
  }

  /** Those who asked have gone. */
  clear(): void {
    this.#queue = []
    this.#latest.clear()
  }

  #consider(): void {
    if (!this.#open || this.#scheduled || this.#queue.length === 0) return
    const asked = new Set(this.asking())
    if ([...this.#expected].some((collection) => !asked.has(collection))) return
    this.#expected.clear()
    this.#endGathering()
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      void this.#flush()
    })
  }

  async #flush(): Promise<void> {
    const asks = this.#queue
    if (asks.length === 0) return
    this.#queue = []
    const request: PullRequest = { collections: {} }
    for (const { collection, checkpoint, limit } of asks)
      request.collections[collection] = { checkpoint, limit }
    const reply = await this.#send(request)
    for (const ask of asks) {
      const pulled = reply?.[ask.collection]
      if (pulled) ask.resolve(pulled)
      else if (!reply && this.#latest.get(ask.collection) === ask) this.#queue.push(ask)
    }
    this.#consider()
  }
}
