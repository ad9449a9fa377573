import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import {
  lastRestoredAt,
  nextTurn,
  postingState,
  renewedUntil,
  reportsSinceRestored,
} from '../../domain/postings/posting-state.ts'
import { bothSaidYes, interestStatus } from '../../domain/postings/interest.ts'
import { factsOf } from '../../domain/postings/project.ts'
import { AUTHORS_END, serverEventId } from '../../domain/postings/posting-events.ts'
import type { PostingReason } from '../../domain/postings/posting-reasons.ts'
import type { Posting, PostingEvent } from '../../domain/postings/posting.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import { siteDay, type Instant, type TimeZone } from '../../domain/time.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import type { Receipts } from '../sync/receipts.ts'
import { asShown, onBoard, withReceipts } from '../sync/intakes/postings.ts'

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
  if (word.type === 'advanced') {
    if (word.tells?.does === 'left') return leaveProject(tx, request, now)
    const by = { id: serverEventId('f', request.id), at: now, by: word.by, ofId: request.visitorId }
    const known = new Set(posting.facts?.map(({ id }) => id))
    const news = (word.tells && factsOf(posting, word.tells, by)) ?? []
    if (news.length === 0 || news.some(({ id }) => known.has(id))) return
    const changed = changeFields(posting, { facts: [...(posting.facts ?? []), ...news] }, byServer(now))
    await keepRecord(tx, 'postings', asShown(onBoard(withReceipts(changed, receipts), today)))
    return
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
    const count = posting.events?.filter(({ type }) => type === 'reported').length ?? 0
    const reasons = await saidSinceRestored(tx, posting, report)
    const isHidden = reasons.length >= REPORTS_THAT_HIDE && postingState(posting, today).is === 'published'
    const decision = { type: 'hidden', turn: nextTurn(posting), reason: mostSaid(reasons) } as const
    const hidden: PostingEvent[] = isHidden ? [{ ...told('x', decision), by: 'server' }] : []
    await keep(count < MOST_REPORTS ? [report, ...hidden] : hidden)
  }
}

/** What somebody said of a card to which its author said yes: by it they belong to a project. */
export async function joinedBy(
  view: StoreReader,
  { siteId, postingId, visitorId }: { siteId: SiteId; postingId: string; visitorId: VisitorId },
  now: Instant,
): Promise<ContactRequest[]> {
  const said = await recordsOfPerson(view, siteId, 'contactRequests', visitorId)
  return said.filter((one) => one.postingId === postingId && bothSaidYes(interestStatus(one, now)))
}

/** Who had joined leaves: what they told stays, and they may join again. */
async function leaveProject(tx: StoreTransaction, request: ContactRequest, now: Instant): Promise<void> {
  const { siteId, postingId = '', visitorId } = request
  for (const joined of await joinedBy(tx, { siteId, postingId, visitorId }, now)) {
    const left = { id: serverEventId('l', joined.id), type: 'left' as const, at: now, by: 'server' }
    await keepRecord(
      tx,
      'contactRequests',
      revised(joined, byServer(now), { events: [...joined.events, left] }),
    )
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

/**
 * What is wrong with it, by each person who said so first since a host looked at it. Counted by their words, of which the
 * card holds only some as its events; and by those events of which a restored server does not hold the word yet.
 */
async function saidSinceRestored(
  tx: StoreTransaction,
  posting: Posting,
  report: PostingEvent,
): Promise<PostingReason[]> {
  const { siteId, id: postingId } = posting
  const from = lastRestoredAt(posting)
  const words = await tx.records('contactRequests', { siteId, postingId })
  const first = new Map<string, { at: Instant; reason: PostingReason }>()
  const note = (who: string, { at, reason = 'other' }: Pick<PostingEvent, 'at' | 'reason'>) => {
    if (at < (first.get(who)?.at ?? Infinity)) first.set(who, { at, reason })
  }
  const known = new Set<string>()
  for (const { id, visitorId, events } of words) {
    const said = events.find(({ type }) => type === 'reported')
    if (!said) continue
    known.add(serverEventId('r', id))
    note((await personOf(tx, siteId, visitorId)).mainId, said)
  }
  for (const event of [...reportsSinceRestored(posting), report])
    if (!known.has(event.id)) note(event.id, event)
  return [...first.values()].filter(({ at }) => at > from).map(({ reason }) => reason)
}

function mostSaid(reasons: readonly PostingReason[]): PostingReason {
  const counts = Map.groupBy(reasons, (reason) => reason)
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? 'other'
}
