import { uptime } from 'node:os'
import { DAY, MINUTE, SECOND, type Instant } from '../domain/time.ts'

/** Where the server reads the time, so that a test or a rehearsal can be another day. */
export interface Clock {
  now(): Instant
  /** How long, at most, the hour of a start stays in doubt; 0 once it is believed. Absent: never in doubt. */
  inDoubtFor?(): number
  /** The machine's hour, to be remembered for the next start; `null` while it is in doubt. */
  believed?(): Instant | null
}

/** A machine's clock may be put right by this much without anybody noticing. */
const TOLERATED = 2 * MINUTE
/** A jump that lasts this long was meant. */
const CONFIRMED_AFTER = 10 * MINUTE
/** A server may have been off for so long without its clock being suspected. */
const OFF_AT_MOST = 7 * DAY
/** Before this server was made: a machine whose battery is dead starts in 1970, 2000 or the year it was built. */
const BEFORE_ALL = Date.UTC(2026, 0, 1)

/** What a steady clock reads: the hour that the machine tells, and what has passed by a stopwatch that nobody sets. */
export interface ClockSources {
  wall(): Instant
  elapsed(): number
}

/**
 * The machine's clock, but not its jumps. One that is set days ahead would publish, close, expire and hide what
 * no setting it back could bring back; so after a jump time goes on by the stopwatch, until the new hour has
 * stayed for ten minutes. A clock that came right again before leaves no trace.
 *
 * `lastBelieved` is the last hour that an earlier run of the server believed. A start before it, or long after
 * it, is a jump like any other, but nobody knows how long the server was off: its hour is in doubt until the
 * clock comes right or has stayed for ten minutes. A clock that tells an hour before this server was made is
 * never believed: time then goes on from the last hour that was.
 */
export function steadyClock({ wall, elapsed }: ClockSources, lastBelieved?: Instant): Required<Clock> {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= TOLERATED
  const follows = (told: Instant, last: Instant) => told >= last - TOLERATED && told <= last + OFF_AT_MOST
  const startedAt = elapsed()
  const startedWith = wall()
  let inDoubt = lastBelieved === undefined ? startedWith < BEFORE_ALL : !follows(startedWith, lastBelieved)
  let believed = inDoubt ? Math.max(lastBelieved ?? 0, BEFORE_ALL) : startedWith
  let at = startedAt
  /** Since when the machine has told another hour without a further jump, and what it told then. */
  let jump: { wall: Instant; at: number } | null = inDoubt ? { wall: startedWith, at: startedAt } : null

  function look(): Instant {
    const [told, passed] = [wall(), elapsed()]
    const expected = believed + (passed - at)
    const isExpected = inDoubt ? told >= BEFORE_ALL && follows(told, expected) : isNear(told, expected)
    if (isExpected) jump = null
    else if (!jump || !isNear(told, jump.wall + (passed - jump.at))) jump = { wall: told, at: passed }
    const hasStayed = jump !== null && passed - jump.at >= CONFIRMED_AFTER
    const isBelieved = jump === null || (hasStayed && told >= BEFORE_ALL)
    if (isBelieved) jump = null
    if (isBelieved || hasStayed) inDoubt = false
    believed = Math.round(isBelieved ? told : expected)
    at = passed
    return believed
  }

  return {
    now: look,
    inDoubtFor: () => {
      look()
      return inDoubt ? Math.max(SECOND, (jump?.at ?? at) + CONFIRMED_AFTER - at) : 0
    },
    believed: () => {
      const hour = look()
      return inDoubt ? null : hour
    },
  }
}

/**
 * This machine's clock, `offset` milliseconds ahead (a rehearsal of another day). The stopwatch also runs while
 * the machine sleeps.
 */
export function systemClock(offset = 0, lastBelieved?: Instant): Required<Clock> {
  const machine = steadyClock({ wall: () => Date.now(), elapsed: () => uptime() * SECOND }, lastBelieved)
  return { ...machine, now: () => machine.now() + offset }
}
