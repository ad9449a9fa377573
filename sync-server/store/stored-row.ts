import type { Employer } from '../../domain/hiring/employer.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { scoredText } from '../../domain/hiring/scored-text.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { dueFrom } from '../../domain/retention/due-from.ts'
import { askedBy, heldUntil } from '../../domain/sync/held-window.ts'
import type { Instant } from '../../domain/time.ts'
import type { DuePlace, Moments, StoredDocument, Viewers } from './store.ts'

/** Where a row keeps its viewer key of each role; these columns, and `departures.audience`, have the name of old. */
export const viewerColumn = { kiosk: 'audKiosk', host: 'audHost', employer: 'audEmployer' } as const

/** Of a reader to whom nothing is too old: no record leaves a window before the beginning of time. */
export const NO_WINDOW = { at: -1, anew: 0 } as const

/** The place before whatever is due. */
export const BEFORE_ALL: DuePlace = { dueAt: Number.MIN_SAFE_INTEGER, id: '' }

/** Fields that records are found by: each has a column of its own, and its index. */
const indexedFields = [
  'visitorId',
  'sessionId',
  'employerId',
  'endsAt',
  'mergedInto',
  'unverified',
  'postingId',
  'withId',
] as const
export type IndexedField = (typeof indexedFields)[number]

/** The columns of a row of `documents`, those of its key first, in the order in which `rowOf` gives their values. */
export const documentColumns = [
  'partition',
  'collection',
  'id',
  'seq',
  'rev',
  'sourceRev',
  'deleted',
  'audKiosk',
  'audHost',
  'audEmployer',
  'body',
  'hostUntil',
  'dueAt',
  'askedBy',
  'homeSite',
  'scored',
  ...indexedFields,
] as const
/** How many of them are its key. */
export const KEY_COLUMNS = 3

/** What a document is kept as, under its number. */
export function rowOf(partition: string, document: StoredDocument, seq: number): (string | number | null)[] {
  const { collection, record, viewers, deleted } = document
  const moments = deleted ? null : momentsOf(collection, record)
  return [
    partition,
    collection,
    record.id,
    seq,
    record.rev,
    document.sourceRev,
    deleted ? 1 : 0,
    viewers.kiosk,
    viewers.host,
    viewers.employer,
    JSON.stringify(record),
    moments?.hostUntil ?? null,
    moments?.dueAt ?? null,
    deleted ? null : askedBy(collection, record),
    deleted ? null : homeSiteOf(record),
    deleted ? null : scoredOf(collection, record),
    ...indexedFields.map((name) => indexedValue(record, name)),
  ]
}

/** When a record leaves the window of hosts, and from when on time may take of it. */
export function momentsOf(collection: CollectionName, record: AnyRecord): Moments {
  return { hostUntil: heldUntil('host', collection, record), dueAt: dueFrom(collection, record) }
}

export function asDocument<C extends CollectionName>(row: Record<string, unknown>): StoredDocument<C> {
  return {
    collection: row['collection'] as C,
    record: recordIn<C>(row['body'] as string),
    deleted: row['deleted'] === 1,
    sourceRev: row['sourceRev'] as string | null,
    viewers: viewersIn(row),
  }
}

/** The text of a row is that of a record of its collection: the one cast between text and type. */
export function recordIn<C extends CollectionName>(body: string): RecordTypes[C] {
  return JSON.parse(body) as RecordTypes[C]
}

/** A record with its place among those that are due. */
export function dueIn<C extends CollectionName>(
  row: Record<string, unknown>,
): { record: RecordTypes[C]; place: DuePlace } {
  const { body, dueAt, id } = row as { body: string; dueAt: Instant; id: string }
  return { record: recordIn<C>(body), place: { dueAt, id } }
}

export function viewersIn(row: Record<string, unknown>): Viewers {
  return {
    kiosk: row['audKiosk'] as string | null,
    host: row['audHost'] as string | null,
    employer: row['audEmployer'] as string | null,
  }
}

/** The first of the sites that a record names, as employers do; of another record there is none. */
export function homeSiteOf(record: AnyRecord & Partial<Pick<Employer, 'siteIds'>>): string | null {
  return record.siteIds?.[0] ?? null
}

/** What the score of an employer reads of a record, by its collection. */
const scoredParts: { readonly [C in CollectionName]?: (record: RecordTypes[C]) => string } = {
  applications: (application) => scoredText(scoredFileOf(application)),
}

function scoredOf(collection: CollectionName, record: AnyRecord): string | null {
  return (scoredParts[collection] as ((one: AnyRecord) => string) | undefined)?.(record) ?? null
}

/** The field of a record as its column holds it: text, a number, 1 for yes, or nothing. */
export function indexedValue(record: AnyRecord, name: IndexedField): string | number | null {
  const value = (record as AnyRecord & Partial<Record<typeof name, unknown>>)[name]
  if (value === true) return 1
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
