import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { passOf } from '../../passes/passes.ts'
import { personOf } from '../../passes/person.ts'
import { sampleRecord } from '../../testing/sample-records.ts'
import { nodeSqliteDialect } from '../sqlite-dialect.ts'
import { openSqliteStore } from '../sqlite-store.ts'
import { migrate } from './migrate.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-migration-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('visitors of before keep the number of their pass as id, and lead from a lost one to the one in its place', async () => {
  const path = join(folder, 'pepiniere.sqlite')
  await asBefore(path)
  const store = await openSqliteStore(path)
  await store.read(async (view) => {
    expect(await passOf(view, 'brest', 'NEW')).toEqual({ passId: 'NEW', visitorId: 'NEW', revokedAt: null })
    expect(await personOf(view, 'brest', 'LOST')).toEqual({ mainId: 'NEW', ids: ['NEW', 'LOST'] })
    expect(await view.record('visitors', 'LOST', 'brest')).toMatchObject({ name: 'Awa', mergedInto: 'NEW' })
    const secrets = await view.all(view.tables.selectFrom('passSecrets').selectAll())
    expect(secrets).toMatchObject([{ siteId: 'brest', visitorId: 'NEW', secretHash: 'h' }])
    // Desks hear of it: the entry has the last number of its partition.
    const told = await view.changes('visitors', 'brest', 2, 10)
    expect(told.map(({ id, seq }) => [id, seq])).toEqual([['LOST', 3]])
  })
  await store.close()
})

/** A database of the version before, in which one card was lost and another took its place. */
async function asBefore(path: string): Promise<void> {
  const db = new DatabaseSync(path)
  await migrate(new Kysely<never>({ dialect: nodeSqliteDialect(db) }), '0012-follow-ups')
  db.exec(`INSERT INTO heads (partition, seq) VALUES ('brest', 2);
    INSERT INTO passes (passId, siteId, deviceId, issuedAt, revokedAt, replacedBy)
      VALUES ('LOST', 'brest', 'k', 1, 2, 'NEW'), ('NEW', 'brest', 'k', 2, NULL, NULL);
    INSERT INTO passSecrets (siteId, passId, secretHash) VALUES ('brest', 'NEW', 'h')`)
  const insert = db.prepare(
    `INSERT INTO documents (partition, collection, id, seq, rev, deleted, audHost, body)
     VALUES ('brest', 'visitors', ?, ?, '1', 0, 'all', ?)`,
  )
  ;['LOST', 'NEW'].forEach((id, index) => {
    const entry = sampleRecord('visitors', {
      id,
      siteId: 'brest',
      rev: '1',
      at: 1,
      by: 'server',
      mark: 'Awa',
    })
    insert.run(id, index + 1, JSON.stringify(entry))
  })
  db.close()
}
