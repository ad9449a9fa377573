import type { SiteId } from '../ids.ts'
import { newRecord, type Author } from '../record/write.ts'
import { ok, refuse, type Result } from '../result.ts'
import { sanitizeLine } from '../text/sanitize-text.ts'
import type { Instant } from '../time.ts'
import { LONGEST_NAME, LONGEST_TABLE_WORD, type ContactRequest } from './contact-request.ts'
import type { TalkTopic } from './talk-topics.ts'

type Writer = Author & { siteId: SiteId }
type Ids = { id: string; eventId: string }

/** A small table that somebody would like: of one of the topics, or of their own word. */
export interface TableWish {
  topic?: TalkTopic
  word?: string
  startsAt: Instant
  visitorId: string
}

/** Why a table is not proposed: it is about nothing, or its word is longer than a card on the wall. */
export type TableWishRefusal = 'word-needed' | 'word-long'

/** The word as hosts read it. */
export function readTableWord(typed: string): Result<string, TableWishRefusal> {
  const word = sanitizeLine(typed)
  if (word === '') return refuse('word-needed')
  return [...word].length > LONGEST_TABLE_WORD ? refuse('word-long') : ok(word)
}

/** On its way from a kiosk, sealed and without network too; a host makes the table of it, or says no. */
export function proposeTable(
  { topic, word, startsAt, visitorId }: TableWish,
  ids: Ids,
  writer: Writer,
): Result<ContactRequest, TableWishRefusal> {
  const read = topic === undefined ? readTableWord(word ?? '') : ok('')
  if (!read.ok) return read
  return ok(
    newRecord(writer, {
      ...{ id: ids.id, visitorId, tableAt: startsAt },
      ...(topic === undefined ? { tableWord: read.value } : { topic }),
      events: [{ id: ids.eventId, type: 'table-proposed' as const, at: writer.now, by: writer.deviceId }],
    }),
  )
}

/** By which name those at a table may call somebody who took a chair there. `name-needed`: none. */
export function nameAtTable(
  { tableId, visitorId, name }: { tableId: string; visitorId: string; name: string },
  ids: Ids,
  writer: Writer,
): Result<ContactRequest, 'name-needed'> {
  const called = [...sanitizeLine(name)].slice(0, LONGEST_NAME).join('')
  if (called === '') return refuse('name-needed')
  const event = { id: ids.eventId, type: 'table-named' as const, at: writer.now, by: writer.deviceId }
  return ok(newRecord(writer, { id: ids.id, tableId, visitorId, name: called, events: [event] }))
}
