import { parisInstant, type Instant } from '../../domain/time.ts'

/** A Monday in spring, mid-morning in Paris: in a file of its own, so that a test of a rule loads no server. */
export const START: Instant = parisInstant('2026-04-13', 10)
