import type { VisitorId } from '../../domain/ids.ts'
import { startWith, Subject, switchMap } from 'rxjs'
import { watch, type Ref } from 'vue'
import { bookingStatus, canBeUnsaid, has, isLive, openOffer } from '../../domain/seats/booking-status.ts'
import {
  type AgeBand,
  type Booking,
  type BookingEvent,
  type TakenBackReason,
  type WalkInReason,
} from '../../domain/seats/booking.ts'
import { takesBookings, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { slotBookingId } from '../../domain/seats/seat-lease.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { newRecord, revised } from '../../domain/record/write.ts'
import { bookingsOfSession } from './bookings-of.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'
import type { Transaction } from './replica/transaction.ts'
import { nextSeatHere } from './seats.ts'
import { nameField } from './visits.ts'

/** The bookings of a session, or all that this device knows, live. */
export function watchBookings(data: DeviceData, sessionId?: string): Ref<Booking[]> {
  const selector = sessionId === undefined ? {} : { sessionId }
  return useLiveRecords(data.records('bookings').find({ selector }).$)
}

/** The bookings of the holder of these passes, live; more come when the server tells of a card before. */
export function watchBookingsOfAny(data: DeviceData, visitorIds: () => readonly string[]): Ref<Booking[]> {
  const ids = new Subject<readonly string[]>()
  const found = ids.pipe(
    startWith(visitorIds()),
    switchMap(
      (visitorId) => data.records('bookings').find({ selector: { visitorId: { $in: [...visitorId] } } }).$,
    ),
  )
  watch(visitorIds, (now) => ids.next(now))
  return useLiveRecords(found)
}

export interface BookingWords {
  session: ChallengeSession
  visitorId: VisitorId
  /** Other ids of the same person. */
  alsoKnownAs?: readonly VisitorId[]
  /** Sealed to the site's key on a kiosk. */
  name?: string
  ageBand?: AgeBand
}

/**
 * Books for a visitor on this device; the network is not involved. Out of this kiosk's own seats the booking
 * is confirmed at once, for good; otherwise it is a request that the server answers ("à confirmer").
 * `not-ready`: a kiosk that never heard of its site cannot seal a name.
 */
export async function book(
  data: DeviceData,
  { session, visitorId, alsoKnownAs = [], name, ageBand }: BookingWords,
): Promise<Result<Booking, 'already-booked' | 'session-over' | 'not-ready'>> {
  const named = name === undefined ? ok({}) : await nameField(data, name)
  if (!named.ok) return named
  return data.seats.inTurn(async () => {
    if (!takesBookings(session, data.now())) return refuse('session-over')
    const known = await bookingsOfSession(data, session.id)
    if (known.some((one) => [visitorId, ...alsoKnownAs].includes(one.visitorId) && isLive(one)))
      return refuse('already-booked')
    const writer = data.writer()
    const asked = newRecord(writer, {
      sessionId: session.id,
      visitorId,
      ...(session.employerId === undefined ? {} : { employerId: session.employerId }),
      askedAt: writer.now,
      planRev: session.planRev,
      ...(ageBand === undefined ? {} : { ageBand }),
      ...named.value,
      events: [],
    })
    for (;;) {
      const seat = await nextSeatHere(data, session.id, known)
      const id = seat ? slotBookingId(seat.leaseId, seat.slot) : data.freshId()
      const booking: Booking = { id, ...asked, ...seat }
      const take = (transaction: Transaction) => {
        if (seat) data.seats.advance(transaction, seat.leaseId, seat.slot + 1, data.confirmedNow())
      }
      if (await data.insert('bookings', booking, take)) return ok(booking)
      // A slot that turns out to be taken was somebody's before a disk was set back: the next one is tried.
      await data.replica.transaction('strict', take)
    }
  })
}

/** The seat is given back by the visitor, or by a host to whom they said that they do not come. */
export function cancelBooking(data: DeviceData, id: string): Promise<Result<Booking, BookingRefusal>> {
  return tell(data, id, (booking) => (isLive(booking) ? { type: 'cancelled' } : null))
}

/** A host takes a booking back, for a reason that the person reads; the seat is free for the next in line. */
export function takeBookingBack(
  data: DeviceData,
  id: string,
  takenBack: TakenBackReason,
): Promise<Result<Booking, BookingRefusal>> {
  return tell(data, id, (booking) =>
    ['attended', 'absent', 'excused'].includes(bookingStatus(booking)) || !isLive(booking)
      ? null
      : { type: 'cancelled', takenBack },
  )
}

/**
 * What was said of a person's coming was a mistake: nothing is said any more. A chair that was added at the door
 * goes with it: it stands for nobody.
 */
export function takeAttendanceBack(data: DeviceData, id: string): Promise<Result<Booking, BookingRefusal>> {
  return tell(data, id, (booking) =>
    canBeUnsaid(booking)
      ? [{ type: 'unsaid' }, ...(has(booking, 'walked-in') ? [{ type: 'cancelled' as const }] : [])]
      : null,
  )
}

/** The visitor answers for the seat that is kept for them. `too-late`: it is no longer offered. */
export function answerSeatOffer(
  data: DeviceData,
  id: string,
  answer: 'accept' | 'decline',
): Promise<Result<Booking, BookingRefusal>> {
  return tell(data, id, (booking) => {
    const offer = openOffer(booking)
    if (bookingStatus(booking) !== 'offered' || !offer) return null
    return { type: answer === 'accept' ? 'offer-accepted' : 'offer-declined', offerId: offer.id }
  })
}

/** The session changed, and the person comes all the same: they have read this plan of it. */
export function keepChangedBooking(
  data: DeviceData,
  id: string,
  { planRev }: Pick<ChallengeSession, 'planRev'>,
): Promise<Result<Booking, BookingRefusal>> {
  return tell(data, id, (booking) => (isLive(booking) ? { type: 'change-kept', planRev } : null))
}

/** What a host saw in the room. */
export function tellAttendance(
  data: DeviceData,
  id: string,
  type: 'attended' | 'absent' | 'excused' | 'left',
): Promise<Result<Booking, BookingRefusal>> {
  return tell(data, id, () => ({ type }))
}

/** A host declines a request, for a reason that the person reads. */
export function declineBooking(
  data: DeviceData,
  id: string,
  declined: NonNullable<BookingEvent['declined']>,
): Promise<Result<Booking, BookingRefusal>> {
  return tell(data, id, (booking) => (isLive(booking) ? { type: 'declined', declined } : null))
}

/** Somebody let the host know that they do not come: that is noted, and their seat goes to the next in line. */
export function excuse(data: DeviceData, id: string): Promise<Result<Booking, BookingRefusal>> {
  return tell(data, id, (booking) => [
    { type: 'excused' },
    ...(isLive(booking) ? [{ type: 'cancelled' as const }] : []),
  ])
}

/** The representative of a minor signed the slip, and the minor is here. */
export function admitMinor(
  data: DeviceData,
  id: string,
  guardianName: string,
): Promise<Result<Booking, BookingRefusal>> {
  return tell(data, id, () => [{ type: 'guardian-agreed' }, { type: 'attended' }], { guardianName })
}

/** Somebody without a booking takes part: a chair added at the door, for a reason that is said. */
export async function addWalkIn(
  data: DeviceData,
  told: {
    session: ChallengeSession
    visitorId: string
    name?: string
    reason: WalkInReason
    note?: string
    /** On the day of the session, where it is known. */
    ageBand?: AgeBand
    /** Who signed for a minor. */
    guardianName?: string
  },
): Promise<Booking> {
  const { session, visitorId, name, reason, note, ageBand, guardianName } = told
  const writer = data.writer()
  const event = { at: writer.now, by: writer.deviceId }
  const booking: Booking = newRecord(writer, {
    id: data.freshId(),
    sessionId: session.id,
    visitorId,
    ...(session.employerId === undefined ? {} : { employerId: session.employerId }),
    askedAt: writer.now,
    ...(ageBand ? { ageBand } : {}),
    ...(name ? { name } : {}),
    ...(guardianName ? { guardianName } : {}),
    events: [
      ...(guardianName ? [{ id: data.freshId(), type: 'guardian-agreed' as const, ...event }] : []),
      { id: data.freshId(), type: 'walked-in', ...event, walkIn: reason, ...(note ? { note } : {}) },
      { id: data.freshId(), type: 'attended', ...event },
    ],
  })
  await data.save('bookings', booking)
  return booking
}

/** `not-here`: this device knows no such booking. `too-late`: it does not stand where that can be said. */
export type BookingRefusal = 'not-here' | 'too-late'

type Told = Omit<BookingEvent, 'id' | 'at' | 'by'>

/** Writes down what is told, in one write: of two events that belong together none is ever there alone. */
async function tell(
  data: DeviceData,
  id: string,
  decide: (booking: Booking) => Told | readonly Told[] | null,
  fields: Partial<Pick<Booking, 'guardianName'>> = {},
): Promise<Result<Booking, BookingRefusal>> {
  const document = await data.records('bookings').findOne(id).exec()
  if (!document) return refuse('not-here')
  const booking = plain(document)
  const decided = decide(booking)
  if (decided === null) return refuse('too-late')
  const writer = data.writer()
  const added = [decided]
    .flat()
    .map((event) => ({ ...event, id: data.freshId(), at: writer.now, by: writer.deviceId }))
  const told = revised(booking, writer, { ...fields, events: [...booking.events, ...added] })
  await data.save('bookings', told)
  return ok(told)
}
