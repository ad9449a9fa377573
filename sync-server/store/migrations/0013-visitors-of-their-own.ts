import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Tables that were kept by the number of a pass and are kept by its visitor. */
const kept = ['passSecrets', 'visitorReads', 'passAlerts', 'recoveries'] as const

/**
 * A visitor has an id of its own, which a pass names. Visitors known until now keep the number of their pass as
 * their id, so that no record is rewritten; where a lost pass led to the one that took its place, the one entry of
 * the directory is now merged into the other.
 */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .alterTable('passes')
    .addColumn('visitorId', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await sql`UPDATE passes SET "visitorId" = "passId"`.execute(db)
  await schema.createIndex('passesByVisitor').on('passes').columns(['visitorId', 'siteId']).execute()

  await schema.alterTable('documents').addColumn('mergedInto', 'text').execute()
  await schema
    .createIndex('documentsByMerge')
    .on('documents')
    .columns(['partition', 'collection', 'mergedInto'])
    .where(sql.ref('mergedInto'), 'is not', null)
    .execute()
  await mergeReplaced(db)
  await schema.dropIndex('passesByNext').execute()
  await schema.alterTable('passes').dropColumn('replacedBy').execute()
  for (const table of kept) await schema.alterTable(table).renameColumn('passId', 'visitorId').execute()
}

/** Each entry takes a new number of its partition, so that desks hear of it. */
async function mergeReplaced(db: Kysely<never>): Promise<void> {
  const { rows } = await sql<{ partition: string; id: string; into: string }>`
    SELECT documents.partition, documents.id, passes."replacedBy" AS "into" FROM passes
    JOIN documents ON documents.partition = passes."siteId" AND documents.collection = 'visitors'
      AND documents.id = passes."passId"
    WHERE passes."replacedBy" IS NOT NULL`.execute(db)
  for (const { partition, id, into } of rows) {
    await sql`UPDATE heads SET seq = seq + 1 WHERE partition = ${partition}`.execute(db)
    await sql`UPDATE documents SET "mergedInto" = ${into}, body = json_set(body, '$.mergedInto', ${into}),
        seq = (SELECT seq FROM heads WHERE heads.partition = documents.partition)
      WHERE partition = ${partition} AND collection = 'visitors' AND id = ${id}`.execute(db)
  }
}

export const visitorsOfTheirOwn: Migration = { up }
