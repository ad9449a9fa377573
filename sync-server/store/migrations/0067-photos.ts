import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Photos of cards on the board, beside the records: each of one card, by its content. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('photos')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('postingId', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('jpeg', 'blob', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('wasNamed', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('photosByCard', ['siteId', 'postingId', 'hash'])
    .execute()
}

export const photos: Migration = { up }
