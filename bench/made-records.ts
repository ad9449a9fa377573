import { MINUTE, parisInstant, type Day, type Instant } from '../domain/time.ts'
import { nextRevision } from '../domain/sync/revision.ts'
import type { AnyRecord } from '../domain/record/record.ts'
import type { Visit } from '../domain/visits/visit.ts'
import type { Visitor } from '../domain/visits/visitor.ts'
import { visitReasons } from '../domain/visits/visit.ts'
import { keepAny } from '../sync-server/sync/keep-record.ts'
import type { SiteFolder } from '../tests/support/site-folder.ts'

const starts = new Map<Day, Instant>()

/** Asked of the calendar once: hundreds of thousands of records would be slow to make. */
function startOf(day: Day): Instant {
  const known = starts.get(day) ?? parisInstant(day)
  starts.set(day, known)
  return known
}

/** A visit as another device of the site wrote it. The same at each run. */
export function madeVisit(siteId: string, by: string, day: Day, rank: number): Visit {
  const at = startOf(day) + (rank % 60) * MINUTE
  const visitorId = rank.toString(32).toUpperCase().padStart(9, '0')
  return {
    id: `${visitorId}.${day}.${by}`,
    siteId,
    rev: nextRevision(undefined, at, by),
    at,
    by,
    kind: 'stay',
    day,
    arrivedAt: at,
    arrivedBy: 'walk-in',
    visitorId,
    reasons: [visitReasons[rank % visitReasons.length]!],
    ...(rank % 3 === 0 ? { closing: 'left', leftAt: at + 30 * MINUTE } : {}),
  }
}

/** Somebody of the directory of the hosts, first seen on that day. The same at each run. */
export function madeVisitor(siteId: string, day: Day, rank: number): Visitor {
  const { id: _visit, visitorId = '', rev, at, by } = madeVisit(siteId, 'server', day, rank)
  const stamps = { name: rev, firstSeenOn: rev, lastSeenOn: rev }
  const seen = { firstSeenOn: day, lastSeenOn: day }
  return { id: visitorId, siteId, rev, at, by, stamps, name: `Camille ${rank}`, ...seen }
}

/** Puts visits of a day into the data of a site whose server is not running. */
export function keepVisits(folder: SiteFolder, siteId: string, day: Day, count: number): Promise<void> {
  return keep(folder, 'visits', count, (rank) => madeVisit(siteId, 'kiosk-2', day, rank))
}

/** Same, for the directory of the hosts. */
export function keepVisitors(folder: SiteFolder, siteId: string, day: Day, count: number): Promise<void> {
  return keep(folder, 'visitors', count, (rank) => madeVisitor(siteId, day, rank))
}

function keep(
  folder: SiteFolder,
  collection: 'visits' | 'visitors',
  count: number,
  made: (rank: number) => AnyRecord,
): Promise<void> {
  return folder.open(({ store }) =>
    store.transaction(async (tx) => {
      for (let rank = 0; rank < count; rank += 1) await keepAny(tx, collection, made(rank))
    }),
  )
}
