import { newestFirst } from '../record/newest-first.ts'
import { canonicalJson, sameValue } from '../record/content.ts'
import type { SiteId } from '../ids.ts'
import type { AnyRecord } from '../record/record.ts'
import { newRecord, revised, type Author } from '../record/write.ts'
import { laterRevision } from './revision.ts'

/** The revision at which each field last changed, for records merged field by field. */
export const fieldStamps = {
  stamps: {
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 80 },
    dataClass: 'site',
  },
} as const

export type Stamped = AnyRecord & { stamps: Record<string, string> }

const ownFields = new Set(['id', 'siteId', 'rev', 'at', 'by', 'stamps', '_deleted'])

/**
 * Two copies of one record make one: each field comes from the copy that changed it last.
 * Equal stamps mean the same change, except between forged copies: then the greater JSON text wins, so
 * that every replica still picks the same one.
 */
export function mergeFields<T extends Stamped>(a: T, b: T): T {
  const [newer, older] = newestFirst(a, b)
  const merged = { ...newer } as unknown as Record<string, unknown>
  const stamps: Record<string, string> = {}
  const names = new Set([
    ...Object.keys(a),
    ...Object.keys(b),
    ...Object.keys(a.stamps),
    ...Object.keys(b.stamps),
  ])
  for (const name of names) {
    if (ownFields.has(name)) continue
    const [newStamp = '', oldStamp = ''] = [newer.stamps[name], older.stamps[name]]
    const [newValue, oldValue] = [newer[name as keyof T], older[name as keyof T]]
    const fromNewer = newStamp === oldStamp ? !isLaterText(oldValue, newValue) : newStamp > oldStamp
    const value = fromNewer ? newValue : oldValue
    if (value === undefined) delete merged[name]
    else merged[name] = value
    const stamp = laterRevision(newStamp, oldStamp)
    if (stamp) stamps[name] = stamp
  }
  merged['stamps'] = stamps
  return merged as unknown as T
}

/** Whether a value is later as text; none is the earliest. */
function isLaterText(value: unknown, than: unknown): boolean {
  return value !== than && (canonicalJson(value) ?? '') > (canonicalJson(than) ?? '')
}

/** A record that nobody has written before, of which every field was last changed by its author. */
export function newStamped<T extends { id: string }>(author: Author & { siteId: SiteId }, content: T) {
  const record = newRecord(author, content)
  const told = Object.entries(content).filter(([name, value]) => !ownFields.has(name) && value !== undefined)
  return { ...record, stamps: Object.fromEntries(told.map(([name]) => [name, record.rev])) }
}

/** Applies changes to a record: the new revision stamps the fields that really changed; `undefined` removes. */
export function changeFields<T extends Stamped>(record: T, changes: Partial<T>, writer: Author): T {
  const next = revised(record, writer) as unknown as Record<string, unknown>
  const rev = next['rev'] as string
  const stamps = { ...record.stamps }
  for (const [name, value] of Object.entries(changes)) {
    if (ownFields.has(name) || sameValue(value, record[name as keyof T])) continue
    if (value === undefined) delete next[name]
    else next[name] = value
    stamps[name] = rev
  }
  next['stamps'] = stamps
  return next as unknown as T
}
