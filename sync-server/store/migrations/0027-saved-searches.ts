import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Searches that employers keep under a name, and what was told of each today. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('savedSearches')
    .addColumn('savedId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('wanted', 'text', (c) => c.notNull())
    .addColumn('lookedAt', 'integer', (c) => c.notNull())
    .addColumn('searchId', 'text')
    .addColumn('proven', 'text', (c) => c.notNull())
    .addColumn('toldOn', 'text', (c) => c.notNull())
    .addColumn('told', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createIndex('savedSearchesByEmployer')
    .on('savedSearches')
    .columns(['siteId', 'employerId', 'lookedAt'])
    .execute()
}

export const savedSearches: Migration = { up }
