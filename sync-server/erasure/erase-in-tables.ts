import { sql } from 'kysely'
import { collectionNames } from '../../domain/sync/collections.ts'
import { forgetAssistances } from '../assistance/assistances.ts'
import { takeBack } from '../attestations/revoke-attestation.ts'
import { dropDossiers } from '../passes/dossiers.ts'
import { endFollowLinksOf } from '../passes/follow-links.ts'
import { revokePassesOf } from '../passes/passes.ts'
import { forgetLinks } from '../passes/site-links.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { Leaving } from './erase-person.ts'

interface LeavingTables extends Leaving {
  /** Of the records that name the person. */
  recordIds: readonly string[]
}
type TableEraser = (tx: StoreTransaction, leaving: LeavingTables) => Promise<unknown>

/** Stands where somebody's id stood. */
const NOBODY = ''

/** Every table beside the records, and what an erasure does there; `null`: it names no visitor. */
const tableErasers: { readonly [T in keyof Tables]: TableEraser | null } = {
  settings: null,
  devices: null,
  enrolmentCodes: null,
  accounts: null,
  followUps: null,
  requests: null,
  siteKeys: null,
  erasedIds: null,
  visitDays: null,
  visitCounts: null,
  listingAreas: null,
  // Names that hosts typed, of nobody in particular: gone when they came, or two days later.
  expectedVisitors: null,
  // With the card that they are of.
  photos: null,
  sharedProjects: null,
  // Numbers of sheets and months.
  practiceCounts: null,
  tools: null,
  hooks: null,
  hookTold: null,
  hookMessages: null,
  // Seals over ids that are gone.
  savedSearches: null,
  // Hashes, which a day later are nothing.
  attempts: null,
  // They name employers, and hosts who offer them help.
  reciprokProofs: null,
  mailStops: null,
  mailStopLifts: null,
  adviceFacts: null,
  adviceSlots: null,
  adviceBookings: null,
  // Numbers, days and hosts; counted anew the day after.
  scoreAlerts: null,
  alertDecisions: null,
  publications: null,
  // With their attestations.
  credentials: null,
  sessions: (tx, { ids }) =>
    tx.run(tx.tables.deleteFrom('sessions').where('kind', '=', 'visitor').where('subject', 'in', ids)),
  // A number that is dead stays so: whoever finds the card is nobody.
  async passes(tx, { siteId, ids, now }) {
    await revokePassesOf(tx, siteId, ids, now)
    const theirs = tx.tables.updateTable('passes').set({ visitorId: NOBODY }).where('siteId', '=', siteId)
    await tx.run(theirs.where('visitorId', 'in', ids))
  },
  // After the cards: what one of them had opened at the other site is closed.
  siteLinks: (tx, { siteId, ids }) => forgetLinks(tx, siteId, ids),
  recoveries: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('recoveries').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  passSecrets: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('passSecrets').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  visitorReads: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('visitorReads').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  passAlerts: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('passAlerts').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  async attestations(tx, { siteId, ids, now }) {
    const theirs = await tx.all(
      tx.tables
        .selectFrom('attestations')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('visitorId', 'in', ids),
    )
    for (const row of theirs) await takeBack(tx, row, 'erased', now)
    await tx.run(
      tx.tables
        .updateTable('attestations')
        .set({ visitorId: NOBODY })
        .where('siteId', '=', siteId)
        .where('visitorId', 'in', ids),
    )
  },
  async searches(tx, { siteId, ids }) {
    const counting = tx.tables.selectFrom('searches').select(['searchId', 'counted'])
    for (const row of await tx.all(counting.where('siteId', '=', siteId).where('counted', '!=', '[]'))) {
      const all = JSON.parse(row.counted) as string[]
      const counted = all.filter((id) => !ids.includes(id))
      if (counted.length === all.length) continue
      await tx.run(
        tx.tables
          .updateTable('searches')
          .set({ counted: JSON.stringify(counted) })
          .where('searchId', '=', row.searchId),
      )
    }
    for (const { searchId } of await meetingsOf(tx, { siteId, ids })) {
      const [search] = await tx.all(
        tx.tables.selectFrom('searches').select('people').where('searchId', '=', searchId),
      )
      const people = (JSON.parse(search?.people ?? '[]') as string[]).filter((id) => !ids.includes(id))
      await tx.run(
        tx.tables
          .updateTable('searches')
          .set({ people: JSON.stringify(people) })
          .where('searchId', '=', searchId),
      )
    }
  },
  searchMeetings: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('searchMeetings').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  invitations: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('invitations').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  // Both what they said of others and what others said of them: the pages keep what stays.
  async recommendations(tx, { siteId, ids }) {
    const theirs = tx.tables.deleteFrom('recommendations').where('siteId', '=', siteId)
    await tx.run(theirs.where('visitorId', 'in', ids))
    await tx.run(theirs.where('authorId', 'in', ids))
  },
  // Whoever was thanked, and whoever thanked: what was recommended with it, the page keeps or loses as ever.
  async thanks(tx, { siteId, ids }) {
    const theirs = tx.tables.deleteFrom('thanks').where('siteId', '=', siteId)
    await tx.run(theirs.where('visitorId', 'in', ids))
    await tx.run(theirs.where('authorId', 'in', ids))
  },
  pageReads: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('pageReads').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  assistances: (tx, { siteId, ids }) => forgetAssistances(tx, siteId, ids),
  // With the helps in which they were done.
  assistedActs: null,
  dataLinks: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('dataLinks').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  answerRatings: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('answerRatings').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  contests: (tx, { siteId, ids }) =>
    tx.run(tx.tables.deleteFrom('contests').where('siteId', '=', siteId).where('visitorId', 'in', ids)),
  followLinks: (tx, { siteId, ids }) => endFollowLinksOf(tx, siteId, ids),
  dossierHolders: (tx, { siteId, ids, now }) => dropDossiers(tx, siteId, ids, now),
  async unprovenDecisions(tx, { siteId, recordIds }) {
    for (const applicationId of recordIds) {
      await tx.run(
        tx.tables
          .deleteFrom('unprovenDecisions')
          .where('siteId', '=', siteId)
          .where('applicationId', '=', applicationId),
      )
    }
  },
  async referrals(tx, { siteId, recordIds }) {
    for (const applicationId of recordIds) {
      const theirs = tx.tables.deleteFrom('referrals').where('siteId', '=', siteId)
      await tx.run(theirs.where('applicationId', '=', applicationId))
    }
  },
  // Also of what was sent: the record that it was about is told to nobody any more.
  reminders: (tx, { recordIds }) =>
    ofSome(recordIds, () => tx.run(tx.tables.deleteFrom('reminders').where('subject', 'in', recordIds))),
  recordStamps: (tx, { siteId, recordIds }) =>
    ofSome(recordIds, () =>
      tx.run(
        tx.tables
          .deleteFrom('recordStamps')
          .where('siteId', '=', siteId)
          .where('collection', 'in', collectionNames)
          .where('recordId', 'in', recordIds),
      ),
    ),
  // The person may be named in a text that was not kept, of a record of theirs.
  fieldConflicts: (tx, { siteId, recordIds }) =>
    ofSome(recordIds, () =>
      tx.run(
        tx.tables
          .deleteFrom('fieldConflicts')
          .where('siteId', '=', siteId)
          .where('recordId', 'in', recordIds),
      ),
    ),
  async refusedRows(tx, { siteId, ids }) {
    for (const id of ids) {
      const names = sql<boolean>`(instr(body, ${id}) > 0 or instr(${sql.ref('recordId')}, ${id}) > 0)`
      await tx.run(tx.tables.deleteFrom('refusedRows').where('siteId', '=', siteId).where(names))
    }
  },
}

/** A list of nothing is looked for in all of a table. */
async function ofSome(recordIds: readonly string[], erase: () => Promise<unknown>): Promise<void> {
  if (recordIds.length > 0) await erase()
}

/** What stands beside the records, table by table; the lists of whom a search showed before the meetings go. */
export async function eraseInTables(tx: StoreTransaction, leaving: LeavingTables): Promise<void> {
  for (const erase of Object.values(tableErasers)) await erase?.(tx, leaving)
}

/** The numbers of all cards that the person ever held here. */
export async function passesOf(
  view: StoreReader,
  { siteId, ids }: Pick<Leaving, 'siteId' | 'ids'>,
): Promise<string[]> {
  const passes = await view.all(
    view.tables
      .selectFrom('passes')
      .select('passId')
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids),
  )
  return passes.map(({ passId }) => passId)
}

function meetingsOf(view: StoreReader, { siteId, ids }: Pick<Leaving, 'siteId' | 'ids'>) {
  return view.all(
    view.tables
      .selectFrom('searchMeetings')
      .select('searchId')
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids),
  )
}
