import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who would have been found without the terms of work of a search: an employer that is told their number knows the list. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('searches')
    .addColumn('counted', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
}

export const countedLists: Migration = { up }
