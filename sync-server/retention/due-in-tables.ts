import { sql } from 'kysely'
import { kept } from '../../domain/retention/keeping.ts'
import type { SiteId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { AT_ONCE, type Due } from './due-kinds.ts'

/** What is no record: its table, the column of its id, and that of the moment from which it is kept. */
const inTables = [
  ['search', 'searches', 'searchId', 'at', kept.searches],
  ['saved-search', 'savedSearches', 'savedId', 'lookedAt', kept.savedSearches],
  ['invitation', 'invitations', 'invitationId', 'invitedAt', kept.invitations],
  ['referral', 'referrals', 'referralId', 'acceptedAt', kept.referrals],
  ['page-reads', 'pageReads', 'visitorId', 'at', kept.pageReads],
  ['assistance', 'assistances', 'assistanceId', 'beganAt', kept.assistances],
  ['thanks', 'thanks', 'thanksId', 'at', kept.thanks],
  ['expected-visitor', 'expectedVisitors', 'expectedId', 'at', kept.expectedVisitors],
  ['data-link', 'dataLinks', 'linkHash', 'madeAt', kept.dataLinks],
  ['follow-link', 'followLinks', 'linkHash', 'madeAt', kept.followLinks],
  ['pass-alert', 'passAlerts', 'visitorId', 'at', kept.passAlerts],
  ['site-link', 'siteLinks', 'linkId', 'endedAt', kept.endedLinks],
  ['field-conflict', 'fieldConflicts', 'conflictId', 'at', kept.fieldConflicts],
  ['record-stamps', 'recordStamps', 'recordId', 'replacedAt', kept.fieldConflicts],
  ['refused-row', 'refusedRows', 'refusedId', 'at', kept.refusedRows],
  ['enrolment-code', 'enrolmentCodes', 'codeHash', 'expiresAt', kept.enrolmentCodes],
  ['message', 'reminders', 'key', 'dueAt', kept.messages],
  ['answer-rating', 'answerRatings', 'applicationId', 'at', kept.answerRatings],
  ['contest', 'contests', 'about', 'at', kept.contests],
  ['advice-fact', 'adviceFacts', 'factId', 'at', kept.advice],
  ['advice-slot', 'adviceSlots', 'slotId', 'startsAt', kept.advice],
  ['alert-decision', 'alertDecisions', 'decisionId', 'at', kept.alertDecisions],
] as const satisfies readonly (readonly [Due['kind'], keyof Tables, string, string, number])[]

/** Their index begins with the moment; by their site alone the database would look through all of it. */
const byMoment: ReadonlySet<keyof Tables> = new Set([
  ...(['searches', 'savedSearches', 'invitations', 'pageReads', 'thanks'] as const),
  ...(['dataLinks', 'followLinks', 'reminders'] as const),
])

/** What stands beside the records of a site and goes by this moment. */
export async function rowsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const due: Due[] = []
  for (const [kind, table, id, since, keptFor] of inTables) {
    const site = byMoment.has(table) ? sql`${sql.ref('siteId')} || ''` : sql.ref('siteId')
    const query = sql<{ id: string; at: Instant }>`
      SELECT ${sql.ref(id)} AS id, ${sql.ref(since)} AS at FROM ${sql.table(table)}
      WHERE ${site} = ${siteId} AND ${sql.ref(since)} < ${by - keptFor} LIMIT ${AT_ONCE}`
    const rows = await view.all({ compile: () => query.compile(view.tables) })
    due.push(...rows.map((row) => ({ kind, id: row.id, at: row.at + keptFor })))
  }
  return due
}
