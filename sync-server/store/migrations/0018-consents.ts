import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * A competence account says what is allowed purpose by purpose (domain/competences/consents.ts), no longer by one
 * word. No screen ever asked for that word, so that nothing was allowed by it.
 */
async function up(db: Kysely<never>): Promise<void> {
  await sql`UPDATE documents SET body = json_remove(body, '$.consent') WHERE collection = 'profiles'`.execute(
    db,
  )
}

export const consents: Migration = { up }
