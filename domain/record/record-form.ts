/** The part of JSON Schema that our literals use; tests hold it to all records and to all calls of the contract. */
interface Schema {
  type?: string
  enum?: readonly unknown[]
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  items?: Schema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  properties?: Record<string, Schema>
  required?: readonly string[]
  additionalProperties?: boolean | Schema
  anyOf?: readonly Schema[]
}

/** What the form of a record forbids: where, as `events.3.note`, and the rule's name in its schema. */
export interface RecordFault {
  field: string
  rule: string
}

/**
 * The first fault of a record's form, or `null` when it has none: the same rules that the server checks,
 * without generated code, which no page may run. Rules that are `passed` over are no faults.
 */
export function firstFault(
  schema: object,
  record: unknown,
  passed: ReadonlySet<string> = new Set(),
): RecordFault | null {
  const found = faultIn(schema as Schema, record, passed)
  return found && { ...found, field: found.field || 'record' }
}

/** The field is named from this value on: a device checks all that it hears, and nearly all of it is right. */
function faultIn(schema: Schema, value: unknown, passed: ReadonlySet<string>): RecordFault | null {
  const rule = brokenRule(schema, value, passed)
  if (rule !== null) return { field: '', rule }
  if (Array.isArray(value)) {
    const { items } = schema
    return items ? firstOf(value.keys(), (index) => faultIn(items, value[index], passed)) : null
  }
  if (typeof value !== 'object' || value === null) return null
  const fields = value as Record<string, unknown>
  const missing = passed.has('required')
    ? undefined
    : schema.required?.find((name) => fields[name] === undefined)
  if (missing !== undefined) return { field: missing, rule: 'required' }
  return firstOf(Object.keys(fields), (name) => {
    if (fields[name] === undefined) return null
    const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : null
    const rule = known ?? schema.additionalProperties
    if (rule === false)
      return passed.has('additionalProperties') ? null : { field: '', rule: 'additionalProperties' }
    return typeof rule === 'object' ? faultIn(rule, fields[name], passed) : null
  })
}

/** The first fault of these parts, with the part's name before its field. */
function firstOf<N extends string | number>(
  names: Iterable<N>,
  faultOf: (name: N) => RecordFault | null,
): RecordFault | null {
  for (const name of names) {
    const fault = faultOf(name)
    if (fault) return { ...fault, field: fault.field === '' ? `${name}` : `${name}.${fault.field}` }
  }
  return null
}

/** A rule that the value itself breaks, whatever is inside it. */
function brokenRule(schema: Schema, value: unknown, passed: ReadonlySet<string>): string | null {
  const breaks = (rule: string, isBroken: boolean) => isBroken && !passed.has(rule)
  const { type, anyOf } = schema
  if (type !== undefined && breaks('type', !isOfType(type, value))) return 'type'
  if (schema.enum && breaks('enum', !schema.enum.includes(value))) return 'enum'
  if (anyOf && breaks('anyOf', !anyOf.some((one) => faultIn(one, value, passed) === null))) return 'anyOf'
  if (typeof value === 'string') {
    if (breaks('minLength', isShorter(value, schema.minLength ?? 0))) return 'minLength'
    if (breaks('maxLength', isLonger(value, schema.maxLength ?? Infinity))) return 'maxLength'
    const { pattern } = schema
    if (pattern !== undefined && breaks('pattern', !patternOf(pattern).test(value))) return 'pattern'
  }
  if (typeof value === 'number') {
    if (breaks('minimum', value < (schema.minimum ?? -Infinity))) return 'minimum'
    if (breaks('maximum', value > (schema.maximum ?? Infinity))) return 'maximum'
  }
  if (Array.isArray(value)) {
    if (breaks('minItems', value.length < (schema.minItems ?? 0))) return 'minItems'
    if (breaks('maxItems', value.length > (schema.maxItems ?? Infinity))) return 'maxItems'
    if (breaks('uniqueItems', schema.uniqueItems === true && isRepeating(value))) return 'uniqueItems'
  }
  return null
}

/** Limits count code points, as JSON Schema does; most texts are far from them. */
function isShorter(text: string, least: number): boolean {
  return text.length < 2 * least && codePoints(text) < least
}

function isLonger(text: string, most: number): boolean {
  return text.length > most && codePoints(text) > most
}

function codePoints(text: string): number {
  return [...text].length
}

function isRepeating(list: readonly unknown[]): boolean {
  return new Set(list.map((one) => JSON.stringify(one))).size < list.length
}

const patterns = new Map<string, RegExp>()

function patternOf(source: string): RegExp {
  let pattern = patterns.get(source)
  if (!pattern) patterns.set(source, (pattern = new RegExp(source, 'u')))
  return pattern
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    default:
      return typeof value === type
  }
}
