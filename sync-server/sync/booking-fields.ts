import type { Booking, BookingEvent, BookingEventType } from '../../domain/challenges/booking.ts'
import type { ChallengeSession } from '../../domain/challenges/challenge-session.ts'
import { judgeLeaseBooking, withEvent } from '../../domain/challenges/seat-booking.ts'
import { slotBookingId, type SeatLease } from '../../domain/challenges/seat-lease.ts'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'

/** What the server knows when a booking arrives. */
export interface BookingFacts {
  session: ChallengeSession | undefined
  lease: SeatLease | undefined
}

/** Which events a device of each role tells; the others are the server's. */
const tells: Record<DeviceRole, ReadonlySet<BookingEventType>> = {
  kiosk: new Set(['offer-accepted', 'offer-declined', 'cancelled', 'change-kept']),
  host: new Set([
    'offer-accepted',
    'offer-declined',
    'cancelled',
    'change-kept',
    'declined',
    'guardian-agreed',
    'walked-in',
    'attended',
    'absent',
    'excused',
    'unsaid',
    'left',
  ]),
  employer: new Set(),
}

/**
 * A booking as this device may at most tell it: the first copy says whose it is, of which plan and which seat; an event
 * that the server knows stays as it knows it; an event that is not the device's to tell is dropped.
 */
export function bookingAsToldBy(
  scope: Scope,
  incoming: Booking,
  master: Booking | undefined,
  { session }: BookingFacts,
): Booking {
  const { employerId: _claimed, planRev: _seen, ...told } = incoming
  const { sessionId, visitorId, askedAt, planRev, leaseId, slot } = master ?? incoming
  const known = new Map(master?.events.map((event) => [event.id, event]))
  const events = new Map<string, BookingEvent>()
  for (const event of incoming.events) {
    const kept = known.get(event.id)
    if (kept) events.set(event.id, kept)
    else if (tells[scope.role].has(event.type)) {
      // Why a booking was taken back is a host's word.
      const { takenBack, ...mine } = event
      const word = scope.role === 'host' && takenBack !== undefined ? { takenBack } : {}
      events.set(event.id, { ...mine, ...word, by: scope.deviceId })
    }
  }
  return {
    ...told,
    sessionId,
    visitorId,
    askedAt,
    ...(planRev === undefined ? {} : { planRev }),
    ...(leaseId === undefined ? {} : { leaseId }),
    ...(slot === undefined ? {} : { slot }),
    ...(session?.employerId === undefined ? {} : { employerId: session.employerId }),
    events: [...events.values()],
  }
}

/** The field that makes a new booking impossible, or `null`. */
export function misstatedBooking(scope: Scope, booking: Booking, facts: BookingFacts): string | null {
  const { id, leaseId, slot } = booking
  if (!facts.session) return 'sessionId'
  if ((leaseId === undefined) !== (slot === undefined)) return 'slot'
  if (leaseId === undefined || slot === undefined) return null
  if (id !== slotBookingId(leaseId, slot) || !leaseId.startsWith(`${booking.sessionId}.`)) return 'id'
  // A kiosk sells its own seats. A host may bring back what a restore of the server erased.
  const isForeign = scope.role === 'kiosk' && !leaseId.startsWith(`${booking.sessionId}.${scope.deviceId}.`)
  return isForeign ? 'leaseId' : null
}

/** A new booking with the server's word on the seat that it names: good, or late and why. */
export function withSeatJudged(booking: Booking, { lease }: BookingFacts, now: Instant): Booking {
  if (booking.leaseId === undefined) return booking
  const late = judgeLeaseBooking(lease, undefined, booking)
  return late === null ? booking : withEvent(booking, { type: 'late', late, at: now })
}
