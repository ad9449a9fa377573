import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AnyRecord } from '../../../domain/record/record.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { nodeSqliteDialect } from '../sqlite-dialect.ts'
import { openSqliteStore } from '../sqlite-store.ts'
import { migrate } from './migrate.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-migration-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('finds in a database of an earlier version what belongs to an employer and what is not over', async () => {
  const path = join(folder, 'pepiniere.sqlite')
  await asBefore(path, [
    sampleRecord('jobOffers', { ...head('o1'), employerId: 'bakery' }),
    sampleRecord('jobOffers', { ...head('o2'), employerId: 'garage' }),
    session('s1', 1000),
    session('s2', 2000),
  ])
  const store = await openSqliteStore(path)
  const [offers, sessions, due] = await store.read(async (view) => [
    await view.records('jobOffers', { employerId: 'bakery' }),
    await view.records('challengeSessions', { endsAfter: 1500 }),
    await view.dueFollowUps(Infinity),
  ])
  expect(offers.map(({ id }) => id)).toEqual(['o1'])
  expect(sessions.map(({ id }) => id)).toEqual(['s2'])
  expect(due).toEqual([])
  await store.close()
})

function head(id: string) {
  return { id, siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 'x' }
}

function session(id: string, endsAt: number): AnyRecord {
  return Object.assign(sampleRecord('challengeSessions', head(id)), { endsAt })
}

/** A database of the version before, with these records as that version kept them. */
async function asBefore(path: string, records: AnyRecord[]): Promise<void> {
  const db = new DatabaseSync(path)
  const tables = new Kysely<never>({ dialect: nodeSqliteDialect(db) })
  await migrate(tables, '0011-told-again')
  db.exec(`INSERT INTO heads (partition, seq) VALUES ('brest', ${records.length})`)
  const insert = db.prepare(
    `INSERT INTO documents (partition, collection, id, seq, rev, deleted, audHost, body)
     VALUES ('brest', ?, ?, ?, '1', 0, 'all', ?)`,
  )
  records.forEach((record, index) => {
    const collection = 'endsAt' in record ? 'challengeSessions' : 'jobOffers'
    insert.run(collection, record.id, index + 1, JSON.stringify(record))
  })
  await tables.destroy()
  db.close()
}
