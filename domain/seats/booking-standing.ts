import type { Instant } from '../time.ts'
import { ageRule } from './age-rule.ts'
import { agesOfBooking, type BookingAgeFacts } from './booking-age.ts'
import { bookingStatus, has, openOffer, type BookingStatus } from './booking-status.ts'
import type { AgeBand, Booking } from './booking.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'

/**
 * Where a booking stands as the person reads it, now. Beyond its status: `to-sign` a seat that waits for a
 * representative's signature; `offer-over` nobody answered the offer in time and the server has not said so
 * yet; `no-seat` the session went by while they waited; `over` it went by and nobody ticked them.
 */
export type BookingStanding = BookingStatus | 'to-sign' | 'offer-over' | 'no-seat' | 'over'

export interface StandingFacts extends BookingAgeFacts {
  booking: BookingAgeFacts['booking'] & Pick<Booking, 'leaseId'>
  session: BookingAgeFacts['session'] & Pick<ChallengeSession, 'cancelledAt'>
  /** As said in this visit: a kiosk does not keep the age of anybody. */
  ageBand?: AgeBand | null
}

export function bookingStanding(facts: StandingFacts, now: Instant): BookingStanding {
  const { booking, session } = facts
  const status = bookingStatus(booking)
  if (!isOpen(status)) return status
  if (session.cancelledAt !== undefined) return 'cancelled-by-site'
  if (status === 'confirmed') {
    if (now >= session.endsAt) return 'over'
    return guardianSignature(facts) === 'awaited' ? 'to-sign' : 'confirmed'
  }
  // A request waits for a seat as long as there is a session to sit in.
  if (now >= session.startsAt) return 'no-seat'
  return status === 'offered' && (openOffer(booking)?.until ?? Infinity) <= now ? 'offer-over' : status
}

/**
 * Whether a representative must sign before the person takes part. `perhaps`: minors may come and this
 * device does not know whether the person is one.
 */
export function guardianSignature({
  ageBand,
  ...facts
}: StandingFacts): 'not-needed' | 'perhaps' | 'awaited' | 'given' {
  if (has(facts.booking, 'guardian-agreed')) return 'given'
  const told = agesOfBooking(facts)
  const ages = told.length > 1 && ageBand ? [ageBand] : told
  const rules = new Set(ages.map((age) => ageRule(facts.session, age)))
  if (!rules.has('with-guardian')) return 'not-needed'
  return rules.size > 1 ? 'perhaps' : 'awaited'
}

/** Whether the person still has something to wait for, to do, or to give back. */
export function isOpen(standing: BookingStanding): boolean {
  return open.has(standing)
}
const open: ReadonlySet<BookingStanding> = new Set([
  'requested',
  'waitlisted',
  'offered',
  'offer-over',
  'accepted',
  'to-sign',
  'confirmed',
])

/**
 * The sign that goes with the words: `sure` nothing is left to do; `act` something is asked of the person;
 * `waits` somebody else's turn; `past` it is behind.
 */
export function standingSign(standing: BookingStanding): 'sure' | 'act' | 'waits' | 'past' {
  if (standing === 'confirmed' || standing === 'attended') return 'sure'
  if (standing === 'offered' || standing === 'to-sign') return 'act'
  return isOpen(standing) ? 'waits' : 'past'
}
