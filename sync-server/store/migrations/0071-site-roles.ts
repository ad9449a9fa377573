import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What each host may do at the site: all that every host could do before, and no more. Who administers the server is
 * said with the administrator's commands.
 */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('accounts').addColumn('siteRole', 'text').execute()
  await db.schema.alterTable('accounts').addColumn('siteRoleAt', 'integer').execute()
  await sql`UPDATE accounts SET "siteRole" = 'lead' WHERE role = 'host'`.execute(db)
}

export const siteRoles: Migration = { up }
