import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Up to when the holder of a pass has read what was new, by kind. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('visitorReads')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('passId', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('readUntil', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('visitorReadsByPass', ['siteId', 'passId', 'kind'])
    .execute()
}

export const visitorReads: Migration = { up }
