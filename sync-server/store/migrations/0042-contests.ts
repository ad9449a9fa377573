import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What candidates say of an answer or of a withdrawal, what hosts find, and what the employer says against it. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('contests')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('applicationId', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('decidedAt', 'bigint')
    .addColumn('upheld', 'integer')
    .addColumn('appealedAt', 'bigint')
    .addColumn('appealWords', 'text')
    .addColumn('appealDecidedAt', 'bigint')
    .addColumn('confirmed', 'integer')
    .addPrimaryKeyConstraint('contestsById', ['siteId', 'applicationId', 'about'])
    .execute()
  await schema.createIndex('contestsOfVisitor').on('contests').columns(['siteId', 'visitorId']).execute()
  await schema.createIndex('contestsByAge').on('contests').columns(['siteId', 'at']).execute()
}

export const contests: Migration = { up }
