import { MINUTE, type Instant } from '../time.ts'
import type { Visit } from './visit.ts'

/** How long somebody who passes by is taken to stay at most, and a stay is taken as sure. */
export const PASSING_BY_STAYS = 30 * MINUTE
export const SURELY_HERE = 60 * MINUTE

export interface Headcount {
  /** Arrived less than an hour ago and told no departure. */
  atLeast: number
  /** Everybody whose departure nobody told. */
  atMost: number
}

/** Somebody said that they leave, without a card, and nobody took it back. */
export function isUnnamedDeparture(visit: Pick<Visit, 'kind' | 'closing'>): boolean {
  return visit.kind === 'unnamed-departure' && !visit.closing
}

/**
 * How many people are here, told as a range because departures are forgotten (about one in five).
 * The median stay is about an hour: before that a person counts as surely here, afterwards as perhaps.
 */
export function headcount(visits: readonly Visit[], now: Instant): Headcount {
  const open = visits.filter((visit) => visit.kind === 'stay' && !visit.closing)
  const passing = visits.filter(
    (visit) => visit.kind === 'passing-by' && !visit.closing && now - visit.arrivedAt < PASSING_BY_STAYS,
  )
  const departures = visits.filter(isUnnamedDeparture).length
  const sure = open.filter((visit) => now - visit.arrivedAt < SURELY_HERE).length
  const atMost = Math.max(0, open.length + passing.length - departures)
  return { atLeast: Math.min(atMost, Math.max(0, sure - departures)), atMost }
}
