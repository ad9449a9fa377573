import type { Booking } from '../../domain/seats/booking.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { dayHere } from '../words/site-zone.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain } from './live.ts'

/** What ended this long ago is of no use at a kiosk any more. */
const KEPT_AFTER_END = DAY
/** A booking whose session is unknown here: withdrawn, or put away before. */
const KEPT_WITHOUT_SESSION = 35 * DAY

/**
 * A kiosk keeps the visits of today, and the sessions, bookings and seats of what has not ended since a day:
 * older ones go once the server has them, by the time that the server confirmed. This is putting away, not
 * deleting: the server hears nothing of it. Only to be called while the server is there, and heard out: by
 * then one that was restored is told what it lost.
 */
export async function purgePast(data: PurgeData): Promise<void> {
  const now = data.confirmedNow()
  if (now === null) return
  const [visits, challenges] = [await pastVisits(data, now), await pastChallenges(data, now)]
  await data.replica.transaction('relaxed', (transaction) => {
    const putAway = (name: CollectionName, ids: readonly string[]) => {
      // What was written on meanwhile waits to be sent first.
      for (const id of ids) if (!data.outbox.has(name, id)) transaction.remove(name, id)
    }
    putAway('visits', visits)
    putAway('bookings', challenges.bookings)
    putAway('seatLeases', challenges.leases)
    putAway('challengeSessions', challenges.sessions)
    data.seats.forget(transaction, challenges.leases)
  })
}

type PurgeData = Pick<DeviceData, 'records' | 'confirmedNow' | 'seats' | 'collections' | 'outbox' | 'replica'>

async function pastVisits(data: PurgeData, now: Instant): Promise<string[]> {
  const past = await data
    .records('visits')
    .find({ selector: { day: { $lt: dayHere(now) } } })
    .exec()
  return past.map(({ id }) => id)
}

async function pastChallenges({ outbox, ...data }: PurgeData, now: Instant) {
  if (!data.collections.bookings) return { bookings: [], leases: [], sessions: [] }
  const known = (await data.records('challengeSessions').find().exec()).map(plain)
  const endOf = new Map(known.map((session) => [session.id, session.endsAt]))
  const isPast = (sessionId: string) => (endOf.get(sessionId) ?? Infinity) < now - KEPT_AFTER_END
  const booked = (await data.records('bookings').find().exec()).map(plain)
  const isOrphan = (booking: Booking) =>
    !endOf.has(booking.sessionId) && booking.askedAt < now - KEPT_WITHOUT_SESSION
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
    leases: lent.filter((lease) => isDone(lease.sessionId)).map(({ id }) => id),
    sessions: known.map(({ id }) => id).filter(isDone),
  }
}
