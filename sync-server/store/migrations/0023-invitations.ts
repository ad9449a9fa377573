import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What employers ask of people whom they found without knowing them, and what was answered. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('invitations')
    .addColumn('invitationId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('accountId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('searchId', 'text', (c) => c.notNull())
    .addColumn('cardId', 'text', (c) => c.notNull())
    .addColumn('invitedAt', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('sessionId', 'text')
    .addColumn('pay', 'text')
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('wanted', 'text', (c) => c.notNull())
    .addColumn('answer', 'text')
    .addColumn('answeredAt', 'integer')
    .addColumn('putOffAt', 'integer')
    .addColumn('told', 'text')
    .execute()
  await schema
    .createIndex('invitationsByEmployer')
    .on('invitations')
    .columns(['siteId', 'employerId', 'invitedAt'])
    .execute()
  await schema
    .createIndex('invitationsByVisitor')
    .on('invitations')
    .columns(['siteId', 'visitorId'])
    .execute()
}

export const invitations: Migration = { up }
