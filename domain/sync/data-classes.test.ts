import { describe, expect, test } from 'vitest'
import { dataClasses, type AnyRecord } from '../record/record.ts'
import { collectionNames, ruleOf } from './collections.ts'

interface Property {
  dataClass?: string
  type?: string
  maxLength?: number
  enum?: readonly string[]
  maxItems?: number
  items?: Property
  properties?: Record<string, Property>
  additionalProperties?: boolean | Property
}
const propertiesOf = (collection: (typeof collectionNames)[number]) =>
  (ruleOf(collection).schema as { properties: Record<string, Property> }).properties

describe.each(collectionNames)('the fields of %s', (collection) => {
  test('each say who may hold them', () => {
    const unclassed = Object.entries(propertiesOf(collection)).filter(
      ([, property]) => !dataClasses.includes(property.dataClass as never),
    )
    expect(unclassed.map(([name]) => name)).toEqual([])
  })

  test('are never secret: a secret is not replicated', () => {
    expect(Object.values(propertiesOf(collection)).map((property) => property.dataClass)).not.toContain(
      'secret',
    )
  })

  test('have a bound, so that no record can grow without end', () => {
    expect(
      Object.entries(propertiesOf(collection)).flatMap(([name, property]) => unbounded(name, property)),
    ).toEqual([])
  })

  test('that belong to one person are hidden from a kiosk that pulls them', () => {
    const access = ruleOf(collection).access.kiosk
    if (access.pull === null) return
    const hidden: readonly string[] =
      access.hides?.({} as AnyRecord, { deviceId: 'k', siteId: 's', role: 'kiosk' }) ?? []
    const readable = Object.entries(propertiesOf(collection)).filter(
      ([name, property]) => property.dataClass === 'private' && !hidden.includes(name),
    )
    expect(readable.map(([name]) => name)).toEqual([])
  })

  test('name nothing sensitive', () => {
    const names = JSON.stringify(ruleOf(collection).schema)
    expect(names).not.toMatch(/health|disab|handicap|religio|union|ethnic|national|birth|gender|criminal/i)
    // Of a person there is none; of what a card on the board is about hosts may add one.
    if (collection !== 'postings') expect(names).not.toMatch(/photo/i)
  })
})

function unbounded(name: string, property: Property): string[] {
  if (property.type === 'string')
    return property.maxLength || property.enum || 'pattern' in property ? [] : [name]
  if (property.type === 'array') {
    const lines = property.items ? unbounded(`${name}[]`, property.items) : [`${name}[]`]
    return property.maxItems ? lines : [`${name} (no maxItems)`, ...lines]
  }
  if (property.type === 'object' && property.properties) {
    return Object.entries(property.properties).flatMap(([key, inner]) => unbounded(`${name}.${key}`, inner))
  }
  return []
}
