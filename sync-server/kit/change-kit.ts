import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import type { Challenge } from '../../domain/kit/challenge.ts'
import {
  editCard,
  forkChallenge,
  moveChallenge,
  reviseChallenge,
  type CardChanges,
  type ChallengeRefusal,
  type ChallengeStep,
} from '../../domain/kit/change-challenge.ts'
import { refuse, type Result } from '../../domain/result.ts'
import type { Instant } from '../../domain/time.ts'
import { readable, readableOf } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { misshapenField } from '../store/validate-record.ts'

/** `unknown`: no such card, or another site's. `misshapen`: a text is missing or too long. */
export type KitRefusal = ChallengeRefusal | 'unknown' | 'misshapen'

export type KitChange =
  | { step: 'fork'; requestId?: string }
  | { step: 'revise' }
  | { step: 'edit'; changes: CardChanges }
  | ChallengeStep

/** A site changes a card: the kit's own are adapted, never changed; a site changes only its own. */
export function changeKit(
  { store, clock }: ServerParts,
  siteId: string,
  id: string,
  change: KitChange,
): Promise<Result<Challenge, KitRefusal>> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const known = await tx.record('challenges', id)
    const isOwn = known?.forkedAtSite === siteId
    if (!known || (!isOwn && change.step !== 'fork')) return refuse('unknown')
    const decided = decide(known, change, siteId, now)
    if (!decided.ok) return decided
    const content = decided.value
    const author = { ...byServer(now), siteId: content.siteId }
    const kept = content.id === id ? revised(content, author) : newRecord(author, content)
    if (misshapenField('challenges', kept) !== null) return refuse('misshapen')
    // A draft of that edition that is there already is gone on with, not overwritten.
    const there = await tx.record('challenges', kept.id)
    if (there && kept.id !== id) return { ok: true as const, value: there }
    return { ok: true as const, value: await keepRecord(tx, 'challenges', kept) }
  })
}

function decide(
  known: Challenge,
  change: KitChange,
  siteId: string,
  now: Instant,
): Result<Challenge, ChallengeRefusal> {
  switch (change.step) {
    case 'fork':
      return forkChallenge(known, { suffix: suffixFor(siteId, change.requestId), siteId })
    case 'revise':
      return reviseChallenge(known)
    case 'edit':
      return editCard(known, change.changes)
    default:
      return moveChallenge(known, change, now)
  }
}

/** Of the card that a site makes of another: asked for again by the same request, it is the same. */
function suffixFor(siteId: string, requestId: string | undefined): string {
  const suffix = requestId === undefined ? readable(4) : readableOf(`${siteId} ${requestId}`, 4)
  return suffix.toLowerCase()
}
