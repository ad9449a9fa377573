import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Figures of employers that hosts are asked to look at, and what they said of them. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('scoreAlerts')
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addColumn('raisedAt', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('scoreAlertsById', ['employerId', 'siteId', 'kind', 'subject'])
    .execute()
  await schema.createIndex('scoreAlertsOfSite').on('scoreAlerts').columns(['siteId', 'raisedAt']).execute()
  await schema
    .createTable('alertDecisions')
    .addColumn('decisionId', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('alertDecisionsById', ['siteId', 'decisionId'])
    .execute()
  await schema
    .createIndex('alertDecisionsOfEmployer')
    .on('alertDecisions')
    .columns(['employerId', 'at'])
    .execute()
  await schema.createIndex('alertDecisionsByAge').on('alertDecisions').columns(['siteId', 'at']).execute()
  // For whom a host answered is looked up by the person.
  await schema.createIndex('recoveriesOfVisitor').on('recoveries').columns(['siteId', 'visitorId']).execute()
}

export const scoreAlerts: Migration = { up }
