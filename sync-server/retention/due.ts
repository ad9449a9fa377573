import {
  applicationContentEnds,
  isObservationNote,
  kept,
  observationNotesEnd,
  postingEnds,
  reservationEnds,
  restOfApplicationEnds,
  searchConsentEnds,
  wishEnds,
} from '../../domain/retention/keeping.ts'
import { lastOwnAct, ownCollections } from '../../domain/retention/last-own-act.ts'
import type { Evaluation } from '../../domain/observation/evaluation.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { holdsContent } from '../../domain/hiring/without-candidate.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import { isMoreThanNeeded } from '../../domain/visits/minority.ts'
import { entriesOfPerson } from '../passes/minor-of-person.ts'
import { DAY, siteDay, type Instant } from '../../domain/time.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { StoreReader } from '../store/store.ts'
import { rowsDue } from './due-in-tables.ts'
import { employersDue } from './due-of-employers.ts'
import { AT_ONCE, type Due } from './due-kinds.ts'

/** What of a site goes by this moment, at most `AT_ONCE` of each kind. */
export async function dueBy(view: StoreReader, siteId: SiteId, by: Instant): Promise<Due[]> {
  return [
    ...(await visitsDue(view, siteId, by)),
    ...(await rowsDue(view, siteId, by)),
    ...(await employersDue(view, siteId, by)),
    ...(await postingsDue(view, siteId, by)),
    ...(await reservationsDue(view, siteId, by)),
    ...(await wishesDue(view, siteId, by)),
    ...(await minorityDue(view, siteId, by)),
    ...(await applicationContentDue(view, siteId, by)),
    ...(await applicationsOfNobodyDue(view, siteId, by)),
    ...(await consentsDue(view, siteId, by)),
    ...(await observationNotesDue(view, siteId, by)),
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

/**
 * Records of a collection whose time is over. `before`: none is over whose field is not below it. `endsAt`: when its
 * time is over, `undefined` for never.
 */
async function recordsDue<C extends CollectionName>(
  view: StoreReader,
  siteId: SiteId,
  by: Instant,
  {
    kind,
    collection,
    ...asked
  }: { kind: Due['kind']; collection: C; field: string; before: string | number },
  endsAt: (record: RecordTypes[C]) => Promise<Instant | undefined> | Instant | undefined,
): Promise<Due[]> {
  const due: Due[] = []
  for (let after = ''; due.length < AT_ONCE;) {
    const records = await view.recordsBefore(collection, siteId, { ...asked, limit: AT_ONCE, after })
    for (const record of records) {
      const at = await endsAt(record)
      if (at !== undefined && at < by) due.push({ kind, id: record.id, at })
    }
    if (records.length < AT_ONCE) break
    after = records.at(-1)!.id
  }
  return due
}

const postingsDue = (view: StoreReader, siteId: SiteId, by: Instant) =>
  recordsDue(
    view,
    siteId,
    by,
    { kind: 'posting', collection: 'postings', field: 'at', before: by - kept.postings },
    postingEnds,
  )

const reservationsDue = (view: StoreReader, siteId: SiteId, by: Instant) =>
  recordsDue(
    view,
    siteId,
    by,
    { kind: 'reservation', collection: 'reservations', field: 'endsAt', before: by - kept.reservations },
    reservationEnds,
  )

const wishesDue = (view: StoreReader, siteId: SiteId, by: Instant) =>
  recordsDue(
    view,
    siteId,
    by,
    { kind: 'wish', collection: 'contactRequests', field: 'at', before: by - kept.postings },
    wishEnds,
  )

/** What was said of somebody under 18 that nobody needs any more: at 18, and of agreements a year after they ended. */
const minorityDue = (view: StoreReader, siteId: SiteId, by: Instant) =>
  recordsDue(
    view,
    siteId,
    by,
    { kind: 'minority', collection: 'visitors', field: 'minority[0].at', before: by },
    async (entry) => {
      const entries = await entriesOfPerson(view, siteId, entry.id)
      return isMoreThanNeeded(entry, siteDay(by), entries) ? by - 1 : undefined
    },
  )

const applicationContentDue = (view: StoreReader, siteId: SiteId, by: Instant) =>
  recordsDue(
    view,
    siteId,
    by,
    {
      kind: 'application-content',
      collection: 'applications',
      field: 'at',
      before: by - kept.applicationContent,
    },
    // Most were reduced long ago: their offers are not read.
    async (application) =>
      holdsContent(application)
        ? applicationContentEnds(application, await view.record('jobOffers', application.jobOfferId, siteId))
        : undefined,
  )

/** What stayed of applications for the scores, once no score and no report reads it. */
const applicationsOfNobodyDue = (view: StoreReader, siteId: SiteId, by: Instant) =>
  recordsDue(
    view,
    siteId,
    by,
    {
      kind: 'application-of-nobody',
      collection: 'applications',
      field: 'events[0].receivedAt',
      before: by - kept.applicationsOfNobody,
    },
    async (application) =>
      (await isOfNobody(view, application)) ? restOfApplicationEnds(application) : undefined,
  )

/** Its candidate was erased: the directory of the site knows nobody by the key that stands there. */
export async function isOfNobody(
  view: StoreReader,
  { siteId, visitorId }: Pick<Application, 'siteId' | 'visitorId'>,
): Promise<boolean> {
  return (await view.record('visitors', visitorId, siteId)) === undefined
}

const consentsDue = (view: StoreReader, siteId: SiteId, by: Instant) =>
  recordsDue(
    view,
    siteId,
    by,
    // The first word of a page is its oldest: without an old one, no leave is old.
    {
      kind: 'search-consent',
      collection: 'profiles',
      field: 'consents[0].at',
      before: by - kept.searchConsent,
    },
    searchConsentEnds,
  )

/** What is written of a session so long after its end is found as much later. */
const NOTED_WITHIN = 31 * DAY

const observationNotesDue = (view: StoreReader, siteId: SiteId, by: Instant) =>
  recordsDue(
    view,
    siteId,
    by,
    {
      kind: 'observation-notes',
      collection: 'evaluations',
      field: 'at',
      before: by - kept.observationNotes + NOTED_WITHIN,
    },
    // Of what was agreed and answered nothing else is read.
    (voice) => (isObservationNote(voice) ? notesEnd(view, siteId, voice, by) : undefined),
  )

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

const accountsDue = (view: StoreReader, siteId: SiteId, by: Instant) =>
  recordsDue(
    view,
    siteId,
    by,
    { kind: 'account', collection: 'visitors', field: 'lastSeenOn', before: dayBefore(by, kept.accounts) },
    async ({ id }) => {
      // Two entries of one person go together, and neither before the other is as old.
      if ((await personOf(view, siteId, id)).mainId !== id) return undefined
      return (await lastContactOf(view, siteId, id)) + kept.accounts
    },
  )

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
