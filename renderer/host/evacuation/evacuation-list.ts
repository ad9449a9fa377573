import type { Instant } from '../../../domain/time.ts'
import {
  isUnnamedDeparture,
  openStays,
  PASSING_BY_STAYS,
  SURELY_HERE,
} from '../../../domain/visits/headcount.ts'
import { stillOf } from '../../../domain/visits/party.ts'
import type { Directory } from '../../../domain/visits/directory.ts'
import type { MinorBand } from '../../../domain/visits/minor-rule.ts'
import type { Visit } from '../../../domain/visits/visit.ts'

export interface EvacuationLine {
  visitId: string
  /** `null`: the person gave no name. */
  name: string | null
  arrivedAt: Instant
  /** How many of those who came together are perhaps here. */
  people: number
  /** Here for more than an hour without a word: perhaps gone. Still called. */
  mayHaveLeft: boolean
  /** Under 18: somebody stays with them. */
  band: MinorBand | null
}

export interface EvacuationList {
  lines: EvacuationLine[]
  /** Counted at the door in the last half hour, without a name or a card. */
  passingBy: number
  /** Said "je pars" without a card: some of the lines are theirs. */
  unnamedDepartures: number
}

const french = new Intl.Collator('fr', { sensitivity: 'base' })

/**
 * Who to look for when the place is emptied (liste d'évacuation): everybody whose departure nobody told, by
 * name, then those without a name by arrival. Doubt never removes a line.
 */
export function evacuationList(
  visits: readonly Visit[],
  nameOf: (visit: Visit) => string | null,
  now: Instant,
  whoIs?: Directory['whoIs'],
  bandOf: (visit: Visit) => MinorBand | null = () => null,
): EvacuationList {
  const lines = openStays(visits, whoIs)
    .map((visit) => ({
      visitId: visit.id,
      name: nameOf(visit),
      arrivedAt: visit.arrivedAt,
      people: stillOf(visit),
      band: bandOf(visit),
      mayHaveLeft: now - visit.arrivedAt >= SURELY_HERE,
    }))
    .sort(byNameThenArrival)
  const passingBy = visits.filter(
    (visit) => visit.kind === 'passing-by' && !visit.closing && now - visit.arrivedAt < PASSING_BY_STAYS,
  ).length
  const unnamedDepartures = visits.filter(isUnnamedDeparture).length
  return { lines, passingBy, unnamedDepartures }
}

function byNameThenArrival(a: EvacuationLine, b: EvacuationLine): number {
  if (a.name !== null && b.name !== null) return french.compare(a.name, b.name) || a.arrivedAt - b.arrivedAt
  if (a.name === null && b.name === null) return a.arrivedAt - b.arrivedAt
  return a.name === null ? 1 : -1
}
