import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the site signed about a person, and what it took back. At most one stands for a booking. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('attestations')
    .addColumn('serial', 'text', (c) => c.notNull())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('bookingId', 'text', (c) => c.notNull())
    .addColumn('sessionId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('issuedAt', 'bigint', (c) => c.notNull())
    .addColumn('issuedBy', 'text', (c) => c.notNull())
    .addColumn('body', 'text')
    .addColumn('token', 'text')
    .addColumn('revokedAt', 'bigint')
    .addColumn('revokedBecause', 'text')
    .addPrimaryKeyConstraint('attestationsById', ['siteId', 'serial'])
    .execute()
  await schema
    .createIndex('attestationsByBooking')
    .on('attestations')
    .columns(['siteId', 'bookingId'])
    .unique()
    .where(sql.ref('revokedAt'), 'is', null)
    .execute()
  await schema
    .createIndex('attestationsByVisitor')
    .on('attestations')
    .columns(['siteId', 'visitorId'])
    .execute()
  await schema
    .createIndex('attestationsBySession')
    .on('attestations')
    .columns(['siteId', 'sessionId'])
    .execute()
}

export const attestations: Migration = { up }
