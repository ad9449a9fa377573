import type { Attestation } from '../../domain/attestations/attestation.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import { assistancesOf } from '../assistance/assistances.ts'
import { saidOfOthers } from '../competences/recommend.ts'
import { invitationStatus } from '../../domain/matching/invitation.ts'
import type { Wanted } from '../../domain/matching/match-need.ts'
import type { Contest } from '../../domain/hiring/contest.ts'
import type { AnswerRating } from '../../domain/hiring/answer-rating.ts'
import { receivedAt, type Application } from '../../domain/hiring/application.ts'
import { asReadByCandidate } from '../../domain/hiring/event-time.ts'
import { referralsOf } from '../../domain/hiring/referral.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { withDue } from '../../domain/places/free-times.ts'
import { reservationStatus } from '../../domain/places/reservation-status.ts'
import {
  isWordOnPosting,
  type ContactEvent,
  type ContactRequest,
  type VisitorWord,
} from '../../domain/postings/contact-request.ts'
import { postingState, submittedAt } from '../../domain/postings/posting-state.ts'
import { asReadByAuthor, isReadByThanked } from '../../domain/thanks/thanks.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import { postingsOfPerson } from '../board/postings-of-person.ts'
import { talksOf } from '../board/talk-requests.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { followedSince } from '../passes/follow-links.ts'
import { linksTold } from '../passes/known-elsewhere.ts'
import { profileOfVisitor } from '../passes/my-profile.ts'
import { entriesOfPerson } from '../passes/minor-of-person.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import { ratingOf } from '../reciprok/answer-ratings.ts'
import { contestsOf, contestTold } from '../reciprok/contest-rows.ts'
import { competenceIn, rowsOf } from '../thanks/thanks-rows.ts'
import type { ServerParts } from '../server-parts.ts'
import type { Told } from '../search/invitations.ts'
import type { StoreReader } from '../store/store.ts'

/**
 * All that a site keeps of one person, newest first, as they may read it: a debrief that was not told them yet is its
 * observers' still. Read as one person under all of their ids.
 */
export async function dataOfVisitor(
  parts: ServerParts,
  scope: Pick<Scope, 'siteId'>,
  visitorId: VisitorId,
): Promise<MyData> {
  const { siteId } = scope
  const profile = await profileOfVisitor(parts, scope, visitorId)
  return parts.store.read(async (view) => {
    const now = parts.clock.now()
    const of = <
      C extends 'visits' | 'bookings' | 'reservations' | 'evaluations' | 'applications' | 'contactRequests',
    >(
      name: C,
    ) => recordsOfPerson(view, siteId, name, visitorId)
    const { ids } = await personOf(view, siteId, visitorId)
    const followed = await followedSince(view, siteId, ids)
    const followedOf = (applicationId: string) => {
      const followedAt = followed.get(applicationId)
      return followedAt === undefined ? {} : { followedAt }
    }
    const requests = await of('contactRequests')
    const site = await view.record('sites', siteId, siteId)
    const things = site?.things ?? []
    const titleOf = async (sessionId: string) =>
      (await view.record('challengeSessions', sessionId, siteId)) ?? { title: '' }
    return {
      toldAt: now,
      directory: await directoryOf(view, siteId, ids),
      pairings: await pairingsOf(view, siteId, ids),
      elsewhere: await linksTold(view, siteId, ids),
      minority: newestFirst(
        (await entriesOfPerson(view, siteId, visitorId)).flatMap(({ minority = [] }) => minority),
        ({ at }) => at,
      ).map(({ type, at, band, guardian, acts, until }) => ({
        ...{ said: type, at },
        ...(band === undefined ? {} : { band }),
        ...(guardian === undefined ? {} : { guardian }),
        ...(acts === undefined ? {} : { acts }),
        ...(until === undefined ? {} : { until }),
      })),
      visits: newestFirst(await of('visits'), ({ arrivedAt }) => arrivedAt).map(
        ({ day, arrivedAt, leftAt, reasons, audience, prescriber, people, openTo }) => ({
          day,
          arrivedAt,
          reasons,
          ...(leftAt === undefined ? {} : { leftAt }),
          ...(audience === undefined ? {} : { audience }),
          ...(prescriber === undefined ? {} : { prescriber }),
          ...(people === undefined ? {} : { people }),
          ...(openTo === undefined ? {} : { openTo }),
        }),
      ),
      bookings: await Promise.all(
        newestFirst(await of('bookings'), ({ askedAt }) => askedAt).map(async ({ sessionId, askedAt }) => {
          const session = await view.record('challengeSessions', sessionId, siteId)
          return { title: session?.title ?? '', askedAt, ...(session ? { startsAt: session.startsAt } : {}) }
        }),
      ),
      reservations: newestFirst(await of('reservations'), ({ askedAt }) => askedAt).map((asked) => {
        const thing = things.find(({ id }) => id === asked.thingId)
        const one = withDue(asked, thing, site ?? {})
        return {
          thing: thing?.name ?? '',
          startsAt: one.startsAt,
          endsAt: one.endsAt,
          status: reservationStatus(one, now),
        }
      }),
      observations: await Promise.all(
        newestFirst(await of('evaluations'), ({ at }) => at)
          .filter(({ kind, sharedAt }) => kind !== 'debrief' || sharedAt !== undefined)
          .map(async ({ kind, at, sessionId }) => ({ kind, at, title: (await titleOf(sessionId)).title })),
      ),
      attestations: await attestationsAt(view, siteId, ids),
      applications: await Promise.all(
        newestFirst(await of('applications'), receivedAt)
          .filter(({ unverified }) => !unverified)
          .map(async (application) => ({
            offer: (await view.record('jobOffers', application.jobOfferId, siteId))?.title ?? '',
            employer: (await view.record('employers', application.employerId))?.name ?? '',
            at: receivedAt(application),
            ...withRating(await ratingOf(view, siteId, application.id)),
            ...followedOf(application.id),
            referrals: await referralsIn(view, asReadByCandidate(application, now), now),
            ...withContests(await contestsOf(view, siteId, application.id)),
          })),
      ),
      introductions: requests.filter((one) => !isWordOnPosting(one)).map(({ at }) => ({ at })),
      postings: await postingsIn(view, siteId, visitorId, now),
      saidOnBoard: await Promise.all(
        newestFirst(requests.filter(isWordOnPosting), ({ at }) => at).map(
          async ({ postingId = '', topic, events }) => {
            const card = await view.record('postings', postingId, siteId)
            const [{ type, at, tells }] = events as [ContactEvent]
            const about = {
              ...(card ? { title: card.title } : {}),
              ...(topic === undefined ? {} : { topic }),
            }
            const line = tells?.text === undefined ? {} : { line: tells.text }
            return { said: type as VisitorWord, at, ...about, ...line }
          },
        ),
      ),
      talks: newestFirst(await talksOf(view, siteId, visitorId), ({ at }) => at).map(({ topic, at }) => ({
        ...{ topic: topic!, at },
      })),
      thanks: await thanksOf(view, siteId, ids),
      invitations: await invitationsTo(view, siteId, ids, now),
      ...(profile ? { profile } : {}),
      said: (await saidOfOthers(view, siteId, ids)).map(({ id: _theirs, ...told }) => told),
      reads: await readsOf(view, siteId, ids),
      assistances: await assistancesOf(view, siteId, ids, now),
      searches: await searchesThatShowed(view, siteId, ids),
      links: await linksOf(view, siteId, ids),
    }
  })
}

