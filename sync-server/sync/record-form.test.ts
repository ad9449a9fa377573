import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstFault } from '../../domain/record/record-form.ts'
import { collectionNames, collections } from '../../domain/sync/collections.ts'
import { misshapenField } from '../store/validate-record.ts'

const seed = Number(process.env['SEED'] ?? 20_261_126)

interface Schema {
  type?: string
  enum?: readonly unknown[]
  minLength?: number
  maxLength?: number
  pattern?: string
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

const understood = new Set([
  ...['type', 'enum', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'items', 'minItems'],
  ...['maxItems', 'uniqueItems', 'properties', 'required', 'additionalProperties'],
  // What says nothing of a record's form.
  ...['title', 'version', 'primaryKey', 'indexes', 'dataClass', 'description'],
])

/** Values around the limits of a schema: most fit, some break one rule. */
function around(schema: Schema): fc.Arbitrary<unknown> {
  const stray = fc.constantFrom<unknown>(null, '', 'é', -1, 1.5, 2 ** 60, true, [], {}, [null])
  return fc.oneof({ weight: 30, arbitrary: fitting(schema) }, { weight: 1, arbitrary: stray })
}

function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'string':
      return fc.oneof(
        text(schema),
        fc.nat(2).map((over) => '𝒜'.repeat((schema.maxLength ?? 5) + over - 1)),
      )
    case 'integer':
    case 'number': {
      const { minimum = -5, maximum = 5 } = schema
      return fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1, (minimum + maximum) / 2)
    }
    case 'boolean':
      return fc.boolean()
    case 'array': {
      const most = Math.min((schema.maxItems ?? 3) + 1, 4)
      return fc.array(around(schema.items ?? {}), { maxLength: most })
    }
    case 'object':
      return fields(schema)
    default:
      return fc.constant(0)
  }
}

function text({ pattern, minLength = 0 }: Schema): fc.Arbitrary<unknown> {
  if (pattern) return fc.oneof(fc.stringMatching(new RegExp(pattern, 'u')), fc.string({ maxLength: 5 }))
  return fc.string({ minLength: Math.max(0, minLength - 1), maxLength: minLength + 3 })
}

function fields(schema: Schema): fc.Arbitrary<unknown> {
  const named = Object.entries(schema.properties ?? {}).map(([name, field]) => [name, around(field)] as const)
  const own = fc.record(Object.fromEntries(named), { requiredKeys: [...(schema.required ?? [])] })
  return fc
    .tuple(own, fc.nat(40), fc.constantFrom(...(schema.required ?? []), 'stranger'))
    .map(([value, chance, name]) => {
      if (chance > 1) return value
      return chance === 0 ? { ...value, stranger: 1 } : { ...value, [name]: undefined }
    })
}

describe.each(collectionNames)('the form of %s', (name) => {
  it('is judged on a device exactly as at the server', () => {
    fc.assert(
      fc.property(fitting(collections[name].schema), (made) => {
        const record = JSON.parse(JSON.stringify(made)) as unknown
        expect(firstFault(collections[name].schema, record) === null).toBe(
          misshapenField(name, record) === null,
        )
      }),
      { seed, numRuns: 300 },
    )
  })

  it('uses only what both understand', () => {
    const words = (schema: Schema): string[] => [
      ...Object.keys(schema),
      ...(schema.items ? words(schema.items) : []),
      ...Object.values(schema.properties ?? {}).flatMap(words),
      ...(typeof schema.additionalProperties === 'object' ? words(schema.additionalProperties) : []),
    ]
    expect(words(collections[name].schema).filter((word) => !understood.has(word))).toEqual([])
  })
})
