import { MINUTE, type Instant } from '../domain/time.ts'

/** Where the server reads the time: one method, so that a test or a rehearsal can be another day. */
export interface Clock {
  now(): Instant
}

/** A machine's clock may be put right by this much without anybody noticing. */
const TOLERATED = 2 * MINUTE
/** A jump that lasts this long was meant. */
const CONFIRMED_AFTER = 10 * MINUTE

/** What a steady clock reads: the hour that the machine tells, and what has passed by a stopwatch that nobody sets. */
export interface ClockSources {
  wall(): Instant
  elapsed(): number
}

/**
 * The machine's clock, but not its jumps. One that is set days ahead would publish, close, expire and hide what
 * no setting it back could bring back; so after a jump time goes on by the stopwatch, until the new hour has
 * stayed for ten minutes. A clock that came right again before leaves no trace.
 */
export function steadyClock({ wall, elapsed }: ClockSources): Clock {
  let believed = wall()
  let at = elapsed()
  /** Since when the machine has told another hour without a further jump, and what it told then. */
  let jump: { wall: Instant; at: number } | null = null
  return {
    now: () => {
      const [told, passed] = [wall(), elapsed()]
      const expected = believed + (passed - at)
      const isNear = (a: number, b: number) => Math.abs(a - b) <= TOLERATED
      if (isNear(told, expected)) jump = null
      else if (!jump || !isNear(told, jump.wall + (passed - jump.at))) jump = { wall: told, at: passed }
      const isBelieved = jump === null || passed - jump.at >= CONFIRMED_AFTER
      if (isBelieved) jump = null
      believed = Math.round(isBelieved ? told : expected)
      at = passed
      return believed
    },
  }
}

/** This machine's clock, `offset` milliseconds ahead (a rehearsal of another day). */
export function systemClock(offset = 0): Clock {
  return steadyClock({ wall: () => Date.now() + offset, elapsed: () => performance.now() })
}
