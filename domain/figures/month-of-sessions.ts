import type { Booking } from '../seats/booking.ts'
import { bookingStatus, isConfirmed } from '../seats/booking-status.ts'
import { type ChallengeSession, isEvent, type Matter, matterOf } from '../sessions/challenge-session.ts'
import { siteDay, type TimeZone } from '../time.ts'
import { monthOf, type Month } from './month.ts'
import { protectedTable, sumOfTables, type Table } from './small-groups.ts'

/** A session with who had a seat in it, and the family of trades of its first challenge. */
export interface ToldSession {
  session: ChallengeSession
  /** A letter of the ROME; absent where nobody knows the challenge any more. */
  family?: string
  bookings: readonly Booking[]
}

/** What became of the seats of people who were told that they have one. */
export const attendances = ['attended', 'absent', 'excused', 'untold'] as const
export type Attendance = (typeof attendances)[number]

/** Sessions of a kind. They were announced to everybody: their numbers hide nobody. */
export interface SessionsOfKind {
  matter: Matter
  /** A letter of the ROME, or nothing. */
  family: string
  held: number
  seats: number
}

/** Of the challenges of a month, or of its events: nobody is in both tables, so neither tells what the other hides. */
export interface SeatsOfMonth {
  cancelled: number
  attendance: Table
}

export interface MonthOfSessions extends SeatsOfMonth {
  /** Challenges and events. */
  kinds: SessionsOfKind[]
  events: SeatsOfMonth
}

/** Whether the session was there for visitors, and was not cancelled (séance tenue). */
function isHeld({ publishedAt, cancelledAt, declinedAt }: ChallengeSession): boolean {
  return publishedAt !== undefined && cancelledAt === undefined && declinedAt === undefined
}

/** In which month of the site a session was, or was to be. */
export function monthOfSession({ startsAt }: ChallengeSession, zone: TimeZone | undefined): Month {
  return monthOf(siteDay(startsAt, zone))
}

/** The sessions of one month. */
export function monthOfSessions(told: readonly ToldSession[]): MonthOfSessions {
  const kinds = new Map<string, SessionsOfKind>()
  for (const { session, family = '' } of told.filter(({ session }) => isHeld(session))) {
    const matter = matterOf(session)
    const key = `${matter} ${family}`
    const kind = kinds.get(key) ?? { matter, family, held: 0, seats: 0 }
    kinds.set(key, { ...kind, held: kind.held + 1, seats: kind.seats + session.capacity })
  }
  const [events, challenges] = [true, false].map((are) =>
    seatsOf(told.filter(({ session }) => isEvent(session) === are)),
  ) as [SeatsOfMonth, SeatsOfMonth]
  return { kinds: [...kinds.values()], ...challenges, events }
}

function seatsOf(told: readonly ToldSession[]): SeatsOfMonth {
  const attendance: Record<Attendance, number> = { attended: 0, absent: 0, excused: 0, untold: 0 }
  const held = told.filter(({ session }) => isHeld(session))
  for (const booking of held.flatMap(({ bookings }) => bookings)) {
    const came = attendanceOf(booking)
    if (came) attendance[came]++
  }
  return {
    cancelled: told.filter(({ session }) => session.publishedAt !== undefined && !isHeld(session)).length,
    attendance: protectedTable(attendance),
  }
}

function attendanceOf(booking: Booking): Attendance | null {
  const status = bookingStatus(booking)
  if (status === 'attended' || status === 'absent' || status === 'excused') return status
  return isConfirmed(booking) ? 'untold' : null
}

/** Kinds of several months, each once, in the order in which they are met. */
export function sumOfKinds(kinds: readonly SessionsOfKind[]): SessionsOfKind[] {
  const sums = Map.groupBy(kinds, ({ matter, family }) => `${matter} ${family}`)
  return [...sums.values()].map((same) =>
    same.reduce((sum, { held, seats }) => ({ ...sum, held: sum.held + held, seats: sum.seats + seats })),
  )
}

/** Of several months. */
export function sumOfSeats(months: readonly SeatsOfMonth[]): SeatsOfMonth {
  return {
    cancelled: months.reduce((sum, { cancelled }) => sum + cancelled, 0),
    attendance: sumOfTables(months.map(({ attendance }) => attendance)),
  }
}
