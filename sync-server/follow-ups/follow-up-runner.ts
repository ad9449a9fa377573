import type { Logger } from 'pino'
import { HOUR, SECOND, type Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { LeadLost } from '../store/peers.ts'
import { systemTimers, type Timers } from '../timers.ts'
import { inTerm, whileLeading } from './in-term.ts'
import { nameOfFollowUp, type Follower, type FollowUp, type FollowUpKind } from './follow-up.ts'

/** How often it is looked for what the passing of time makes due. */
const LOOK_EVERY = 30 * SECOND
/** What failed is tried again after this, then after twice as long, an hour at most. */
const FIRST_PAUSE = 30 * SECOND

/**
 * Does what follows from commits and from the passing of time, one thing after the other but for what its follower has
 * done at once. What a commit makes necessary was written with it, so that a crash in between loses nothing; it is
 * crossed off in the transaction that does it. One that fails stops no other, is told to whoever keeps the server, and is
 * tried again. Of several servers one alone does anything, as long as it leads.
 */
export class FollowUpRunner {
  readonly #parts: Pick<ServerParts, 'store' | 'clock'>
  readonly #followers: readonly Follower[]
  readonly #failed = new Map<string, { pause: number; until: Instant }>()
  readonly #stopListening: () => void
  #work: Promise<void> = Promise.resolve()
  #isAwaited = false
  readonly #timers: Timers
  readonly #log: Pick<Logger, 'error'> | undefined
  /** Told of each failure, by kind. */
  readonly #onFailed: ((kind: FollowUpKind) => void) | undefined
  #stopWatching: () => void = () => undefined
  #stopHoping: () => void = () => undefined

  constructor(
    parts: Pick<ServerParts, 'store' | 'clock'>,
    followers: readonly Follower[],
    timers: Timers = systemTimers,
    log?: Pick<Logger, 'error'>,
    onFailed?: (kind: FollowUpKind) => void,
  ) {
    this.#parts = whileLeading(parts)
    this.#followers = followers
    this.#timers = timers
    this.#log = log
    this.#onFailed = onFailed
    this.#stopListening = parts.store.onFollowUps(() => this.#doWaiting())
  }

  /** Catches up with what was left undone and ran out while the server was off, then watches the clock. */
  async start(): Promise<void> {
    await this.look()
    this.#lookFromNowOn()
  }

  /** The same without waiting for what waits: asking others may take minutes, and a server is needed meanwhile. */
  watch(): void {
    this.#lookFromNowOn()
    void this.look().catch(() => undefined)
  }

  #lookFromNowOn(): void {
    const look = () => void this.look().catch(() => undefined)
    this.#stopWatching = this.#timers.every(LOOK_EVERY, look)
    this.#stopHoping = this.#parts.store.peers.lead.onBegun(look)
  }

  /** Does what the passing of time makes due, and all that waits. */
  async look(): Promise<void> {
    await this.#enqueue(async () => {
      const now = this.#parts.clock.now()
      for (const follower of this.#followers) {
        await this.#doAll(await this.#dueNow(follower, now), now)
      }
      await this.#doDue()
    })
  }

  /** A look that fails leaves the others and what waits their turn. */
  async #dueNow(follower: Follower, now: Instant): Promise<readonly FollowUp[]> {
    try {
      return await follower.look(now)
    } catch (error) {
      for (const kind of Object.keys(follower.works)) this.#onFailed?.(kind as FollowUpKind)
      this.#log?.error({ kinds: Object.keys(follower.works), error: nameOf(error) }, 'a look failed')
      return []
    }
  }

  /** Resolves when nothing is left to do now. */
  async idle(): Promise<void> {
    while (this.#isAwaited) await this.#work
    await this.#work
  }

  async close(): Promise<void> {
    this.#stopWatching()
    this.#stopHoping()
    this.#stopListening()
    await this.#work.catch(() => undefined)
  }

  /** Many commits close together are followed once. */
  #doWaiting(): void {
    if (this.#isAwaited) return
    this.#isAwaited = true
    void this.#enqueue(
      () => this.#doDue(),
      () => (this.#isAwaited = false),
    ).catch(() => undefined)
  }

  async #doDue(): Promise<void> {
    const now = this.#parts.clock.now()
    const due = await this.#parts.store.read((view) => view.dueFollowUps(now))
    await this.#doAll(due, now)
  }

  /** In their order; of those in a row that are of one follower, as many at once as it lets. */
  async #doAll(followUps: readonly FollowUp[], now: Instant): Promise<void> {
    let next = 0
    while (next < followUps.length) {
      const follower = this.#followerOf(followUps[next]!)
      const work = async (): Promise<void> => {
        while (next < followUps.length && this.#followerOf(followUps[next]!) === follower) {
          await this.#try(followUps[next++]!, now)
        }
      }
      const ends = await Promise.allSettled(Array.from({ length: follower?.atOnce ?? 1 }, work))
      // None goes on in another term than it began in.
      for (const end of ends) if (end.status === 'rejected') throw end.reason
    }
  }

  #followerOf({ kind }: FollowUp): Follower | undefined {
    return this.#followers.find(({ works }) => works[kind] !== undefined)
  }

  /** What failed has its pause, which a clock that is set back makes no longer. */
  async #try(followUp: FollowUp, now: Instant): Promise<void> {
    const { until = now, pause = 0 } = this.#failed.get(nameOfFollowUp(followUp)) ?? {}
    if (until <= now || until - now > pause) await this.#do(followUp)
  }

  async #do(followUp: FollowUp): Promise<void> {
    const { kind } = followUp
    const name = nameOfFollowUp(followUp)
    try {
      const follower = this.#followerOf(followUp)
      if (!follower) return
      const work = await follower.works[kind]?.(followUp)
      await this.#parts.store.transaction(async (tx) => {
        await work?.(tx)
        // What the work itself changed needs no second look.
        tx.settle(followUp)
      })
      this.#failed.delete(name)
    } catch (error) {
      if (error instanceof LeadLost) throw error
      this.#onFailed?.(kind)
      this.#log?.error({ kind, error: nameOf(error) }, 'a follow-up failed')
      const pause = Math.min((this.#failed.get(name)?.pause ?? FIRST_PAUSE / 2) * 2, HOUR)
      this.#failed.set(name, { pause, until: this.#parts.clock.now() + pause })
    }
  }

  /** `begins`: told when its turn has come, whoever leads then. */
  #enqueue(work: () => Promise<void>, begins: () => void = () => undefined): Promise<void> {
    const next = this.#work
      .catch(() => undefined)
      .then(() => {
        begins()
        return this.#lead(work)
      })
    this.#work = next
    next.catch(() => undefined)
    return next
  }

  /** What is left undone is found by whoever leads next. */
  async #lead(work: () => Promise<void>): Promise<void> {
    const { term } = this.#parts.store.peers.lead
    if (term === null) return
    try {
      await inTerm(term, work)
    } catch (error) {
      if (!(error instanceof LeadLost)) throw error
    }
  }
}

/** Not its words: they may hold somebody's. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
