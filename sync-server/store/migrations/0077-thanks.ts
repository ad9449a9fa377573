import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What people said to each other for a meeting or a help, and what became of it. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('thanks')
    .addColumn('thanksId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('authorId', 'text', (c) => c.notNull())
    .addColumn('visitorId', 'text', (c) => c.notNull())
    .addColumn('forKind', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('topic', 'text')
    .addColumn('authorName', 'text', (c) => c.notNull())
    .addColumn('visitorName', 'text', (c) => c.notNull())
    .addColumn('ready', 'text')
    .addColumn('line', 'text')
    .addColumn('competenceId', 'text')
    .addColumn('competence', 'text')
    .addColumn('recommendationId', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('toldAt', 'integer')
    .addColumn('readBy', 'text')
    .addColumn('answeredAt', 'integer')
    .execute()
  await schema.createIndex('thanksByAuthor').on('thanks').columns(['siteId', 'authorId']).execute()
  await schema.createIndex('thanksByVisitor').on('thanks').columns(['siteId', 'visitorId']).execute()
  await schema.createIndex('thanksByState').on('thanks').columns(['siteId', 'state']).execute()
}

export const thanks: Migration = { up }
