import { isCollectionName, ruleOf } from '../../../domain/sync/collections.ts'
import { parisInstant } from '../../../domain/time.ts'

/** One line of a refused record, told to a person. */
export interface BodyLine {
  /** Its place in the record, without the ranks of lists: `observations.fact`. */
  path: string
  /** An instant is told as a moment by the screen; everything else is already words. */
  value: { instant: number } | { words: string }
}

/** A refused record may be anything at all: enough is shown to understand it, never more than a screen. */
const MOST_LINES = 40
const LONGEST_VALUE = 400
const DEEPEST = 6
/** Numbers in this range are instants of our time: 2000 to 2100. */
const FIRST_INSTANT = parisInstant('2000-01-01')
const LAST_INSTANT = parisInstant('2100-01-01')

/** Fields that speak to the machine only. */
const silent = new Set(['id', 'siteId', 'rev', 'stamps', 'by', '_deleted', 'notedAt', 'sealed', 'sealedName'])
const isSilent = (name: string) => silent.has(name) || /(?:Id|Ids|Rev)$/u.test(name)

interface Node {
  properties?: Record<string, Node>
  items?: Node
  enum?: readonly string[]
}

/** What people wrote in the record as the device sent it, line by line, whatever its form. */
export function readableBody(body: unknown, collection = ''): BodyLine[] {
  const schema = isCollectionName(collection) ? (ruleOf(collection).schema as Node) : undefined
  const lines: BodyLine[] = []
  collect(body, '', schema, lines, 0)
  return lines
}

function collect(value: unknown, path: string, node: Node | undefined, lines: BodyLine[], depth: number) {
  if (lines.length >= MOST_LINES || depth > DEEPEST) return
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MOST_LINES)) collect(item, path, node?.items, lines, depth + 1)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value).slice(0, MOST_LINES)) {
      if (isSilent(name)) continue
      const place = path === '' ? name : `${path}.${name}`
      collect(part, shorten(place, 120), node?.properties?.[name], lines, depth + 1)
    }
  } else if (value !== null && value !== undefined && value !== '' && node?.enum === undefined) {
    const isInstant = typeof value === 'number' && value >= FIRST_INSTANT && value < LAST_INSTANT
    lines.push({ path, value: isInstant ? { instant: value } : { words: shorten(String(value)) } })
  }
}

function shorten(text: string, longest = LONGEST_VALUE): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
