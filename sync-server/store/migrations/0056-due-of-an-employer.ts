import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What an employer's message waits for is found among its own, however many others have some that are due. */
async function up(db: Kysely<never>): Promise<void> {
  const columns = ['employerId', 'state', 'nextTryAt'] as const
  await db.schema
    .createIndex('remindersDueOfEmployer')
    .on('reminders')
    .columns([...columns])
    .execute()
}

export const dueOfAnEmployer: Migration = { up }
