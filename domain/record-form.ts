/** The part of JSON Schema that the records' literals use; record-form.test.ts holds it to all of them. */
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
}

/** What the form of a record forbids: where, as `events.3.note`, and the rule's name in its schema. */
export interface RecordFault {
  field: string
  rule: string
}

/**
 * The first fault of a record's form, or `null` when it has none: the same rules that the server checks,
 * without generated code, which no page may run.
 */
export function firstFault(schema: object, record: unknown): RecordFault | null {
  const found = faultIn(schema as Schema, record, [])
  return found && { ...found, field: found.field || 'record' }
}

function faultIn(schema: Schema, value: unknown, path: readonly string[]): RecordFault | null {
  const fault = (rule: string, name?: string) => ({
    field: [...path, ...(name === undefined ? [] : [name])].join('.'),
    rule,
  })
  if (schema.type !== undefined && !isOfType(schema.type, value)) return fault('type')
  if (schema.enum && !schema.enum.includes(value)) return fault('enum')
  if (typeof value === 'string') {
    const broken = brokenTextRule(schema, value)
    if (broken) return fault(broken)
  }
  if (typeof value === 'number') {
    if (value < (schema.minimum ?? -Infinity)) return fault('minimum')
    if (value > (schema.maximum ?? Infinity)) return fault('maximum')
  }
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) return fault('minItems')
    if (value.length > (schema.maxItems ?? Infinity)) return fault('maxItems')
    if (schema.uniqueItems && new Set(value.map((one) => JSON.stringify(one))).size < value.length) {
      return fault('uniqueItems')
    }
    return firstOf(value, (item, index) => schema.items && faultIn(schema.items, item, [...path, `${index}`]))
  }
  if (typeof value !== 'object' || value === null) return null
  const missing = schema.required?.find((name) => (value as Record<string, unknown>)[name] === undefined)
  if (missing !== undefined) return fault('required', missing)
  return firstOf(Object.entries(value), ([name, field]) => {
    if (field === undefined) return null
    const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : null
    const rule = known ?? schema.additionalProperties
    if (rule === false) return fault('additionalProperties', name)
    return typeof rule === 'object' ? faultIn(rule, field, [...path, name]) : null
  })
}

function brokenTextRule(schema: Schema, text: string): string | null {
  // Limits count code points, as JSON Schema does.
  const length = [...text].length
  if (length < (schema.minLength ?? 0)) return 'minLength'
  if (length > (schema.maxLength ?? Infinity)) return 'maxLength'
  return schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text) ? 'pattern' : null
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'array':
      return Array.isArray(value)
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
