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
import type { Machine } from './machine.ts'
import { PullBatcher } from './pull-batcher.ts'
import { followStream } from './stream-line.ts'
import { Problems } from './sync-problem.ts'
import type { SyncStatus } from './sync-status.ts'

/** What the link tells as it happens. */
export interface LinkEvents {
  /** The server opened the stream at this hour of its own, or later; before anything else is done with it. */
  greeted: (server: Instant) => void
  /** The server is there. The collections named ask already for what they missed; the others should. */
  connected: (asking: readonly CollectionName[]) => void
  documents: (collection: CollectionName, pulled: PulledCollection) => void
  /** The server says that too much was missed. */
  resync: () => void
  /** The server was restored: everything is exchanged anew under this epoch. */
  reset: (epoch: string) => Promise<void>
  /** The disk failed meanwhile. */
  failed: (error: unknown) => void
  /** The server told the time; it read its clock when this machine had run for so long. */
  clock: (server: Instant, running: number) => void
}

export interface LinkSetup {
  target: ServerTarget
  status: SyncStatus
  epoch: string
  /** The collections that ask for what they missed after each reconnection. */
  collections: readonly CollectionName[]
  events: LinkEvents
  /** The time as the server last told it, carried on; `null` before it did. */
  confirmed: () => Instant | null
  /** Nothing is sent before: what was missed is heard first, where it may matter. */
  maySend: () => Promise<void>
}

/** A stream that is open and has not greeted in this time is held back: the server is asked instead. */
const GREETS_WITHIN = 2 * SECOND
/** Streams that fail for this long may be the only thing that fails. */
const FAILS_FOR = 10 * SECOND
/** How often the server is asked while no stream greets. */
const ASKS_EVERY = 10 * SECOND
/** A stream that never greets is opened anew, in case what held it back has gone. */
const OPENS_ANEW = 60 * SECOND
/** A greeting this old was held back on the way, and so will be what follows it. */
const LATE = 5 * SECOND

/**
 * The one line between this device and its server: an event stream that says when the server is there and what
 * changes, one gathered pull, and pushes. Where something on the way holds streams back, the server is asked
 * again and again instead. Whoever asks waits until the server is there; retries and their delays are decided
 * here alone. What was asked under an earlier epoch, or of a closed link, is never answered: those who asked
 * have gone.
 */
export class ServerLink {
  readonly #setup: LinkSetup
  readonly #pauses: Pauses
  readonly #pulls: PullBatcher
  readonly #problems: Problems
  #waiters: (() => void)[] = []
  #generation = new AbortController()
  #stream: AbortController | undefined
  /** The stream has greeted, in time. */
  #isGreeted = false
  /** By the running time: when the stream that is open was asked for, and since when none has greeted. */
  #openedAt: number | null = null
  #silentSince: number
  readonly #asking: Pauses
  #closed = false
  #epoch: string
  #resetting = Promise.resolve(true)

  constructor(setup: LinkSetup) {
    this.#setup = setup
    this.#epoch = setup.epoch
    this.#silentSince = setup.target.machine.clocks.running()
    this.#pauses = new Pauses(setup.target.machine.timers)
    this.#asking = new Pauses(setup.target.machine.timers)
    this.#problems = new Problems(setup.status)
    this.#pulls = new PullBatcher(setup.target.machine.timers, (request) => this.#sendPull(request))
  }

