import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { plainTopic } from '../../../domain/postings/topics.ts'

/**
 * What people say of a card on the board is found by the card, and a card by its author. A card of before topics has that
 * of its kind.
 */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.alterTable('documents').addColumn('postingId', 'text').execute()
  await sql`UPDATE documents SET "postingId" = json_extract(body, '$.postingId')
    WHERE collection = 'contactRequests'`.execute(db)
  await schema
    .createIndex('documentsByPosting')
    .on('documents')
    .columns(['partition', 'collection', 'postingId'])
    .where(sql.ref('postingId'), 'is not', null)
    .execute()
  await sql`UPDATE documents SET "askedBy" = json_extract(body, '$.authorId')
    WHERE collection = 'postings'`.execute(db)
  for (const [kind, topic] of Object.entries(plainTopic)) {
    await sql`UPDATE documents SET body = json_set(body, '$.topic', ${topic})
      WHERE collection = 'postings' AND json_extract(body, '$.kind') = ${kind}
      AND json_extract(body, '$.topic') IS NULL`.execute(db)
  }
}

export const board: Migration = { up }
