import { normalizeMangoQuery, prepareQuery, type RxCollection } from 'rxdb/plugins/core'
import type { Booking } from '../../domain/challenges/booking.ts'
import { DAY, parisDay } from '../../domain/time.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain } from './live.ts'
import type { Outbox } from './outbox.ts'

/** What ended this long ago is of no use at a kiosk any more. */
const KEPT_AFTER_END = DAY
/** A booking whose session is unknown here: withdrawn, or put away before. */
const KEPT_WITHOUT_SESSION = 35 * DAY

/**
 * A kiosk keeps the visits of today, and the sessions, bookings and seats of what has not ended since a day:
 * older ones go once the server has them. This is putting away, not deleting: the server hears nothing of
 * it. Only to be called while the server is there, in step with all that this device held: by then the clock
 * is right, and a server that was restored has got back what it lost.
 */
export async function purgePast(data: PurgeData, outbox: Outbox): Promise<void> {
  await purgePastVisits(data, outbox)
  if (data.collections.bookings) await purgePastSessions(data, outbox)
}

type PurgeData = Pick<DeviceData, 'records' | 'now' | 'seats' | 'collections'>

async function purgePastVisits(data: PurgeData, outbox: Outbox): Promise<void> {
  const visits = data.records('visits')
  const past = await visits.find({ selector: { day: { $lt: parisDay(data.now()) } } }).exec()
  await putAway(
    visits,
    past.map((visit) => visit.id).filter((id) => !outbox.has('visits', id)),
  )
}

async function purgePastSessions(data: PurgeData, outbox: Outbox): Promise<void> {
  const [sessions, bookings, leases] = [
    data.records('challengeSessions'),
    data.records('bookings'),
    data.records('seatLeases'),
  ]
  const known = (await sessions.find().exec()).map(plain)
  const endOf = new Map(known.map((session) => [session.id, session.endsAt]))
  const isPast = (sessionId: string) => (endOf.get(sessionId) ?? Infinity) < data.now() - KEPT_AFTER_END
  // Bookings first: stopped in between, their session still tells next time that they are past.
  const booked = (await bookings.find().exec()).map(plain)
  const isOrphan = (booking: Booking) =>
    !endOf.has(booking.sessionId) && booking.askedAt < data.now() - KEPT_WITHOUT_SESSION
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
  if (await hasTombstones(records)) await records.storageInstance.cleanup(0)
}

/** A cleanup reads every record: with a full day on the disk it is worth asking first. */
async function hasTombstones<T extends object>({ storageInstance }: RxCollection<T>): Promise<boolean> {
  const { schema } = storageInstance
  const gone = normalizeMangoQuery(schema, { selector: { _deleted: true } as object, limit: 1 })
  const { documents } = await storageInstance.query(prepareQuery(schema, gone))
  return documents.length > 0
}
