import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const found = {
  employerId: { type: 'text', index: 'documentsOfEmployer' },
  endsAt: { type: 'bigint', index: 'documentsByEnd' },
} as const

/** What is asked on each push, each try of a secret or each card, and was read from end to end. */
const asked = {
  attemptsByTime: { table: 'attempts', columns: ['at'] },
  passesByDevice: { table: 'passes', columns: ['deviceId', 'issuedAt'] },
  passesByNext: { table: 'passes', columns: ['siteId', 'replacedBy'] },
  sessionsByDevice: { table: 'sessions', columns: ['deviceId', 'kind', 'expiresAt'] },
  sessionsBySubject: { table: 'sessions', columns: ['subject'] },
  sessionsByEnd: { table: 'sessions', columns: ['expiresAt'] },
} as const

/**
 * Records are found by the employer they belong to, and by when they end. What is to be counted or decided
 * anew waits in a table, written in the transaction that makes it necessary.
 */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  for (const [field, { type, index }] of Object.entries(found)) {
    await schema.alterTable('documents').addColumn(field, type).execute()
    await sql`UPDATE documents SET ${sql.ref(field)} = json_extract(body, ${`$.${field}`})`.execute(db)
    await schema
      .createIndex(index)
      .on('documents')
      .columns(['partition', 'collection', field])
      .where(sql.ref(field), 'is not', null)
      .execute()
  }
  for (const [index, { table, columns }] of Object.entries(asked)) {
    await schema
      .createIndex(index)
      .on(table)
      .columns([...columns])
      .execute()
  }
  await schema
    .createTable('followUps')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('dueAt', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('followUpsById', ['kind', 'siteId', 'subject'])
    .execute()
  await schema.createIndex('followUpsByDue').on('followUps').columns(['dueAt']).execute()
}

export const followUps: Migration = { up }
