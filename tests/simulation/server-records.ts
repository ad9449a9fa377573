import { createHash } from 'node:crypto'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { WireRecord } from '../../domain/sync/messages.ts'

/** All that the server holds, by collection and id. */
export type ServerRecords = ReadonlyMap<CollectionName, ReadonlyMap<string, WireRecord>>

/** The same for the same records, whatever their order and that of their fields. */
export function canonicalHash(records: readonly WireRecord[]): string {
  return createHash('sha256').update(records.map(canonical).sort().join('\n')).digest('hex')
}

/** A value as text, its fields in one order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${name}:${canonical(field)}`)
    .join(',')}}`
}
