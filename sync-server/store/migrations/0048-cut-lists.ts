import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whether a list that an employer was shown was cut. Of those before it is not known: they count as whole. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('searches')
    .addColumn('isCut', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}

export const cutLists: Migration = { up }
