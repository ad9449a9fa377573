import type { Booking, BookingEvent } from '../../../domain/seats/booking.ts'
import { bookingStatus } from '../../../domain/seats/booking-status.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import { ageRule, asksAge } from '../../../domain/seats/age-rule.ts'
import { isTable } from '../../../domain/sessions/tables.ts'
import { judgeLeaseBooking, withEvent } from '../../../domain/seats/seat-booking.ts'
import { slotBookingId, type SeatLease } from '../../../domain/seats/seat-lease.ts'
import { collections } from '../../../domain/sync/collections.ts'
import type { Scope } from '../../../domain/sync/scope.ts'
import type { Instant } from '../../../domain/time.ts'
import { revokeAttestationOf } from '../../attestations/revoke-attestation.ts'
import type { MinorBand } from '../../../domain/visits/minor-rule.ts'
import { minorOfPerson } from '../../passes/minor-of-person.ts'
import { isSecondOfSlot, secondOfSlot } from '../../seats/second-of-a-slot.ts'
import type { Intake } from './intake.ts'

/** What the server knows when a booking arrives. */
interface BookingFacts {
  session: ChallengeSession | undefined
  lease: SeatLease | undefined
  /** Known to be under 18, and lately: whatever was said at the booking. */
  minor?: MinorBand
}

export const bookings: Intake<Booking, BookingFacts> = {
  assistedAct: 'seat',

  parent: 'sessionId' satisfies keyof Booking,
  maker: 'leaseId' satisfies keyof Booking,

  async facts(view, { scope: { siteId }, record, master, now, zone }) {
    const { sessionId, leaseId } = master ?? record
    const known = master ? null : await minorOfPerson(view, siteId, record.visitorId, now, zone)
    return {
      ...(known && !known.isOld ? { minor: known.band } : {}),
      session: await view.record('challengeSessions', sessionId, siteId),
      lease: leaseId === undefined ? undefined : await view.record('seatLeases', leaseId, siteId),
    }
  },

  // At a small table one meets whom one does not know; a second person of a slot takes a chair as the first did.
  minorAct({ record, master }, { session }) {
    const isTaken = !master || isSecondOfSlot(record, master)
    return isTaken && session && isTable(session) ? { act: 'meet', visitorId: record.visitorId } : null
  },

  sanitize: ({ scope, record, master }, facts) => bookingAsToldBy(scope, record, master, facts),

  refuses({ scope, record, master, openedName }, told, facts) {
    const isSecond = isSecondOfSlot(record, master)
    if (master && !isSecond) return null
    // The second person's own words, which are held to the same rules as those of the first.
    const field = misstatedBooking(scope, isSecond ? record : told, facts)
    if (field !== null) return { reason: field === 'leaseId' ? 'forbidden-field' : 'invalid', field }
    if (!isSecond) return scope.role === 'kiosk' && isTooYoung(told, facts) ? { reason: 'too-young' } : null
    // The second person of a slot waits at the head of the line.
    const own = bookingAsToldBy(scope, record, undefined, facts)
    return { reason: 'slot-taken', field: 'slot', instead: secondOfSlot(own, openedName) }
  },

  kept({ master, openedName, now }, merged, facts) {
    const { sealedName: _sealed, ...kept } = merged
    const aged = !master && facts.minor && facts.session && asksAge(facts.session)
    const named = {
      ...kept,
      ...(openedName ? { name: openedName } : {}),
      ...(aged ? { ageBand: facts.minor! } : {}),
    }
    return master ? named : withSeatJudged(named, facts, now)
  },

  // An attestation does not outlive a presence that was corrected.
  async effects(tx, kept, now) {
    if (bookingStatus(kept) !== 'attended') await revokeAttestationOf(tx, kept.siteId, kept.id, now)
  },
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
  const { employerId: _claimed, planRev: _seen, leaseId: _lease, slot: _slot, ...told } = incoming
  const { sessionId, visitorId, askedAt, planRev, leaseId, slot } = master ?? incoming
  const known = new Map(master?.events.map((event) => [event.id, event]))
  const mayTell = collections.bookings.access[scope.role].tells
  const events = new Map<string, BookingEvent>()
  for (const event of incoming.events) {
    const kept = known.get(event.id)
    if (kept) events.set(event.id, kept)
    else if (mayTell?.has(event.type)) {
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

/** By what the site knows, or else by what they said: a kiosk that asks sends no such booking. */
function isTooYoung({ ageBand }: Booking, { session, minor }: BookingFacts): boolean {
  const band = minor ?? ageBand
  return session !== undefined && band !== undefined && ageRule(session, band) === 'too-young'
}

/** The field that makes a new booking impossible, or `null`. */
function misstatedBooking(scope: Scope, booking: Booking, facts: BookingFacts): string | null {
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
function withSeatJudged(booking: Booking, { lease }: BookingFacts, now: Instant): Booking {
  if (booking.leaseId === undefined) return booking
  const late = judgeLeaseBooking(lease, undefined, booking)
  return late === null ? booking : withEvent(booking, { type: 'late', late, at: now })
}
