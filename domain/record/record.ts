/**
 * What every replicated record carries, and how a field says who may hold it.
 *
 * Data classes: `public` may be shown to anyone at the kiosk; `site` stays on the devices of the site;
 * `private` belongs to one person and never rests readable on a kiosk; `secret` is never replicated.
 * No class exists for sensitive data (health, origin, opinions…): no such field may be written.
 */
export const dataClasses = ['public', 'site', 'private', 'secret'] as const

/** Fields common to all records, spread at the head of each schema's properties. */
export const recordFields = {
  id: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._-]+$', dataClass: 'public' },
  siteId: { type: 'string', minLength: 1, maxLength: 40, dataClass: 'public' },
  /** Made by the writer at each change (see sync/revision.ts); equal revisions mean equal visible content. */
  rev: { type: 'string', minLength: 1, maxLength: 80, dataClass: 'public' },
  /** When the writer changed it, by its corrected clock. */
  at: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000, dataClass: 'public' },
  /** The device that wrote this revision, or `server`. */
  by: { type: 'string', minLength: 1, maxLength: 40, dataClass: 'site' },
} as const

/**
 * The server's seal, on the records that only the server writes. A device keeps it as it came and sends it
 * with the record when a restored server has lost it: the server knows its own words again by it.
 */
export const sealField = {
  seal: { type: 'string', minLength: 44, maxLength: 44, pattern: '^[A-Za-z0-9_-]+$', dataClass: 'site' },
} as const

export const recordRequired = ['id', 'siteId', 'rev', 'at', 'by'] as const

/** The common part of every record, for code that handles any of them. */
export interface AnyRecord {
  id: string
  siteId: string
  rev: string
  at: number
  by: string
  seal?: string
}
