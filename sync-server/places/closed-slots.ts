import { isOpenBetween, type SiteTimes } from '../../domain/places/free-times.ts'
import { reservationStatus } from '../../domain/places/reservation-status.ts'
import type { Thing } from '../../domain/places/thing.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { withServerEvent } from '../sync/intakes/reservations.ts'
import type { Receipts } from '../sync/receipts.ts'

/**
 * What was promised for a time at which the site is now closed is taken back, so that its person reads so before they
 * come; in the transaction in which the site closes. A loan stays as long as its thing can be fetched on some day of it.
 */
export async function withdrawClosed(
  tx: StoreTransaction,
  site: SiteTimes & { id: string; things?: readonly Thing[] },
  { receipts, now }: { receipts: Receipts; now: Instant },
): Promise<void> {
  for (const thing of site.things ?? []) {
    for (const one of await tx.records('reservations', { siteId: site.id, askedBy: thing.id })) {
      if (reservationStatus(one, now) !== 'granted' || isOpenBetween(thing, one, site)) continue
      const told = withServerEvent(one, { type: 'withdrawn', withdrawn: 'closed' }, { receipts, now })
      await keepRecord(tx, 'reservations', revised(told, byServer(now)))
    }
  }
}
