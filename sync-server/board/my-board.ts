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
import { sharing, waitingLines } from '../../domain/postings/project.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { recordsOfPerson } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import {
  interestsIn,
  interestStatusIn,
  isAnswered,
  onceForEachCard,
  type MainIds,
} from './counted-interests.ts'
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
            ...(posting?.kind === 'project' ? { ofProject: true } : {}),
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
    shown: shownOfProject,
    events = [],
  } = posting
  const state = postingState(posting, today)
  const editedAt = events.findLast(({ type }) => type === 'edited')?.at
  const until = renewedUntil(posting, today)
  const waits = waitingLines(posting).length
  const ofProject = posting.kind === 'project' ? { shown: shownOfProject, sharing: sharing(posting) } : {}
  const shown = {
    ...ofProject,
    linesWaiting: waits > 0 ? waits : undefined,
    text,
    steps,
    stage,
    wanted,
    picture,
    photo,
    endsOn,
    keyedBy,
    editedAt,
    ...whyOf(state),
  }
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
