import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const audienceColumns = ['audKiosk', 'audHost', 'audEmployer'] as const

async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('settings')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('heads')
    .addColumn('partition', 'text', (c) => c.primaryKey())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .execute()

  await schema
    .createTable('documents')
    .addColumn('partition', 'text', (c) => c.notNull())
    .addColumn('collection', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('rev', 'text', (c) => c.notNull())
    .addColumn('sourceRev', 'text')
    .addColumn('deleted', 'integer', (c) => c.notNull())
    .addColumn('audKiosk', 'text')
    .addColumn('audHost', 'text')
    .addColumn('audEmployer', 'text')
    .addColumn('visitorId', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createIndex('documentsById')
    .on('documents')
    .columns(['partition', 'collection', 'id'])
    .unique()
    .execute()
  for (const column of audienceColumns) {
    await schema
      .createIndex(`documentsFor${column.slice(3)}`)
      .on('documents')
      .columns(['partition', 'collection', column, 'seq'])
      .where(sql.ref(column), 'is not', null)
      .execute()
  }
  await schema
    .createIndex('documentsBySeq')
    .on('documents')
    .columns(['partition', 'collection', 'seq'])
    .execute()
  await schema
    .createIndex('documentsOfVisitor')
    .on('documents')
    .columns(['partition', 'visitorId', 'collection'])
    .where(sql.ref('visitorId'), 'is not', null)
    .execute()

  // Audiences that a record has left, and when: whoever owns one of them must forget the record.
  await schema
    .createTable('departures')
    .addColumn('partition', 'text', (c) => c.notNull())
    .addColumn('collection', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('departuresById', ['partition', 'collection', 'id', 'role', 'audience'])
    .execute()
  await schema
    .createIndex('departuresBySeq')
    .on('departures')
    .columns(['partition', 'collection', 'role', 'audience', 'seq'])
    .execute()

  await schema
    .createTable('devices')
    .addColumn('deviceId', 'text', (c) => c.primaryKey())
    .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('enrolledAt', 'bigint', (c) => c.notNull())
    .addColumn('lastContactAt', 'bigint')
    .addColumn('waiting', 'integer', (c) => c.notNull())
    .addColumn('revokedAt', 'bigint')
    .execute()
  await schema
    .createTable('enrolmentCodes')
    .addColumn('codeHash', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text')
    .addColumn('name', 'text')
    .addColumn('expiresAt', 'bigint', (c) => c.notNull())
    .addColumn('usedAt', 'bigint')
    .execute()
  await schema
    .createTable('accounts')
    .addColumn('accountId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text')
    .addColumn('login', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('secretHash', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'bigint', (c) => c.notNull())
    .addColumn('closedAt', 'bigint')
    .execute()
  await schema
    .createTable('sessions')
    .addColumn('tokenHash', 'text', (c) => c.primaryKey())
    .addColumn('deviceId', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('expiresAt', 'bigint', (c) => c.notNull())
    .execute()
  await schema
    .createTable('attempts')
    .addColumn('attemptId', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('bucket', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await schema.createIndex('attemptsByBucket').on('attempts').columns(['bucket', 'at']).execute()

  await schema
    .createTable('siteKeys')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('keyId', 'integer', (c) => c.notNull())
    .addColumn('privateJwk', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('siteKeysById', ['siteId', 'kind', 'keyId'])
    .execute()
  await schema
    .createTable('passes')
    .addColumn('passId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('deviceId', 'text', (c) => c.notNull())
    .addColumn('issuedAt', 'bigint', (c) => c.notNull())
    .addColumn('revokedAt', 'bigint')
    .execute()
  await schema
    .createTable('passSecrets')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('passId', 'text', (c) => c.notNull())
    .addColumn('secretHash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('passSecretsById', ['siteId', 'passId'])
    .execute()
  await schema
    .createTable('refusedRows')
    .addColumn('refusedId', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('deviceId', 'text', (c) => c.notNull())
    .addColumn('collection', 'text', (c) => c.notNull())
    .addColumn('recordId', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('field', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('refusedRowsBySite').on('refusedRows').columns(['siteId', 'at']).execute()
}

export const first: Migration = { up }
