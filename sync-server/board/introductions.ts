import type { Introduction } from '../../domain/contract/board.ts'
import type { SiteId } from '../../domain/ids.ts'
import { MOST_TURNS, type ContactRequest } from '../../domain/postings/contact-request.ts'
import { interestStatus, meetingPlace } from '../../domain/postings/interest.ts'
import { serverEventId } from '../../domain/postings/posting-events.ts'
import { isOnBoard, isTakenDown } from '../../domain/postings/posting-state.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { DAY, siteDay, type Day, type Instant } from '../../domain/time.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { othersTurn } from '../others-turn.ts'
import { personOf } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { Store, StoreReader } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { interestStatusIn, isCounted, onceForEachPerson } from './counted-interests.ts'
import { openPeopleAt, whoCouldTalk } from './talk-requests.ts'

/** For so long a desk still shows whom it brought together, so that a mistake can be taken back. */
const SHOWN_AFTER = 7 * DAY
/** Of those who could talk of something a host is told so many. */
const MOST_ASKED = 10
/** Cards and people that are looked up in one read: in a few milliseconds. */
const READ_AT_ONCE = 100

/**
 * Who said yes to whom, and who is interested in a card of the place itself, for which hosts answer: those to be brought
 * together first, the longest waiting before. Nobody of a card that was taken down.
 */
export async function introductionsAt(
  { store, clock }: ServerParts,
  siteId: SiteId,
): Promise<Introduction[]> {
  const now = clock.now()
  const { said, today } = await store.read(async (view) => ({
    said: await view.records('contactRequests', { siteId }),
    today: siteDay(now, await zoneOfSite(view, siteId)),
  }))
  const cards = Map.groupBy(said, ({ postingId = '' }) => postingId)
  cards.delete('')
  const postings = await lookUp(store, [...cards.keys()], (view, id) => view.record('postings', id, siteId))
  const ofPlace = [...cards].filter(([id]) => isOfPlace(postings.get(id), today)).flatMap(([, all]) => all)
  const mains = await lookUp(
    store,
    [...new Set(ofPlace.map(({ visitorId }) => visitorId))],
    async (view, id) => (await personOf(view, siteId, id)).mainId,
  )
  const all: Introduction[] = []
  for (const [id, requests] of cards) {
    const posting = postings.get(id)
    if (posting && isTakenDown(posting, today)) continue
    const counted = new Set(
      isOfPlace(posting, today) ? onceForEachPerson(requests, mains, now).map((one) => one.id) : [],
    )
    for (const request of requests) {
      const waits = counted.has(request.id) && interestStatusIn(request, posting, today, now) === 'waiting'
      const told = introductionOf(request, posting, waits, now)
      if (told) all.push(told)
    }
  }
  for (const wish of said.filter(isWish)) {
    const told = introductionOf(wish, undefined, false, now)
    if (told) all.push(told)
  }
  all.push(...(await waitingForWhoIsHere(store, siteId, { said, postings, today, now })))
  return all.sort(
    (a, b) =>
      Number(a.introducedAt !== undefined) - Number(b.introducedAt !== undefined) ||
      a.acceptedAt - b.acceptedAt,
  )
}

const isWish = ({ topic, events }: ContactRequest) =>
  topic !== undefined && events.some(({ type }) => type === 'interested')

/**
 * What waits for a yes of somebody who is here and likes to talk today: wishes that they could answer, and interest in
 * their cards. A host may tell them at once; who that is hosts read in their directory.
 */
async function waitingForWhoIsHere(
  store: Store,
  siteId: SiteId,
  {
    said,
    postings,
    today,
    now,
  }: {
    said: readonly ContactRequest[]
    postings: ReadonlyMap<string, Posting | undefined>
    today: Day
    now: Instant
  },
): Promise<Introduction[]> {
  const waiting = said.filter((one) => interestStatus(one, now) === 'waiting')
  if (waiting.length === 0) return []
  return store.read(async (view) => {
    const { people } = await openPeopleAt(view, siteId, { today, now })
    if (people.size === 0) return []
    const all: Introduction[] = []
    for (const request of waiting) {
      const posting = postings.get(request.postingId ?? '')
      if (posting && (posting.authorId === undefined || isTakenDown(posting, today))) continue
      const author = posting?.authorId && (await personOf(view, siteId, posting.authorId)).mainId
      const ofCard = author && people.has(author) ? [author] : []
      const openIds = request.topic === undefined ? ofCard : await whoCouldTalk(view, request, people)
      if (openIds.length === 0 || !(await isCounted(view, request, now))) continue
      const told = introductionOf(request, posting, true, now)
      if (told) all.push({ ...told, openIds: openIds.slice(0, MOST_ASKED) })
    }
    return all
  })
}

