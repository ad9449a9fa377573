import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who is one person at two sites, because they said so. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('siteLinks')
    .addColumn('linkId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('otherSiteId', 'text', (c) => c.notNull())
    .addColumn('otherVisitorId', 'text', (c) => c.notNull())
    .addColumn('madeAt', 'integer', (c) => c.notNull())
    .addColumn('proof', 'text', (c) => c.notNull())
    .addColumn('textId', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('endedAt', 'integer')
    .execute()
  await schema.createIndex('siteLinksOfOne').on('siteLinks').columns(['visitorId']).execute()
  await schema.createIndex('siteLinksOfOther').on('siteLinks').columns(['otherVisitorId']).execute()
  await schema.createIndex('siteLinksEnded').on('siteLinks').columns(['siteId', 'endedAt']).execute()
}

export const siteLinks: Migration = { up }