  get #machine(): Machine {
    return this.#setup.target.machine
  }

  start(): void {
    this.#machine.clocks.page.addEventListener?.('online', this.#wake)
    void this.#stayConnected()
    void this.#askWhileUngreeted()
  }

  close(): void {
    this.#closed = true
    this.#machine.clocks.page.removeEventListener?.('online', this.#wake)
    this.#endGeneration()
    this.#disconnect()
    this.#stream?.abort()
    this.#pauses.wakeAll()
    this.#asking.wakeAll()
  }

  /** What changed in a collection since a checkpoint, once the server is there. */
  pull(collection: CollectionName, checkpoint: Checkpoint | null, limit: number): Promise<PulledCollection> {
    return this.#pulls.ask(collection, checkpoint, limit)
  }

  /** Sends one batch of rows, once the server is there and however often it takes. */
  async push(rows: readonly PushRow[]): Promise<PushResult[]> {
    const { signal } = this.#generation
    const backoff = new Backoff(this.#machine.random)
    for (;;) {
      await this.#untilConnected(signal)
      await this.#setup.maySend()
      if (signal.aborted) return never()
      const reply = await this.#request<PushReply>('POST', 'sync/push', { epoch: this.#epoch, rows })
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

  /** Says that this device is there and asks what time it is. */
  async greet(): Promise<void> {
    await this.#request<{ now: Instant }>('GET', 'sync/head')
  }

  /** Tries again now rather than at the end of the current wait. */
  readonly #wake = (): void => this.#pauses.wakeAll()

  async #stayConnected(): Promise<void> {
    const backoff = new Backoff(this.#machine.random)
    while (!this.#closed) {
      const stream = new AbortController()
      this.#stream = stream
      this.#openedAt = this.#machine.clocks.running()
      const cancel = this.#machine.timers.after(OPENS_ANEW, () => this.#isGreeted || stream.abort())
      const refused = await followStream(this.#setup.target, stream, async (event) => {
        await this.#handle(event)
        backoff.reset()
      })
      cancel()
      this.#openedAt = null
      if (this.#isGreeted) this.#silentSince = this.#machine.clocks.running()
      // While asking works, a stream that cannot be had changes nothing.
      if (this.#isGreeted || (refused && refused.reason !== 'unreachable')) this.#disconnect()
      if (refused && this.#problems.note('stream', refused.reason)) this.close()
      if (this.#closed) return
      await this.#pauseAfter(refused, backoff)
    }
  }

  async #handle({ event, data }: ServerEvent): Promise<void> {
    const { events, status } = this.#setup
    if (event === 'hello') {
      const hello = JSON.parse(data) as StreamEvents['hello']
      if ((this.#setup.confirmed() ?? 0) - hello.now > LATE) return
      this.#isGreeted = true
      events.greeted(hello.now)
      if (await this.#reset(hello)) this.#connect('stream')
    } else if (!this.#isGreeted) {
      // Held back as well: what it tells is asked for.
    } else if (event === 'documents') {
      const { collection, ...pulled } = JSON.parse(data) as StreamEvents['documents']
      status.lastContactAt = this.#setup.confirmed() ?? status.lastContactAt
      if (pulled.checkpoint.epoch === this.#epoch) events.documents(collection, pulled)
    } else if (event === 'resync') {
      events.resync()
    } else if (event === 'calls') {
      status.callsTold += 1
    }
  }

  /** Asks the server at times, while no stream tells by itself that it is there. */
  async #askWhileUngreeted(): Promise<void> {
    const backoff = new Backoff(this.#machine.random)
    for (let wait = 1 * SECOND; ; wait = 1 * SECOND) {
      if (this.#isHeldBack()) {
        const isAnswered = await this.#ask()
        if (isAnswered) backoff.reset()
        wait = isAnswered ? ASKS_EVERY : backoff.next()
      }
      if (this.#closed) return
      await this.#asking.wait(wait)
      if (this.#closed) return
    }
  }

  #isHeldBack(): boolean {
    if (this.#isGreeted) return false
    const now = this.#machine.clocks.running()
    const isOpenInVain = this.#openedAt !== null && now - this.#openedAt > GREETS_WITHIN
    return isOpenInVain || now - this.#silentSince > FAILS_FOR
  }

  /** Whether the server answered. */
  async #ask(): Promise<boolean> {
    const reply = await this.#request<ResetReply>('GET', 'sync/head')
    if (this.#isGreeted || this.#closed) return true
    if (reply.ok) {
      if (!(await this.#reset(reply.value))) return false
      this.#connect('asking')
    } else {
      this.#disconnect()
      if (this.#problems.note('stream', reply.reason)) this.close()
    }
    return reply.ok
  }

  #connect(by: 'stream' | 'asking'): void {
    if (this.#closed) return
    const wasConnected = this.#setup.status.connected
    this.#setup.status.connected = true
    this.#setup.status.hears = by
    this.#problems.over('stream')
    this.#setup.events.connected(this.#pulls.asking())
    this.#pulls.open(this.#setup.collections)
    const waiters = this.#waiters
    this.#waiters = []
    for (const resolve of waiters) resolve()
    if (!wasConnected) this.#pauses.wakeAll()
  }

  #disconnect(): void {
    this.#isGreeted = false
    this.#setup.status.connected = false
    this.#setup.status.hears = null
    this.#pulls.shut()
  }

  /** `null` when the server went away before it answered. */
  async #sendPull(request: PullRequest): Promise<Partial<Record<CollectionName, PulledCollection>> | null> {
    const { signal } = this.#generation
    const backoff = new Backoff(this.#machine.random)
    while (this.#setup.status.connected) {
      const reply = await this.#request<PullReply>('POST', 'sync/pull', request)
      if (signal.aborted) return never()
      if (reply.ok) {
        this.#problems.over('pull')
        const told = reply.value
        // Who asks for everything names no epoch: what answers may have been restored since it greeted.
        if (!('reset' in told) && told.epoch === this.#epoch) return told.collections
        await this.#reset(told)
        return never()
      }
      if (this.#problems.note('pull', reply.reason)) this.close()
      else await this.#pauseAfter(reply, backoff)
      if (signal.aborted) return never()
    }
    return null
  }

  async #request<T extends { now: Instant }>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<Reply<T>> {
    const { target, events, status } = this.#setup
    const { running } = target.machine.clocks
    const sentAt = running()
    const reply = await callServer<T>(target, method, path, body === undefined ? {} : { body })
    if (reply.ok) {
      // The server read its clock somewhere between sending and receiving: the middle is the best guess.
      events.clock(reply.value.now, (sentAt + running()) / 2)
      status.lastContactAt = reply.value.now
    }
    return reply
  }

  #pauseAfter(refused: Refused | undefined, backoff: Backoff): Promise<void> {
    const asked = refused?.retryAfter
    return this.#pauses.wait(asked === undefined ? backoff.next() : asked * SECOND)
  }

  /**
   * Whoever hears of a new epoch goes on only when it has begun. `false`: the disk failed; the line is closed,
   * and the greeting of the next one has it begun again.
   */
  #reset({ epoch }: Pick<ResetReply, 'epoch'>): Promise<boolean> {
    if (epoch === this.#epoch || this.#closed) return this.#resetting
    const former = this.#epoch
    this.#epoch = epoch
    this.#endGeneration()
    this.#resetting = this.#setup.events.reset(epoch).then(
      () => true,
      (error: unknown) => {
        this.#setup.events.failed(error)
        this.#epoch = former
        this.#resetting = Promise.resolve(true)
        this.#disconnect()
        this.#stream?.abort()
        return false
      },
    )
    return this.#resetting
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
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
