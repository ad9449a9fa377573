import { ageRule } from '../../../domain/seats/age-rule.ts'
import type { ageToSettle } from '../../../domain/seats/booking-age.ts'
import { bookingStatus, has, isConfirmed, isLive } from '../../../domain/seats/booking-status.ts'
import type { AgeBand, Booking } from '../../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import type { Directory } from '../../../domain/visits/directory.ts'
import type { NameOf } from '../../desk/observation/participants.ts'

/** What an age asks for once nothing about it is open any more. */
export type SettledAge = Exclude<ReturnType<typeof ageToSettle>, 'ask'>

/** The age of the day, told again: what follows is the same as if it had been told for that day. */
export function settledBy(session: ChallengeSession, band: AgeBand): SettledAge {
  const rule = ageRule(session, band)
  if (rule === 'welcome') return 'nothing'
  return rule === 'with-guardian' ? 'guardian' : rule
}

export interface Listed {
  booking: Booking
  name: string
}

/** Who has a seat or came, by name. Somebody of whom something was said stays, so that it can be corrected. */
export function listedOf(bookings: readonly Booking[], nameOf: NameOf): Listed[] {
  return bookings
    .filter((booking) => isLive(booking) || wasSeen(booking))
    .filter((booking) => isConfirmed(booking) || has(booking, 'walked-in') || wasSeen(booking))
    .map((booking) => ({ booking, name: nameOf(booking) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

const wasSeen = (booking: Booking) => ['attended', 'absent', 'excused'].includes(bookingStatus(booking))

/** On paper: those who may still come or are there. */
export function onPaper(listed: readonly Listed[]): Listed[] {
  return listed.filter(({ booking }) => !['absent', 'excused'].includes(bookingStatus(booking)))
}

/**
 * Somebody at the door of a session. `name`: how the desk calls them; `given`: the name they gave, if any; `asked`: what
 * they had asked for, with the age that they told.
 */
export interface WalkInPerson {
  visitorId: string
  name: string
  given: string
  asked?: Booking
}

/** Whose card it is at this session: of somebody with a seat, who is noted already, or whose chair is to be decided. */
export type AtTheDoor =
  | { kind: 'booked'; booking: Booking }
  | { kind: 'noted'; name: string }
  | { kind: 'without-seat'; person: WalkInPerson }

export function whoComes(
  visitorId: string,
  { bookings, nameOf, whoIs }: { bookings: readonly Booking[]; nameOf: NameOf; whoIs: Directory['whoIs'] },
): AtTheDoor {
  const person = whoIs(visitorId)
  const own = bookings.filter((one) => whoIs(one.visitorId) === person)
  const booking = own.find(isConfirmed)
  if (booking) return { kind: 'booked', booking }
  const asked = own.find((one) => bookingStatus(one) === 'attended') ?? own[0]
  if (!asked) return { kind: 'without-seat', person: { visitorId, name: '', given: '' } }
  const name = nameOf(asked)
  if (bookingStatus(asked) === 'attended') return { kind: 'noted', name }
  return {
    kind: 'without-seat',
    person: { visitorId: asked.visitorId, name, given: asked.name ?? '', asked },
  }
}
