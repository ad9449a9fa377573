import { parisInstant } from '../../../domain/time.ts'

/** One line of a refused record, told to a person. */
export interface BodyLine {
  field: string
  /** An instant is told as a moment by the screen; everything else is already words. */
  value: { instant: number } | { words: string }
}

/** A refused record may be anything at all: enough is shown to understand it, never more than a screen. */
const MOST_LINES = 40
const LONGEST_VALUE = 400
/** Numbers in this range are instants of our time: 2000 to 2100. */
const FIRST_INSTANT = parisInstant('2000-01-01')
const LAST_INSTANT = parisInstant('2100-01-01')

/** Fields that speak to the machine only. */
const silent = new Set(['rev', 'stamps', '_deleted'])

/** The record as the device sent it, line by line, whatever its form. */
export function readableBody(body: unknown): BodyLine[] {
  if (typeof body !== 'object' || body === null)
    return [{ field: '', value: { words: shorten(String(body)) } }]
  return Object.entries(body)
    .filter(([field]) => !silent.has(field))
    .slice(0, MOST_LINES)
    .map(([field, value]) => ({ field: shorten(field, 60), value: readable(value) }))
}

function readable(value: unknown): BodyLine['value'] {
  if (typeof value === 'number' && value >= FIRST_INSTANT && value < LAST_INSTANT) return { instant: value }
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    return { words: shorten(value.join(', ')) }
  }
  return { words: shorten(typeof value === 'object' ? JSON.stringify(value) : String(value)) }
}

/** The whole body for whoever must repair it, cut where no eye would follow. */
export function rawBody(body: unknown): string {
  return shorten(JSON.stringify(body, null, 2) ?? String(body), 20_000)
}

function shorten(text: string, longest = LONGEST_VALUE): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
