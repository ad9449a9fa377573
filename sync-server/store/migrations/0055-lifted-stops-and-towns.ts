import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who let messages go to an address again, and the town around which a site shows the offers of France Travail. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('mailStopLifts')
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('because', 'text', (c) => c.notNull())
    .addColumn('liftedBy', 'text', (c) => c.notNull())
    .addColumn('liftedAt', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('mailStopLiftsById', ['employerId', 'address', 'liftedAt'])
    .execute()
  await schema.createIndex('mailStopLiftsByAge').on('mailStopLifts').columns(['liftedAt']).execute()
  await schema.alterTable('listingAreas').addColumn('town', 'text').execute()
  await schema.alterTable('listingAreas').addColumn('townName', 'text').execute()
  await schema.alterTable('listingAreas').addColumn('distance', 'integer').execute()
}

export const liftedStopsAndTowns: Migration = { up }
