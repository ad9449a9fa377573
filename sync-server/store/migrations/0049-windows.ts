import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * When a record leaves the window of hosts, and by what they ask for it then; what was kept before is looked at when the server starts. It stands in the
 * index that a pull reads, so that years of it are passed over without being read.
 */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.alterTable('documents').addColumn('hostUntil', 'integer').execute()
  await schema.alterTable('documents').addColumn('askedBy', 'text').execute()
  await sql`UPDATE documents SET askedBy = json_extract(body, '$.day') WHERE collection = 'visits'`.execute(
    db,
  )
  await sql`UPDATE documents SET askedBy = json_extract(body, '$.jobOfferId')
    WHERE collection = 'applications'`.execute(db)
  await schema
    .createIndex('documentsAskedBy')
    .on('documents')
    .columns(['partition', 'collection', 'askedBy', 'id'])
    .where(sql.ref('askedBy'), 'is not', null)
    .execute()
  await schema.dropIndex('documentsForHost').execute()
  await schema
    .createIndex('documentsForHost')
    .on('documents')
    .columns(['partition', 'collection', 'audHost', 'seq', 'hostUntil'])
    .where(sql.ref('audHost'), 'is not', null)
    .execute()
}

export const windows: Migration = { up }
