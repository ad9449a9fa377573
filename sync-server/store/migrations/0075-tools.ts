import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Keys of programs of a site's own; addresses that are told what changes, what they were told, and what waits. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('tools')
    .addColumn('toolId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('keyHash', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('rights', 'text', (c) => c.notNull())
    .addColumn('madeAt', 'integer', (c) => c.notNull())
    .addColumn('madeBy', 'text', (c) => c.notNull())
    .addColumn('usedAt', 'integer')
    .addColumn('endedAt', 'integer')
    .execute()
  await schema.createIndex('toolsOfSite').on('tools').columns(['siteId']).execute()
  await schema
    .createTable('hooks')
    .addColumn('hookId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('madeAt', 'integer', (c) => c.notNull())
    .addColumn('madeBy', 'text', (c) => c.notNull())
    .addColumn('endedAt', 'integer')
    .addColumn('endedBecause', 'text')
    .execute()
  await schema.createIndex('hooksOfSite').on('hooks').columns(['siteId']).execute()
  await schema
    .createTable('hookTold')
    .addColumn('hookId', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('hookToldById', ['hookId', 'about'])
    .execute()
  await schema
    .createTable('hookMessages')
    .addColumn('messageId', 'text', (c) => c.primaryKey())
    .addColumn('hookId', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('about', 'text')
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('nextTryAt', 'integer')
    .addColumn('deliveredAt', 'integer')
    .addColumn('answer', 'text')
    .execute()
  await schema.createIndex('hookMessagesOfHook').on('hookMessages').columns(['hookId', 'at']).execute()
  await schema.createIndex('hookMessagesByTime').on('hookMessages').columns(['at']).execute()
  await schema.createIndex('hookMessagesDue').on('hookMessages').columns(['nextTryAt']).execute()
}

export const tools: Migration = { up }
