import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Who recommended whom: what was said stands in the page of the person, and this leads its author there. And when
 * hosts read a page, for whose page it is.
 */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('recommendations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('authorId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await schema
    .createIndex('recommendationsByAuthor')
    .on('recommendations')
    .columns(['siteId', 'authorId', 'at'])
    .execute()
  await schema
    .createIndex('recommendationsByVisitor')
    .on('recommendations')
    .columns(['siteId', 'visitorId'])
    .execute()
  await schema
    .createTable('pageReads')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await schema
    .createIndex('pageReadsByVisitor')
    .on('pageReads')
    .columns(['siteId', 'visitorId', 'at'])
    .execute()
}

export const recommendations: Migration = { up }
