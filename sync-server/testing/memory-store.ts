import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { migrate } from '../store/migrations/migrate.ts'
import { nodeSqliteDialect } from '../store/sqlite-dialect.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'
import { Databases } from './postgres-databases.ts'
import { refuseScans } from './query-plans.ts'

// Whatever a test makes the server ask of its database is asked by an index.
refuseScans()

let empty: Promise<Uint8Array> | undefined
let databases: Promise<Databases> | undefined

/**
 * An empty store in memory. Its migrations run once a process: they are most of what opening one costs. With
 * PEPINIERE_TEST_POSTGRES (the address of an administrator) it is one on that server instead, so that whatever a test
 * asks of the server is asked of PostgreSQL.
 */
export async function openMemoryStore(): Promise<Store> {
  const url = process.env['PEPINIERE_TEST_POSTGRES']
  if (url) {
    databases ??= Databases.on(url)
    const store = await (await databases).store({ serves: true })
    // A pace is counted by the clock of the database, and that of a test stands still.
    Object.defineProperty(store.peers, 'take', { value: null })
    return store
  }
  empty ??= migrated()
  return openSqliteStore(':memory:', { contents: await empty })
}

async function migrated(): Promise<Uint8Array> {
  const db = new DatabaseSync(':memory:')
  await migrate(new Kysely({ dialect: nodeSqliteDialect(db) }))
  const contents = db.serialize()
  db.close()
  return contents
}
