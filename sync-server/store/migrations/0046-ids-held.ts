import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** From now on, an id beside a message that is to leave says that it was handed over under it, perhaps with success. */
async function up(db: Kysely<never>): Promise<void> {
  await sql`UPDATE reminders SET "mailId" = NULL WHERE state = 'planned'`.execute(db)
  await db.schema.createIndex('remindersOfMail').on('reminders').columns(['mailId', 'state']).execute()
}

export const idsHeld: Migration = { up }
