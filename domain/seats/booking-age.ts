import { siteDay, type TimeZone } from '../time.ts'
import { ageRule, agesOn } from './age-rule.ts'
import { has } from './booking-status.ts'
import { ageBands, type AgeBand, type Booking } from './booking.ts'
import type { ChallengeSession, SessionMatter } from '../sessions/challenge-session.ts'
import { changedPromises, promisedWhenBooked, type Promised } from './promised-fields.ts'

export interface BookingAgeFacts {
  booking: Pick<Booking, 'askedAt' | 'planRev' | 'ageBand' | 'events'>
  session: Promised & SessionMatter & Pick<ChallengeSession, 'formerPlans'>
  /** Of the site: a day begins and ends where the session takes place. */
  zone: TimeZone
}

/**
 * Which ages the person may have on the day of the session. An age is told for the day that the session had when
 * it was booked; a birthday may lie between that day and the one it has now.
 */
export function agesOfBooking({ booking, session, zone }: BookingAgeFacts): readonly AgeBand[] {
  if (!booking.ageBand) return ageBands
  const on = siteDay(promisedWhenBooked(booking, session).startsAt, zone)
  return agesOn({ band: booking.ageBand, on }, siteDay(session.startsAt, zone))
}

/**
 * What the age asks of a host before the person takes part: `guardian` a representative's signature; `ask` what
 * was told at the booking no longer says it; `too-young` the session is not for them any more.
 */
export function ageToSettle(facts: BookingAgeFacts): 'nothing' | 'guardian' | 'ask' | 'too-young' {
  const { booking, session } = facts
  if (has(booking, 'guardian-agreed')) return 'nothing'
  // Of whom nothing is known at the door, a host looks at them.
  if (!booking.ageBand && (has(booking, 'walked-in') || !wasAnotherChallenge(facts))) return 'nothing'
  const rules = new Set(agesOfBooking(facts).map((age) => ageRule(session, age)))
  if (rules.size > 1) return 'ask'
  if (rules.has('with-guardian')) return 'guardian'
  return rules.has('too-young') ? 'too-young' : 'nothing'
}

/** No age is asked for a discovery; it may have become something else since. */
function wasAnotherChallenge({ booking, session }: BookingAgeFacts): boolean {
  const booked = promisedWhenBooked(booking, session)
  return changedPromises(booked, session).includes('challengeIds')
}
