import { kept, postingEnds, searchConsentEnds } from '../../domain/retention/keeping.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { DAY, siteDay, type Instant } from '../../domain/time.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { StoreReader } from '../store/store.ts'

/** What goes because its time is over: of which kind, which one, and from when on. */
export interface Due {
  kind:
    | 'visit'
    | 'search'
    | 'saved-search'
    | 'invitation'
    | 'posting'
    | 'page-reads'
    | 'data-link'
    | 'search-consent'
    | 'account'
  id: string
  at: Instant
}

/** So many of a kind are told at once: what is left over is due still. */
export const AT_ONCE = 200

/** What of a site goes by this moment, at most `AT_ONCE` of each kind. */
export async function dueBy(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  return [
    ...(await visitsDue(view, siteId, by)),
    ...(await searchesDue(view, siteId, by)),
    ...(await savedSearchesDue(view, siteId, by)),
    ...(await invitationsDue(view, siteId, by)),
    ...(await postingsDue(view, siteId, by)),
    ...(await pageReadsDue(view, siteId, by)),
    ...(await dataLinksDue(view, siteId, by)),
    ...(await consentsDue(view, siteId, by)),
    ...(await accountsDue(view, siteId, by)),
  ]
}

const dayBefore = (by: Instant, keptFor: number) => siteDay(by - keptFor)
const endOf = (day: string, keptFor: number): Instant => Date.parse(`${day}T00:00:00Z`) + DAY + keptFor

async function visitsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const before = dayBefore(by, kept.visits)
  const visits = await view.recordsBefore('visits', siteId, { field: 'day', before, limit: AT_ONCE })
  return visits.map(({ id, day }) => ({ kind: 'visit', id, at: endOf(day, kept.visits) }))
}

async function searchesDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('searches')
      .select(['searchId', 'at'])
      .where('siteId', '=', siteId)
      .where('at', '<', by - kept.searches)
      .limit(AT_ONCE),
  )
  return rows.map(({ searchId, at }) => ({ kind: 'search', id: searchId, at: at + kept.searches }))
}

async function savedSearchesDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('savedSearches')
      .select(['savedId', 'lookedAt'])
      .where('siteId', '=', siteId)
      .where('lookedAt', '<', by - kept.savedSearches)
      .limit(AT_ONCE),
  )
  return rows.map(({ savedId, lookedAt }) => ({
    kind: 'saved-search',
    id: savedId,
    at: lookedAt + kept.savedSearches,
  }))
}

async function invitationsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('invitations')
      .select(['invitationId', 'invitedAt'])
      .where('siteId', '=', siteId)
      .where('invitedAt', '<', by - kept.invitations)
      .limit(AT_ONCE),
  )
  return rows.map(({ invitationId, invitedAt }) => ({
    kind: 'invitation',
    id: invitationId,
    at: invitedAt + kept.invitations,
  }))
}

async function postingsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const due: Due[] = []
  const asked = { field: 'at', before: by - kept.postings, limit: AT_ONCE }
  for (let after = ''; due.length < AT_ONCE;) {
    const postings = await view.recordsBefore('postings', siteId, { ...asked, after })
    for (const posting of postings) {
      const at = postingEnds(posting)
      if (at < by) due.push({ kind: 'posting', id: posting.id, at })
    }
    if (postings.length < AT_ONCE) break
    after = postings.at(-1)!.id
  }
  return due
}

async function pageReadsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('pageReads')
      .select(['visitorId', 'at'])
      .where('siteId', '=', siteId)
      .where('at', '<', by - kept.pageReads)
      .limit(AT_ONCE),
  )
  return rows.map(({ visitorId, at }) => ({ kind: 'page-reads', id: visitorId, at: at + kept.pageReads }))
}

async function dataLinksDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const rows = await view.all(
    view.tables
      .selectFrom('dataLinks')
      .select(['linkHash', 'madeAt'])
      .where('siteId', '=', siteId)
      .where('madeAt', '<', by - kept.dataLinks)
      .limit(AT_ONCE),
  )
  return rows.map(({ linkHash, madeAt }) => ({
    kind: 'data-link',
    id: linkHash,
    at: madeAt + kept.dataLinks,
  }))
}

async function consentsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const due: Due[] = []
  // The first word of a page is its oldest: without an old one, no leave is old.
  const asked = { field: 'consents[0].at', before: by - kept.searchConsent, limit: AT_ONCE }
  for (let after = ''; due.length < AT_ONCE;) {
    const profiles = await view.recordsBefore('profiles', siteId, { ...asked, after })
    for (const profile of profiles) {
      const at = searchConsentEnds(profile)
      if (at !== undefined && at < by) due.push({ kind: 'search-consent', id: profile.id, at })
    }
    if (profiles.length < AT_ONCE) break
    after = profiles.at(-1)!.id
  }
  return due
}

async function accountsDue(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const due: Due[] = []
  const asked = { field: 'lastSeenOn', before: dayBefore(by, kept.accounts), limit: AT_ONCE }
  for (let after = ''; due.length < AT_ONCE;) {
    const entries = await view.recordsBefore('visitors', siteId, { ...asked, after })
    for (const { id } of entries) {
      // Two entries of one person go together, and neither before the other is as old.
      if ((await personOf(view, siteId, id)).mainId !== id) continue
      const at = (await lastContactOf(view, siteId, id)) + kept.accounts
      if (at < by) due.push({ kind: 'account', id, at })
    }
    if (entries.length < AT_ONCE) break
    after = entries.at(-1)!.id
  }
  return due
}

/** When a person was last here, or did anything of their own. */
async function lastContactOf(view: StoreReader, siteId: SiteId, visitorId: VisitorId): Promise<Instant> {
  const { ids } = await personOf(view, siteId, visitorId)
  const seen = await Promise.all(ids.map((id) => view.record('visitors', id, siteId)))
  const own = await Promise.all(
    (['applications', 'bookings', 'profiles', 'contactRequests'] as const).map((name) =>
      recordsOfPerson(view, siteId, name, visitorId),
    ),
  )
  return Math.max(
    ...seen.flatMap((entry) => (entry ? [Date.parse(`${entry.lastSeenOn}T00:00:00Z`) + DAY] : [])),
    ...own.flat().map(({ at }) => at),
  )
}
