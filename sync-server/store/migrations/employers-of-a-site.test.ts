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

it('finds in a database of an earlier version the employers at home at a site', async () => {
  const path = join(folder, 'pepiniere.sqlite')
  const db = new DatabaseSync(path)
  const tables = new Kysely<never>({ dialect: nodeSqliteDialect(db) })
  await migrate(tables, '0056-rows-of-an-employer')
  db.exec(`INSERT INTO heads (partition, seq) VALUES ('*', 2)`)
  const insert = db.prepare(
    `INSERT INTO documents (partition, collection, id, seq, rev, deleted, audHost, body)
     VALUES ('*', 'employers', ?, ?, '1', 0, 'all', ?)`,
  )
  for (const [index, siteIds] of [
    ['brest', 'mende'],
    ['mende', 'brest'],
  ].entries()) {
    const head = { id: siteIds[0]!, siteId: '*', rev: '1', at: 1, by: 'server', mark: 'x' }
    insert.run(siteIds[0]!, index + 1, JSON.stringify({ ...sampleRecord('employers', head), siteIds }))
  }
  await tables.destroy()
  db.close()
  const store = await openSqliteStore(path)
  const found = await store.read((view) => view.records('employers', { homeSite: 'brest' }))
  expect(found.map(({ id }) => id)).toEqual(['brest'])
  await store.close()
})
