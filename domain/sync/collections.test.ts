import { expect, it } from 'vitest'
import type { AnyRecord } from '../record/record.ts'
import { newest } from './collection-rule.ts'
import {
  collectionNames,
  heldCollections,
  isReference,
  isCollectionName,
  isSealed,
  ruleOf,
  upgradesOf,
  type CollectionName,
} from './collections.ts'

it('a name is a collection’s or none', () => {
  expect(collectionNames.every(isCollectionName)).toBe(true)
  expect(['toString', 'Visits', ''].some(isCollectionName)).toBe(false)
})

it('what the server alone makes is sealed, so that any device can bring it back', () => {
  expect(collectionNames.filter(isSealed)).toEqual([
    'sites',
    'challenges',
    'challengeSessions',
    'seatLeases',
    'employers',
    'listedOffers',
  ])
})

it('no collection whose records name a visitor says that an erasure has nothing to do there', () => {
  const names = (collection: CollectionName) => {
    const { properties } = ruleOf(collection).schema as { properties: object }
    return 'visitorId' in properties || 'authorId' in properties
  }
  const naming = collectionNames.filter(names)
  expect(naming).toContain('contactRequests')
  expect([...naming, 'visitors' as const].filter((name) => ruleOf(name).erasure === 'names-nobody')).toEqual(
    [],
  )
})

it('a device asks queries of twelve collections at most, and holds none that it may not pull', () => {
  for (const [role, held] of Object.entries(heldCollections)) {
    expect(held.filter((name) => !isReference(name)).length, role).toBeLessThanOrEqual(12)
    expect(held.filter((name) => ruleOf(name).access[role as 'host'].pull === null)).toEqual([])
  }
})

it('a record of an older version is brought to the present one, step by step', () => {
  for (const name of collectionNames) {
    const { version } = ruleOf(name).schema as { version: number }
    expect([upgradesOf(name, 0).length, upgradesOf(name, version)], name).toEqual([version, []])
  }
  const brought = (record: object) =>
    upgradesOf('employers', 0).reduce<object>((older, upgrade) => upgrade(older), record)
  expect(brought({ id: 'bakery' })).toEqual({ id: 'bakery', siteIds: [] })
  expect(brought({ id: 'bakery', siteIds: ['mende'] })).toEqual({ id: 'bakery', siteIds: ['mende'] })
  const [added] = upgradesOf('visits', 1)
  expect(added!({ id: 'v' })).toEqual({ id: 'v' })
})

it('of two copies that the server made, the later one stands', () => {
  const [one, two] = [{ rev: '1' }, { rev: '2' }] as [AnyRecord, AnyRecord]
  expect([newest(one, two), newest(two, one)]).toEqual([two, two])
})
