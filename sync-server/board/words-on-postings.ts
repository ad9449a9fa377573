import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import {
  nextTurn,
  postingState,
  renewedUntil,
  reportsSinceRestored,
} from '../../domain/postings/posting-state.ts'
import { AUTHORS_END, serverEventId } from '../../domain/postings/posting-events.ts'
import type { PostingReason } from '../../domain/postings/posting-reasons.ts'
import type { Posting, PostingEvent } from '../../domain/postings/posting.ts'
import { byServer } from '../../domain/record/write.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import { siteDay, type Instant, type TimeZone } from '../../domain/time.ts'
import { personOf } from '../passes/person.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import type { Receipts } from '../sync/receipts.ts'
import { onBoard, withReceipts } from '../sync/intakes/postings.ts'

/** So many people who say that something is wrong take a card off the board, until a host looks at it. */
export const REPORTS_THAT_HIDE = 3
/** More reports say nothing new, and leave room for what hosts decide. */
const MOST_REPORTS = 12

/** What follows for a card from what a visitor said of it. Said twice it changes nothing the second time. */
export async function followWord(
  tx: StoreTransaction,
  request: ContactRequest,
  { receipts, now, zone }: { receipts: Receipts; now: Instant; zone: TimeZone | undefined },
): Promise<void> {
  const { postingId, siteId } = request
  const posting = postingId === undefined ? undefined : await tx.record('postings', postingId, siteId)
  const [word] = request.events
  if (!posting || !word) return
  const today = siteDay(now, zone)
  const told = (prefix: string, event: Omit<PostingEvent, 'id' | 'at' | 'by'>): PostingEvent => ({
    ...{ id: serverEventId(prefix, request.id), at: now, by: word.by },
    ...event,
  })
  const keep = async (events: readonly PostingEvent[], changes: Partial<Posting> = {}) => {
    const known = new Set(posting.events?.map(({ id }) => id))
    const news = events.filter(({ id }) => !known.has(id))
    if (news.length === 0) return
    const all = { ...changes, events: [...(posting.events ?? []), ...news] }
    const changed = changeFields(posting, all, byServer(now))
    await keepRecord(tx, 'postings', onBoard(withReceipts(changed, receipts), today))
  }
  if (word.type === 'renewed') {
    const until = renewedUntil(posting, today)
    if (until !== null) await keep([told('n', { type: 'renewed', until })], { endsOn: until })
  }
  if (word.type === 'ended') {
    const { is } = postingState(posting, today)
    if (is === 'ended' || is === 'rejected') return
    await keep([told(AUTHORS_END, { type: 'ended', turn: nextTurn(posting) })])
  }
  if (word.type === 'reported') {
    if (await hasReportedBefore(tx, request)) return
    const reason = word.reason ?? 'other'
    // Who said it is in their own word alone.
    const report: PostingEvent = { ...told('r', { type: 'reported', reason }), by: 'server' }
    const reports = [...reportsSinceRestored(posting), report]
    const count = posting.events?.filter(({ type }) => type === 'reported').length ?? 0
    const isHidden = reports.length >= REPORTS_THAT_HIDE && postingState(posting, today).is === 'published'
    const decision = { type: 'hidden', turn: nextTurn(posting), reason: mostSaid(reports) } as const
    const hidden: PostingEvent[] = isHidden ? [{ ...told('x', decision), by: 'server' }] : []
    await keep(count < MOST_REPORTS ? [report, ...hidden] : hidden)
  }
}

/** The same person said so under another word, or another of their ids. */
async function hasReportedBefore(tx: StoreTransaction, { id, siteId, postingId, visitorId }: ContactRequest) {
  const { ids } = await personOf(tx, siteId, visitorId)
  const all = await tx.records('contactRequests', { siteId, postingId: postingId! })
  return all.some(
    (other) =>
      other.id !== id &&
      ids.includes(other.visitorId) &&
      other.events.some(({ type }) => type === 'reported'),
  )
}

function mostSaid(reports: readonly PostingEvent[]): PostingReason {
  const counts = Map.groupBy(reports, ({ reason = 'other' }) => reason)
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? 'other'
}
