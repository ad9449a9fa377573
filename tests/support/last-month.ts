import { addMonths, firstDayOf, monthOf } from '../../domain/figures/month.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { addDays, HOUR, parisDay, parisInstant } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import type { SiteFolder } from './site-folder.ts'

/** So many that a table of figures shows them, and a few of another kind, which it hides. */
const COMES = [
  { reason: 'job-search', people: 14 },
  { reason: 'meeting', people: 12 },
  { reason: 'rest', people: 3 },
] as const

/** People came last month, each for one reason. */
export async function comeLastMonth(folder: SiteFolder): Promise<void> {
  await folder.open(async ({ store, clock }) => {
    const first = firstDayOf(addMonths(monthOf(parisDay(clock.now())), -1))
    await store.transaction(async (tx) => {
      for (const { reason, people } of COMES)
        for (let index = 0; index < people; index++) {
          const day = addDays(first, index)
          const arrivedAt = parisInstant(day, 9)
          const author = { ...byServer(arrivedAt), siteId: 'mende' }
          const closed = { closing: 'left', leftAt: arrivedAt + 3 * HOUR } as const
          const visit: Visit = newRecord(author, {
            ...{ id: `last-month-${reason}-${index}`, kind: 'stay', day, arrivedAt, arrivedBy: 'host' },
            ...{ reasons: [reason], ...closed },
          })
          await keepRecord(tx, 'visits', visit)
        }
    })
  })
}
