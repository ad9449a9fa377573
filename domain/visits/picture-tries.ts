import { DAY, MINUTE, type Instant } from '../time.ts'
import { PICTURE_TRIES_A_DAY } from './picture-secret.ts'

/** How often wrong pictures of one card may be tried at one device; the server counts by itself, on all of them. */
const LIMITS = [
  { max: PICTURE_TRIES_A_DAY / 2, within: 15 * MINUTE },
  { max: PICTURE_TRIES_A_DAY, within: DAY },
] as const

/**
 * Milliseconds until the pictures of a card may be tried again after these failures; 0: now. A failure from the future
 * was noted by a clock that was wrong: it counts for nothing.
 */
export function waitBeforeTry(failures: readonly Instant[], now: Instant): number {
  const waits = LIMITS.map(({ max, within }) => {
    const counted = failures.filter((at) => at <= now && at > now - within).sort((a, b) => a - b)
    const freeing = counted.at(-max)
    return freeing === undefined ? 0 : freeing + within - now
  })
  return Math.max(...waits)
}

/** The failures with one more, without those that no limit counts any more. */
export function withFailure(failures: readonly Instant[], now: Instant): Instant[] {
  return [...failures.filter((at) => at <= now && at > now - DAY), now].slice(-PICTURE_TRIES_A_DAY)
}
