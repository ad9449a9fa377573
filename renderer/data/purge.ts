import type { Booking } from '../../domain/seats/booking.ts'
import { keptAfter, type HeldWindow } from '../../domain/sync/collection-rule.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { Instant } from '../../domain/time.ts'
import { dayHere } from '../words/site-zone.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain } from './live.ts'

/** The collections of which a device may hold a part only, each by the window that the table gives it. */
export const windowed = {
  today: ['visits'],
  'to-come': ['bookings', 'seatLeases', 'challengeSessions'],
} as const satisfies Record<Exclude<HeldWindow, 'all'>, readonly CollectionName[]>

type Past = Record<(typeof windowed)[keyof typeof windowed][number], readonly string[]>

/**
 * Puts away what fell out of the window in which this role holds it (`holds` in the table of the collections): it
 * goes once the server has it, by the time that the server confirmed. This is putting away, not deleting: the server
 * hears nothing of it. Only to be called while the server is there, and heard out: by then one that was restored is
 * told what it lost.
 */
export async function purgePast(data: PurgeData): Promise<void> {
  const now = data.confirmedNow()
  const { role } = data.identity
  const isNarrow = (name: keyof Past) => (ruleOf(name).access[role].holds ?? 'all') !== 'all'
  if (now === null || !Object.values(windowed).flat().some(isNarrow)) return
  const past: Past = { visits: await pastVisits(data, now), ...(await pastChallenges(data, now)) }
  await data.replica.transaction('relaxed', (transaction) => {
    for (const [name, ids] of Object.entries(past) as [keyof Past, readonly string[]][]) {
      // What was written on meanwhile waits to be sent first.
      for (const id of ids) if (!data.outbox.has(name, id)) transaction.remove(name, id)
    }
    data.seats.forget(transaction, past.seatLeases)
  })
}

type PurgeData = Pick<
  DeviceData,
  'identity' | 'records' | 'confirmedNow' | 'seats' | 'collections' | 'outbox' | 'replica'
>

async function pastVisits(data: PurgeData, now: Instant): Promise<string[]> {
  const past = await data
    .records('visits')
    .find({ selector: { day: { $lt: dayHere(now) } } })
    .exec()
  return past.map(({ id }) => id)
}

async function pastChallenges({ outbox, ...data }: PurgeData, now: Instant): Promise<Omit<Past, 'visits'>> {
  if (!data.collections.bookings) return { bookings: [], seatLeases: [], challengeSessions: [] }
  const known = (await data.records('challengeSessions').find().exec()).map(plain)
  const endOf = new Map(known.map((session) => [session.id, session.endsAt]))
  const isPast = (sessionId: string) => (endOf.get(sessionId) ?? Infinity) < now - keptAfter.end
  const booked = (await data.records('bookings').find().exec()).map(plain)
  const isOrphan = (booking: Booking) =>
    !endOf.has(booking.sessionId) && booking.askedAt < now - keptAfter.askedFor
  const over = booked.filter((booking) => isPast(booking.sessionId) || isOrphan(booking))
  const waiting = over.filter((booking) => outbox.has('bookings', booking.id))
  // Seats that are not settled still have to be given back.
  const lent = (await data.records('seatLeases').find().exec()).map(plain)
  const open = new Set([
    ...waiting.map((booking) => booking.sessionId),
    ...lent.filter((lease) => lease.state !== 'settled').map((lease) => lease.sessionId),
  ])
  const isDone = (sessionId: string) => isPast(sessionId) && !open.has(sessionId)
  return {
    bookings: over.filter((booking) => !waiting.includes(booking)).map(({ id }) => id),
    seatLeases: lent.filter((lease) => isDone(lease.sessionId)).map(({ id }) => id),
    challengeSessions: known.map(({ id }) => id).filter(isDone),
  }
}
