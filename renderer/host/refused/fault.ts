import { isCollectionName, ruleOf } from '../../../domain/sync/collections.ts'
import { textLength } from '../../../domain/text/sanitize-text.ts'
import type { RefusedLine } from '../../data/refused-rows-api.ts'

/** The value that a refusal names, what is wrong with it, and how a host may mend it. */
export interface Fault {
  /** Its place in the record, without the ranks of lists: `observations.fact`. */
  path: string
  /** `wording`: it says what the law protects; `form`: wrong in a way that has no words of its own. */
  kind: 'wording' | 'too-long' | 'missing' | 'unknown' | 'too-many' | 'out-of-range' | 'form'
  /** How long the text is, and how long it may be. */
  length?: number
  max?: number
  /** What to correct it with; absent where a host has nothing to write. */
  mend?: { as: 'text' | 'number'; value: string } | { as: 'removal' }
}

interface Node {
  type?: string
  properties?: Record<string, Node>
  items?: Node
  required?: readonly string[]
  maxLength?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  enum?: readonly string[]
  pattern?: string
}

/** Fields that say what a record is and who wrote it: nobody corrects those. */
const envelope = new Set(['id', 'siteId', 'rev', 'at', 'by', 'stamps', 'record', 'collection', 'assumedRev'])

/** What the record's schema says of the value at fault; `null` where the refusal is not about one value. */
export function faultOf({
  collection,
  field,
  body,
  reason,
}: Pick<RefusedLine, 'collection' | 'field' | 'body' | 'reason'>): Fault | null {
  const isWording = reason === 'protected-words'
  if ((reason !== 'invalid' && !isWording) || field === undefined) return null
  const steps = field.split('.')
  const path = steps.filter((step) => !/^\d+$/u.test(step)).join('.')
  if (!isCollectionName(collection) || envelope.has(steps[0]!)) return { path, kind: 'form' }
  const node = schemaAt(ruleOf(collection).schema as Node, steps)
  const value = valueAt(body, steps)
  if (node === undefined) return { path, kind: 'unknown', mend: { as: 'removal' } }
  if (value === undefined) return { path, kind: 'missing', ...mendOf(node, '') }
  if (node.type === 'string' && typeof value === 'string') {
    const length = textLength(value)
    const max = node.maxLength
    if (isWording) return { path, kind: 'wording', ...mendOf(node, value) }
    if (max !== undefined && length > max) {
      return { path, kind: 'too-long', length, max, ...mendOf(node, value) }
    }
    return { path, kind: 'form', ...mendOf(node, value) }
  }
  if (node.type === 'integer') return { path, kind: 'out-of-range', ...mendOf(node, String(value)) }
  if (node.type === 'array' && Array.isArray(value) && value.length > (node.maxItems ?? Infinity)) {
    return { path, kind: 'too-many', length: value.length, max: node.maxItems! }
  }
  return { path, kind: 'form' }
}

/** Free text and numbers can be typed anew; a code out of a list is the machine's. */
function mendOf(node: Node, value: string): Pick<Fault, 'mend' | 'max'> {
  if (node.enum !== undefined) return {}
  if (node.type === 'integer') return { mend: { as: 'number', value } }
  if (node.type !== 'string') return {}
  return { mend: { as: 'text', value }, ...(node.maxLength === undefined ? {} : { max: node.maxLength }) }
}

function schemaAt(schema: Node, steps: readonly string[]): Node | undefined {
  return steps.reduce(
    (node: Node | undefined, step) => (/^\d+$/u.test(step) ? node?.items : node?.properties?.[step]),
    schema,
  )
}

function valueAt(body: unknown, steps: readonly string[]): unknown {
  return steps.reduce((value: unknown, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    return (value as Record<string, unknown>)[step]
  }, body)
}
