import type { Instant } from '../domain/time.ts'
import { MINUTE, SECOND } from '../domain/time.ts'

/** What to do after the page of a window died. */
export type Recovery = { action: 'reload'; after: number } | { action: 'relaunch' }

/** Crashes further apart than this have nothing to do with each other. */
const WINDOW = 5 * MINUTE
/** One crash is an accident: show the screen again at once. A second one gets a breath. */
const WAITS = [0, 2 * SECOND]

/** How long a page may stay stuck before it is ended and loaded again. */
export const STUCK_GRACE = 15 * SECOND

/**
 * The third crash within five minutes starts the whole application again: whatever is broken is not in the
 * page alone. `crashes` are the instants of all the crashes so far, this one included.
 */
export function recoveryAfter(crashes: readonly Instant[], now: Instant): Recovery {
  const recent = crashes.filter((at) => now - at < WINDOW && at <= now).length
  const after = WAITS[recent - 1]
  return after === undefined ? { action: 'relaunch' } : { action: 'reload', after }
}
