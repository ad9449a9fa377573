import type { SiteId } from '../../domain/ids.ts'
import {
  countedIn,
  keptSince,
  readSince,
  usefulFigures,
  type PracticeCount,
  type SheetCount,
} from '../../domain/practices/practice-count.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

/** A kiosk that counts three years of months begins far fewer; more is none of ours. */
const MOST_COUNTS = 100

/**
 * Takes in what a kiosk counted. A count is told whole: of two tellings the one of the later turn stays, whichever comes
 * first. A month that has not come by the server's clock is the present one, one of long ago is passed over, and
 * what is too old goes.
 */
export async function keepCounts(
  tx: StoreTransaction,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  counts: readonly PracticeCount[],
  now: Instant,
): Promise<Result<undefined, 'too-many'>> {
  const { tables } = tx
  const own = tables
    .selectFrom('practiceCounts')
    .where('siteId', '=', siteId)
    .where('deviceId', '=', deviceId)
  const told = await tx.all(own.select(['countId', 'month', 'turn']))
  // After a restore the rows of one count may be of several turns: all of it is known up to the least.
  const known = new Map<string, { month: string; turn: number }>()
  for (const { countId, month, turn } of told)
    known.set(countId, { month, turn: Math.min(turn, known.get(countId)?.turn ?? turn) })
  for (const { id, month, turn, sheets } of counts) {
    const before = known.get(id)
    if (before && before.turn >= turn) continue
    if (!before && known.size >= MOST_COUNTS) return refuse('too-many')
    const at = before?.month ?? (month > countedIn(now) ? countedIn(now) : month)
    if (at < keptSince(now)) continue
    known.set(id, { month: at, turn })
    for (const { sheet, yes: useful, no: notUseful } of sheets)
      await tx.run(
        tables
          .insertInto('practiceCounts')
          .values({ siteId, deviceId, countId: id, sheet, month: at, useful, notUseful, turn })
          .onConflict((conflict) =>
            conflict
              .columns(['siteId', 'deviceId', 'countId', 'sheet'])
              .doUpdateSet({ useful, notUseful, turn }),
          ),
      )
  }
  await tx.run(
    tables.deleteFrom('practiceCounts').where('siteId', '=', siteId).where('month', '<', keptSince(now)),
  )
  return ok(undefined)
}

/** How often each sheet was found useful at a site in the past year, by fives. */
export async function usefulAt(view: StoreReader, siteId: SiteId, now: Instant): Promise<SheetCount[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('practiceCounts')
      .select(['sheet', 'useful', 'notUseful'])
      .where('siteId', '=', siteId)
      .where('month', '>=', readSince(now)),
  )
  return usefulFigures(rows.map(({ sheet, useful: yes, notUseful: no }) => ({ sheet, yes, no })))
}
