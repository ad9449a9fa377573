import { SMALL } from '../figures/small-groups.ts'
import type { TalkTopic } from '../postings/talk-topics.ts'
import type { Day } from '../time.ts'
import type { Directory } from './directory.ts'
import { isUnnamedDeparture, openStays } from './headcount.ts'
import { isOpenVisit, type Visit } from './visit.ts'

/**
 * With fewer people in the place nothing is shown of those who like to talk: one departure in five is forgotten, so that
 * of five about four are here, whoever reads it and three others, of whom it may be any.
 */
export const SHOWN_FROM = SMALL

/** Somebody who is here said that they like to talk today. It ends with their visit and with the day. */
export function isOpenToTalk(visit: Visit, today: Day): boolean {
  return visit.kind === 'stay' && isOpenVisit(visit) && visit.day === today && (visit.openTo?.length ?? 0) > 0
}

/** Whether enough people are here for what one of them said to point at nobody. */
export function mayBeShown(visits: readonly Visit[], whoIs?: Directory['whoIs']): boolean {
  return openStays(visits, whoIs).length - visits.filter(isUnnamedDeparture).length >= SHOWN_FROM
}

/**
 * Of what somebody here likes to talk, for whoever stands at the screen (`besides`: what they said themselves is no news
 * to them). Neither who nor how many.
 */
export function topicsHere(
  visits: readonly Visit[],
  today: Day,
  besides: readonly string[] = [],
): ReadonlySet<TalkTopic> {
  const there = visits.filter(({ day }) => day === today)
  if (!mayBeShown(there)) return new Set()
  const others = there.filter(({ visitorId = '' }) => !besides.includes(visitorId))
  return new Set(others.filter((visit) => isOpenToTalk(visit, today)).flatMap(({ openTo = [] }) => openTo))
}

/** How the place feels, without a number from which one could be subtracted. */
export type Mood = 'calm' | 'lively'

/** Above so many it is lively; up to there calm, also where nobody is. */
const LIVELY_FROM = 10

export function moodOf(visits: readonly Visit[]): Mood {
  const here = openStays(visits).length - visits.filter(isUnnamedDeparture).length
  return here >= LIVELY_FROM ? 'lively' : 'calm'
}
