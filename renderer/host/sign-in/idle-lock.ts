import { MINUTE, SECOND, type Instant } from '../../../domain/time.ts'

/** An unattended host desk closes itself after this long without a key, a click or a move. */
export const IDLE_LOCK_AFTER = 10 * MINUTE
/** It says so this long before, so that someone who is only reading can stay (WCAG 2.2.1). */
export const IDLE_WARNING = 30 * SECOND

export type Attention = 'present' | 'about-to-lock' | 'locked'

/** Whether the desk stays open, given when somebody last touched it. A clock set back never locks. */
export function attention(lastTouchedAt: Instant, now: Instant): Attention {
  const idle = now - lastTouchedAt
  if (idle >= IDLE_LOCK_AFTER) return 'locked'
  return idle >= IDLE_LOCK_AFTER - IDLE_WARNING ? 'about-to-lock' : 'present'
}

/** Milliseconds until the answer of `attention` may change, if nobody touches the desk meanwhile. */
export function nextLook(lastTouchedAt: Instant, now: Instant): number {
  const idle = Math.max(0, now - lastTouchedAt)
  const warning = IDLE_LOCK_AFTER - IDLE_WARNING
  return Math.max(0, (idle < warning ? warning : IDLE_LOCK_AFTER) - idle)
}
