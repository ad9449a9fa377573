import type { Pen } from '../../domain/observation/pen.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant, TimeZone } from '../../domain/time.ts'

/** Who pushes, and when. */
export interface Pushing {
  scope: Scope
  pen: Pen
  now: Instant
  zone: TimeZone | undefined
  /** By a host, out of the list: no device holds it any more and would send it again. */
  isResent?: true
}
