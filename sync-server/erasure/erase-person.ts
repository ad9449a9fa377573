import { withoutWords, type CompetenceProfile } from '../../domain/competences/profile.ts'
import { hookSubject } from '../../domain/tools/hook-event.ts'
import { withoutCandidate } from '../../domain/hiring/without-candidate.ts'
import { countedVisits, type CountedVisit } from '../../domain/figures/visit-counts.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { isOut, reservationStatus } from '../../domain/places/reservation-status.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { withoutVisitor } from '../../domain/seats/without-visitor.ts'
import {
  ruleOf,
  type CollectionName,
  type RecordTypes,
  type ReducedCollection,
} from '../../domain/sync/collections.ts'
import type { Instant } from '../../domain/time.ts'
import { withoutTellers } from '../../domain/postings/project.ts'
import { withoutPassed } from '../../domain/postings/contact-request.ts'
import { withoutPairingsOf } from '../../domain/visits/pairings.ts'
import { visitorIdFrom } from '../../domain/visits/visitor-id.ts'
import { forgetShared } from '../board/shared-projects.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import { erasePhotosOf } from '../photos/photos.ts'
import { seal } from '../secrets.ts'
import type { StoredDocument, StoreTransaction } from '../store/store.ts'
import { asShown } from '../sync/intakes/postings.ts'
import { keepAny, keepRecord } from '../sync/keep-record.ts'
import { createReceipts, type Receipts } from '../sync/receipts.ts'
import { sealingSecret } from '../sync/seals.ts'
import { compaction } from './compaction.ts'
import { noteErased } from './erased-ids.ts'
import { eraseInTables, passesOf } from './erase-in-tables.ts'
import { countGone, firstVisitOf } from './visit-days.ts'

/** Who is erased, at which site, and under which ids the site knows them. */
export interface Leaving {
  siteId: SiteId
  ids: readonly VisitorId[]
  now: Instant
}

interface Erasing extends Leaving {
  receipts: Receipts
  /** The id of their first visit, read before the directory forgets it. */
  firstVisit: string | undefined
  /** Their visits, as they count. */
  counted: ReadonlyMap<string, CountedVisit>
  /**
   * A key that means nothing, the same for one name: whoever must tell people apart still can. Also the same when a
   * restored server erases them anew, since desks hold what the first time left.
   */
  strangerFor(name: string): VisitorId
}

/** What stays of a record about the person; `null`: nothing, once what it counted for is noted elsewhere. */
type Reducer<C extends CollectionName> = (
  record: RecordTypes[C],
  erasing: Erasing,
  tx: StoreTransaction,
) => Promise<RecordTypes[C] | null>

/** Every collection of which something stays; of the others the table of collections tells all. */
const reducers: { readonly [C in ReducedCollection]: Reducer<C> } = {
  async visits({ id }, { siteId, counted, firstVisit }, tx) {
    const one = counted.get(id)
    if (one) await countGone(tx, siteId, one, firstVisit)
    return null
  },
  async bookings(booking, { now, strangerFor }, tx) {
    const session = await tx.record('challengeSessions', booking.sessionId, booking.siteId)
    const isToCome = session !== undefined && session.endsAt > now
    return withoutVisitor(booking, { stranger: strangerFor(booking.id), isToCome }, byServer(now))
  },
  async reservations(reservation, { now, strangerFor }) {
    // A thing that is with somebody is still looked for; with whom it was nobody knows any more.
    if (!isOut(reservationStatus(reservation, now))) return null
    return revised(reservation, byServer(now), { visitorId: strangerFor(reservation.id) })
  },
  async applications(application, { now, receipts, strangerFor }) {
    // One key for each id that they were known by: scores and reports go on telling apart what they told apart before.
    const stranger = strangerFor(`${application.employerId}|${application.visitorId}`)
    return receipts.stampedAnew(withoutCandidate(application, stranger, byServer(now)))
  },
  async profiles(profile, { ids, now, strangerFor }) {
    return ids.includes(profile.visitorId) ? null : withoutAuthor(profile, ids, strangerFor, now)
  },
}

/**
 * Everything of a person at one site goes, in one transaction: their records, what stands beside them, their cards.
 * What stays names nobody: how many came on a day, that a seat was taken, dates and flags of applications. Whatever
 * comes later about them is refused (`erased`). Done twice it changes nothing.
 */
export async function erasePerson(
  tx: StoreTransaction,
  siteId: SiteId,
  visitorId: VisitorId,
  now: Instant,
): Promise<void> {
  await eraseUncompacted(tx, siteId, visitorId, now)
  tx.follow(compaction)
}

