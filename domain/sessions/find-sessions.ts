import { addDays, siteDay, type Instant, type TimeZone } from '../time.ts'
import type { Challenge, Track } from '../kit/challenge.ts'
import {
  isEvent,
  isOfChallenge,
  sessionStatus,
  takesBookings,
  type ChallengeSession,
  type SessionOfChallenge,
  type SessionOfEvent,
} from './challenge-session.ts'
import { isTable } from './tables.ts'
import type { KitCard } from '../kit/kit-card.ts'

export const moods = ['hands', 'people', 'calm'] as const satisfies readonly KitCard['mood'][]
export const whens = ['today', 'week', 'later'] as const
export type When = (typeof whens)[number]

/** What a visitor chose to see; nothing chosen shows everything. */
export interface SessionFilter {
  track: Track | null
  mood: KitCard['mood'] | null
  when: When | null
}

/** A session with the cards that it pins: none at an event. */
export interface FoundSession<Session extends ChallengeSession = ChallengeSession> {
  session: Session
  cards: KitCard[]
}
export type FoundChallenge = FoundSession<SessionOfChallenge>

/** A week from today, today included. */
const DAYS_OF_A_WEEK = 7

/** The challenges that one may still book, with their cards, the soonest first. */
export function openSessions(
  sessions: readonly ChallengeSession[],
  challenges: readonly Challenge[],
  now: Instant,
): FoundChallenge[] {
  const cards = new Map(challenges.map((challenge) => [challenge.id, challenge.card]))
  return sessions
    .filter(isOfChallenge)
    .filter((session) => takesBookings(session, now))
    .map((session) => ({ session, cards: session.challengeIds.flatMap((id) => cards.get(id) ?? []) }))
    .sort((a, b) => soonest(a.session, b.session))
}

/**
 * The small tables of today and tomorrow, the soonest first. Of later ones nobody is told yet: a table is for those who
 * are in the place about now.
 */
export function tablesToCome(
  sessions: readonly ChallengeSession[],
  now: Instant,
  zone?: TimeZone,
): SessionOfEvent[] {
  const tomorrow = addDays(siteDay(now, zone), 1)
  return sessions
    .filter(isTable)
    .filter((table) => isToCome(table, now) && siteDay(table.startsAt, zone) <= tomorrow)
    .sort(soonest)
}

function isToCome(event: SessionOfEvent, now: Instant): boolean {
  return event.endsAt > now && ['open', 'locked', 'running'].includes(sessionStatus(event))
}

/**
 * The events that visitors are shown: those to come and those that go on, the soonest first. One that can no longer be
 * booked is still told: whoever is there may walk in. Small tables have a list of their own.
 */
export function eventsToCome(sessions: readonly ChallengeSession[], now: Instant): SessionOfEvent[] {
  return sessions
    .filter(isEvent)
    .filter((event) => !isTable(event) && isToCome(event, now))
    .sort(soonest)
}

function soonest(a: ChallengeSession, b: ChallengeSession): number {
  return a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1)
}

/** Those that fit what was chosen. A session fits a mood when one of its cards does. */
export function filterSessions(
  found: readonly FoundChallenge[],
  { track, mood, when }: SessionFilter,
  now: Instant,
  zone?: TimeZone,
): FoundChallenge[] {
  return found.filter(
    ({ session, cards }) =>
      (track === null || session.track === track) &&
      (mood === null || cards.some((card) => card.mood === mood)) &&
      (when === null || whenOf(session, now, zone) === when),
  )
}

/** Today, in the coming week, or later, by the days of the wall calendar. */
export function whenOf(session: Pick<ChallengeSession, 'startsAt'>, now: Instant, zone?: TimeZone): When {
  const [day, today] = [siteDay(session.startsAt, zone), siteDay(now, zone)]
  if (day === today) return 'today'
  return day < addDays(today, DAYS_OF_A_WEEK) ? 'week' : 'later'
}
