import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Links with which people take along all that is kept of them: made when, and used when. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('dataLinks')
    .addColumn('linkHash', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('madeAt', 'integer', (c) => c.notNull())
    .addColumn('expiresAt', 'integer', (c) => c.notNull())
    .addColumn('takenAt', 'integer')
    .execute()
  await schema
    .createIndex('dataLinksByVisitor')
    .on('dataLinks')
    .columns(['siteId', 'visitorId', 'madeAt'])
    .execute()
}

export const dataLinks: Migration = { up }
