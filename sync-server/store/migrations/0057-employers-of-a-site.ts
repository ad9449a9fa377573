import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which site an employer is at home at: what its hosts look after is found without reading the employers of all. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.alterTable('documents').addColumn('homeSite', 'text').execute()
  await sql`UPDATE documents SET "homeSite" = json_extract(body, '$.siteIds[0]')
    WHERE collection = 'employers' AND deleted = 0`.execute(db)
  await schema
    .createIndex('documentsByHome')
    .on('documents')
    .columns(['partition', 'collection', 'homeSite'])
    .where(sql.ref('homeSite'), 'is not', null)
    .execute()
}

export const employersOfASite: Migration = { up }
