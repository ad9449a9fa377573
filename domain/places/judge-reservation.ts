import { SET_UP, takesPlace } from '../session-desk/session-conflicts.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { DAY, type Instant } from '../time.ts'
import { fitsThing, isWithinOpening, withDue, type SiteTimes, type Span } from './free-times.ts'
import { isLive, isOut, reservationStatus, standingEvents } from './reservation-status.ts'
import type { RefusedReason, Reservation } from './reservation.ts'
import type { Thing } from './thing.ts'

/** So much one person asks for or has at a time. */
export const MOST_AT_ONCE = 4
/** Nothing is granted farther ahead. */
export const FARTHEST_AHEAD = 31 * DAY

/** What is known where it is decided. */
export interface ThingFacts {
  /** Absent: the site has no such thing any more. */
  thing: Thing | undefined
  /** All other reservations of the thing. */
  others: readonly Reservation[]
  /** Sessions of the site. */
  sessions: readonly ChallengeSession[]
  /** How many others the same person asks for or has, of whatever thing. */
  alreadyTheirs: number
}

/** Why this cannot be granted; `null`: it is free. The one rule, at the server as on every screen that shows what is free. */
export function whyNotFree(
  asked: Span,
  { thing, others, sessions, alreadyTheirs }: ThingFacts,
  now: Instant,
  site: SiteTimes = {},
): RefusedReason | null {
  if (!thing) return 'gone'
  if (!fitsThing(thing, asked, site.timeZone)) return 'hours'
  if (asked.endsAt <= now) return 'past'
  if (asked.startsAt > now + FARTHEST_AHEAD) return 'far'
  if (!isWithinOpening(thing, asked, site)) return 'closed'
  if (sessionIn(thing, asked, sessions)) return 'session'
  const due = (one: Reservation) => withDue(one, thing, site)
  if (mostAtOnce(withDue(asked, thing, site), others.map(due), now) >= thing.count) return 'taken'
  return alreadyTheirs >= MOST_AT_ONCE ? 'many' : null
}

/** The published session that has the room of this thing then, if any. */
export function sessionIn(
  { roomId }: Pick<Thing, 'roomId'>,
  { startsAt, endsAt }: Span,
  sessions: readonly ChallengeSession[],
): ChallengeSession | undefined {
  if (roomId === undefined) return undefined
  return sessions.find(
    (session) =>
      session.roomId === roomId &&
      session.publishedAt !== undefined &&
      takesPlace(session) &&
      session.startsAt - SET_UP < endsAt &&
      startsAt < session.endsAt + SET_UP,
  )
}

/** How many of the thing are others' at the same moment within this time, at the most. */
function mostAtOnce(asked: Span, others: readonly Reservation[], now: Instant): number {
  const held = others.flatMap((other) => heldFor(other, now) ?? []).filter((span) => overlaps(span, asked))
  const starts = [asked.startsAt, ...held.map(({ startsAt }) => startsAt)]
  const within = starts.filter((at) => at >= asked.startsAt && at < asked.endsAt)
  return Math.max(
    0,
    ...within.map((at) => held.filter((span) => span.startsAt <= at && at < span.endsAt).length),
  )
}

/**
 * For how long it keeps the thing from others; `null`: not at all. What is asked for keeps nothing: whoever the server hears
 * first has it. What is out and was to be back is nobody else's today or tomorrow.
 */
export function heldFor(reservation: Reservation, now: Instant): Span | null {
  const { startsAt, endsAt } = reservation
  const status = reservationStatus(reservation, now)
  if (status === 'granted') return { startsAt, endsAt }
  if (!isOut(status)) return null
  const since = standingEvents(reservation).find(({ type }) => type === 'handed-out')!.at
  return { startsAt: Math.min(startsAt, since), endsAt: Math.max(endsAt, now + DAY) }
}

/**
 * What is promised, while more of the thing is out or promised than there is: handed out at a desk that had not heard of
 * another's grant. A host says to whom it goes.
 */
export function clashesOf(
  thing: Pick<Thing, 'count'>,
  all: readonly Reservation[],
  now: Instant,
): Reservation[] {
  return all.filter(
    (one) =>
      reservationStatus(one, now) === 'granted' &&
      mostAtOnce(
        one,
        all.filter(({ id }) => id !== one.id),
        now,
      ) >= thing.count,
  )
}

/** How many a person asks for or has, beside this one. */
export function countTheirs(theirs: readonly Reservation[], besides: string, now: Instant): number {
  return theirs.filter((one) => one.id !== besides && isLive(reservationStatus(one, now))).length
}

function overlaps(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}
