import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What candidates were shown of an employer's score from each Monday on. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('publications')
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('monday', 'bigint', (c) => c.notNull())
    .addColumn('score', 'integer', (c) => c.notNull())
    .addColumn('grade', 'text')
    .addPrimaryKeyConstraint('publicationsById', ['employerId', 'monday'])
    .execute()
}

export const publications: Migration = { up }
