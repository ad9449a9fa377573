import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What candidates say of how they were answered: once of an application, and read by nobody but its candidate. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('answerRatings')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('applicationId', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('clear', 'text', (c) => c.notNull())
    .addColumn('useful', 'text', (c) => c.notNull())
    .addColumn('respectful', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('answerRatingsById', ['siteId', 'applicationId'])
    .execute()
  await schema.createIndex('answerRatingsOfEmployer').on('answerRatings').columns(['employerId']).execute()
  await schema
    .createIndex('answerRatingsOfVisitor')
    .on('answerRatings')
    .columns(['siteId', 'visitorId'])
    .execute()
  await schema.createIndex('answerRatingsByAge').on('answerRatings').columns(['siteId', 'at']).execute()
}

export const answerRatings: Migration = { up }
