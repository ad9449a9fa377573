import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * From when on time alone may take a record or a part of it: what is due is found without reading the others. What was
 * kept before is looked at when the server starts.
 */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('documents').addColumn('dueAt', 'integer').execute()
  await db.schema
    .createIndex('documentsDue')
    .on('documents')
    .columns(['partition', 'collection', 'dueAt', 'id'])
    .where(sql.ref('dueAt'), 'is not', null)
    .execute()
}

export const due: Migration = { up }
