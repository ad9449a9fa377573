import type { MyBoard, MyPosting } from '../../domain/contract/board.ts'
import {
  answerBy,
  bothSaidYes,
  interestStatus,
  meetingPlace,
  type InterestStatus,
} from '../../domain/postings/interest.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import {
  isOnBoard,
  isTakenDown,
  postingState,
  renewedUntil,
  submittedAt,
  type PostingState,
} from '../../domain/postings/posting-state.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { siteDay, type Day, type Instant } from '../../domain/time.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { StoreReader } from '../store/store.ts'
import { postingsOfPerson } from './postings-of-person.ts'
import { talkRequestsFor, talksOf } from './talk-requests.ts'

/** What a person wrote on the board, and what interests them there. */
export function boardOfVisitor(
  { store, clock }: ServerParts,
  siteId: SiteId,
  visitorId: VisitorId,
): Promise<MyBoard> {
  return store.read(async (view) => {
    const now = clock.now()
    const own = (await postingsOfPerson(view, siteId, visitorId)).sort(
      (a, b) => submittedAt(b) - submittedAt(a),
    )
    const today = siteDay(now, await zoneOfSite(view, siteId))
    const said = await recordsOfPerson(view, siteId, 'contactRequests', visitorId)
    const mains: MainIds = new Map()
    const interested = onceForEachCard(said, now)
    const asked = await talkRequestsFor(view, siteId, visitorId, { today, now })
    const agreed = await talksOf(view, siteId, visitorId)
    return {
      asked: [...agreed, ...asked].map((request) => ({
        ...interestTold(request, interestStatus(request, now)!, request.name),
        topic: request.topic!,
      })),
      postings: await Promise.all(
        own.map(async (posting) => ({
          ...postingTold(posting, today),
          interests: (await interestsIn(view, posting, now, mains))
            // There is nothing to answer while hosts keep it off the board.
            .filter((request) => !isTakenDown(posting, today) || isAnswered(request))
            .map((request) => interestTold(request, interestStatus(request, now)!, request.name)),
        })),
      ),
      interests: await Promise.all(
        interested.map(async (request) => {
          const { postingId, topic } = request
          const posting =
            postingId === undefined ? undefined : await view.record('postings', postingId, siteId)
          const yes = request.events.find(({ type }) => type === 'accepted')
          return {
            ...interestTold(request, interestStatusIn(request, posting, today, now)!, yes?.name),
            ...(postingId === undefined ? {} : { postingId }),
            ...(topic === undefined ? {} : { topic }),
            ...(posting ? { title: posting.title } : {}),
            ...(posting && posting.authorId === undefined ? { ofPlace: true } : {}),
            ...((posting && isOnBoard(posting, today)) || topic !== undefined ? {} : { over: true }),
          }
        }),
      ),
    }
  })
}

function postingTold(posting: Posting, today: string): Omit<MyPosting, 'interests'> {
  const {
    id,
    kind,
    topic,
    title,
    text,
    steps,
    stage,
    wanted,
    picture,
    photo,
    endsOn,
    keyedBy,
    events = [],
  } = posting
  const state = postingState(posting, today)
  const editedAt = events.findLast(({ type }) => type === 'edited')?.at
  const until = renewedUntil(posting, today)
  const shown = { text, steps, stage, wanted, picture, photo, endsOn, keyedBy, editedAt, ...whyOf(state) }
  return {
    ...{
      id,
      kind,
      topic,
      title,
      state: state.is,
      since: sinceOf(state, posting),
      submittedAt: submittedAt(posting),
    },
    ...(Object.fromEntries(
      Object.entries({ ...shown, renewedUntil: until ?? undefined }).filter(
        ([, value]) => value !== undefined,
      ),
    ) as Partial<MyPosting>),
  }
}

function whyOf(state: PostingState) {
  if (state.is !== 'rejected' && state.is !== 'hidden') return {}
  const { reason, note } = state
  return { reason, note, ...(state.is === 'hidden' ? { byReports: state.byReports } : {}) }
}

