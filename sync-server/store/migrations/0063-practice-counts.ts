import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How often sheets of good practice were found useful: a row a sheet, of one kiosk and one month. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('practiceCounts')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('deviceId', 'text', (c) => c.notNull())
    .addColumn('countId', 'text', (c) => c.notNull())
    .addColumn('sheet', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('useful', 'integer', (c) => c.notNull())
    .addColumn('notUseful', 'integer', (c) => c.notNull())
    .addColumn('turn', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('practiceCountsById', ['siteId', 'deviceId', 'countId', 'sheet'])
    .execute()
  await schema
    .createIndex('practiceCountsByMonth')
    .on('practiceCounts')
    .columns(['siteId', 'month'])
    .execute()
}

export const practiceCounts: Migration = { up }
