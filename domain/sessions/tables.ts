import { talkTopicOf, talkTopics, type TalkTopic } from '../postings/talk-topics.ts'
import type { Posting } from '../postings/posting.ts'
import {
  addDays,
  HOUR,
  MINUTE,
  siteDay,
  siteInstant,
  type Day,
  type Instant,
  type TimeZone,
} from '../time.ts'
import { isOpenToTalk } from '../visits/open-to-talk.ts'
import type { Visit } from '../visits/visit.ts'
import { isEvent, type ChallengeSession, type SessionOfEvent } from './challenge-session.ts'

/** A table is small: so that everybody speaks. */
export const CHAIRS = { least: 2, most: 6 } as const
/** What a table has unless its host says otherwise. */
export const USUAL_CHAIRS = 4
export const TABLE_LENGTH = HOUR

export function isTablePlan({ event }: Pick<SessionOfEvent, 'event'>): boolean {
  return event.kind === 'table'
}

export function isTable(session: ChallengeSession): session is SessionOfEvent {
  return isEvent(session) && isTablePlan(session)
}

/** What people of the place share: how many who are here like to talk of it, and how many cards are about it. */
export interface SharedTopic {
  topic: TalkTopic
  here: number
  cards: number
}

/**
 * Of what a table could be made, what most share first. Counted for hosts alone, who know who is here: a kiosk tells
 * neither who nor how many.
 */
export function sharedTopics(
  visits: readonly Visit[],
  cards: readonly Pick<Posting, 'title'>[],
  today: Day,
): SharedTopic[] {
  const open = visits.filter((visit) => isOpenToTalk(visit, today))
  return talkTopics
    .map((topic) => ({
      topic,
      here: open.filter(({ openTo = [] }) => openTo.includes(topic)).length,
      cards: cards.filter(({ title }) => talkTopicOf(title) === topic).length,
    }))
    .filter(({ here, cards: about }) => here + about > 0)
    .sort((a, b) => b.here - a.here || b.cards - a.cards)
}

/** The hours of the site's clock at which a table may begin, and so many of them are proposed. */
const HOURS = { from: 9, to: 18, proposed: 12 } as const
/** A host must have the time to say yes, and others to come. */
const AHEAD = 30 * MINUTE

/** The next full hours, today and tomorrow, at which a table may be proposed. */
export function hoursToPropose(now: Instant, zone?: TimeZone): Instant[] {
  const today = siteDay(now, zone)
  const hours: Instant[] = []
  for (const day of [today, addDays(today, 1)])
    for (let hour: number = HOURS.from; hour <= HOURS.to; hour += 1)
      hours.push(siteInstant(day, hour, 0, zone))
  return hours.filter((at) => at >= now + AHEAD).slice(0, HOURS.proposed)
}
