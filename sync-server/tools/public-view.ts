import type { BoardPosting, ProgrammeSession } from '../../domain/contract/open-data.ts'
import { isOnBoard } from '../../domain/postings/posting-state.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { isEvent, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { isTablePlan } from '../../domain/sessions/tables.ts'
import type { Day, Instant } from '../../domain/time.ts'

/** What everybody may know of a session: not the seats, which change with each booking. */
export type SessionSaid = Omit<ProgrammeSession, 'seatsLeft'>

/** A session as the programme tells it; `null`: it is not published, or over. `employer`: the name of whoever is there. */
export function sessionSaid(
  session: ChallengeSession,
  employer: string | undefined,
  now: Instant,
): SessionSaid | null {
  const { id, title, startsAt, endsAt, where, capacity, minimumAge, access, cancelledAt } = session
  if (session.publishedAt === undefined || endsAt <= now) return null
  // A small table is for those who are in the place.
  if (isEvent(session) && isTablePlan(session)) return null
  return {
    ...{ id, title, startsAt, endsAt, capacity, cancelled: cancelledAt !== undefined },
    ...(isEvent(session)
      ? { event: session.event.kind, text: session.event.text }
      : { track: session.track }),
    ...(where === undefined ? {} : { where }),
    ...(employer === undefined ? {} : { employer }),
    ...(minimumAge === undefined ? {} : { minimumAge }),
    ...(access === undefined ? {} : { access: [...access] }),
  }
}

/**
 * A card as the board tells it, without its author; `null`: it does not stand on this day, or is a success, whose author
 * agreed to have it shown in the place.
 */
export function postingSaid(posting: Posting, today: Day): BoardPosting | null {
  const { id, kind, topic, title, text, steps, stage, endsOn, publishedAt } = posting
  if (kind === 'success' || publishedAt === undefined || !isOnBoard(posting, today)) return null
  return {
    ...{ id, kind, topic, title, publishedAt },
    ...(text ? { text } : {}),
    ...(steps && steps.length > 0 ? { steps: steps.map((step) => step.text) } : {}),
    ...(stage === undefined ? {} : { stage }),
    ...(endsOn === undefined ? {} : { endsOn }),
  }
}
