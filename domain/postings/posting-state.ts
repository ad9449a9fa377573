import { addDays, type Day, type Instant } from '../time.ts'
import type { PostingReason } from './posting-reasons.ts'
import type { Posting, PostingEvent, PostingEventType } from './posting.ts'
import { postingTopics } from './topics.ts'

/** All that a card can be once it was handed in. */
export const postingStates = ['pending', 'published', 'expired', 'ended', 'rejected', 'hidden'] as const

/** What a card is at a moment. A draft is on its author's kiosk alone and never a record. */
export type PostingState =
  | { is: 'pending'; since: Instant }
  | { is: 'published'; since: Instant }
  /** Its last day is over. */
  | { is: 'expired' }
  | { is: 'ended'; at: Instant }
  | { is: 'rejected'; at: Instant; reason: PostingReason; note?: string }
  /** `byReports`: by the server, because people said that something is wrong with it. */
  | { is: 'hidden'; at: Instant; byReports: boolean; reason: PostingReason; note?: string }

/** Events that decide what a card is; of decisions in one turn the most careful stands. */
const careful = ['published', 'restored', 'reopened', 'ended', 'rejected', 'hidden'] as const
export type PostingDecision = (typeof careful)[number]

type Decided = PostingEvent & { type: PostingDecision }

export function isDecision(event: PostingEvent): event is Decided {
  return (careful as readonly PostingEventType[]).includes(event.type)
}

/**
 * The decision that stands: of the last turn, since whoever decided then knew the others, whatever their clocks said;
 * of two that knew nothing of each other the most careful.
 */
export function standingDecision(posting: Pick<Posting, 'events'>): Decided | undefined {
  return posting.events?.filter(isDecision).reduce<Decided | undefined>((last, event) => {
    if (!last) return event
    const order =
      turnOf(event) - turnOf(last) ||
      careful.indexOf(event.type) - careful.indexOf(last.type) ||
      event.at - last.at ||
      (event.id > last.id ? 1 : -1)
    return order > 0 ? event : last
  }, undefined)
}

/** The turn in which the next decision is. */
export function nextTurn(posting: Pick<Posting, 'events'>): number {
  return 1 + Math.max(0, ...(posting.events ?? []).filter(isDecision).map(turnOf))
}

const turnOf = ({ turn = 0 }: PostingEvent) => turn

/** What was decided in the turn of the decision that stands, by others who did not know of it. */
export function decidedBeside(posting: Pick<Posting, 'events'>): PostingEvent[] {
  const standing = standingDecision(posting)
  if (!standing) return []
  return posting.events!.filter(
    (event) => isDecision(event) && event.id !== standing.id && turnOf(event) === turnOf(standing),
  )
}

/** What a card is on a day of its site. A kiosk's copy has no events: it has it only while it stands on the board. */
export function postingState(posting: Posting, today: Day): PostingState {
  const { endsOn, events, publishedAt } = posting
  const decision = standingDecision(posting)
  const isOver = endsOn !== undefined && endsOn < today
  if (!events && publishedAt !== undefined)
    return isOver ? { is: 'expired' } : { is: 'published', since: publishedAt }
  if (!decision || decision.type === 'reopened') return { is: 'pending', since: submittedAt(posting) }
  const { type, at, reason = 'other', note } = decision
  const told = { at, reason, ...(note === undefined ? {} : { note }) }
  switch (type) {
    case 'published':
    case 'restored':
      return isOver ? { is: 'expired' } : { is: 'published', since: at }
    case 'ended':
      return { is: 'ended', at }
    case 'rejected':
      return { is: 'rejected', ...told }
    case 'hidden':
      return { is: 'hidden', ...told, byReports: decision.by === 'server' }
  }
}

/** When its author handed it in. */
export function submittedAt({ events = [], at }: Posting): Instant {
  return events.find(({ type }) => type === 'submitted')?.at ?? at
}

/**
 * When a host last put it back or left it there, whatever was decided later; 0: never. Not where another host took it off
 * in the same turn.
 */
export function lastRestoredAt({ events = [] }: Pick<Posting, 'events'>): Instant {
  const turns = Map.groupBy(events.filter(isDecision), turnOf)
  const restored = [...turns.values()].flatMap((together) => {
    const standing = standingDecision({ events: together })
    return standing?.type === 'restored' ? standing.at : []
  })
  return Math.max(0, ...restored)
}

/** What was said of it since: hosts looked at what was said before. */
export function reportsSinceRestored(posting: Pick<Posting, 'events'>): PostingEvent[] {
  const from = lastRestoredAt(posting)
  return (posting.events ?? []).filter(({ type, at }) => type === 'reported' && at > from)
}

/** Whether hosts, or those who reported it, took it off the board or never let it there: it brings nobody together. */
export function isTakenDown(posting: Posting, today: Day): boolean {
  const { is } = postingState(posting, today)
  return is === 'hidden' || is === 'rejected'
}

/** Since when it stands on the board on this day; `undefined`: it does not. What the server writes as `publishedAt`. */
export function onBoardSince(posting: Posting, today: Day): Instant | undefined {
  const state = postingState(posting, today)
  return state.is === 'published' ? state.since : undefined
}

/** Whether somebody reads it on the board on this day. */
export function isOnBoard(posting: Posting, today: Day): boolean {
  return postingState(posting, today).is === 'published'
}

/** A card that stands or whose last day is over by so many days at most may be renewed. */
export const RENEWED_LATE = 30
/** Before its last day, an author is told that a card ends soon. */
export const ENDS_SOON = 3
/** A card that is always renewed is looked at by hosts again: as often, and no more. */
export const MOST_RENEWALS = 12

/**
 * Until which day it would stand if its author renewed it today; `null`: not now. Once a period: from the middle of it
 * on. An event has its day and a success its week: they are not renewed.
 */
export function renewedUntil(posting: Posting, today: Day): Day | null {
  const { topic, endsOn, events = [] } = posting
  const { kind, days } = postingTopics[topic]
  const { is } = postingState(posting, today)
  if (
    kind === 'event' ||
    kind === 'success' ||
    endsOn === undefined ||
    !(is === 'published' || is === 'expired')
  )
    return null
  if (today < addDays(endsOn, -Math.floor(days / 2)) || today > addDays(endsOn, RENEWED_LATE)) return null
  if (events.filter(({ type }) => type === 'renewed').length >= MOST_RENEWALS) return null
  return addDays(today, days)
}

/** Whether it stands and ends within days: its author is asked whether they still mean it. */
export function endsSoon(posting: Posting, today: Day): boolean {
  const { endsOn } = posting
  return isOnBoard(posting, today) && endsOn !== undefined && endsOn <= addDays(today, ENDS_SOON)
}

/** The last day on which a card of this topic may stand, if it was published on this one. */
export function lastDayOf(topic: Posting['topic'], from: Day): Day {
  return addDays(from, postingTopics[topic].days)
}
