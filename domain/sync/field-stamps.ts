import type { AnyRecord } from '../record/record.ts'
import { laterRevision, nextRevision } from './revision.ts'

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
  const [newer, older] = a.rev >= b.rev ? [a, b] : [b, a]
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
    const fromNewer = newStamp === oldStamp ? text(newer, name) >= text(older, name) : newStamp > oldStamp
    const value = (fromNewer ? newer : older)[name as keyof T]
    if (value === undefined) delete merged[name]
    else merged[name] = value
    const stamp = laterRevision(newStamp, oldStamp)
    if (stamp) stamps[name] = stamp
  }
  merged['stamps'] = stamps
  return merged as unknown as T
}

function text(record: object, name: string): string {
  return JSON.stringify((record as Record<string, unknown>)[name]) ?? ''
}

/** Applies changes to a record: the new revision stamps the fields that really changed; `undefined` removes. */
export function changeFields<T extends Stamped>(
  record: T,
  changes: Partial<T>,
  writer: { now: number; deviceId: string },
): T {
  const rev = nextRevision(record.rev, writer.now, writer.deviceId)
  const next = { ...record, rev, at: writer.now, by: writer.deviceId } as unknown as Record<string, unknown>
  const stamps = { ...record.stamps }
  for (const [name, value] of Object.entries(changes)) {
    if (ownFields.has(name) || JSON.stringify(value) === text(record, name)) continue
    if (value === undefined) delete next[name]
    else next[name] = value
    stamps[name] = rev
  }
  next['stamps'] = stamps
  return next as unknown as T
}
