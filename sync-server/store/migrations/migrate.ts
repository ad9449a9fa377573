import { sql, type Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { first } from './0001-first.ts'
import { sessions } from './0002-sessions.ts'
import { attestations } from './0003-attestations.ts'
import { visitorReads } from './0004-visitor-reads.ts'
import { employers } from './0005-employers.ts'
import { pictures } from './0006-pictures.ts'
import { recoveries } from './0007-recoveries.ts'
import { refusedRows } from './0008-refused-rows.ts'
import { signedIn } from './0009-signed-in.ts'
import { unprovenApplications } from './0010-unproven-applications.ts'
import { toldAgain } from './0011-told-again.ts'
import { followUps } from './0012-follow-ups.ts'
import { visitorsOfTheirOwn } from './0013-visitors-of-their-own.ts'
import { unverified } from './0014-unverified.ts'
import { requests } from './0015-requests.ts'
import { damagedMemory } from './0016-damaged-memory.ts'
import { secretsChanged } from './0017-secrets-changed.ts'
import { consents } from './0018-consents.ts'
import { searches } from './0019-searches.ts'
import { credentials } from './0020-credentials.ts'
import { erasures } from './0021-erasures.ts'
import { invitations } from './0023-invitations.ts'
import { recommendations } from './0025-recommendations.ts'
import { dossierHolders } from './0026-dossier-holders.ts'
import { savedSearches } from './0027-saved-searches.ts'
import { dataLinks } from './0029-data-links.ts'
import { reminders } from './0034-reminders.ts'
import { publications } from './0035-publications.ts'
import { reciprokProofs } from './0036-reciprok-proofs.ts'
import { advice } from './0039-advice.ts'
import { followLinks } from './0040-follow-links.ts'
import { answerRatings } from './0041-answer-ratings.ts'
import { contests } from './0042-contests.ts'
import { referrals } from './0043-referrals.ts'
import { listingAreas } from './0044-listing-areas.ts'
import { scoreAlerts } from './0045-score-alerts.ts'
import { idsHeld } from './0046-ids-held.ts'
import { cutLists } from './0048-cut-lists.ts'
import { windows } from './0049-windows.ts'
import { indexesOfGoing } from './0050-indexes-of-going.ts'
import { companyRoles } from './0054-company-roles.ts'
import { liftedStopsAndTowns } from './0055-lifted-stops-and-towns.ts'
import { rowsOfAnEmployer } from './0056-rows-of-an-employer.ts'
import { employersOfASite } from './0057-employers-of-a-site.ts'
import { board } from './0059-board.ts'
import { visitCounts } from './0062-visit-counts.ts'
import { practiceCounts } from './0063-practice-counts.ts'
import { photos } from './0067-photos.ts'
import { meetings } from './0069-meetings.ts'
import { expectedVisitors } from './0070-expected-visitors.ts'
import { siteRoles } from './0071-site-roles.ts'
import { tools } from './0075-tools.ts'
import { thanks } from './0077-thanks.ts'
import { siteLinks } from './0081-site-links.ts'
import { fieldConflicts } from './0082-field-conflicts.ts'
import { sharedProjects } from './0083-shared-projects.ts'
import { countedLists } from './0084-counted-lists.ts'
import { scored } from './0086-scored.ts'
import { assistances } from './0088-assistances.ts'
import { outboxSince } from './0092-outbox-since.ts'
import { due } from './0094-due.ts'
import { ages } from './0095-ages.ts'

/**
 * In order; a migration that was released is never edited. Those after the baseline of PostgreSQL run there as well, written
 * once for both (decision 0113).
 */
export const migrations = {
  '0001-first': first,
  '0002-sessions': sessions,
  '0003-attestations': attestations,
  '0004-visitor-reads': visitorReads,
  '0005-employers': employers,
  '0006-pictures': pictures,
  '0007-recoveries': recoveries,
  '0008-refused-rows': refusedRows,
  '0009-signed-in': signedIn,
  '0010-unproven-applications': unprovenApplications,
  '0011-told-again': toldAgain,
  '0012-follow-ups': followUps,
  '0013-visitors-of-their-own': visitorsOfTheirOwn,
  '0014-unverified': unverified,
  '0015-requests': requests,
  '0016-damaged-memory': damagedMemory,
  '0017-secrets-changed': secretsChanged,
  '0018-consents': consents,
  '0019-searches': searches,
  '0020-credentials': credentials,
  '0021-erasures': erasures,
  '0023-invitations': invitations,
  '0025-recommendations': recommendations,
  '0026-dossier-holders': dossierHolders,
  '0027-saved-searches': savedSearches,
  '0029-data-links': dataLinks,
  '0034-reminders': reminders,
  '0035-publications': publications,
  '0036-reciprok-proofs': reciprokProofs,
  '0039-advice': advice,
  '0040-follow-links': followLinks,
  '0041-answer-ratings': answerRatings,
  '0042-contests': contests,
  '0043-referrals': referrals,
  '0044-listing-areas': listingAreas,
  '0045-score-alerts': scoreAlerts,
  '0046-ids-held': idsHeld,
  '0048-cut-lists': cutLists,
  '0049-windows': windows,
  '0050-indexes-of-going': indexesOfGoing,
  '0054-company-roles': companyRoles,
  '0055-lifted-stops-and-towns': liftedStopsAndTowns,
  '0056-rows-of-an-employer': rowsOfAnEmployer,
  '0057-employers-of-a-site': employersOfASite,
  '0059-board': board,
  '0062-visit-counts': visitCounts,
  '0063-practice-counts': practiceCounts,
  '0067-photos': photos,
  '0069-meetings': meetings,
  '0070-expected-visitors': expectedVisitors,
  '0071-site-roles': siteRoles,
  '0075-tools': tools,
  '0077-thanks': thanks,
  '0081-site-links': siteLinks,
  '0082-field-conflicts': fieldConflicts,
  '0083-shared-projects': sharedProjects,
  '0084-counted-lists': countedLists,
  '0086-scored': scored,
  '0088-assistances': assistances,
  '0092-outbox-since': outboxSince,
  '0094-due': due,
  '0095-ages': ages,
}

export type MigrationName = keyof typeof migrations
export const migrationNames: ReadonlySet<string> = new Set(Object.keys(migrations))

/** Brings the database to the form this version expects, or to that of an earlier one. Throws when it cannot. */
export async function migrate<Tables>(db: Kysely<Tables>, until?: MigrationName): Promise<void> {
  if (until === undefined && (await isLatest(db))) return
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await (until ? migrator.migrateTo(until) : migrator.migrateToLatest())
  if (error) throw error
}

/** Whether all of this version's migrations ran, and no others: the migrator reads the form of all tables for that. */
async function isLatest<Tables>(db: Kysely<Tables>): Promise<boolean> {
  const named = sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'kysely_migration'`
  if ((await named.execute(db)).rows.length === 0) return false
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db)
  return rows.length === migrationNames.size && rows.every(({ name }) => migrationNames.has(name))
}
