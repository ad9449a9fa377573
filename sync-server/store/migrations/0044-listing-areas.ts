import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Of which department each site shows the offers of France Travail, and what became of reading them. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('listingAreas')
    .addColumn('siteId', 'text', (c) => c.primaryKey())
    .addColumn('department', 'text')
    .addColumn('nextTryAt', 'bigint')
    .addColumn('triedAt', 'bigint')
    .addColumn('doneAt', 'bigint')
    .addColumn('fault', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('total', 'integer')
    .execute()
  await schema.createIndex('listingAreasDue').on('listingAreas').columns(['nextTryAt']).execute()
}

export const listingAreas: Migration = { up }
