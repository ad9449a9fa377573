import { sql } from 'kysely'
import type { SiteId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import type { StoreTransaction } from '../store/store.ts'

/** One more visit of a day of which nothing else is kept. */
export async function countDay(tx: StoreTransaction, siteId: SiteId, day: Day): Promise<void> {
  await tx.run(
    tx.tables
      .insertInto('visitDays')
      .values({ siteId, day, visits: 1 })
      .onConflict((conflict) =>
        conflict.columns(['siteId', 'day']).doUpdateSet({ visits: sql<number>`visits + 1` }),
      ),
  )
}
