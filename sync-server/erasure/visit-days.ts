import { sql } from 'kysely'
import { monthOf } from '../../domain/figures/month.ts'
import {
  countsOfVisit,
  firstVisitAmong,
  type CountedVisit,
  type VisitCount,
} from '../../domain/figures/visit-counts.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { peopleOf } from '../../domain/visits/party.ts'
import { personOf } from '../passes/person.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** Where nobody knows the site any more, its last hour says nothing too early. */
const MIDNIGHT = '23:59'

/**
 * All that is kept of a visit that goes: one more on its day, and what it said in the figures of its month. Neither says
 * who it was. `firstVisit`: the id of the person's first one, if the directory knows it.
 */
export async function countGone(
  tx: StoreTransaction,
  siteId: SiteId,
  gone: CountedVisit,
  firstVisit: string | undefined,
): Promise<void> {
  const { kind, day } = gone.visit
  if (kind !== 'unnamed-departure') await countDay(tx, siteId, day, peopleOf(gone.visit))
  const { timeZone: zone, ...told } = (await tx.record('sites', siteId, siteId)) ?? { closesAt: MIDNIGHT }
  const site = { ...told, ...(zone === undefined ? {} : { zone }) }
  for (const one of countsOfVisit(gone, site, firstVisit)) {
    // The count of its day says the weekday.
    if (one.dimension !== 'weekday') await addToMonth(tx, siteId, day, one)
  }
}

/** The id of a person's first visit, under any of their entries. */
export async function firstVisitOf(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId | undefined,
): Promise<string | undefined> {
  if (visitorId === undefined) return undefined
  const { ids } = await personOf(view, siteId, visitorId)
  const entries = await Promise.all(ids.map((id) => view.record('visitors', id, siteId)))
  return firstVisitAmong(entries.flatMap((entry) => entry ?? []))
}

/** So many people more of a day of which nothing else is kept. */
async function countDay(tx: StoreTransaction, siteId: SiteId, day: Day, people: number): Promise<void> {
  await tx.run(
    tx.tables
      .insertInto('visitDays')
      .values({ siteId, day, visits: people })
      .onConflict((conflict) =>
        conflict
          .columns(['siteId', 'day'])
          .doUpdateSet({ visits: sql<number>`${sql.ref('visitDays.visits')} + ${people}` }),
      ),
  )
}

async function addToMonth(
  tx: StoreTransaction,
  siteId: SiteId,
  day: Day,
  { dimension, value, count }: VisitCount,
): Promise<void> {
  await tx.run(
    tx.tables
      .insertInto('visitCounts')
      .values({ siteId, month: monthOf(day), dimension, value, count })
      .onConflict((conflict) =>
        conflict
          .columns(['siteId', 'month', 'dimension', 'value'])
          .doUpdateSet({ count: sql<number>`${sql.ref('visitCounts.count')} + excluded.count` }),
      ),
  )
}
