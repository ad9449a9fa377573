import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whose each sealed dossier is: the dossier itself names nobody, and lies on every kiosk of the site. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('dossierHolders')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('dossierId', 'text', (c) => c.notNull())
    .addColumn('passId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('dossierHoldersById', ['siteId', 'dossierId'])
    .execute()
  await schema
    .createIndex('dossierHoldersByVisitor')
    .on('dossierHolders')
    .columns(['siteId', 'visitorId'])
    .execute()
}

export const dossierHolders: Migration = { up }
