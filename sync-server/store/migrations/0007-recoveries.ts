import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A lost card leads to the one that took its place; a host lets somebody choose their pictures anew. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema.alterTable('passes').addColumn('replacedBy', 'text').execute()
  await schema
    .createTable('recoveries')
    .addColumn('codeHash', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('passId', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('issuedBy', 'text', (c) => c.notNull())
    .addColumn('expiresAt', 'bigint', (c) => c.notNull())
    .addColumn('usedAt', 'bigint')
    .execute()
}

export const recoveries: Migration = { up }
