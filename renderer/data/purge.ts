import { normalizeMangoQuery, prepareQuery, type RxCollection } from 'rxdb/plugins/core'
import type { Booking } from '../../domain/challenges/booking.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { dayHere } from './site-zone.ts'
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
  await purgePastVisits(data, now)
  if (data.collections.bookings) await purgePastSessions(data, now)
}

type PurgeData = Pick<DeviceData, 'records' | 'confirmedNow' | 'seats' | 'collections' | 'outbox'>

async function purgePastVisits({ outbox, ...data }: PurgeData, now: Instant): Promise<void> {
  const visits = data.records('visits')
  const past = await visits.find({ selector: { day: { $lt: dayHere(now) } } }).exec()
  await putAway(
    visits,
    past.map((visit) => visit.id).filter((id) => !outbox.has('visits', id)),
  )
}

async function purgePastSessions({ outbox, ...data }: PurgeData, now: Instant): Promise<void> {
  const [sessions, bookings, leases] = [
    data.records('challengeSessions'),
    data.records('bookings'),
    data.records('seatLeases'),
  ]
  const known = (await sessions.find().exec()).map(plain)
  const endOf = new Map(known.map((session) => [session.id, session.endsAt]))
  const isPast = (sessionId: string) => (endOf.get(sessionId) ?? Infinity) < now - KEPT_AFTER_END
  // Bookings first: stopped in between, their session still tells next time that they are past.
  const booked = (await bookings.find().exec()).map(plain)
  const isOrphan = (booking: Booking) =>
    !endOf.has(booking.sessionId) && booking.askedAt < now - KEPT_WITHOUT_SESSION
  const over = booked.filter((booking) => isPast(booking.sessionId) || isOrphan(booking))
  const waiting = over.filter((booking) => outbox.has('bookings', booking.id))
  await putAway(
    bookings,
    over.filter((booking) => !waiting.includes(booking)).map(({ id }) => id),
  )
  // Seats that are not settled still have to be given back.
  const lent = (await leases.find().exec()).map(plain)
  const open = new Set([
    ...waiting.map((booking) => booking.sessionId),
    ...lent.filter((lease) => lease.state !== 'settled').map((lease) => lease.sessionId),
  ])
  const done = (sessionId: string) => isPast(sessionId) && !open.has(sessionId)
  const settled = lent.filter((lease) => done(lease.sessionId)).map(({ id }) => id)
  await putAway(leases, settled)
  await data.seats.forget(settled)
  await putAway(
    sessions,
    known.map(({ id }) => id).filter((id) => done(id)),
  )
}

/** The records go, and their tombstones from the disk as well, words and all. */
async function putAway<T extends object>(records: RxCollection<T>, ids: string[]): Promise<void> {
  if (ids.length > 0) await records.bulkRemove(ids)
  // However far ahead the clock was when they were put away.
  if (await hasTombstones(records)) await records.storageInstance.cleanup(-Number.MAX_SAFE_INTEGER)
}

/** A cleanup reads every record: with a full day on the disk it is worth asking first. */
async function hasTombstones<T extends object>({ storageInstance }: RxCollection<T>): Promise<boolean> {
  const { schema } = storageInstance
  const gone = normalizeMangoQuery(schema, { selector: { _deleted: true } as object, limit: 1 })
  const { documents } = await storageInstance.query(prepareQuery(schema, gone))
  return documents.length > 0
}
