import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who was erased, as salted hashes of ids; and how many came on a day, of whom nothing else is kept. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('erasedIds')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await schema
    .createTable('visitDays')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('visits', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('visitDaysById', ['siteId', 'day'])
    .execute()
}

export const erasures: Migration = { up }
