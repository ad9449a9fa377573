import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** From what the score that an employer published last is counted again; nobody is in it. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('reciprokProofs')
    .addColumn('employerId', 'text', (c) => c.primaryKey())
    .addColumn('proof', 'text', (c) => c.notNull())
    .execute()
}

export const reciprokProofs: Migration = { up }
