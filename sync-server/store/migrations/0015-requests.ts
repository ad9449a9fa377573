import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What was made under the id of which request; and by which request a code was used, for what. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('requests')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('requestId', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('madeId', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('requestsById', ['siteId', 'requestId'])
    .execute()
  await schema.createIndex('requestsBySite').on('requests').column('siteId').execute()
  await schema.alterTable('enrolmentCodes').addColumn('usedBy', 'text').execute()
  await schema.alterTable('enrolmentCodes').addColumn('deviceId', 'text').execute()
  await schema.alterTable('recoveries').addColumn('usedBy', 'text').execute()
  await schema.alterTable('recoveries').addColumn('passId', 'text').execute()
}

export const requests: Migration = { up }
