import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which revision changed each field of a record, by the states it went through; and what of two texts was not kept. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('recordStamps')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('collection', 'text', (c) => c.notNull())
    .addColumn('recordId', 'text', (c) => c.notNull())
    .addColumn('rev', 'text', (c) => c.notNull())
    .addColumn('stamps', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('replacedAt', 'integer')
    .addPrimaryKeyConstraint('recordStampsByState', ['siteId', 'collection', 'recordId', 'rev'])
    .execute()
  await schema
    .createIndex('recordStampsReplaced')
    .on('recordStamps')
    .columns(['siteId', 'replacedAt'])
    .execute()
  await schema
    .createTable('fieldConflicts')
    .addColumn('conflictId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('collection', 'text', (c) => c.notNull())
    .addColumn('recordId', 'text', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('keptRev', 'text', (c) => c.notNull())
    .addColumn('keptValue', 'text')
    .addColumn('otherRev', 'text', (c) => c.notNull())
    .addColumn('otherValue', 'text')
    .addColumn('at', 'integer', (c) => c.notNull())
    .execute()
  await schema.createIndex('fieldConflictsOfSite').on('fieldConflicts').columns(['siteId', 'at']).execute()
}

export const fieldConflicts: Migration = { up }
