import { ok, refuse, type Result } from '../result.ts'
import type { Day, Instant } from '../time.ts'
import type { PostingReason } from './posting-reasons.ts'
import {
  nextTurn,
  postingState,
  standingDecision,
  type PostingDecision,
  type PostingState,
} from './posting-state.ts'
import type { Posting, PostingEvent } from './posting.ts'

/** What hosts do with a card. Of a rejection and a hiding, why, and a line for its author. */
export type HostDecision =
  | { type: 'published' | 'restored' | 'reopened' | 'ended' }
  | { type: 'rejected' | 'hidden'; reason: PostingReason; note?: string }

/** In what state a card must be for each decision. */
const possible: Readonly<Record<PostingDecision, readonly PostingState['is'][]>> = {
  published: ['pending'],
  rejected: ['pending'],
  hidden: ['published', 'expired'],
  restored: ['hidden', 'ended'],
  reopened: ['rejected', 'published'],
  ended: ['published', 'expired', 'hidden'],
}

/** Whether this can be decided of a card as it is. */
export function mayDecide(posting: Posting, type: PostingDecision, today: Day): boolean {
  return possible[type].includes(postingState(posting, today).is)
}

export interface Deciding {
  id: string
  now: Instant
  deviceId: string
  /** Of the host who decides. */
  name?: string
}

/**
 * The event by which hosts decide. `decided`: somebody decided otherwise meanwhile. `reason-needed`: `other` says
 * nothing by itself, so a line is needed with it.
 */
export function decidePosting(
  posting: Posting,
  decision: HostDecision,
  today: Day,
  { id, now, deviceId, name }: Deciding,
): Result<PostingEvent, 'decided' | 'reason-needed'> {
  if (!mayDecide(posting, decision.type, today)) return refuse('decided')
  const why = 'reason' in decision ? { reason: decision.reason } : {}
  const note = 'note' in decision ? decision.note?.trim() : undefined
  if ('reason' in decision && decision.reason === 'other' && !note) return refuse('reason-needed')
  return ok({
    ...{ id, type: decision.type, at: now, by: deviceId, turn: nextTurn(posting) },
    ...(name === undefined ? {} : { name }),
    ...why,
    ...(note ? { note } : {}),
  })
}

/** What takes back the decision that stands; `null`: nothing does. */
export function undoingOf(posting: Posting): HostDecision | null {
  const last = standingDecision(posting)
  switch (last?.type) {
    case 'published':
    case 'rejected':
      return { type: 'reopened' }
    case 'hidden':
    case 'ended':
      return { type: 'restored' }
    case 'restored':
      return { type: 'hidden', reason: hiddenBefore(posting) }
    default:
      return null
  }
}

/** Why it was hidden before it was put back. */
function hiddenBefore({ events = [] }: Posting): PostingReason {
  return events.findLast(({ type, reason }) => type === 'hidden' && reason !== undefined)?.reason ?? 'other'
}
