import { isConfirmed } from '../../../domain/seats/booking-status.ts'
import type { Booking } from '../../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import type { Day } from '../../../domain/time.ts'
import { dayHere } from '../../words/site-zone.ts'
import { agendaLines, type AgendaLine } from '../agenda/agenda.ts'

/** A session of today, with the names of those who are expected. */
export interface ExpectedLine extends AgendaLine {
  names: string[]
}

const planned: ReadonlySet<AgendaLine['status']> = new Set(['draft', 'proposed', 'declined', 'cancelled'])

/** The sessions that take place today, the next one first; those that are over last. */
export function todaySessions(
  sessions: readonly ChallengeSession[],
  bookings: readonly Booking[],
  today: Day,
): ExpectedLine[] {
  const ofToday = sessions.filter(({ startsAt }) => dayHere(startsAt) === today)
  return agendaLines(ofToday, bookings)
    .filter(({ status }) => !planned.has(status))
    .map((line) => ({ ...line, names: namesIn(line.session, bookings) }))
    .sort(
      (a, b) =>
        Number(a.status === 'closed') - Number(b.status === 'closed') ||
        a.session.startsAt - b.session.startsAt,
    )
}

function namesIn(session: ChallengeSession, bookings: readonly Booking[]): string[] {
  return bookings
    .filter((booking) => booking.sessionId === session.id && isConfirmed(booking))
    .flatMap(({ name }) => (name ? [name] : []))
    .sort((a, b) => a.localeCompare(b, 'fr'))
}
