import type { CollectionName } from '../../domain/sync/collections.ts'
import type {
  Checkpoint,
  PulledCollection,
  PullReply,
  PullRequest,
  PushReply,
  PushResult,
  PushRow,
  ResetReply,
  StreamEvents,
} from '../../domain/sync/messages.ts'
import { SECOND, type Instant } from '../../domain/time.ts'
import { Backoff, Pauses } from './backoff.ts'
import type { ServerEvent } from './event-stream.ts'
import { callServer, type Refused, type Reply, type ServerTarget } from './http.ts'
import { PullBatcher } from './pull-batcher.ts'
import { followStream } from './stream-line.ts'
import { Problems } from './sync-problem.ts'
import type { SyncStatus } from './sync-status.ts'

/** What the link tells as it happens. */
export interface LinkEvents {
  /** The server is there. The collections named ask already for what they missed; the others should. */
  connected: (asking: readonly CollectionName[]) => void
  documents: (collection: CollectionName, pulled: PulledCollection) => void
  /** The server says that too much was missed. */
  resync: () => void
  /** The server was restored: everything is exchanged anew under this epoch. */
  reset: (epoch: string) => Promise<void>
  /** What to add to this device's clock, as just measured. */
  clock: (offset: number) => void
}

export interface LinkSetup {
  target: ServerTarget
  status: SyncStatus
  epoch: string
  /** The collections that ask for what they missed after each reconnection. */
  collections: readonly CollectionName[]
  events: LinkEvents
  /** The device's own clock, without correction. */
  clock: () => Instant
}

/**
 * The one line between this device and its server: an event stream that says when the server is there, one
 * gathered pull, and pushes. Whoever asks waits until the server is there; retries and their delays are
 * decided here alone. What was asked under an earlier epoch, or of a closed link, is never answered: those
 * who asked have gone.
 */
export class ServerLink {
  readonly #setup: LinkSetup
  readonly #pauses = new Pauses()
  readonly #pulls: PullBatcher
  readonly #problems: Problems
  #waiters: (() => void)[] = []
  #generation = new AbortController()
  #stream: AbortController | undefined
  #closed = false
  #epoch: string

  constructor(setup: LinkSetup) {
    this.#setup = setup
    this.#epoch = setup.epoch
    this.#problems = new Problems(setup.status)
    this.#pulls = new PullBatcher((request) => this.#sendPull(request))
  }

  start(): void {
    globalThis.addEventListener?.('online', this.#wake)
    void this.#stayConnected()
  }

  close(): void {
    this.#closed = true
    globalThis.removeEventListener?.('online', this.#wake)
    this.#endGeneration()
    this.#disconnect()
    this.#pauses.wakeAll()
  }

  /** What changed in a collection since a checkpoint, once the server is there. */
  pull(collection: CollectionName, checkpoint: Checkpoint | null, limit: number): Promise<PulledCollection> {
    return this.#pulls.ask(collection, checkpoint, limit)
  }

  /** Sends one batch of rows, once the server is there and however often it takes. */
  async push(rows: readonly PushRow[]): Promise<PushResult[]> {
    const { signal } = this.#generation
    const backoff = new Backoff()
    for (;;) {
      await this.#untilConnected(signal)
      const reply = await this.#request<PushReply>('sync/push', { epoch: this.#epoch, rows })
      if (signal.aborted) return never()
      if (!reply.ok) {
        if (this.#problems.note('push', reply.reason)) this.close()
        else await this.#pauseAfter(reply, backoff)
        continue
      }
      this.#problems.over('push')
      if (!('reset' in reply.value)) return reply.value.results
      await this.#reset(reply.value)
    }
  }

  /** Tries again now rather than at the end of the current wait. */
  readonly #wake = (): void => this.#pauses.wakeAll()

  async #stayConnected(): Promise<void> {
    const backoff = new Backoff()
    while (!this.#closed) {
      this.#stream = new AbortController()
      const refused = await followStream(this.#setup.target, this.#stream, async (event) => {
        await this.#handle(event)
        backoff.reset()
      })
      this.#disconnect()
      if (refused && this.#problems.note('stream', refused.reason)) this.close()
      if (this.#closed) return
      await this.#pauseAfter(refused, backoff)
    }
  }

  async #handle({ event, data }: ServerEvent): Promise<void> {
    const { events, status } = this.#setup
    if (event === 'hello') {
      const hello = JSON.parse(data) as StreamEvents['hello']
      this.#noteClock(hello.now, this.#setup.clock())
      await this.#reset(hello)
      this.#connect()
    } else if (event === 'documents') {
      const { collection, ...pulled } = JSON.parse(data) as StreamEvents['documents']
      status.lastContactAt = this.#setup.clock() + status.clockOffset
      if (pulled.checkpoint.epoch === this.#epoch) events.documents(collection, pulled)
    } else if (event === 'resync') {
      events.resync()
    }
  }

  #connect(): void {
    if (this.#closed) return
    this.#setup.status.connected = true
    this.#problems.over('stream')
    this.#setup.events.connected(this.#pulls.asking())
    this.#pulls.open(this.#setup.collections)
    const waiters = this.#waiters
    this.#waiters = []
    for (const resolve of waiters) resolve()
    this.#pauses.wakeAll()
  }

  #disconnect(): void {
    this.#setup.status.connected = false
    this.#pulls.shut()
    this.#stream?.abort()
  }

  /** `null` when the server went away before it answered. */
  async #sendPull(request: PullRequest): Promise<Partial<Record<CollectionName, PulledCollection>> | null> {
    const { signal } = this.#generation
    const backoff = new Backoff()
    while (this.#setup.status.connected) {
      const reply = await this.#request<PullReply>('sync/pull', request)
      if (signal.aborted) return never()
      if (reply.ok) {
        this.#problems.over('pull')
        if (!('reset' in reply.value)) return reply.value.collections
        await this.#reset(reply.value)
        return never()
      }
      if (this.#problems.note('pull', reply.reason)) this.close()
      else await this.#pauseAfter(reply, backoff)
      if (signal.aborted) return never()
    }
    return null
  }

  async #request<T extends { now: Instant }>(path: string, body: unknown): Promise<Reply<T>> {
    const sentAt = this.#setup.clock()
    const reply = await callServer<T>(this.#setup.target, 'POST', path, { body })
    // The server read its clock somewhere between sending and receiving: the middle is the best guess.
    if (reply.ok) this.#noteClock(reply.value.now, (sentAt + this.#setup.clock()) / 2)
    return reply
  }

  #pauseAfter(refused: Refused | undefined, backoff: Backoff): Promise<void> {
    const asked = refused?.retryAfter
    return this.#pauses.wait(asked === undefined ? backoff.next() : asked * SECOND)
  }

  async #reset({ epoch }: Pick<ResetReply, 'epoch'>): Promise<void> {
    if (epoch === this.#epoch || this.#closed) return
    this.#epoch = epoch
    this.#endGeneration()
    await this.#setup.events.reset(epoch)
  }

  #endGeneration(): void {
    this.#generation.abort()
    this.#generation = new AbortController()
    this.#pulls.clear()
    this.#waiters = []
  }

  #untilConnected(signal: AbortSignal): Promise<void> {
    if (this.#closed || signal.aborted) return never()
    if (this.#setup.status.connected) return Promise.resolve()
    return new Promise((resolve) => this.#waiters.push(resolve))
  }

  #noteClock(serverNow: Instant, ourNow: Instant): void {
    this.#setup.events.clock(Math.round(serverNow - ourNow))
    this.#setup.status.lastContactAt = serverNow
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
