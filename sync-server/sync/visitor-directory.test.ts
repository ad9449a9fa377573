import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { Store } from '../store/store.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { keepRecord } from './keep-record.ts'
import { noteVisitor } from './visitor-directory.ts'

const NOW = 1_000_000
let store: Store
beforeEach(async () => {
  store = await openMemoryStore()
})
afterEach(() => store.close())

function visit(fields: Partial<Visit> = {}): Visit {
  const head = { id: 'v1', siteId: 'brest', rev: '1', at: NOW, by: 'k1', mark: 'P1' }
  return { ...sampleRecord('visits', head), day: '2026-04-13', ...fields }
}
const note = (told: Partial<Visit>, isAlso?: string, now = NOW) =>
  store.transaction((tx) => noteVisitor(tx, visit(told), now, isAlso))
const entry = (id = 'P1'): Promise<Visitor | undefined> =>
  store.read((view) => view.record('visitors', id, 'brest'))
const head = () => store.read((view) => view.head('brest'))

it('whoever comes for the first time enters the directory, with the day and the name that was given', async () => {
  await note({ name: 'Léa' })
  expect(await entry()).toMatchObject({
    ...{ id: 'P1', siteId: 'brest', by: 'server', at: NOW, name: 'Léa' },
    ...{ firstSeenOn: '2026-04-13', lastSeenOn: '2026-04-13' },
  })
  await note({ id: 'v2', visitorId: 'P2' })
  expect(await entry('P2')).not.toHaveProperty('name')
})

it('a visit of nobody known enters nobody', async () => {
  const { visitorId: _nobody, ...unnamed } = visit()
  await store.transaction((tx) => noteVisitor(tx, unnamed, NOW))
  expect(await store.read((view) => view.records('visitors'))).toEqual([])
})

it('the days seen grow both ways, and a visit of a day between changes nothing', async () => {
  await note({})
  await note({ day: '2026-04-20' })
  await note({ day: '2026-04-01' })
  expect(await entry()).toMatchObject({ firstSeenOn: '2026-04-01', lastSeenOn: '2026-04-20' })
  const before = await head()
  for (const day of ['2026-04-01', '2026-04-10', '2026-04-20']) await note({ day }, undefined, NOW + 5)
  expect([await head(), await entry()]).toMatchObject([before, { at: NOW }])
})

it('the first name that is given is noted later too, and no other takes its place', async () => {
  await note({})
  await note({ name: 'Léa' })
  await note({ name: 'Nadia' })
  expect(await entry()).toMatchObject({ name: 'Léa' })
})

it('somebody new is the visitor as whom they were recognised, who is nobody’s double of themselves', async () => {
  await note({}, 'P9')
  expect(await entry()).toMatchObject({ mergedInto: 'P9' })
  await note({ id: 'v2', visitorId: 'P2' }, 'P2')
  expect(await entry('P2')).not.toHaveProperty('mergedInto')
  // Who is in the directory already becomes nobody else.
  await note({ id: 'v3', visitorId: 'P2' }, 'P9')
  expect(await entry('P2')).not.toHaveProperty('mergedInto')
})

it('who holds a pass becomes nobody else either', async () => {
  const row = { passId: 'K7QF3M2X9', visitorId: 'P1', siteId: 'brest', deviceId: 'k1', issuedAt: NOW }
  await store.transaction((tx) => tx.run(tx.tables.insertInto('passes').values({ ...row, revokedAt: null })))
  await note({}, 'P9')
  expect(await entry()).not.toHaveProperty('mergedInto')
})

it('what is no id enters nobody, and the visit is none the worse', async () => {
  await note({ visitorId: 'a|b/c' })
  expect(await store.read((view) => view.records('visitors'))).toEqual([])
})

it('whoever applied before anybody knew whose number it is is looked at by a host, and nobody else is', async () => {
  const apply = (id: string, visitorId: string, told: object = {}) => {
    const sample = sampleRecord('applications', {
      id,
      siteId: 'brest',
      rev: '1',
      at: NOW,
      by: 'k1',
      mark: id,
    })
    return store.transaction((tx) => keepRecord(tx, 'applications', { ...sample, visitorId, ...told }))
  }
  const doubted = async () => {
    const all = await store.read((view) => view.records('applications'))
    return Object.fromEntries(all.map(({ id, unverified }) => [id, unverified]))
  }
  await apply('a1', 'P1')
  await apply('seen', 'P1', { unverified: false })
  await apply('a2', 'P2')
  // Of somebody new without a number, and of somebody whom the directory knows, nothing is doubted.
  await note({ id: 'v2', visitorId: 'P2' })
  await note({ id: 'v3', visitorId: 'P2', day: '2026-04-14' }, 'P9')
  expect(await doubted()).toEqual({ a1: undefined, seen: false, a2: undefined })
  await note({}, 'P9')
  expect(await doubted()).toEqual({ a1: true, seen: false, a2: undefined })
  const application = await store.read((view) => view.record('applications', 'a1', 'brest'))
  expect(application).toMatchObject({ by: 'server', at: NOW })
})
