import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { collectionNames } from '../../domain/sync/collections.ts'
import { refuseScans, scannedBy } from '../testing/query-plans.ts'
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
    await view.dueFollowUps(0)
  })
})

it('a statement that reads all the records is noticed, by whichever way', () => {
  const db = new DatabaseSync(path, { readOnly: true })
  expect(scannedBy(db, 'SELECT * FROM documents')).toBe('documents')
  expect(scannedBy(db, "SELECT * FROM documents WHERE collection = 'visits' AND deleted = 0")).toBe(
    'documents',
  )
  expect(scannedBy(db, "SELECT id FROM documents WHERE json_array_length(body, '$.events') > 1")).toBe(
    'documents',
  )
  expect(scannedBy(db, 'SELECT count(*) FROM documents ORDER BY seq')).toBe('documents')
  expect(scannedBy(db, 'SELECT * FROM heads')).toBeNull()
  db.close()
})

it('a statement that asks for one employer’s rows and reads everybody’s is noticed, index or not', () => {
  const db = new DatabaseSync(path, { readOnly: true })
  const due = 'SELECT key FROM reminders WHERE state = ? AND nextTryAt <= ?'
  expect(scannedBy(db, due)).toBeNull()
  expect(scannedBy(db, `${due} AND employerId = ?`)).toBeNull()
  expect(scannedBy(db, `${due} AND +employerId = ?`)).toBe('reminders')
  expect(scannedBy(db, 'UPDATE reminders SET mailId = ? WHERE state = ? AND nextTryAt <= ?')).toBeNull()
  db.close()
})
