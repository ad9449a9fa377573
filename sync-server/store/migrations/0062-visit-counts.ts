import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is kept of visits of a month once they are gone: how many gave which answer to which question. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('visitCounts')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('dimension', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('visitCountsById', ['siteId', 'month', 'dimension', 'value'])
    .execute()
}

export const visitCounts: Migration = { up }
