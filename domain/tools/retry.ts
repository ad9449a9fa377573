import { HOUR, MINUTE, SECOND, type Instant } from '../time.ts'

/** After each try in vain, as the Standard Webhooks specification advises: three days in all. */
const pauses = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]

/** When a webhook that failed is tried again; `null`: no more. `tries`: so many were in vain. */
export function nextTryAt(tries: number, now: Instant): Instant | null {
  const pause = pauses[tries - 1]
  return pause === undefined ? null : now + pause
}
