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
  const found = faultIn(schema as Schema, record, [], passed)
  return found && { ...found, field: found.field || 'record' }
}

function faultIn(
  schema: Schema,
  value: unknown,
  path: readonly string[],
  passed: ReadonlySet<string>,
): RecordFault | null {
  const fault = (rule: string, name?: string) =>
    passed.has(rule) ? null : { field: [...path, ...(name === undefined ? [] : [name])].join('.'), rule }
  if (schema.type !== undefined && !isOfType(schema.type, value)) return fault('type')
  if (schema.enum && !schema.enum.includes(value)) return fault('enum')
  if (schema.anyOf && !schema.anyOf.some((one) => faultIn(one, value, path, passed) === null))
    return fault('anyOf')
  if (typeof value === 'string') {
    const broken = brokenTextRules(schema, value).find((rule) => !passed.has(rule))
    if (broken !== undefined) return fault(broken)
  }
  if (typeof value === 'number') {
    const broken =
      (value < (schema.minimum ?? -Infinity) && fault('minimum')) ||
      (value > (schema.maximum ?? Infinity) && fault('maximum'))
    if (broken) return broken
  }
  if (Array.isArray(value)) {
    const broken = brokenListRules(schema, value).find((rule) => !passed.has(rule))
    if (broken !== undefined) return fault(broken)
    return firstOf(
      value,
      (item, index) => schema.items && faultIn(schema.items, item, [...path, `${index}`], passed),
    )
  }
  if (typeof value !== 'object' || value === null) return null
  const missing = schema.required?.find((name) => (value as Record<string, unknown>)[name] === undefined)
  if (missing !== undefined) return fault('required', missing)
  return firstOf(Object.entries(value), ([name, field]) => {
    if (field === undefined) return null
    const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : null
    const rule = known ?? schema.additionalProperties
    if (rule === false) return fault('additionalProperties', name)
    return typeof rule === 'object' ? faultIn(rule, field, [...path, name], passed) : null
  })
}

function brokenTextRules(schema: Schema, text: string): string[] {
  // Limits count code points, as JSON Schema does.
  const length = [...text].length
  return [
    ...(length < (schema.minLength ?? 0) ? ['minLength'] : []),
    ...(length > (schema.maxLength ?? Infinity) ? ['maxLength'] : []),
    ...(schema.pattern !== undefined && !patternOf(schema.pattern).test(text) ? ['pattern'] : []),
  ]
}

const patterns = new Map<string, RegExp>()

function patternOf(source: string): RegExp {
  let pattern = patterns.get(source)
  if (!pattern) patterns.set(source, (pattern = new RegExp(source, 'u')))
  return pattern
}

function brokenListRules(schema: Schema, list: readonly unknown[]): string[] {
  const isRepeating = () => new Set(list.map((one) => JSON.stringify(one))).size < list.length
  return [
    ...(list.length < (schema.minItems ?? 0) ? ['minItems'] : []),
    ...(list.length > (schema.maxItems ?? Infinity) ? ['maxItems'] : []),
    ...(schema.uniqueItems && isRepeating() ? ['uniqueItems'] : []),
  ]
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

function firstOf<T>(
  parts: readonly T[],
  faultOf: (part: T, index: number) => RecordFault | null | undefined,
): RecordFault | null {
  for (const [index, part] of parts.entries()) {
    const fault = faultOf(part, index)
    if (fault) return fault
  }
  return null
}
