import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Each device has its share of the refused rows. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.createIndex('refusedRowsByDevice').on('refusedRows').columns(['deviceId', 'at']).execute()
}

export const refusedRows: Migration = { up }