function sinceOf(state: PostingState, posting: Posting): Instant {
  if ('since' in state) return state.since
  return 'at' in state ? state.at : (posting.publishedAt ?? submittedAt(posting))
}

/** Names are told once both said yes, and not before. */
function interestTold(request: ContactRequest, state: InterestStatus, name: string | undefined) {
  const { at } = request.events.find(({ type }) => type === 'interested')!
  const place = state === 'accepted' ? meetingPlace(request) : undefined
  return {
    ...{ id: request.id, at, answerBy: answerBy(request)!, state },
    ...(bothSaidYes(state) && name !== undefined ? { name } : {}),
    ...(place === undefined ? {} : { place }),
  }
}

/** The main entry of each person that was looked up, by any of their ids. */
export type MainIds = Map<VisitorId, VisitorId>

/** Who is interested in a card, each person once, however often they said so. `mains` is filled on the way. */
export async function interestsIn(
  view: StoreReader,
  { id, siteId }: Pick<Posting, 'id' | 'siteId'>,
  now: Instant,
  mains: MainIds,
): Promise<ContactRequest[]> {
  const all = await view.records('contactRequests', { siteId, postingId: id })
  for (const { visitorId } of all)
    if (!mains.has(visitorId)) mains.set(visitorId, (await personOf(view, siteId, visitorId)).mainId)
  return onceForEachPerson(all, mains, now)
}

/** The same, of what was said of one card, where who is who is known. */
export function onceForEachPerson(
  all: readonly ContactRequest[],
  mains: MainIds,
  now: Instant,
): ContactRequest[] {
  return onceEach(all, ({ visitorId }) => mains.get(visitorId) ?? visitorId, now)
}

/** Whether, of all that its person said of the card, this is what counts. */
export async function isCounted(view: StoreReader, request: ContactRequest, now: Instant): Promise<boolean> {
  const said = await recordsOfPerson(view, request.siteId, 'contactRequests', request.visitorId)
  return onceForEachCard(said, now).some(({ id }) => id === request.id)
}

/**
 * What interests a person, each card once, however often they said so; and each topic of which they would like to talk,
 * beside those of which they did: one may meet again.
 */
export function onceForEachCard(said: readonly ContactRequest[], now: Instant): ContactRequest[] {
  return onceEach(said, (request) => request.postingId ?? wishOf(request), now)
}

function wishOf(request: ContactRequest): string {
  return isAnswered(request) ? request.id : (request.topic ?? '')
}

/** How interest in a card stands: hosts, who answer for the place, do so as long as its card stands. */
export function interestStatusIn(
  request: ContactRequest,
  posting: Posting | undefined,
  today: Day,
  now: Instant,
): InterestStatus | null {
  const status = interestStatus(request, now)
  const isOfPlace = posting && posting.authorId === undefined && isOnBoard(posting, today)
  return status === 'silent' && isOfPlace ? 'waiting' : status
}

/**
 * One interest of each, in the order in which they were told: one that was answered, else the first that still waits for
 * an answer, else the last.
 */
function onceEach(
  requests: readonly ContactRequest[],
  whose: (request: ContactRequest) => string,
  now: Instant,
): ContactRequest[] {
  const told = requests
    .filter(({ events }) => events.some(({ type }) => type === 'interested'))
    .sort((a, b) => a.events[0]!.at - b.events[0]!.at || (a.id < b.id ? -1 : 1))
  const waits = (request: ContactRequest) => interestStatus(request, now) === 'waiting'
  return [...Map.groupBy(told, whose).values()].map(
    (same) => same.find(isAnswered) ?? same.find(waits) ?? same.at(-1)!,
  )
}

function isAnswered({ events }: ContactRequest): boolean {
  return events.some(({ type }) => type === 'accepted' || type === 'declined')
}
