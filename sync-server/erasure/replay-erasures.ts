import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { erasedAmong } from './erased-ids.ts'
import { erasePerson } from './erase-person.ts'

/** The list of those who were erased grows only: what either database knows is known from now on. */
export async function joinErasures(from: StoreReader, tx: StoreTransaction): Promise<void> {
  for (const row of await from.all(from.tables.selectFrom('erasedIds').selectAll())) {
    await tx.run(
      tx.tables
        .insertInto('erasedIds')
        .values(row)
        .onConflict((conflict) => conflict.doNothing()),
    )
  }
}

/** Erases anew whoever of the list is here again, as after an older backup was put in place. Answers how many. */
export async function replayErasures(tx: StoreTransaction, now: Instant): Promise<number> {
  let count = 0
  for (const { id: siteId } of await tx.records('sites')) {
    const here = await visitorsAt(tx, siteId)
    const erased = await erasedAmong(tx, siteId, here)
    for (const visitorId of erased) await erasePerson(tx, siteId, visitorId, now)
    count += erased.size
  }
  return count
}

async function visitorsAt(tx: StoreTransaction, siteId: string): Promise<string[]> {
  const passes = await tx.all(tx.tables.selectFrom('passes').selectAll())
  const holders = passes.filter((pass) => pass.siteId === siteId)
  return [...new Set([...(await tx.visitorIds(siteId)), ...holders.map(({ visitorId }) => visitorId)])]
}