/** Some at a time: whoever else asks has their turn in between. */
async function lookUp<V>(
  store: Store,
  ids: readonly string[],
  read: (view: StoreReader, id: string) => Promise<V>,
): Promise<Map<string, V>> {
  const found = new Map<string, V>()
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    if (at > 0) await othersTurn()
    await store.read(async (view) => {
      for (const id of ids.slice(at, at + READ_AT_ONCE)) found.set(id, await read(view, id))
    })
  }
  return found
}

/** Whether hosts answer for a card: it is the place's, and stands. */
function isOfPlace(posting: Posting | null | undefined, today: Day): posting is Posting {
  return posting != null && posting.authorId === undefined && isOnBoard(posting, today)
}

/** What hosts are told of interest in a card. `waits`: for their own answer. `null`: nothing, or no more. */
function introductionOf(
  request: ContactRequest,
  posting: Posting | null | undefined,
  waits: boolean,
  now: Instant,
): Introduction | null {
  const status = interestStatus(request, now)
  const { postingId, topic } = request
  const isAboutNothing = postingId === undefined && topic === undefined
  if (status === null || status === 'declined' || status === 'left' || isAboutNothing) return null
  const yes = request.events.find(({ type }) => type === 'accepted')
  if (!yes && !waits) return null
  const done =
    status === 'introduced' ? request.events.findLast(({ type }) => type === 'introduced') : undefined
  if (done && done.at < now - SHOWN_AFTER) return null
  const place = meetingPlace(request)
  return {
    ...{ id: request.id, interestedId: request.visitorId },
    ...(postingId === undefined ? {} : { postingId }),
    ...(topic === undefined ? {} : { topic }),
    ...(place === undefined ? {} : { place }),
    ...(request.withId === undefined ? {} : { authorId: request.withId }),
    ...{ interestedName: request.name ?? '', acceptedAt: (yes ?? request.events[0]!).at },
    ...(yes?.name === undefined ? {} : { authorName: yes.name }),
    ...(posting ? { title: posting.title } : {}),
    ...(posting?.authorId === undefined ? {} : { authorId: posting.authorId }),
    ...(done ? { introducedAt: done.at } : {}),
  }
}

/**
 * Two people were brought together, or that is taken back; with interest in a card of the place that is the hosts' yes.
 * `false`: they did not both say yes.
 */
export function noteIntroduction(
  { store, clock }: ServerParts,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  id: string,
  introduced: boolean,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const now = clock.now()
    const request = await tx.record('contactRequests', id, siteId)
    if (!request) return false
    const posting = await tx.record('postings', request.postingId ?? '', siteId)
    const today = siteDay(now, await zoneOfSite(tx, siteId))
    const status = interestStatus(request, now)
    const waits =
      isOfPlace(posting, today) &&
      interestStatusIn(request, posting, today, now) === 'waiting' &&
      (await isCounted(tx, request, now))
    if (status !== 'accepted' && status !== 'introduced' && !waits) return false
    if ((status === 'introduced') === introduced || request.events.length >= MOST_TURNS) return true
    const type = introduced ? ('introduced' as const) : ('not-introduced' as const)
    const yes = { id: serverEventId('a', id), type: 'accepted' as const, at: now, by: deviceId }
    const event = { id: `i.${request.events.length}.${id}`.slice(0, 64), type, at: now, by: deviceId }
    await keepRecord(
      tx,
      'contactRequests',
      revised(request, byServer(now), { events: [...request.events, ...(waits ? [yes] : []), event] }),
    )
    return true
  })
}

/** A host says where the two meet, or somewhere else; both read it at their next scan. `false`: they did not both say yes. */
export function noteMeetingPlace(
  { store, clock }: ServerParts,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  id: string,
  place: string,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const now = clock.now()
    const request = await tx.record('contactRequests', id, siteId)
    if (!request || interestStatus(request, now) !== 'accepted') return false
    if (meetingPlace(request) === place || request.events.length >= MOST_TURNS) return true
    const event = {
      ...{ id: `w.${request.events.length}.${id}`.slice(0, 64), type: 'placed' as const },
      ...{ at: now, by: deviceId, place },
    }
    await keepRecord(
      tx,
      'contactRequests',
      revised(request, byServer(now), { events: [...request.events, event] }),
    )
    return true
  })
}
