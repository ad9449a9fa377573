import type { Clock } from '../clock.ts'

export interface Pace {
  /** Requests a second, over time. */
  perSecond: number
  /** Requests at once. */
  burst: number
}

/** More than this many buckets are known: those that are full again are forgotten. */
const KNOWN = 5000

/** Lets each key make `burst` requests at once and `perSecond` over time. */
export class TokenBuckets {
  readonly #pace: Pace
  readonly #clock: Clock
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(pace: Pace, clock: Clock) {
    this.#pace = pace
    this.#clock = clock
  }

  /** Seconds to wait before the next request, or 0 when this one may pass. */
  take(key: string): number {
    const bucket = this.#filled(key)
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / this.#pace.perSecond)
    bucket.tokens -= 1
    return 0
  }

  #filled(key: string): { tokens: number; at: number } {
    const now = this.#clock.now()
    const { perSecond, burst } = this.#pace
    const known = this.#buckets.get(key) ?? { tokens: burst, at: now }
    // A clock that was set back must not close the door.
    const elapsed = Math.max(0, now - known.at) / 1000
    const bucket = { tokens: Math.min(burst, known.tokens + elapsed * perSecond), at: now }
    if (this.#buckets.size > KNOWN) this.#forgetIdle(now)
    this.#buckets.set(key, bucket)
    return bucket
  }

  #forgetIdle(now: number): void {
    const { perSecond, burst } = this.#pace
    for (const [key, { at }] of this.#buckets) {
      if (now - at > (burst / perSecond) * 1000) this.#buckets.delete(key)
    }
  }
}
