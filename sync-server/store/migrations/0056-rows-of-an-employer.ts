import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is asked of one employer is found among its own rows, however many others have some of the same state or site. */
async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createIndex('remindersDueOfEmployer')
    .on('reminders')
    .columns(['employerId', 'state', 'nextTryAt'])
    .execute()
  await db.schema
    .createIndex('alertDecisionsOfAlert')
    .on('alertDecisions')
    .columns(['employerId', 'siteId', 'kind', 'subject', 'at'])
    .execute()
}

export const rowsOfAnEmployer: Migration = { up }
