import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When somebody first signed in at a desk. Desks that were enrolled before have had somebody. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('devices').addColumn('signedInAt', 'bigint').execute()
  await sql`UPDATE devices SET "signedInAt" = "enrolledAt"`.execute(db)
}

export const signedIn: Migration = { up }
