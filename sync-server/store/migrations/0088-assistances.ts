import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which host helped whom at a kiosk, and what was done, by kinds: a row a record or a reading, never a word of it. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('assistances')
    .addColumn('assistanceId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('deviceId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('beganAt', 'integer', (c) => c.notNull())
    .addColumn('endedAt', 'integer')
    .execute()
  await schema
    .createIndex('assistancesByVisitor')
    .on('assistances')
    .columns(['siteId', 'visitorId', 'beganAt'])
    .execute()
  await schema
    .createIndex('assistancesByKiosk')
    .on('assistances')
    .columns(['deviceId', 'endedAt', 'beganAt'])
    .execute()
  await schema.createIndex('assistancesByAge').on('assistances').columns(['siteId', 'beganAt']).execute()
  await schema
    .createTable('assistedActs')
    .addColumn('assistanceId', 'text', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('assistedActsById', ['assistanceId', 'act', 'about'])
    .execute()
}

export const assistances: Migration = { up }
