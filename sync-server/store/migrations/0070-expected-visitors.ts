import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who is expected at a site: a row a person, until they come or two days later. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('expectedVisitors')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('expectedId', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('clock', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('host', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('expectedVisitorsById', ['siteId', 'expectedId'])
    .execute()
  await schema
    .createIndex('expectedVisitorsByTime')
    .on('expectedVisitors')
    .columns(['siteId', 'at'])
    .execute()
}

export const expectedVisitors: Migration = { up }
