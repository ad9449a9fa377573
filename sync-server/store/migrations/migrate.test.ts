import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeSqliteDialect } from '../sqlite-dialect.ts'
import { openSqliteStore } from '../sqlite-store.ts'
import { migrate, migrationNames, type MigrationName } from './migrate.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-migration-'))
  path = join(folder, 'pepiniere.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What a database in a file answers to some statements. */
async function inDatabase<T>(work: (db: DatabaseSync) => T | Promise<T>): Promise<T> {
  const db = new DatabaseSync(path)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}
const ranIn = (db: DatabaseSync) =>
  new Set(
    db
      .prepare('SELECT name FROM kysely_migration')
      .all()
      .map(({ name }) => name as string),
  )
const opensAndCloses = async () => (await openSqliteStore(path)).close()
const LAST = [...migrationNames].at(-1)!
const BEFORE_LAST = [...migrationNames].at(-2)! as MigrationName

describe('a database', () => {
  it('that is new has the form of this version, in which it opens again as it is', async () => {
    await opensAndCloses()
    expect(await inDatabase(ranIn)).toEqual(migrationNames)
    await opensAndCloses()
    expect(await inDatabase(ranIn)).toEqual(migrationNames)
  })

  it('that lacks the last change gets it', async () => {
    await inDatabase(async (db) => {
      const tables = new Kysely<never>({ dialect: nodeSqliteDialect(db) })
      await migrate(tables, BEFORE_LAST)
    })
    expect((await inDatabase(ranIn)).has(LAST)).toBe(false)
    await opensAndCloses()
    expect(await inDatabase(ranIn)).toEqual(migrationNames)
  })

  it('whose changes were cut short by a kill is as it was before, and gets them at the next start', async () => {
    const left = join(folder, 'left.sqlite')
    await inDatabase(async (db) => {
      const tables = new Kysely<never>({ dialect: nodeSqliteDialect(db) })
      db.exec('PRAGMA journal_mode = WAL')
      await migrate(tables, '0012-follow-ups')
      // What is not committed is written to the log all the same, where there is no room for it in memory.
      db.exec('PRAGMA cache_size = 2; PRAGMA cache_spill = 1; BEGIN IMMEDIATE')
      await migrate(tables, '0049-windows')
      for (const suffix of ['', '-wal']) copyFileSync(path + suffix, left + suffix)
      expect(statSync(`${left}-wal`).size).toBeGreaterThan(100_000)
      db.exec('ROLLBACK')
    })
    path = left
    expect([...(await inDatabase(ranIn))].at(-1)).toBe('0012-follow-ups')
    await opensAndCloses()
    expect(await inDatabase(ranIn)).toEqual(migrationNames)
  })

  it.each([
    ['one more than this version knows', `INSERT INTO kysely_migration VALUES ('9999-of-tomorrow', '2099')`],
    [
      'as many, of which it knows not all',
      `UPDATE kysely_migration SET name = '9999-of-tomorrow'
      WHERE name = '${LAST}'`,
    ],
  ])('of another version, which made %s, does not open and is left as it is', async (_which, change) => {
    await opensAndCloses()
    await inDatabase((db) => db.exec(change))
    const before = await inDatabase(ranIn)
    await expect(openSqliteStore(path)).rejects.toThrow('9999-of-tomorrow')
    expect(await inDatabase(ranIn)).toEqual(before)
  })
})
