import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The epoch under which each device has told again what it holds. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('devices').addColumn('toldEpoch', 'text').execute()
}

export const toldAgain: Migration = { up }
