import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who was recommended to an employer and said yes, so that it finds them. */
async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('referrals')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('applicationId', 'text', (c) => c.notNull())
    .addColumn('referralId', 'text', (c) => c.notNull())
    .addColumn('employerId', 'text', (c) => c.notNull())
    .addColumn('acceptedAt', 'bigint', (c) => c.notNull())
    .addColumn('endedAt', 'bigint')
    .addPrimaryKeyConstraint('referralsById', ['siteId', 'applicationId', 'referralId'])
    .execute()
  await schema
    .createIndex('referralsToEmployer')
    .on('referrals')
    .columns(['siteId', 'employerId', 'acceptedAt'])
    .execute()
  await schema.createIndex('referralsByAge').on('referrals').columns(['siteId', 'acceptedAt']).execute()
}

export const referrals: Migration = { up }
