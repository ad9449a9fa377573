import type { MyBoard, MyPosting } from '../../domain/contract/board.ts'
import { answerBy, bothSaidYes, interestStatus } from '../../domain/postings/interest.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import {
  postingState,
  renewedUntil,
  submittedAt,
  type PostingState,
} from '../../domain/postings/posting-state.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { personOf } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { StoreReader } from '../store/store.ts'
import { postingsOfPerson } from './postings-of-person.ts'

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
    const { ids } = await personOf(view, siteId, visitorId)
    const said: ContactRequest[] = []
    for (const id of ids) said.push(...(await view.records('contactRequests', { siteId, visitorId: id })))
    const interested = onceEach(said, ({ postingId }) => postingId ?? '')
    return {
      postings: await Promise.all(
        own.map(async (posting) => ({
          ...postingTold(posting, today),
          interests: (await interestsIn(view, posting)).map((request) =>
            interestTold(request, now, request.name),
          ),
        })),
      ),
      interests: await Promise.all(
        interested.map(async (request) => {
          const { postingId = '' } = request
          const posting = await view.record('postings', postingId, siteId)
          const yes = request.events.find(({ type }) => type === 'accepted')
          return {
            ...interestTold(request, now, yes?.name),
            postingId,
            ...(posting ? { title: posting.title } : {}),
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
    endsOn,
    keyedBy,
    events = [],
  } = posting
  const state = postingState(posting, today)
  const editedAt = events.findLast(({ type }) => type === 'edited')?.at
  const until = renewedUntil(posting, today)
  const shown = { text, steps, stage, wanted, picture, endsOn, keyedBy, editedAt, ...whyOf(state) }
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
function interestTold(request: ContactRequest, now: Instant, name: string | undefined) {
  const state = interestStatus(request, now)!
  const { at } = request.events.find(({ type }) => type === 'interested')!
  return {
    ...{ id: request.id, at, answerBy: answerBy(request)!, state },
    ...(bothSaidYes(state) && name !== undefined ? { name } : {}),
  }
}

/** Who is interested in a card, each person once, however often they said so. */
export async function interestsIn(
  view: StoreReader,
  { id, siteId }: Pick<Posting, 'id' | 'siteId'>,
): Promise<ContactRequest[]> {
  const all = await view.records('contactRequests', { siteId, postingId: id })
  const mains = new Map<string, string>()
  for (const { visitorId } of all) mains.set(visitorId, (await personOf(view, siteId, visitorId)).mainId)
  return onceEach(all, ({ visitorId }) => mains.get(visitorId)!)
}

/** The first interest of each, in the order in which they were told; one that was answered before one that was not. */
function onceEach(
  requests: readonly ContactRequest[],
  whose: (request: ContactRequest) => string,
): ContactRequest[] {
  const told = requests
    .filter(({ events }) => events.some(({ type }) => type === 'interested'))
    .sort((a, b) => a.events[0]!.at - b.events[0]!.at || (a.id < b.id ? -1 : 1))
  const isAnswered = ({ events }: ContactRequest) =>
    events.some(({ type }) => type === 'accepted' || type === 'declined')
  return [...Map.groupBy(told, whose).values()].map((same) => same.find(isAnswered) ?? same[0]!)
}
