import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Messages to employers and candidates, each once by its key, and the addresses that get none. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('reminders')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('reader', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('dueAt', 'bigint', (c) => c.notNull())
    .addColumn('latest', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('nextTryAt', 'bigint', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('mailId', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await schema.createIndex('remindersByTry').on('reminders').columns(['state', 'nextTryAt']).execute()
  await schema.createIndex('remindersOfEmployer').on('reminders').columns(['employerId', 'dueAt']).execute()
  await schema.createIndex('remindersOfSite').on('reminders').columns(['siteId', 'state', 'dueAt']).execute()
  await schema.createIndex('remindersSent').on('reminders').columns(['employerId', 'reader', 'at']).execute()
  await schema.createIndex('remindersOfSubject').on('reminders').columns(['subject']).execute()
  await schema
    .createTable('mailStops')
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('because', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('mailStopsById', ['employerId', 'address'])
    .execute()
}

export const reminders: Migration = { up }
