import type { Application } from '../../domain/hiring/application.ts'
import { asReadByCandidate } from '../../domain/hiring/event-time.ts'
import type { PublishedReport } from '../../domain/hiring/published-report.ts'
import { mayBeFollowed } from '../../domain/hiring/follow-link.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { kept } from '../../domain/retention/keeping.ts'
import type { Instant, TimeZone } from '../../domain/time.ts'
import { takeTry, tryLimits } from '../accounts/attempts.ts'
import { remindedAt } from '../reminders/reminded-at.ts'
import { reportOfOffer } from '../reciprok/offer-report.ts'
import { freshToken, hashToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { aboutEmployer, aboutOffer, type AboutEmployer, type AboutOffer } from './about-offer.ts'
import { personOf } from './person.ts'

/** What a link shows: one application as its candidate may read it now. */
export interface Followed {
  application: Application
  offer: AboutOffer
  employer: AboutEmployer
  /** How the whole recruitment was answered, once that is told. */
  report: PublishedReport | null
  /** When the employer was last reminded of it. */
  remindedAt: Instant | null
  /** Where the site's clocks are; absent: in Paris. */
  zone?: TimeZone
  now: Instant
}

/** Why no link is made. */
export type NoFollowLink =
  | 'unknown' // no application of this person
  | 'over' // withdrawn, or ended long ago
  | { retryAfter: number } // made too often today: seconds until the next

/** A link to one application of this person, of which the server keeps a hash; the one before it ends. */
export async function makeFollowLink(
  parts: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
  applicationId: string,
): Promise<{ code: string; madeAt: Instant } | NoFollowLink> {
  const { store, clock } = parts
  const madeAt = clock.now()
  const { application, mainId } = await store.read(async (view) => ({
    application: await ownApplication(view, siteId, visitorId, applicationId),
    mainId: (await personOf(view, siteId, visitorId)).mainId,
  }))
  if (!application) return 'unknown'
  if (!mayBeFollowed(asReadByCandidate(application, madeAt), madeAt)) return 'over'
  const attempt = await takeTry(parts, [tryLimits.followLinks(siteId, mainId)])
  if (!attempt.allowed) return attempt
  const code = freshToken()
  const made = { linkHash: hashToken(code), siteId, applicationId, visitorId, madeAt }
  const isMade = await store.transaction(async (tx) => {
    // Somebody may have been erased, or have withdrawn, while the try was counted.
    const present = await ownApplication(tx, siteId, visitorId, applicationId)
    if (!present || !mayBeFollowed(asReadByCandidate(present, madeAt), madeAt)) return false
    await deleteLinks(tx, siteId, applicationId)
    await tx.run(tx.tables.insertInto('followLinks').values(made))
    return true
  })
  return isMade ? { code, madeAt } : 'over'
}

/** Ends the link to an application of this person, if there is one. `false`: it is not theirs. */
export async function endFollowLink(
  { store }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
  applicationId: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    if (!(await ownApplication(tx, siteId, visitorId, applicationId))) return false
    await deleteLinks(tx, siteId, applicationId)
    return true
  })
}

/** Ends every link of a person: their card or pictures were changed, or all of them goes. */
export async function endFollowLinksOf(
  tx: StoreTransaction,
  siteId: SiteId,
  visitorIds: readonly VisitorId[],
): Promise<void> {
  const theirs = tx.tables.deleteFrom('followLinks').where('siteId', '=', siteId)
  await tx.run(theirs.where('visitorId', 'in', visitorIds))
}

/** The application that a link shows now, with all that its site keeps of it; `null` for a link that shows nothing. */
export async function openedBy(view: StoreReader, code: string, now: Instant): Promise<Application | null> {
  const [link] = await view.all(
    view.tables.selectFrom('followLinks').selectAll().where('linkHash', '=', hashToken(code)),
  )
  if (!link || !(await shownBy(view, link, now))) return null
  return (await ownApplication(view, link.siteId, link.visitorId, link.applicationId)) ?? null
}

/** What a link shows now; `null` for one that was never made, that ended, or whose application did. */
export async function followedBy({ store, clock }: ServerParts, code: string): Promise<Followed | null> {
  const now = clock.now()
  return store.read(async (view) => {
    const [link] = await view.all(
      view.tables.selectFrom('followLinks').selectAll().where('linkHash', '=', hashToken(code)),
    )
    const application = link && (await shownBy(view, link, now))
    if (!application) return null
    const { siteId } = link
    const zone = (await view.record('sites', siteId, siteId))?.timeZone
    const offer = await view.record('jobOffers', application.jobOfferId, siteId)
    return {
      application,
      offer: aboutOffer(offer),
      employer: aboutEmployer(await view.record('employers', application.employerId)),
      report: await reportOfOffer(view, offer, now),
      remindedAt: await remindedAt(view, application.employerId, application.id),
      ...(zone === undefined ? {} : { zone }),
      now,
    }
  })
}

/** The hashes of all links that show something. */
export async function openFollowLinks(view: StoreReader, now: Instant): Promise<Set<string>> {
  const open = new Set<string>()
  for (const link of await view.all(view.tables.selectFrom('followLinks').selectAll())) {
    if (await shownBy(view, link, now)) open.add(link.linkHash)
  }
  return open
}

async function shownBy(
  view: StoreReader,
  { siteId, visitorId, applicationId, madeAt }: Tables['followLinks'],
  now: Instant,
): Promise<Application | null> {
  // A clock that was set back gives no link a longer life.
  if (madeAt > now || madeAt <= now - kept.followLinks) return null
  const whole = await ownApplication(view, siteId, visitorId, applicationId)
  const application = whole && asReadByCandidate(whole, now)
  return application && mayBeFollowed(application, now) ? application : null
}

/** Since when there is a link to each application of a person that has one. */
export async function followedSince(
  view: StoreReader,
  siteId: SiteId,
  visitorIds: readonly VisitorId[],
): Promise<Map<string, Instant>> {
  const links = await view.all(
    view.tables
      .selectFrom('followLinks')
      .select(['applicationId', 'madeAt'])
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', visitorIds),
  )
  return new Map(links.map(({ applicationId, madeAt }) => [applicationId, madeAt]))
}

async function ownApplication(
  view: StoreReader,
  siteId: SiteId,
  visitorId: VisitorId,
  applicationId: string,
): Promise<Application | undefined> {
  const application = await view.record('applications', applicationId, siteId)
  if (!application || application.unverified) return undefined
  const { ids } = await personOf(view, siteId, visitorId)
  return ids.includes(application.visitorId) ? application : undefined
}

function deleteLinks(tx: StoreTransaction, siteId: SiteId, applicationId: string): Promise<number> {
  const links = tx.tables.deleteFrom('followLinks').where('siteId', '=', siteId)
  return tx.run(links.where('applicationId', '=', applicationId))
}
