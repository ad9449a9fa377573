import { sanitizeLine, sanitizeText } from './sanitize-text.ts'

/** The part of JSON Schema by which a text that a person reads is found. */
export interface TextSchema {
  type?: string
  enum?: readonly unknown[]
  pattern?: string
  maxLength?: number
  items?: TextSchema
  properties?: Record<string, TextSchema>
}

/** From this length on a text may have several lines. */
const SEVERAL_LINES = 200

/**
 * Fields that hold a code, a key or a revision. Every other string without a list of values or a pattern is
 * words, so that a new field is cleaned unless it says here that nobody reads it.
 */
const codes: ReadonlySet<string> = new Set([
  ...[
    'id',
    'rev',
    'by',
    'seal',
    'sealedName',
    'sealedPass',
    'receipt',
    'about',
    'undoes',
    'serial',
    'ability',
    'facts',
  ],
  ...[
    'notedAt',
    'addedAt',
    'removedAt',
    'observedOn',
    'firstSeenOn',
    'lastSeenOn',
    'endsOn',
    'audienceRev',
    'prescriberRev',
    'peopleRev',
    'openToRev',
    'ageBandRev',
    'saidAt',
    'seenBy',
  ],
  ...['timeZone', 'publicKey', 'kty', 'crv', 'x', 'y', 'forkedFrom', 'forkedAtSite', 'revokedPasses'],
  ...['offersPresented'],
])

/** Whether the field of this name is words that a person reads: one line, or several. `null`: neither. */
export function wordsOf(name: string, schema: TextSchema): 'line' | 'lines' | null {
  if (schema.type !== 'string' || schema.enum || schema.pattern !== undefined) return null
  if (codes.has(name) || /Ids?$/.test(name)) return null
  return (schema.maxLength ?? 0) >= SEVERAL_LINES ? 'lines' : 'line'
}

/**
 * The record with every text that a person reads sanitized (sanitize-text.ts). A text that says nothing is no text:
 * the field goes, and where its record needs it, the form then refuses the record. The very same object when
 * nothing was to be cleaned; what does not have the form of its schema stays as it is.
 */
export function sanitizeTextsOf<T>(schema: object, record: T): T {
  return cleaned('', schema as TextSchema, record) as T
}

function cleaned(name: string, schema: TextSchema, value: unknown): unknown {
  if (typeof value === 'string') {
    const words = wordsOf(name, schema)
    return words === null ? value : words === 'line' ? sanitizeLine(value) : sanitizeText(value)
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return schema.items ? cleanedItems(name, schema.items, value) : value
  let changed: Record<string, unknown> | null = null
  for (const [key, part] of Object.entries(value)) {
    const field = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : null
    const clean = field ? cleaned(key, field, part) : part
    if (clean === part) continue
    changed ??= { ...value }
    if (clean === '') delete changed[key]
    else changed[key] = clean
  }
  return changed ?? value
}

function cleanedItems(name: string, schema: TextSchema, items: readonly unknown[]): readonly unknown[] {
  const clean = items.map((item) => cleaned(name, schema, item))
  if (clean.every((item, index) => item === items[index])) return items
  return clean.filter((item, index) => item !== '' || items[index] === '')
}
