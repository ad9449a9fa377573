import { isConfirmed } from '../../../domain/seats/booking-status.ts'
import type { Booking } from '../../../domain/seats/booking.ts'
import {
  sessionStatus,
  type ChallengeSession,
  type SessionStatus,
} from '../../../domain/sessions/challenge-session.ts'
import { waitingLine } from '../../../domain/seats/waiting-line.ts'
import { addDays, type Day } from '../../../domain/time.ts'
import { dayHere } from '../../words/site-zone.ts'

/** One session in the agenda, with its seats counted. */
export interface AgendaLine {
  session: ChallengeSession
  status: SessionStatus
  booked: number
  waiting: number
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** The sessions of a week, day by day, without the days when nothing is planned. */
export function weekOf(lines: readonly AgendaLine[], monday: Day): { day: Day; lines: AgendaLine[] }[] {
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index))
  return days
    .map((day) => ({
      day,
      lines: lines
        .filter(({ session }) => dayHere(session.startsAt) === day)
        .sort((a, b) => a.session.startsAt - b.session.startsAt),
    }))
    .filter((one) => one.lines.length > 0)
}

/** A draft that was thrown away was never seen by anybody: it is not a session that was cancelled. */
function isOfAgenda({ cancelledAt, publishedAt }: ChallengeSession): boolean {
  return cancelledAt === undefined || publishedAt !== undefined
}

export function agendaLines(
  sessions: readonly ChallengeSession[],
  bookings: readonly Booking[],
): AgendaLine[] {
  const bySession = Map.groupBy(bookings, (booking) => booking.sessionId)
  return sessions.filter(isOfAgenda).map((session) => {
    const own = bySession.get(session.id) ?? []
    return {
      session,
      status: sessionStatus(session),
      booked: own.filter((booking) => isConfirmed(booking)).length,
      waiting: waitingLine(own).length,
    }
  })
}
