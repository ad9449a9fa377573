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

it('brings competence accounts of an earlier version over, where a consent was one word', async () => {
  const path = join(folder, 'pepiniere.sqlite')
  const head = { id: 'p1', siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 'p1' }
  const account = sampleRecord('profiles', head)
  const db = new DatabaseSync(path)
  await migrate(new Kysely<never>({ dialect: nodeSqliteDialect(db) }), '0017-secrets-changed')
  db.exec(`INSERT INTO heads (partition, seq) VALUES ('brest', 1)`)
  db.prepare(
    `INSERT INTO documents (partition, collection, id, seq, rev, deleted, audHost, body)
     VALUES ('brest', 'profiles', 'p1', 1, '1', 0, 'none', ?)`,
  ).run(JSON.stringify({ ...account, consent: 'none' }))
  db.close()

  const store = await openSqliteStore(path)
  expect(await store.read((view) => view.record('profiles', 'p1', 'brest'))).toEqual(account)
  await store.close()
})
