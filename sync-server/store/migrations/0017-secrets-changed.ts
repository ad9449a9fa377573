import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When each secret was last changed: of two databases that are joined, the later one counts. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('accounts').addColumn('secretAt', 'bigint').execute()
  await db.schema.alterTable('passSecrets').addColumn('secretAt', 'bigint').execute()
}

export const secretsChanged: Migration = { up }