/** The same, where whoever asks sees to it that nothing rests in the files. */
export async function eraseUncompacted(
  tx: StoreTransaction,
  siteId: SiteId,
  visitorId: VisitorId,
  now: Instant,
): Promise<void> {
  const { ids } = await personOf(tx, siteId, visitorId)
  const leaving: Leaving = { siteId, ids, now }
  const secret = await sealingSecret(tx)
  const [first] = ids.toSorted()
  const erasing: Erasing = {
    ...leaving,
    receipts: createReceipts(secret),
    firstVisit: await firstVisitOf(tx, siteId, visitorId),
    counted: new Map(
      countedVisits(await recordsOfPerson(tx, siteId, 'visits', visitorId)).map((one) => [one.visit.id, one]),
    ),
    strangerFor: (name) => visitorIdFrom(seal(secret, `stranger|${siteId}|${first}|${name}`)),
  }
  await noteErased(tx, siteId, [...ids, ...(await passesOf(tx, leaving))], now)
  const named = await tx.documentsNaming(siteId, ids)
  await eraseInTables(tx, { ...leaving, recordIds: named.map(({ record }) => record.id) })
  for (const { collection, record } of named) {
    // Beside the tables some of it was written anew.
    const document = await tx.document(collection, record.id, siteId)
    if (document) await eraseDocument(tx, document, erasing)
  }
}

async function eraseDocument(
  tx: StoreTransaction,
  document: StoredDocument,
  erasing: Erasing,
): Promise<void> {
  const { collection, record, deleted } = document
  if (ruleOf(collection).erasure === 'names-nobody') return
  if (isBare(record)) return
  if (!isAbout(record, erasing.ids)) return forgetIn(document, erasing, tx)
  await goesWith[collection]?.(tx, record, erasing.now)
  const rest = deleted ? null : await restOf(collection, record, erasing, tx)
  if (rest === null) tx.erase(document, erasing.now)
  else await keepRecord(tx, collection, rest)
}

/**
 * With a card go its photos, and what others said of it: in their words its author answered them by name. Programs that
 * were told of it hear that it is gone.
 */
export async function eraseWithPosting(
  tx: StoreTransaction,
  { id, siteId }: Pick<AnyRecord, 'id' | 'siteId'>,
  now: Instant,
): Promise<void> {
  for (const word of await tx.documents('contactRequests', { siteId, postingId: id })) tx.erase(word, now)
  tx.follow({ kind: 'hook-news', siteId, subject: hookSubject('posting', id) })
  await erasePhotosOf(tx, siteId, id)
  await forgetShared(tx, siteId, id)
}

/** What goes with a record of the person, whoever wrote it. */
const goesWith: {
  readonly [C in CollectionName]?: (tx: StoreTransaction, record: AnyRecord, now: Instant) => Promise<void>
} = {
  postings: eraseWithPosting,
}

/**
 * What records of others say of a person beside their own: that a host told the two apart, or merged and parted them; that
 * they would rather not talk with somebody; what they told of a project that they had joined.
 */
const forgetting: {
  readonly [C in CollectionName]?: (record: RecordTypes[C], ids: ReadonlySet<VisitorId>) => RecordTypes[C]
} = {
  visitors: withoutPairingsOf,
  contactRequests: withoutPassed,
  postings: (posting, ids) => {
    const left = withoutTellers(posting, ids)
    return left === posting ? posting : asShown(left)
  },
}

async function forgetIn(
  { collection, record, deleted }: StoredDocument,
  { ids, now }: Erasing,
  tx: StoreTransaction,
): Promise<void> {
  const forget = forgetting[collection] as
    | ((known: AnyRecord, gone: ReadonlySet<VisitorId>) => AnyRecord)
    | undefined
  const left = deleted || !forget ? record : forget(record, new Set(ids))
  if (left !== record) await keepAny(tx, collection, revised(left, byServer(now)))
}

async function restOf(
  collection: CollectionName,
  record: AnyRecord,
  erasing: Erasing,
  tx: StoreTransaction,
): Promise<RecordTypes[ReducedCollection] | null> {
  return isReduced(collection) ? reducers[collection](record as never, erasing, tx) : null
}

function isReduced(name: CollectionName): name is ReducedCollection {
  return ruleOf(name).erasure === 'in-part'
}

/** Erased before: nothing but what devices hear of it. */
function isBare(record: AnyRecord): boolean {
  return Object.keys(record).length === BARE_FIELDS
}
const BARE_FIELDS = 5

/** The person stands in a field of it; one that has their id inside a longer word is another one's. */
function isAbout(record: AnyRecord, ids: readonly VisitorId[]): boolean {
  const { visitorId, authorId, withId, recommendations = [] } = record as AnyRecord & Partial<Naming>
  const named = [record.id, visitorId, authorId, withId, ...recommendations.map((one) => one.authorId)]
  return named.some((id) => id !== undefined && ids.includes(id))
}
interface Naming {
  visitorId: VisitorId
  authorId: VisitorId
  /** To whose wish they said yes: in its words they answered by name. */
  withId: VisitorId
  recommendations: { authorId: VisitorId }[]
}

/** What they said of others stays said, by somebody whom nobody knows any more, and without their words. */
function withoutAuthor(
  profile: CompetenceProfile,
  ids: readonly VisitorId[],
  strangerFor: Erasing['strangerFor'],
  now: Instant,
): CompetenceProfile {
  const recommendations = profile.recommendations?.map((one) => {
    if (!ids.includes(one.authorId)) return one
    return { ...withoutWords(one), authorId: strangerFor(profile.id) }
  })
  return revised(profile, byServer(now), recommendations ? { recommendations } : {})
}
