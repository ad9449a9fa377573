import type { VisitorId } from '../../domain/ids.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { interestStatus, type InterestStatus } from '../../domain/postings/interest.ts'
import { isOnBoard } from '../../domain/postings/posting-state.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { StoreReader } from '../store/store.ts'

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
  return [...Map.groupBy(told, whose).values()].map((all) => {
    // Who left a project may join it again: then the new word counts.
    const same = all.some(hasNotLeft) ? all.filter(hasNotLeft) : all
    return same.find(isAnswered) ?? same.find(waits) ?? same.at(-1)!
  })
}

const hasNotLeft = ({ events }: ContactRequest) => events.every(({ type }) => type !== 'left')

export function isAnswered({ events }: ContactRequest): boolean {
  return events.some(({ type }) => type === 'accepted' || type === 'declined')
}
