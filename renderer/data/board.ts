import type { Ref } from 'vue'
import type { ReportReason } from '../../domain/postings/posting-reasons.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import type { ProjectWord } from '../../domain/postings/project.ts'
import { serverEventId } from '../../domain/postings/posting-events.ts'
import type { TalkTopic } from '../../domain/postings/talk-topics.ts'
import {
  newPosting,
  wishToTalk,
  wordOnPosting,
  type PostingContent,
} from '../../domain/postings/write-posting.ts'
import type { VisitorId } from '../../domain/ids.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { DeviceData } from './device-data-type.ts'
import { useLiveRecords } from './live.ts'
import type { PictureSecret } from './visitor-api.ts'

/** The cards that this kiosk holds, live: those that stand on the board, and for a moment some whose last day is over. */
export function watchPostings(data: DeviceData): Ref<Posting[]> {
  return useLiveRecords(data.records('postings').find().$)
}

/** Whose card it is: of the visitor at the screen, with the pictures if they were shown. */
export interface BoardAuthor {
  visitorId: VisitorId
  secret: PictureSecret | null
}

/**
 * Hands a card in: sealed to the site's key and kept for sending, unreadable here. Its way is told by
 * `documentState(data, 'postings', id)`. `not-ready`: the kiosk never heard of its site and cannot seal.
 */
export async function handInPosting(
  data: DeviceData,
  content: PostingContent,
  { visitorId, secret }: BoardAuthor,
): Promise<Result<{ postingId: string }, 'not-ready'>> {
  const posting = newPosting(content, { id: data.freshId(), authorId: visitorId }, data.writer())
  const kept = await data.saveSealed('postings', posting.id, { posting, ...(secret ? { secret } : {}) })
  return kept.ok ? ok({ postingId: posting.id }) : kept
}

/** `name`: how the other may call them, once both said yes. */
export type SaidOfPosting =
  | { type: 'interested'; postingId: string; name: string }
  | { type: 'reported'; postingId: string; reason: ReportReason }
  | { type: 'renewed' | 'ended'; postingId: string }

/** That they would like to talk of a topic with somebody who likes to; sealed, and sent without network too. */
export async function askToTalk(
  data: DeviceData,
  wish: { topic: TalkTopic; visitorId: VisitorId; name: string },
): Promise<Result<void, 'not-ready' | 'name-needed'>> {
  const ids = { id: data.freshId(), eventId: data.freshId() }
  const made = wishToTalk(wish, ids, data.writer())
  if (!made.ok) return refuse(made.reason)
  return data.saveSealed('contactRequests', ids.id, made.value)
}

/** What somebody says of a card, another's or their own, on its way in the same manner. `name-needed`: nothing to be called by. */
export async function sayOfPosting(
  data: DeviceData,
  said: SaidOfPosting,
  visitorId: VisitorId,
): Promise<Result<void, 'not-ready' | 'name-needed'>> {
  const ids = { id: data.freshId(), eventId: data.freshId() }
  const word = wordOnPosting({ ...said, visitorId }, ids, data.writer())
  if (!word.ok) return refuse(word.reason)
  return data.saveSealed('contactRequests', ids.id, word.value)
}

/**
 * What somebody tells of a project of theirs, on its way in the same manner. `id`: that of the fact which the server
 * makes of it.
 */
export async function tellOfProject(
  data: DeviceData,
  { postingId, tells }: { postingId: string; tells: ProjectWord },
  visitorId: VisitorId,
): Promise<Result<{ id: string }, 'not-ready'>> {
  const ids = { id: data.freshId(), eventId: data.freshId() }
  const word = wordOnPosting({ type: 'advanced', postingId, tells, visitorId }, ids, data.writer())
  if (!word.ok) throw new Error(word.reason)
  const kept = await data.saveSealed('contactRequests', ids.id, word.value)
  return kept.ok ? ok({ id: serverEventId('f', ids.id) }) : kept
}
