import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { migrate } from '../store/migrations/migrate.ts'
import { nodeSqliteDialect } from '../store/sqlite-dialect.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'

let empty: Promise<Uint8Array> | undefined

/** An empty store in memory. Its migrations run once a process: they are most of what opening one costs. */
export async function openMemoryStore(): Promise<Store> {
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
