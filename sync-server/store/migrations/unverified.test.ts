import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sampleRecord } from '../../testing/sample-records.ts'
import { nodeSqliteDialect } from '../sqlite-dialect.ts'
import { openSqliteStore } from '../sqlite-store.ts'
import { migrate } from './migrate.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-migration-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('finds in a database of an earlier version the applications whose sender was not verified', async () => {
  const path = join(folder, 'pepiniere.sqlite')
  await asBefore(path, { verified: false, unknown: true, plain: undefined })
  const store = await openSqliteStore(path)
  const found = await store.read((view) =>
    view.records('applications', { siteId: 'brest', unverified: true }),
  )
  expect(found.map(({ id }) => id)).toEqual(['unknown'])
  await store.close()
})

/** A database of the version before, with applications that say this of themselves. */
async function asBefore(path: string, applications: Record<string, boolean | undefined>): Promise<void> {
  const db = new DatabaseSync(path)
  const tables = new Kysely<never>({ dialect: nodeSqliteDialect(db) })
  await migrate(tables, '0013-visitors-of-their-own')
  db.exec(`INSERT INTO heads (partition, seq) VALUES ('brest', 3)`)
  const insert = db.prepare(
    `INSERT INTO documents (partition, collection, id, seq, rev, deleted, audHost, body)
     VALUES ('brest', 'applications', ?, ?, '1', 0, 'all', ?)`,
  )
  Object.entries(applications).forEach(([id, unverified], index) => {
    const head = { id, siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 'x' }
    insert.run(id, index + 1, JSON.stringify({ ...sampleRecord('applications', head), unverified }))
  })
  await tables.destroy()
  db.close()
}
