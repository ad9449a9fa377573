import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collectionNames } from '../../domain/sync/collections.ts'
import { collectionsOfTime } from '../../domain/retention/due-from.ts'
import { refuseScans, readWhole } from '../testing/query-plans.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store, Where } from './store.ts'

// Every other statement is looked at where a test prepares it: see `testing/test-server.ts`.
let folder: string
let path: string
let store: Store
beforeAll(async () => {
  refuseScans()
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-plans-'))
  path = join(folder, 'pepiniere.sqlite')
  store = await openSqliteStore(path)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

it('reads no records but by an index, whatever is asked of them', async () => {
  const parts: Where[] = [
    {},
    { visitorId: 'p' },
    { sessionId: 's' },
    { employerId: 'e' },
    { askedBy: 'o' },
    { homeSite: 's' },
    { endsAfter: 1 },
    { mergedInto: 'p' },
    { unverified: true },
    { postingId: 'p' },
    { employerId: 'e', sessionId: 's' },
  ]
  await store.read(async (view) => {
    for (const collection of collectionNames) {
      for (const where of parts) {
        await view.records(collection, where)
        await view.records(collection, { ...where, siteId: 'brest' })
      }
      await view.changes(collection, 'brest', 0, 10)
      for (const role of ['kiosk', 'host', 'employer'] as const) {
        await view.page({ collection, siteId: 'brest', role, keys: ['all'], since: 0, limit: 10 })
      }
    }
    await view.olderRecords('visits', 'brest', { of: '2026-04-13', at: 1, after: '', limit: 10 })
    for (const collection of collectionsOfTime) {
      await view.recordsDue(collection, 'brest', { before: 1, limit: 10 })
    }
    await view.dueFollowUps(0)
  })
})

it('all of a collection is read for figures and for who asks for open data, and by nothing that time starts', () => {
  const root = join(import.meta.dirname, '..')
  const readers = globSync('**/*.ts', { cwd: root }).filter(
    (file) =>
      !/\.test\.ts$|^(?:store|testing)\//.test(file) &&
      /\b(?:eachRecord|recordsFrom)\(/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(readers.sort()).toEqual([
    'figures/each-record.ts',
    'figures/visits-of-months.ts',
    'figures/work-of-months.ts',
    'http/open-data-routes.ts',
  ])
})

it('a statement that reads all the records is noticed, by whichever way', () => {
  const db = new DatabaseSync(path, { readOnly: true })
  expect(readWhole(db, 'SELECT * FROM documents')).toBe('documents')
  expect(readWhole(db, "SELECT * FROM documents WHERE collection = 'visits' AND deleted = 0")).toBe(
    'documents',
  )
  expect(readWhole(db, "SELECT id FROM documents WHERE json_array_length(body, '$.events') > 1")).toBe(
    'documents',
  )
  expect(readWhole(db, 'SELECT count(*) FROM documents ORDER BY seq')).toBe('documents')
  expect(readWhole(db, 'SELECT * FROM heads')).toBeNull()
  db.close()
})

it('a statement that looks through all of a site for some is noticed, index or not', () => {
  const db = new DatabaseSync(path, { readOnly: true })
  const ofSite = 'FROM documents WHERE partition = ? AND collection = ?'
  const before = `SELECT * ${ofSite} AND id > ? AND deleted = 0 AND json_extract(body, ?) < ? ORDER BY id LIMIT ?`
  expect(readWhole(db, before)).toBe('documents')
  expect(readWhole(db, `SELECT id ${ofSite} AND +dueAt < ?`)).toBe('documents')
  expect(readWhole(db, 'DELETE FROM searches WHERE siteId = ? AND at < ?')).toBe('searches')
  expect(readWhole(db, `SELECT * ${ofSite} AND id > ? AND deleted = 0 ORDER BY id LIMIT ?`)).toBeNull()
  expect(readWhole(db, `SELECT id ${ofSite} AND dueAt < ? ORDER BY dueAt`)).toBeNull()
  db.close()
})

it('a statement is seen through the name that it gives a table', () => {
  const db = new DatabaseSync(path, { readOnly: true })
  expect(readWhole(db, "SELECT d.id FROM documents AS d WHERE d.collection = 'visits'")).toBe('documents')
  expect(readWhole(db, 'SELECT d.id FROM heads h JOIN documents d ON d.id = h.partition')).toBe('documents')
  expect(readWhole(db, 'select "r"."key" from "reminders" as "r" where "r"."tries" > ?')).toBe('reminders')
  expect(readWhole(db, 'SELECT h.seq FROM heads AS h')).toBeNull()
  db.close()
})

it('a statement that asks for one employer’s rows and reads everybody’s is noticed, index or not', () => {
  const db = new DatabaseSync(path, { readOnly: true })
  const due = 'SELECT key FROM reminders WHERE state = ? AND nextTryAt <= ?'
  expect(readWhole(db, due)).toBeNull()
  expect(readWhole(db, `${due} AND employerId = ?`)).toBeNull()
  expect(readWhole(db, `${due} AND +employerId = ?`)).toBe('reminders')
  expect(readWhole(db, 'UPDATE reminders SET mailId = ? WHERE state = ? AND nextTryAt <= ?')).toBeNull()
  db.close()
})