/** What somebody was thanked with is theirs once it may be read; what hosts hold or nobody read is its author's. */
async function thanksOf(
  view: StoreReader,
  siteId: SiteId,
  ids: readonly VisitorId[],
): Promise<MyData['thanks']> {
  const said = await rowsOf(view, siteId, 'authorId', ids)
  const received = (await rowsOf(view, siteId, 'visitorId', ids)).filter(
    ({ state, authorId }) => isReadByThanked(state) && !ids.includes(authorId),
  )
  const told = [
    ...said.map((row) => ({ row, isSaid: true })),
    ...received.map((row) => ({ row, isSaid: false })),
  ]
  return newestFirst(told, ({ row }) => row.at).map(({ row, isSaid }) => {
    const { at, ready, line } = row
    const competence = competenceIn(row)
    return {
      ...{ at, said: isSaid, state: isSaid ? (asReadByAuthor(row.state) ?? 'withdrawn') : row.state },
      ...(ready === null ? {} : { ready }),
      ...(line === null ? {} : { line }),
      ...(competence ? { competence: { id: competence.id, label: competence.label } } : {}),
    }
  })
}

async function postingsIn(
  view: StoreReader,
  siteId: string,
  visitorId: VisitorId,
  now: Instant,
): Promise<MyData['postings']> {
  const today = siteDay(now, await zoneOfSite(view, siteId))
  const all = newestFirst(await postingsOfPerson(view, siteId, visitorId), submittedAt)
  return Promise.all(
    all.map(async (posting) => {
      const interests = await view.records('contactRequests', { siteId, postingId: posting.id })
      const isAnswered = ({ events }: ContactRequest) =>
        events.some(({ type }) => type === 'accepted' || type === 'declined')
      return {
        ...{ title: posting.title, at: submittedAt(posting), state: postingState(posting, today).is },
        answers: interests.filter(isAnswered).length,
      }
    }),
  )
}

async function referralsIn(view: StoreReader, application: Application, now: Instant) {
  return Promise.all(
    referralsOf(application, now).map(async ({ employerId, askedAt, status }) => ({
      employer: (await view.record('employers', employerId))?.name ?? '',
      at: askedAt,
      status,
    })),
  )
}

