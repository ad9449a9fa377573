import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What is kept of visits of a month once they are gone: how many gave which answer to which question. What was signed is
 * found by when, for the figures of a month.
 */
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
  await db.schema
    .createIndex('attestationsByTime')
    .on('attestations')
    .columns(['siteId', 'issuedAt'])
    .execute()
}

export const visitCounts: Migration = { up }
