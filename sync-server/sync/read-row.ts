import type { AnyRecord } from '../../domain/record/record.ts'
import {
  isCollectionName,
  isSealed as isServerSealed,
  ruleOf,
  type CollectionName,
} from '../../domain/sync/collections.ts'
import type { Stamped } from '../../domain/sync/field-stamps.ts'
import type { PushResult } from '../../domain/sync/messages.ts'
import { limits } from '../../domain/sync/protocol.ts'
import { isRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { implausibleTime, isPlausibleDay, isRealDay } from '../../domain/plausible-time.ts'
import { parisDay, type Instant } from '../../domain/time.ts'
import { sanitizeTextsOf } from '../../domain/text/sanitize-record.ts'
import { readPassCode } from '../../domain/visits/pass-code.ts'
import { sanitizeVisitorName } from '../../domain/visits/visitor-name.ts'
import { isPictureSecret, type PictureSecret } from '../passes/pass-secrets.ts'
import type { Keyring } from '../sites/keyring.ts'
import { isTame } from '../../domain/record/inspect-json.ts'
import { intakeOf } from './intakes/intakes.ts'
import type { Receipts } from './receipts.ts'
import { misshapenField } from '../store/validate-record.ts'

export type RowRefusal = Extract<PushResult, { outcome: 'refused' }>['reason']

/** A pushed row that has the form of its collection. Nothing about rights is decided yet. */
export interface ReadRow {
  collection: CollectionName
  record: AnyRecord
  deleted: boolean
  /** It came encrypted: the device keeps no copy to merge with, so the server merges. */
  sealed: boolean
  assumedRev: string | null
  /** A text was cleaned: the device holds other characters under this revision. */
  isSanitized?: true
  /** The name that was sealed in a visit or booking, opened; `null` when it could not be opened. */
  openedName?: string | null
  /** The number of a pass that was sealed in a visit, opened; `null` when it could not be opened, or is none. */
  openedPass?: string | null
  /** The four pictures sent with a person's words. */
  secret?: PictureSecret
  /** The help during which a kiosk says that it was written. */
  assistance?: string
  /** What to keep for the hosts if it is refused. */
  body: string
}

/** A row that can never be accepted, whoever sent it. */
export interface UnreadableRow {
  collection: string
  id: string
  reason: RowRefusal
  field?: string
  body: string
}

/** With what a row is read: the keys of what is sealed, and the server's own receipts. */
export interface RowReader {
  keyring: Keyring
  receipts: Receipts
}

/** Reads one pushed row: opened if sealed, then size, depth, texts, form and revision. Never throws. */
export async function readRow(
  row: unknown,
  scope: Scope,
  reader: RowReader,
  now: Instant,
): Promise<ReadRow | UnreadableRow> {
  const { keyring } = reader
  const text = safeText(row)
  const { collection, id, sealed, document, assumedRev, assistance } = asObject(row)
  const named = {
    collection: typeof collection === 'string' ? collection.slice(0, 40) : '',
    id: typeof id === 'string' ? id.slice(0, 64) : '',
  }
  const invalid = (field: string): UnreadableRow => ({ ...named, reason: 'invalid', field, body: text })

  if (typeof collection !== 'string' || !isCollectionName(collection)) return invalid('collection')
  if (typeof id !== 'string') return invalid('id')
  const isSealed = sealed !== undefined
  // Some collections travel sealed from some devices, and only so.
  if (isSealed !== (ruleOf(collection).access[scope.role].sealed === true)) {
    return { ...named, reason: 'forbidden', body: isSealed ? '' : safeText(document) }
  }
  const opened = isSealed ? await openRow(collection, sealed, scope, keyring) : { record: document }
  if (opened === null) return { ...named, reason: 'unreadable', body: text }
  const read = await readOpened({ collection, id, isSealed, assumedRev }, opened, scope, reader, now)
  // A name in another form names nothing: the row itself is as good as any.
  const isNamed = typeof assistance === 'string' && assistance.length <= 64 && !('reason' in read)
  return isNamed ? { ...read, assistance } : read
}

/** What the server itself wrote may have grown, as a site that took much back; a device brings it back whole. */
function longestOf(collection: CollectionName): number {
  return isServerSealed(collection) ? limits.bodyBytes / 2 : limits.recordBytes
}

interface OpenedRow {
  collection: CollectionName
  id: string
  isSealed: boolean
  assumedRev?: unknown
}

/** The rest of the reading, once nothing is sealed any more: also of a kept row that a host sends again. */
export async function readOpened(
  { collection, id, isSealed, assumedRev }: OpenedRow,
  opened: { record: unknown; secret?: unknown },
  scope: Scope,
  { keyring, receipts }: RowReader,
  now: Instant,
): Promise<ReadRow | UnreadableRow> {
  const body = safeText(opened.record)
  const invalid = (field: string): UnreadableRow => ({
    collection,
    id: id.slice(0, 64),
    reason: 'invalid',
    field,
    body,
  })
  if (Buffer.byteLength(body) > longestOf(collection)) return invalid('record')
  if (!isTame(opened.record, limits.recordDepth)) return invalid('record')
  const { _deleted: deleted = false, ...told } = asObject(opened.record) as Partial<AnyRecord> & {
    _deleted?: unknown
  }
  const record = cleanedRecord(collection, told, receipts)
  if (typeof deleted !== 'boolean') return invalid('_deleted')
  const field = misshapenField(collection, record) ?? misstatedField(collection, record as AnyRecord, id, now)
  if (field !== null) return invalid(field)
  if (assumedRev !== undefined && assumedRev !== null && typeof assumedRev !== 'string') {
    return invalid('assumedRev')
  }
  return {
    collection,
    record: record as AnyRecord,
    deleted,
    sealed: isSealed,
    assumedRev: assumedRev ?? null,
    ...(record === told ? {} : { isSanitized: true as const }),
    ...(await openName(record as AnyRecord, scope, keyring)),
    ...(await openPass(record as AnyRecord, scope, keyring)),
    ...(isPictureSecret(opened.secret) ? { secret: opened.secret } : {}),
    body,
  }
}

/**
 * The record with its texts cleaned. The server's own words come back as they are under its seal, and so does
 * what its receipt covers: changed by a letter neither would be known again.
 */
function cleanedRecord(
  collection: CollectionName,
  told: Partial<AnyRecord>,
  receipts: Receipts,
): Partial<AnyRecord> {
  if (isServerSealed(collection)) return told
  const clean: Partial<AnyRecord> = sanitizeTextsOf(ruleOf(collection).schema, told)
  const { exactTexts } = intakeOf(collection)
  if (clean === told || !exactTexts || misshapenField(collection, told) !== null) return clean
  return exactTexts(told as AnyRecord, clean as AnyRecord, receipts)
}

/** A field whose form is right and whose value cannot be. */
function misstatedField(
  collection: CollectionName,
  record: AnyRecord,
  id: string,
  now: Instant,
): string | null {
  if (record.id !== id) return 'id'
  if (!isRevision(record.rev, now)) return 'rev'
  const { mends = [] } = intakeOf(collection)
  for (const name of ['day', 'firstSeenOn', 'lastSeenOn', 'endsOn'] as const) {
    const day = (record as Partial<Record<typeof name, string>>)[name]
    const isPossible = mends.includes(name)
      ? isRealDay
      : (text: string) => isPlausibleDay(text, parisDay(now))
    if (day !== undefined && !isPossible(day)) return name
  }
  if (!isServerSealed(collection)) {
    const wrong = implausibleTime(ruleOf(collection).schema, record, now, mends)
    if (wrong !== null) return wrong
  }
  // A stamp from the future of its own record would win over every later change of that field.
  const { stamps = {} } = record as Partial<Stamped>
  return Object.values(stamps).every((stamp) => stamp <= record.rev) ? null : 'stamps'
}

async function openRow(
  collection: CollectionName,
  sealed: unknown,
  scope: Scope,
  keyring: Keyring,
): Promise<{ record: unknown; secret?: unknown } | null> {
  const text = typeof sealed === 'string' ? await keyring.open(scope.siteId, sealed) : null
  if (text === null) return null
  try {
    const value = JSON.parse(text) as unknown
    return intakeOf(collection).unsealed?.(asObject(value)) ?? { record: value }
  } catch {
    return null
  }
}

async function openName(
  record: AnyRecord,
  scope: Scope,
  keyring: Keyring,
): Promise<{ openedName?: string | null }> {
  const { sealedName } = record as { sealedName?: string }
  if (sealedName === undefined) return {}
  const text = await keyring.open(scope.siteId, sealedName)
  const name = text === null ? null : sanitizeVisitorName(text)
  return { openedName: name?.ok ? name.value : null }
}

async function openPass(
  record: AnyRecord,
  scope: Scope,
  keyring: Keyring,
): Promise<{ openedPass?: string | null }> {
  const { sealedPass } = record as { sealedPass?: string }
  if (sealedPass === undefined) return {}
  return { openedPass: readPassCode((await keyring.open(scope.siteId, sealedPass)) ?? '') }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** JSON of anything, even of what is nested too deep for it. */
function safeText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}
