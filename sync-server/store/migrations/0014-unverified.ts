import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Hosts ask often for the few applications whose sender was not verified: they are found by an index. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.alterTable('documents').addColumn('unverified', 'integer').execute()
  await sql`UPDATE documents SET unverified = 1 WHERE json_extract(body, '$.unverified') = 1`.execute(db)
  await schema
    .createIndex('documentsUnverified')
    .on('documents')
    .columns(['partition', 'collection', 'unverified'])
    .where(sql.ref('unverified'), 'is not', null)
    .execute()
}

export const unverified: Migration = { up }
