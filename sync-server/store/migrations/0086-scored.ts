import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What the score reads of each application, in the order of employers: to count an employer, none of its applications is
 * looked for in the file. Those of before have none until they are written again, and are read as they are.
 */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('documents').addColumn('scored', 'text').execute()
  await sql`CREATE INDEX "documentsScored" ON documents ("employerId", scored)
    WHERE collection = 'applications' AND deleted = 0`.execute(db)
}

export const scored: Migration = { up }
