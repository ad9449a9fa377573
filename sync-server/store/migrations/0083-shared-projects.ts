import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Projects that other sites may read: which they are, so that nobody looks through every card of every site. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('sharedProjects')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('postingId', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('sharedProjectsByCard', ['siteId', 'postingId'])
    .execute()
  await db.schema
    .createIndex('sharedProjectsByTime')
    .on('sharedProjects')
    .columns(['at', 'siteId', 'postingId'])
    .execute()
}

export const sharedProjects: Migration = { up }
