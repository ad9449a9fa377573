import type { Booking } from '../../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../../domain/sessions/challenge-session.ts'
import {
  bookedElsewhere,
  conflictsOf,
  type PlannedHours,
} from '../../../domain/session-desk/session-conflicts.ts'
import type { Room } from '../../../domain/sites/site.ts'
import { siteTime } from '../../words/site-words.ts'

type Words = (key: string, named: Record<string, unknown>, plural?: number) => string

/** What a desk knows besides the plan that is typed. */
export interface PlanSurroundings {
  sessions: readonly ChallengeSession[]
  bookings: readonly Booking[]
  rooms: readonly Pick<Room, 'id' | 'name'>[]
}

/** What stands against a plan at its hours, each in a sentence: the room, the people who observe, the box, those booked. */
export function conflictsInWords(
  t: Words,
  planned: PlannedHours,
  { sessions, bookings, rooms }: PlanSurroundings,
): string[] {
  const named = (sessionId: string) => {
    const other = sessions.find(({ id }) => id === sessionId)
    return { title: other?.title ?? '', when: other ? hoursOf(t, other) : '' }
  }
  const nameOf = (kind: string, what: string) => {
    if (kind === 'room') return rooms.find(({ id }) => id === what)?.name ?? ''
    const asTyped = planned.observers.find(({ name }) => name.trim().toLocaleLowerCase('fr') === what)
    return asTyped?.name ?? what
  }
  return [
    ...conflictsOf(planned, sessions).map(({ kind, sessionId, what }) =>
      t(`sessions.conflict.${kind}`, { ...named(sessionId), what: nameOf(kind, what) }),
    ),
    ...bookedElsewhere(planned, sessions, bookings).map(({ sessionId, visitorIds }) =>
      t('sessions.conflict.booked', { ...named(sessionId), count: visitorIds.length }, visitorIds.length),
    ),
  ]
}

/** "de 14 h à 16 h". */
export function hoursOf(
  t: Words,
  { startsAt, endsAt }: Pick<ChallengeSession, 'startsAt' | 'endsAt'>,
): string {
  return t('sessions.between', { from: siteTime(startsAt), to: siteTime(endsAt) })
}
