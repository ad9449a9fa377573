import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who said yes to a wish to talk finds it by themselves; before this no request named anybody but who asked. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('documents').addColumn('withId', 'text').execute()
  await db.schema
    .createIndex('documentsByOther')
    .on('documents')
    .columns(['partition', 'collection', 'withId'])
    .where(sql.ref('withId'), 'is not', null)
    .execute()
}

export const meetings: Migration = { up }
