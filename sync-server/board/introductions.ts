import type { Introduction } from '../../domain/contract/board.ts'
import type { SiteId } from '../../domain/ids.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { interestStatus } from '../../domain/postings/interest.ts'
import { serverEventId } from '../../domain/postings/posting-events.ts'
import { isTakenDown } from '../../domain/postings/posting-state.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { DAY, siteDay, type Day, type Instant } from '../../domain/time.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { StoreReader } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { interestsIn, interestStatusIn } from './my-board.ts'

/** For so long a desk still shows whom it brought together, so that a mistake can be taken back. */
const SHOWN_AFTER = 7 * DAY
/** Turns of mind that a record holds. */
const MOST_EVENTS = 50

/**
 * Who said yes to whom, and who is interested in a card of the place itself, for which hosts answer: those to be brought
 * together first, the longest waiting before. Nobody of a card that was taken down.
 */
export function introductionsAt({ store, clock }: ServerParts, siteId: SiteId): Promise<Introduction[]> {
  return store.read(async (view) => {
    const now = clock.now()
    const today = siteDay(now, await zoneOfSite(view, siteId))
    const all: Introduction[] = []
    for (const request of await view.records('contactRequests', { siteId })) {
      const status = interestStatus(request, now)
      if (status === null || status === 'declined' || request.postingId === undefined) continue
      const posting = await view.record('postings', request.postingId, siteId)
      if (posting && isTakenDown(posting, today)) continue
      const yes = request.events.find(({ type }) => type === 'accepted')
      if (!yes && !(posting && (await waitsForHosts(view, request, posting, today, now)))) continue
      const done =
        status === 'introduced' ? request.events.findLast(({ type }) => type === 'introduced') : undefined
      if (done && done.at < now - SHOWN_AFTER) continue
      all.push({
        ...{ id: request.id, postingId: request.postingId, interestedId: request.visitorId },
        ...{ interestedName: request.name ?? '', acceptedAt: (yes ?? request.events[0]!).at },
        ...(yes?.name === undefined ? {} : { authorName: yes.name }),
        ...(posting ? { title: posting.title } : {}),
        ...(posting?.authorId === undefined ? {} : { authorId: posting.authorId }),
        ...(done ? { introducedAt: done.at } : {}),
      })
    }
    return all.sort(
      (a, b) =>
        Number(a.introducedAt !== undefined) - Number(b.introducedAt !== undefined) ||
        a.acceptedAt - b.acceptedAt,
    )
  })
}

/** Whether somebody is interested in a card of the place that stands: of one person one interest counts. */
async function waitsForHosts(
  view: StoreReader,
  request: ContactRequest,
  posting: Posting,
  today: Day,
  now: Instant,
): Promise<boolean> {
  if (posting.authorId !== undefined || interestStatusIn(request, posting, today, now) !== 'waiting')
    return false
  return (await interestsIn(view, posting, now)).some(({ id }) => id === request.id)
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
    const isOfPlace = posting !== undefined && (await waitsForHosts(tx, request, posting, today, now))
    if (status !== 'accepted' && status !== 'introduced' && !isOfPlace) return false
    if ((status === 'introduced') === introduced || request.events.length >= MOST_EVENTS) return true
    const type = introduced ? ('introduced' as const) : ('not-introduced' as const)
    const yes = { id: serverEventId('a', id), type: 'accepted' as const, at: now, by: deviceId }
    const event = { id: `i.${request.events.length}.${id}`.slice(0, 64), type, at: now, by: deviceId }
    await keepRecord(
      tx,
      'contactRequests',
      revised(request, byServer(now), { events: [...request.events, ...(isOfPlace ? [yes] : []), event] }),
    )
    return true
  })
}
