import {
  decideAdviceBooking,
  decideSlots,
  type AdviceSlot,
  type SlotRefusal,
} from '../../domain/advice/advice-slot.ts'
import type { EmployerId, SiteId } from '../../domain/ids.ts'
import { ok, type Result } from '../../domain/result.ts'
import { HOUR, type Instant } from '../../domain/time.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { planAgain } from './advice-facts.ts'

type Parts = Pick<ServerParts, 'store' | 'clock'>

/** The half hours of a site that have not begun, with who booked them: earliest first. */
export async function slotsToCome(view: StoreReader, siteId: SiteId, now: Instant) {
  return view.all(
    view.tables
      .selectFrom('adviceSlots')
      .leftJoin('adviceBookings', (join) =>
        join
          .onRef('adviceBookings.slotId', '=', 'adviceSlots.slotId')
          .on('adviceBookings.cancelledAt', 'is', null),
      )
      .select([
        'adviceSlots.slotId',
        'adviceSlots.startsAt',
        'adviceSlots.accountId',
        'adviceSlots.host',
        'adviceBookings.bookingId',
        'adviceBookings.employerId',
      ])
      .where('adviceSlots.siteId', '=', siteId)
      .where('adviceSlots.startsAt', '>', now)
      .where('adviceSlots.withdrawnAt', 'is', null)
      .orderBy('adviceSlots.startsAt'),
  )
}

/** A half hour of this employer that a host took back and that has not begun, unless it booked another since. */
export async function takenBackFrom(view: StoreReader, employerId: EmployerId, now: Instant) {
  const [last] = await view.all(
    view.tables
      .selectFrom('adviceBookings')
      .innerJoin('adviceSlots', 'adviceSlots.slotId', 'adviceBookings.slotId')
      .select(['adviceBookings.cancelledBy', 'adviceSlots.startsAt', 'adviceSlots.host'])
      .where('adviceBookings.employerId', '=', employerId)
      .orderBy('adviceBookings.at', 'desc')
      .limit(1),
  )
  if (last?.cancelledBy !== 'host' || last.startsAt <= now) return undefined
  return { startsAt: last.startsAt, host: last.host }
}

/** Who offers: a host's account, at a site. */
export interface SlotHost {
  siteId: SiteId
  accountId: string
  name: string
}

/** A host offers half hours, one after the other. */
export async function offerSlots(
  { store, clock }: Parts,
  { siteId, accountId, name }: SlotHost,
  asked: { startsAt: Instant; count: number },
): Promise<Result<null, 'slot-past' | 'slot-too-far' | 'slot-overlaps'>> {
  return store.transaction(async (tx) => {
    const now = clock.now()
    const known = await slotsToCome(tx, siteId, now - HOUR)
    const own = known.filter((slot) => slot.accountId === accountId)
    const starts = decideSlots(asked, own, now)
    if (!starts.ok) return starts
    for (const startsAt of starts.value) {
      const slot = { slotId: freshId('s'), siteId, startsAt, accountId, host: name, withdrawnAt: null }
      await tx.run(tx.tables.insertInto('adviceSlots').values(slot))
    }
    return ok(null)
  })
}

/** A half hour is taken back, and whoever booked it loses it. False for one that is not of the site. */
export async function withdrawSlot(
  { store, clock }: Parts,
  siteId: SiteId,
  slotId: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const now = clock.now()
    const slot = await slotOf(tx, slotId)
    if (slot?.siteId !== siteId) return false
    if (slot.withdrawnAt !== null) return true
    const withdrawn = tx.tables.updateTable('adviceSlots').set({ withdrawnAt: now })
    await tx.run(withdrawn.where('slotId', '=', slotId))
    for (const { bookingId, employerId, cancelledAt } of await bookingsOfSlot(tx, slotId)) {
      if (cancelledAt === null) await cancel(tx, { bookingId, employerId }, 'host', now)
    }
    return true
  })
}

/** Who books: an account of an employer, at its own desk. */
export interface SlotTaker {
  siteId: SiteId
  employerId: EmployerId
  accountId: string
}

/** An employer takes a half hour. Who has it already keeps it. */
export async function bookSlot(
  { store, clock }: Parts,
  { siteId, employerId, accountId }: SlotTaker,
  slotId: string,
): Promise<Result<null, SlotRefusal>> {
  return store.transaction(async (tx) => {
    const now = clock.now()
    const found = await slotOf(tx, slotId)
    const slot = found?.siteId === siteId ? found : undefined
    const ofSlot = await bookingsOfSlot(tx, slotId)
    const ofEmployer = await tx.all(
      tx.tables
        .selectFrom('adviceBookings')
        .innerJoin('adviceSlots', 'adviceSlots.slotId', 'adviceBookings.slotId')
        .select(['adviceBookings.slotId', 'employerId', 'cancelledAt', 'startsAt'])
        .where('employerId', '=', employerId),
    )
    const decided = decideAdviceBooking(slot, { ofSlot, ofEmployer }, employerId, now)
    if (!decided.ok) return decided
    if (decided.value === 'book') {
      const made = { bookingId: freshId('b'), slotId, employerId, accountId, at: now }
      await tx.run(
        tx.tables.insertInto('adviceBookings').values({ ...made, cancelledAt: null, cancelledBy: null }),
      )
      planAgain(tx, employerId)
    }
    return ok(null)
  })
}

/** An employer gives its half hour back. False for one that is not its own. */
export async function giveSlotBack(
  { store, clock }: Parts,
  employerId: EmployerId,
  bookingId: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const [booking] = await tx.all(
      tx.tables.selectFrom('adviceBookings').selectAll().where('bookingId', '=', bookingId),
    )
    if (booking?.employerId !== employerId) return false
    if (booking.cancelledAt === null) await cancel(tx, booking, 'employer', clock.now())
    return true
  })
}

async function cancel(
  tx: StoreTransaction,
  { bookingId, employerId }: { bookingId: string; employerId: EmployerId },
  cancelledBy: 'employer' | 'host',
  cancelledAt: Instant,
): Promise<void> {
  const change = tx.tables.updateTable('adviceBookings').set({ cancelledAt, cancelledBy })
  await tx.run(change.where('bookingId', '=', bookingId))
  planAgain(tx, employerId)
}

async function slotOf(view: StoreReader, slotId: string): Promise<AdviceSlot | undefined> {
  const [slot] = await view.all(
    view.tables.selectFrom('adviceSlots').selectAll().where('slotId', '=', slotId),
  )
  return slot
}

function bookingsOfSlot(view: StoreReader, slotId: string) {
  return view.all(view.tables.selectFrom('adviceBookings').selectAll().where('slotId', '=', slotId))
}
