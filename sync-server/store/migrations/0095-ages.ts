import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What was looked for in all of a site: what goes one by one, or with a record. */
const lookedFor = [
  ['contestsByWord', 'contests', 'about'],
  ['referralsByOwn', 'referrals', 'referralId'],
  ['adviceFactsByOwn', 'adviceFacts', 'factId'],
  ['fieldConflictsOfRecord', 'fieldConflicts', 'recordId'],
] as const

/**
 * What a site keeps for a time, by the moment from which it is kept: each night what is over is found by it. The moment
 * comes first: an index of a site in the order of time would draw what asks for a person's rows in that order.
 */
const kept = {
  searches: 'at',
  savedSearches: 'lookedAt',
  invitations: 'invitedAt',
  pageReads: 'at',
  thanks: 'at',
  dataLinks: 'madeAt',
  followLinks: 'madeAt',
  reminders: 'dueAt',
}

async function up(db: Kysely<never>): Promise<void> {
  const { schema } = db
  for (const [table, since] of Object.entries(kept)) {
    await schema.createIndex(`${table}ByAge`).on(table).columns([since, 'siteId']).execute()
  }
  for (const [index, table, found] of lookedFor) {
    await schema.createIndex(index).on(table).columns(['siteId', found]).execute()
  }
  // All that were taken back are told to who verifies.
  await schema
    .createIndex('attestationsRevoked')
    .on('attestations')
    .columns(['siteId', 'bookingId'])
    .where(sql.ref('revokedAt'), 'is not', null)
    .execute()
  // Links that did not end are found by their person: by their end they would be all of the site.
  await schema.dropIndex('siteLinksEnded').execute()
  await schema
    .createIndex('siteLinksEnded')
    .on('siteLinks')
    .columns(['siteId', 'endedAt'])
    .where(sql.ref('endedAt'), 'is not', null)
    .execute()
}

export const ages: Migration = { up }
