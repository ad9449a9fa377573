import type { Day } from '../domain/time.ts'
import { parisInstant, MINUTE } from '../domain/time.ts'
import { nextRevision } from '../domain/sync/revision.ts'
import type { Visit } from '../domain/visits/visit.ts'
import { visitReasons } from '../domain/visits/visit.ts'
import { keepRecord } from '../sync-server/sync/keep-record.ts'
import type { SiteFolder } from '../tests/support/site-folder.ts'

/** A visit as another device of the site wrote it. The same at each run. */
export function madeVisit(siteId: string, by: string, day: Day, rank: number): Visit {
  const at = parisInstant(day, 0, 1) + (rank % 60) * MINUTE
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

/** Puts visits of a day into the data of a site whose server is not running. */
export function keepVisits(folder: SiteFolder, siteId: string, day: Day, count: number): Promise<void> {
  return folder.open(({ store }) =>
    store.transaction(async (tx) => {
      for (let rank = 0; rank < count; rank += 1) {
        await keepRecord(tx, 'visits', madeVisit(siteId, 'kiosk-2', day, rank))
      }
    }),
  )
}
