import { ok, refuse, type Result } from '../result.ts'
import { sanitizeText } from '../text/sanitize-text.ts'
import type { Day, Instant } from '../time.ts'
import { isAuthorsEnd } from './posting-events.ts'
import type { PostingReason } from './posting-reasons.ts'
import {
  nextTurn,
  postingState,
  reportsSinceRestored,
  standingDecision,
  type PostingDecision,
  type PostingState,
} from './posting-state.ts'
import type { Posting, PostingEvent } from './posting.ts'

/**
 * What hosts do with a card. Of a rejection and a hiding, why, and a line for its author. `again`: as it stood before,
 * be it without the line that a host owes.
 */
export type HostDecision =
  | { type: 'published' | 'restored' | 'reopened' | 'ended' }
  | { type: 'rejected' | 'hidden'; reason: PostingReason; note?: string; again?: true }

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
  const { is } = postingState(posting, today)
  if (type === 'restored') {
    // They looked at what people said of it, and leave it where it stands.
    if (is === 'published') return reportsSinceRestored(posting).length > 0
    const standing = standingDecision(posting)
    // What its author ended is theirs to write again.
    if (standing && isAuthorsEnd(standing)) return false
  }
  return possible[type].includes(is)
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
  // As the server cleans it: what only looks like a line is none.
  const note = 'note' in decision ? sanitizeText(decision.note ?? '') : ''
  if ('reason' in decision && decision.reason === 'other' && !note && !decision.again)
    return refuse('reason-needed')
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
      return { type: 'restored' }
    case 'ended':
      return isAuthorsEnd(last) ? null : { type: 'restored' }
    case 'restored':
      return decidedBefore(posting, last)
    default:
      return null
  }
}

/** What was decided of it before it was put back, once more; `null`: it stood already, and was left there. */
function decidedBefore(posting: Posting, { turn = 0 }: PostingEvent): HostDecision | null {
  const before = standingDecision({
    events: (posting.events ?? []).filter((event) => (event.turn ?? 0) < turn),
  })
  if (before?.type === 'ended') return { type: 'ended' }
  if (before?.type !== 'hidden') return null
  const { reason = 'other', note } = before
  return { type: 'hidden', reason, again: true, ...(note === undefined ? {} : { note }) }
}
