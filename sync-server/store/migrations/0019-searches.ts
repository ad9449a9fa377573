import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Every search among competences: who asked for what, and whom it showed. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('searches')
    .addColumn('searchId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('wanted', 'text', (c) => c.notNull())
    .addColumn('seed', 'text', (c) => c.notNull())
    .addColumn('people', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createIndex('searchesByEmployer')
    .on('searches')
    .columns(['siteId', 'employerId', 'at'])
    .execute()
  await schema
    .createTable('searchMeetings')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('searchId', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('searchMeetingsByVisitor', ['siteId', 'visitorId', 'searchId'])
    .execute()
}

export const searches: Migration = { up }
