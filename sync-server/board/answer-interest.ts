import type { InterestAnswer, InterestAnswerRefusal } from '../../domain/contract/board.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { interestStatus } from '../../domain/postings/interest.ts'
import { serverEventId } from '../../domain/postings/posting-events.ts'
import { isTakenDown } from '../../domain/postings/posting-state.ts'
import { revised, byServer } from '../../domain/record/write.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import { personOf } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { isCounted } from './counted-interests.ts'
import { isSamePerson } from './postings-of-person.ts'
import { mayMeet, talkRequestsFor } from './talk-requests.ts'

/**
 * What the author of a card answers to somebody who is interested. `gone`: there is no such interest in a card of
 * theirs, too long ago, or while hosts keep that card off the board; `answered`: they answered it before.
 */
export function answerInterest(
  { store, clock }: ServerParts,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  authorId: VisitorId,
  { interestId, answer, name }: Omit<InterestAnswer, 'requestId'>,
  request: MakingRequest | undefined,
): Promise<Result<{ name?: string }, InterestAnswerRefusal | 'request-reused'>> {
  return store.transaction(async (tx) => {
    const made = await madeBefore(tx, request)
    if (!made.ok) return made
    const interest = await tx.record('contactRequests', interestId, siteId)
    const posting =
      interest?.postingId === undefined ? undefined : await tx.record('postings', interest.postingId, siteId)
    if (interest?.topic !== undefined) {
      const place = { deviceId, now: clock.now() }
      return answerWish(tx, interest, authorId, { answer, name }, { ...place, request, made: made.value })
    }
    if (!interest || posting?.authorId === undefined) return refuse('gone')
    if (!(await isSamePerson(tx, siteId, posting.authorId, authorId))) return refuse('gone')
    const now = clock.now()
    if (isTakenDown(posting, siteDay(now, await zoneOfSite(tx, siteId)))) return refuse('gone')
    const told = answer === 'yes' && interest.name !== undefined ? { name: interest.name } : {}
    if (made.value !== undefined) return ok(told)
    if (answer === 'yes' && name === undefined) return refuse('name-needed')
    if (answer === 'yes' && !(await mayMeet(tx, siteId, authorId, now))) return refuse('guardian-needed')
    const status = interestStatus(interest, now)
    if (status === null || status === 'silent') return refuse('gone')
    // Of one person one interest counts: the others are answered with it.
    const counts = await isCounted(tx, interest, now)
    if (status !== 'waiting' || !counts) return refuse('answered')
    const type = answer === 'yes' ? ('accepted' as const) : ('declined' as const)
    const said = { id: `a.${interestId}`.slice(0, 64), type, at: now, by: deviceId }
    const event = answer === 'yes' ? { ...said, name: name! } : said
    await keepRecord(
      tx,
      'contactRequests',
      revised(interest, byServer(now), { events: [...interest.events, event] }),
    )
    await noteMade(tx, request, interestId)
    return ok(told)
  })
}

interface Answering {
  deviceId: string
  now: Instant
  request: MakingRequest | undefined
  /** What the same request did before. */
  made: string | undefined
}

/**
 * Somebody who said that they like to talk of something says yes, or that they would rather not, to who wishes to. The
 * first yes stands; after a no the others are asked on.
 */
async function answerWish(
  tx: StoreTransaction,
  wish: ContactRequest,
  visitorId: VisitorId,
  { answer, name }: Pick<InterestAnswer, 'answer' | 'name'>,
  { deviceId, now, request, made }: Answering,
): Promise<Result<{ name?: string }, InterestAnswerRefusal>> {
  const { siteId } = wish
  const told = answer === 'yes' && wish.name !== undefined ? { name: wish.name } : {}
  if (made !== undefined) return ok(told)
  if (answer === 'yes' && name === undefined) return refuse('name-needed')
  const today = siteDay(now, await zoneOfSite(tx, siteId))
  const waiting = await talkRequestsFor(tx, siteId, visitorId, { today, now })
  const mine = wish.withId !== undefined && (await isSamePerson(tx, siteId, wish.withId, visitorId))
  if (mine) return refuse('answered')
  if (!waiting.some(({ id }) => id === wish.id)) return refuse('gone')
  const { mainId } = await personOf(tx, siteId, visitorId)
  const said =
    answer === 'yes'
      ? { id: serverEventId('a', wish.id), type: 'accepted' as const, name: name! }
      : { id: `d.${wish.events.length}.${wish.id}`.slice(0, 64), type: 'passed' as const, ofId: mainId }
  await keepRecord(
    tx,
    'contactRequests',
    revised(wish, byServer(now), {
      events: [...wish.events, { ...said, at: now, by: deviceId }],
      ...(answer === 'yes' ? { withId: mainId } : {}),
    }),
  )
  await noteMade(tx, request, wish.id)
  return ok(told)
}
