import { MINUTE, SECOND } from '../../../domain/time.ts'

/** The desk stands in a shared room: names go first, then the whole desk, when nobody touches it. */
export const NAMES_HIDDEN_AFTER = 30 * SECOND
export const LOCKED_AFTER = 2 * MINUTE
/** Whoever observes looks at people, not at the tablet: the names go as elsewhere, the grid stays. */
export const LOCKED_AFTER_OBSERVING = 20 * MINUTE

/** `open` everything shows; `veiled` candidates' names and words are hidden; `locked` the PIN is asked again. */
export type ScreenPrivacy = 'open' | 'veiled' | 'locked'

/**
 * What the screen may show after `idle` milliseconds without a key, a click or a touch. Once locked, only
 * the PIN opens the desk again (a late touch does not).
 */
export function screenPrivacy(
  idle: number,
  before: ScreenPrivacy,
  lockedAfter = LOCKED_AFTER,
): ScreenPrivacy {
  if (before === 'locked' || idle >= lockedAfter) return 'locked'
  return idle >= NAMES_HIDDEN_AFTER ? 'veiled' : 'open'
}

/** How long until the screen may change by itself, in milliseconds; `null` when only the PIN changes it. */
export function nextPrivacyChange(
  idle: number,
  before: ScreenPrivacy,
  lockedAfter = LOCKED_AFTER,
): number | null {
  switch (screenPrivacy(idle, before, lockedAfter)) {
    case 'open':
      return NAMES_HIDDEN_AFTER - idle
    case 'veiled':
      return lockedAfter - idle
    case 'locked':
      return null
  }
}
