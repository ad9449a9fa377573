import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What employers say of their silence, and the half hours that hosts offer them. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('adviceFacts')
    .addColumn('factId', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('codes', 'text')
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('adviceFactsById', ['employerId', 'factId'])
    .execute()
  await schema.createIndex('adviceFactsOfSite').on('adviceFacts').columns(['siteId', 'at']).execute()
  await schema
    .createTable('adviceSlots')
    .addColumn('slotId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('startsAt', 'bigint', (c) => c.notNull())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('withdrawnAt', 'bigint')
    .execute()
  await schema.createIndex('adviceSlotsOfSite').on('adviceSlots').columns(['siteId', 'startsAt']).execute()
  await schema
    .createTable('adviceBookings')
    .addColumn('bookingId', 'text', (c) => c.primaryKey())
    .addColumn('slotId', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('cancelledAt', 'bigint')
    .addColumn('cancelledBy', 'text')
    .execute()
  await schema.createIndex('adviceBookingsOfEmployer').on('adviceBookings').columns(['employerId']).execute()
  // A slot has one holder, whatever the rules above it do.
  await schema
    .createIndex('adviceBookingsOfSlot')
    .unique()
    .on('adviceBookings')
    .columns(['slotId'])
    .where(sql`"cancelledAt"`, 'is', null)
    .execute()
}

export const advice: Migration = { up }
