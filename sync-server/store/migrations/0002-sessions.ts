import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What belongs to a challenge session is found by it: its leases, bookings and evaluations. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.alterTable('documents').addColumn('sessionId', 'text').execute()
  await schema
    .createIndex('documentsBySession')
    .on('documents')
    .columns(['partition', 'sessionId', 'collection'])
    .execute()
}

export const sessions: Migration = { up }
