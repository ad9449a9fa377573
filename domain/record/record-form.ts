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

/** A fault of a value, named from the value on: nearly all that is checked is right, and names are made for the rest. */
type Check = (value: unknown) => RecordFault | null
type Breaks = (value: unknown) => boolean
type Rule = readonly [rule: string, breaks: Breaks]

const NONE: ReadonlySet<string> = new Set()
const checks = new WeakMap<Schema, WeakMap<ReadonlySet<string>, Check>>()

/**
 * The first fault of a record's form, or `null` when it has none: the same rules that the server checks,
 * without generated code, which no page may run. Rules that are `passed` over are no faults.
 */
export function firstFault(
  schema: object,
  record: unknown,
  passed: ReadonlySet<string> = NONE,
): RecordFault | null {
  const found = checkOf(schema as Schema, passed)(record)
  return found && { ...found, field: found.field || 'record' }
}

/** A schema is read once: a device checks all that it hears, tens of thousands of records at first. */
function checkOf(schema: Schema, passed: ReadonlySet<string>): Check {
  let known = checks.get(schema)
  if (!known) checks.set(schema, (known = new WeakMap()))
  let check = known.get(passed)
  if (!check) known.set(passed, (check = compiled(schema, passed)))
  return check
}

function compiled(schema: Schema, passed: ReadonlySet<string>): Check {
  const own = ownCheck(rulesOf(schema, passed).filter(([rule]) => !passed.has(rule)))
  // Of what is neither a list nor an object nothing more can be wrong: most of a record is such fields.
  const isSimple = schema.type !== undefined && schema.type !== 'object' && schema.type !== 'array'
  if (isSimple && !passed.has('type')) return own
  const { items } = schema
  const inList = items && checkOf(items, passed)
  const inObject = fieldsCheck(schema, passed)
  return (value) => {
    const fault = own(value)
    if (fault !== null || typeof value !== 'object' || value === null) return fault
    if (!Array.isArray(value)) return inObject(value as Record<string, unknown>)
    if (!inList) return null
    for (let index = 0; index < value.length; index += 1) {
      const inner = inList(value[index])
      if (inner) return inPart(`${index}`, inner)
    }
    return null
  }
}

/** The rules of a value itself. Few have more than two, and calls are what a check costs. */
function ownCheck(rules: readonly Rule[]): Check {
  const [first, second, ...others] = rules.map(([rule, breaks]) => ({ breaks, fault: { field: '', rule } }))
  if (!first) return () => null
  if (!second) return (value) => (first.breaks(value) ? first.fault : null)
  const rest = others.length === 0 ? null : ownCheck(rules.slice(2))
  return (value) =>
    first.breaks(value) ? first.fault : second.breaks(value) ? second.fault : rest && rest(value)
}

function fieldsCheck(
  { required = [], properties = {}, additionalProperties = true }: Schema,
  passed: ReadonlySet<string>,
): (fields: Record<string, unknown>) => RecordFault | null {
  const needed = passed.has('required') ? [] : required
  const known = new Map(Object.entries(properties).map(([name, rule]) => [name, checkOf(rule, passed)]))
  const stranger: Check | null =
    typeof additionalProperties === 'object'
      ? checkOf(additionalProperties, passed)
      : additionalProperties || passed.has('additionalProperties')
        ? null
        : () => ({ field: '', rule: 'additionalProperties' })
  return (fields) => {
    for (const name of needed) if (fields[name] === undefined) return { field: name, rule: 'required' }
    // What comes from JSON inherits no names; a list of its own would be made for each record otherwise.
    for (const name in fields) {
      const value = fields[name]
      if (value === undefined) continue
      const fault = (known.get(name) ?? stranger)?.(value)
      if (fault) return inPart(name, fault)
    }
    return null
  }
}

/** The fault of a part, named from the whole on. */
function inPart(part: string, { field, rule }: RecordFault): RecordFault {
  return { field: field === '' ? part : `${part}.${field}`, rule }
}

/** The rules that a value itself can break, whatever is inside it. */
function rulesOf(schema: Schema, passed: ReadonlySet<string>): Rule[] {
  const { type, enum: choice, anyOf, minLength, maxLength, pattern } = schema
  const { minimum, maximum, minItems, maxItems, uniqueItems } = schema
  const rules: Rule[] = []
  if (type !== undefined) rules.push(['type', isNotOf(type)])
  if (choice) rules.push(['enum', (value) => !choice.includes(value)])
  if (anyOf) {
    const ways = anyOf.map((one) => checkOf(one, passed))
    rules.push(['anyOf', (value) => !ways.some((fault) => fault(value) === null)])
  }
  if (minLength !== undefined) rules.push(['minLength', ofText((text) => isShorter(text, minLength))])
  if (maxLength !== undefined) rules.push(['maxLength', ofText((text) => isLonger(text, maxLength))])
  if (pattern !== undefined) {
    const form = new RegExp(pattern, 'u')
    rules.push(['pattern', ofText((text) => !form.test(text))])
  }
  if (minimum !== undefined) rules.push(['minimum', (value) => typeof value === 'number' && value < minimum])
  if (maximum !== undefined) rules.push(['maximum', (value) => typeof value === 'number' && value > maximum])
  if (minItems !== undefined) rules.push(['minItems', ofList((list) => list.length < minItems)])
  if (maxItems !== undefined) rules.push(['maxItems', ofList((list) => list.length > maxItems)])
  if (uniqueItems) rules.push(['uniqueItems', ofList(isRepeating)])
  return rules
}

const ofText = (breaks: (text: string) => boolean) => (value: unknown) =>
  typeof value === 'string' && breaks(value)

const ofList = (breaks: (list: readonly unknown[]) => boolean) => (value: unknown) =>
  Array.isArray(value) && breaks(value)

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

function isNotOf(type: string): Breaks {
  switch (type) {
    case 'integer':
      return (value) => !Number.isInteger(value)
    case 'number':
      return (value) => !Number.isFinite(value)
    case 'array':
      return (value) => !Array.isArray(value)
    case 'null':
      return (value) => value !== null
    case 'object':
      return (value) => typeof value !== 'object' || value === null || Array.isArray(value)
    case 'string':
      return (value) => typeof value !== 'string'
    default:
      return (value) => typeof value !== type
  }
}
