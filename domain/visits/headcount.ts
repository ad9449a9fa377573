import { MINUTE, type Instant } from '../time.ts'
import type { Directory } from './directory.ts'
import { stillOf } from './party.ts'
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
 * The stays whose departure nobody told, the latest first, one a person: who typed a number where nothing could
 * tell whose it is may have come in twice, and was last seen the second time.
 */
export function openStays(
  visits: readonly Visit[],
  whoIs: Directory['whoIs'] = (visitorId) => visitorId,
): Visit[] {
  const seen = new Set<string>()
  return visits
    .filter((visit) => visit.kind === 'stay' && !visit.closing)
    .sort((a, b) => b.arrivedAt - a.arrivedAt)
    .filter(({ id, visitorId }) => {
      const person = visitorId === undefined ? id : whoIs(visitorId)
      return !seen.has(person) && seen.add(person)
    })
}

/**
 * How many people are here, those of a group each, told as a range because departures are forgotten (about one in five).
 * The median stay is about an hour: before that a person counts as surely here, afterwards as perhaps.
 */
export function headcount(visits: readonly Visit[], now: Instant, whoIs?: Directory['whoIs']): Headcount {
  const open = openStays(visits, whoIs)
  const passing = visits.filter(
    (visit) => visit.kind === 'passing-by' && !visit.closing && now - visit.arrivedAt < PASSING_BY_STAYS,
  )
  const departures = visits.filter(isUnnamedDeparture).length
  const count = (stays: readonly Visit[]) => stays.reduce((sum, stay) => sum + stillOf(stay), 0)
  const sure = count(open.filter((visit) => now - visit.arrivedAt < SURELY_HERE))
  const atMost = Math.max(0, count(open) + passing.length - departures)
  return { atLeast: Math.min(atMost, Math.max(0, sure - departures)), atMost }
}
