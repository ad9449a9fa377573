import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A host lets the holder of a pass choose new pictures; passes whose pictures were guessed at too often. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  for (const table of ['pictureGrants', 'passAlerts']) {
    await schema
      .createTable(table)
      .addColumn('siteId', 'text', (c) => c.notNull())
      .addColumn('passId', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint(`${table}ById`, ['siteId', 'passId'])
      .execute()
  }
}

export const pictures: Migration = { up }
