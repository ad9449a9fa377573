import type { Instant } from '../domain/time.ts'

/** Where the server reads the time: one method, so that a test or a rehearsal can be another day. */
export interface Clock {
  now(): Instant
}

/** The machine's clock, `offset` milliseconds ahead (a rehearsal of another day). */
export function systemClock(offset = 0): Clock {
  return { now: () => Date.now() + offset }
}
