import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Since when each device has had something to send; who watches the servers asks it again and again, by its index. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.alterTable('devices').addColumn('waitingSince', 'integer').execute()
  await schema
    .createIndex('devicesWaiting')
    .on('devices')
    .columns(['waitingSince'])
    .where('waitingSince' as never, 'is not', null)
    .execute()
}

export const outboxSince: Migration = { up }
