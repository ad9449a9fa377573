import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Links with which people read one of their applications on their own telephone: one of each, gone once it ended. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('followLinks')
    .addColumn('linkHash', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('applicationId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('madeAt', 'integer', (c) => c.notNull())
    .addUniqueConstraint('oneFollowLinkEach', ['siteId', 'applicationId'])
    .execute()
  await schema
    .createIndex('followLinksByVisitor')
    .on('followLinks')
    .columns(['siteId', 'visitorId', 'madeAt'])
    .execute()
}

export const followLinks: Migration = { up }
