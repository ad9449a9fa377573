import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Which attestations left as a digital credential, and their place in the site's list of what was taken back. Whether
 * one was taken back is told by its attestation alone.
 */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('credentials')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('serial', 'text', (c) => c.notNull())
    .addColumn('listIndex', 'integer', (c) => c.notNull())
    .addColumn('issuedAt', 'bigint', (c) => c.notNull())
    .addColumn('jwt', 'text')
    .addPrimaryKeyConstraint('credentialsById', ['siteId', 'serial'])
    .execute()
  await schema
    .createIndex('credentialsByPlace')
    .on('credentials')
    .columns(['siteId', 'listIndex'])
    .unique()
    .execute()
}

export const credentials: Migration = { up }
