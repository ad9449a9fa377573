import {
  applicationContentEnds,
  kept,
  observationNotesEnd,
  postingEnds,
  reservationEnds,
  restOfApplicationEnds,
  searchConsentEnds,
  visitEnds,
  wishEnds,
} from '../../domain/retention/keeping.ts'
import { collectionsOfTime, type CollectionOfTime } from '../../domain/retention/due-from.ts'
import { lastOwnAct, ownCollections } from '../../domain/retention/last-own-act.ts'
import type { Evaluation } from '../../domain/observation/evaluation.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { holdsContent } from '../../domain/hiring/without-candidate.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { RecordTypes } from '../../domain/sync/collections.ts'
import { isMoreThanNeeded } from '../../domain/visits/minority.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { entriesOfPerson } from '../passes/minor-of-person.ts'
import { DAY, siteDay, type Instant } from '../../domain/time.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { DuePlace, StoreReader } from '../store/store.ts'
import { rowsDue } from './due-in-tables.ts'
import { employersDue } from './due-of-employers.ts'
import { AT_ONCE, type Due } from './due-kinds.ts'

/** Where a record is looked at. */
interface At {
  view: StoreReader
  siteId: SiteId
  by: Instant
}

/** When one kind of what a record holds goes; `undefined`: never as it stands. */
type EndsAt<T> = (record: T, at: At) => Promise<Instant | undefined> | Instant | undefined

/** What may go of each collection whose records time takes (`due-from.ts`): each kind with its own moment. */
const kindsOf: { [C in CollectionOfTime]: Partial<Record<Due['kind'], EndsAt<RecordTypes[C]>>> } = {
  visits: { visit: visitEnds },
  postings: { posting: postingEnds },
  reservations: { reservation: reservationEnds },
  contactRequests: { wish: wishEnds },
  visitors: { minority: minorityEnds, account: accountEnds },
  applications: { 'application-content': contentEnds, 'application-of-nobody': restEnds },
  profiles: { 'search-consent': searchConsentEnds },
  evaluations: {
    'observation-notes': (voice, { view, siteId, by }) => notesEnd(view, siteId, voice, by),
  },
}

/** What of a site goes by this moment, at most `AT_ONCE` of each kind. */
export async function dueBy(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  const due = [...(await rowsDue(view, siteId, by)), ...(await employersDue(view, siteId, by))]
  for (const collection of collectionsOfTime)
    due.push(...(await recordsDue(collection, { view, siteId, by })))
  return due
}

/** Of one collection: what its index says may be due is looked at, record by record. */
async function recordsDue<C extends CollectionOfTime>(collection: C, at: At): Promise<Due[]> {
  const kinds = Object.entries(kindsOf[collection]) as [Due['kind'], EndsAt<RecordTypes[C]>][]
  const found = new Map<Due['kind'], Due[]>(kinds.map(([kind]) => [kind, []]))
  const isFull = () => [...found.values()].some(({ length }) => length >= AT_ONCE)
  for (let after: DuePlace | undefined; !isFull();) {
    const some = await at.view.recordsDue(collection, at.siteId, { before: at.by, limit: AT_ONCE, after })
    for (const { record } of some) {
      for (const [kind, endsAt] of kinds) {
        const ends = await endsAt(record, at)
        if (ends !== undefined && ends < at.by) found.get(kind)!.push({ kind, id: record.id, at: ends })
      }
    }
    if (some.length < AT_ONCE) break
    after = some.at(-1)!.place
  }
  return [...found.values()].flat()
}

/** What was said of somebody under 18 that nobody needs any more: at 18, and of agreements a year after they ended. */
async function minorityEnds(entry: Visitor, { view, siteId, by }: At): Promise<Instant | undefined> {
  if (!entry.minority) return undefined
  const entries = await entriesOfPerson(view, siteId, entry.id)
  return isMoreThanNeeded(entry, siteDay(by), entries) ? by - 1 : undefined
}

async function contentEnds(application: Application, { view, siteId }: At): Promise<Instant | undefined> {
  // Most were reduced long ago: their offers are not read.
  if (!holdsContent(application)) return undefined
  return applicationContentEnds(application, await view.record('jobOffers', application.jobOfferId, siteId))
}

/** What stayed of applications for the scores, once no score and no report reads it. */
async function restEnds(application: Application, { view, by }: At): Promise<Instant | undefined> {
  const ends = restOfApplicationEnds(application)
  return ends !== undefined && ends < by && (await isOfNobody(view, application)) ? ends : undefined
}

/** Its candidate was erased: the directory of the site knows nobody by the key that stands there. */
export async function isOfNobody(
  view: StoreReader,
  { siteId, visitorId }: Pick<Application, 'siteId' | 'visitorId'>,
): Promise<boolean> {
  return (await view.record('visitors', visitorId, siteId)) === undefined
}

/** When these notes end, by what the site holds of their session and of the other voices. */
export async function notesEnd(
  view: StoreReader,
  siteId: SiteId,
  note: Evaluation,
  by: Instant,
): Promise<Instant | undefined> {
  const session = await view.record('challengeSessions', note.sessionId, siteId)
  const all = await view.records('evaluations', { siteId, visitorId: note.visitorId })
  const voices = all.filter(({ bookingId }) => bookingId === note.bookingId)
  return observationNotesEnd(note, session, voices, by)
}

async function accountEnds({ id }: Visitor, { view, siteId }: At): Promise<Instant | undefined> {
  // Two entries of one person go together, and neither before the other is as old.
  if ((await personOf(view, siteId, id)).mainId !== id) return undefined
  return (await lastContactOf(view, siteId, id)) + kept.accounts
}

/** When a person was last here, or did anything of their own. */
async function lastContactOf(view: StoreReader, siteId: SiteId, visitorId: VisitorId): Promise<Instant> {
  const { ids } = await personOf(view, siteId, visitorId)
  const seen = await Promise.all(ids.map((id) => view.record('visitors', id, siteId)))
  const own = await Promise.all(
    ownCollections.map(async (name) => {
      const records = await recordsOfPerson(view, siteId, name, visitorId)
      return records.map((record) => lastOwnAct(name, record))
    }),
  )
  return Math.max(
    ...seen.flatMap((entry) => (entry ? [Date.parse(`${entry.lastSeenOn}T00:00:00Z`) + DAY] : [])),
    ...own.flat(),
  )
}