function withRating(rating: AnswerRating | undefined): { rating?: AnswerRating } {
  return rating ? { rating } : {}
}

function withContests(known: readonly Contest[]): Pick<MyData['applications'][number], 'contests'> {
  return known.length > 0 ? { contests: known.map(contestTold) } : {}
}

function newestFirst<T>(all: readonly T[], at: (one: T) => number): T[] {
  return [...all].sort((a, b) => at(b) - at(a))
}

async function directoryOf(
  view: StoreReader,
  siteId: string,
  ids: readonly VisitorId[],
): Promise<MyData['directory']> {
  const entries = await Promise.all(ids.map((id) => view.record('visitors', id, siteId)))
  return entries.flatMap((entry) => {
    if (!entry) return []
    const { name, note, firstSeenOn, lastSeenOn } = entry
    return [{ firstSeenOn, lastSeenOn, ...(name ? { name } : {}), ...(note ? { note } : {}) }]
  })
}

/** What hosts said of an entry of theirs and another, on whichever of the two it is kept; not who the other is. */
async function pairingsOf(
  view: StoreReader,
  siteId: string,
  ids: readonly VisitorId[],
): Promise<MyData['pairings']> {
  const said = (await view.documentsNaming(siteId, ids)).flatMap(({ record, deleted }) => {
    if (deleted || !('pairings' in record)) return []
    const { id, pairings = [] } = record
    return pairings.filter(({ withId }) => ids.includes(id) || ids.includes(withId))
  })
  return newestFirst(said, ({ at }) => at).map(({ type, at }) => ({ said: type, at }))
}

async function attestationsAt(
  view: StoreReader,
  siteId: string,
  ids: readonly VisitorId[],
): Promise<MyData['attestations']> {
  const rows = await view.all(
    view.tables
      .selectFrom('attestations')
      .select(['serial', 'issuedAt', 'body'])
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids),
  )
  return newestFirst(rows, ({ issuedAt }) => issuedAt).flatMap(({ serial, issuedAt, body }) =>
    body === null ? [] : [{ serial, issuedAt, title: (JSON.parse(body) as Attestation).title }],
  )
}

async function readsOf(
  view: StoreReader,
  siteId: string,
  ids: readonly VisitorId[],
): Promise<MyData['reads']> {
  return view.all(
    view.tables
      .selectFrom('pageReads')
      .innerJoin('accounts', 'accounts.accountId', 'pageReads.accountId')
      .select(['pageReads.at', 'accounts.name as by'])
      .where('pageReads.siteId', '=', siteId)
      .where('pageReads.visitorId', 'in', ids)
      .orderBy('pageReads.at', 'desc'),
  )
}

async function searchesThatShowed(
  view: StoreReader,
  siteId: string,
  ids: readonly VisitorId[],
): Promise<MyData['searches']> {
  const rows = await view.all(
    view.tables
      .selectFrom('searchMeetings')
      .innerJoin('searches', 'searches.searchId', 'searchMeetings.searchId')
      .select(['searches.at', 'searches.employerId', 'searches.wanted'])
      .where('searchMeetings.siteId', '=', siteId)
      .where('searchMeetings.visitorId', 'in', ids)
      .orderBy('searches.at', 'desc'),
  )
  return Promise.all(
    rows.map(async ({ at, employerId, wanted }) => ({
      at,
      employer: (await view.record('employers', employerId))?.name ?? '',
      wanted: (JSON.parse(wanted) as Wanted[]).map(({ key }) => key),
    })),
  )
}

async function invitationsTo(
  view: StoreReader,
  siteId: string,
  ids: readonly VisitorId[],
  now: Instant,
): Promise<MyData['invitations']> {
  const rows = await view.all(
    view.tables
      .selectFrom('invitations')
      .select(['invitedAt', 'employerId', 'answer', 'answeredAt', 'told'])
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids)
      .orderBy('invitedAt', 'desc'),
  )
  return Promise.all(
    rows.map(async (row) => ({
      invitedAt: row.invitedAt,
      employer: (await view.record('employers', row.employerId))?.name ?? '',
      status: invitationStatus(row, now),
      ...(row.answeredAt === null ? {} : { answeredAt: row.answeredAt }),
      ...(row.told === null ? {} : { told: JSON.parse(row.told) as Told }),
    })),
  )
}

/** When the person, or somebody with their card and pictures, made a link, and when it gave its file. */
async function linksOf(
  view: StoreReader,
  siteId: SiteId,
  ids: readonly VisitorId[],
): Promise<MyData['links']> {
  const rows = await view.all(
    view.tables
      .selectFrom('dataLinks')
      .select(['madeAt', 'takenAt'])
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids)
      .orderBy('madeAt', 'desc'),
  )
  return rows.map(({ madeAt, takenAt }) => ({ madeAt, ...(takenAt === null ? {} : { takenAt }) }))
}
