import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { LinkProof } from '../../domain/visits/known-elsewhere.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { personOf, type Person } from './person.ts'

/** A person as another site knows them too, by their yes (decision 0102). */
export interface SiteLink {
  linkId: string
  /** The other site, and the person's id there. */
  siteId: SiteId
  visitorId: VisitorId
  madeAt: Instant
  proof: LinkProof
}

/** At which other sites somebody is known too, the oldest yes first. `ids`: all of theirs at this one. */
export async function linksOf(
  view: StoreReader,
  siteId: SiteId,
  ids: readonly VisitorId[],
): Promise<SiteLink[]> {
  const fromHere = view.tables
    .selectFrom('siteLinks')
    .select(['linkId', 'otherSiteId as siteId', 'otherVisitorId as visitorId', 'madeAt', 'proof'])
    .where('visitorId', 'in', ids)
    .where('siteId', '=', siteId)
    .where('endedAt', 'is', null)
  const toHere = view.tables
    .selectFrom('siteLinks')
    .select(['linkId', 'siteId', 'visitorId', 'madeAt', 'proof'])
    .where('otherVisitorId', 'in', ids)
    .where('otherSiteId', '=', siteId)
    .where('endedAt', 'is', null)
  return [...(await view.all(fromHere)), ...(await view.all(toHere))].sort((a, b) => a.madeAt - b.madeAt)
}

/** Under which id a person of one site is known at another; `undefined`: they are not. */
export async function knownAs(
  view: StoreReader,
  { siteId, visitorId }: { siteId: SiteId; visitorId: VisitorId },
  elsewhere: SiteId,
): Promise<VisitorId | undefined> {
  const { ids } = await personOf(view, siteId, visitorId)
  return (await linksOf(view, siteId, ids)).find((link) => link.siteId === elsewhere)?.visitorId
}

/** Whether this is somebody whom another site knows too, so that a card of that site may be theirs. */
export async function isLinked(view: StoreReader, visitorId: VisitorId): Promise<boolean> {
  const links = view.tables.selectFrom('siteLinks').select('linkId').where('endedAt', 'is', null).limit(1)
  const [one] = await view.all(links.where('visitorId', '=', visitorId))
  const [other] = await view.all(links.where('otherVisitorId', '=', visitorId))
  return (one ?? other) !== undefined
}

/** Takes back that another site knows a person. Answers which link ended; `null`: it is none of theirs. */
export async function endLink(
  tx: StoreTransaction,
  siteId: SiteId,
  ids: readonly VisitorId[],
  linkId: string,
  now: Instant,
): Promise<SiteLink | null> {
  const link = (await linksOf(tx, siteId, ids)).find((one) => one.linkId === linkId)
  if (!link) return null
  await tx.run(tx.tables.updateTable('siteLinks').set({ endedAt: now }).where('linkId', '=', linkId))
  await closeSessions(tx, (await personOf(tx, link.siteId, link.visitorId)).ids)
  return link
}

/** Nothing of a person's links stays, ended ones neither: all of them goes from this site. */
export async function forgetLinks(
  tx: StoreTransaction,
  siteId: SiteId,
  ids: readonly VisitorId[],
): Promise<void> {
  // What a card of this site had opened at the other is closed.
  for (const link of await linksOf(tx, siteId, ids)) {
    await closeSessions(tx, (await personOf(tx, link.siteId, link.visitorId)).ids)
  }
  const gone = tx.tables.deleteFrom('siteLinks')
  await tx.run(gone.where('siteId', '=', siteId).where('visitorId', 'in', ids))
  await tx.run(gone.where('otherSiteId', '=', siteId).where('otherVisitorId', 'in', ids))
}

async function closeSessions(tx: StoreTransaction, ids: readonly VisitorId[]): Promise<void> {
  await tx.run(tx.tables.deleteFrom('sessions').where('kind', '=', 'visitor').where('subject', 'in', ids))
}

/** As whom each other site that knows a person knows them. */
export async function linkedPeople(
  view: StoreReader,
  siteId: SiteId,
  { ids }: { ids: readonly VisitorId[] },
): Promise<(Person & { siteId: SiteId })[]> {
  const links = await linksOf(view, siteId, ids)
  return Promise.all(
    links.map(async (link) => ({
      siteId: link.siteId,
      ...(await personOf(view, link.siteId, link.visitorId)),
    })),
  )
}

/** What is asked of a person at each other site that knows them. */
export async function atEachLinked(
  tx: StoreTransaction,
  siteId: SiteId,
  ids: readonly VisitorId[],
  work: (siteId: SiteId, person: Person) => Promise<unknown>,
): Promise<void> {
  for (const there of await linkedPeople(tx, siteId, { ids })) await work(there.siteId, there)
}
