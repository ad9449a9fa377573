import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What hosts decided on applications that were made with other pictures than the card's. New pictures are given
 * with a code alone (`recoveries`): permissions without one are no more.
 */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('unprovenDecisions')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('applicationId', 'text', (c) => c.notNull())
    .addColumn('decision', 'text', (c) => c.notNull())
    .addColumn('decidedBy', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('unprovenDecisionsById', ['siteId', 'applicationId'])
    .execute()
  await db.schema.dropTable('pictureGrants').execute()
}

export const unprovenApplications: Migration = { up }
