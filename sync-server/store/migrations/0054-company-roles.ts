import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What each person may do for their employer: all, for those of before. Who signed in last at a desk is not known yet. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('accounts').addColumn('companyRole', 'text').execute()
  await db.schema.alterTable('accounts').addColumn('companyRoleAt', 'integer').execute()
  await sql`UPDATE accounts SET "companyRole" = 'manager' WHERE role = 'employer'`.execute(db)
  await db.schema.alterTable('devices').addColumn('signedInAs', 'text').execute()
}

export const companyRoles: Migration = { up }
