import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When a device found a part of its memory damaged, as it told, and when the server heard of it. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('devices').addColumn('damageTold', 'bigint').execute()
  await db.schema.alterTable('devices').addColumn('damageHeardAt', 'bigint').execute()
}

export const damagedMemory: Migration = { up }
