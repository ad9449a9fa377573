import type { InterestAnswer, InterestAnswerRefusal } from '../../domain/contract/board.ts'
import type { VisitorId } from '../../domain/ids.ts'
import { interestStatus } from '../../domain/postings/interest.ts'
import { isTakenDown } from '../../domain/postings/posting-state.ts'
import { revised, byServer } from '../../domain/record/write.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { siteDay } from '../../domain/time.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { isCounted } from './my-board.ts'
import { isSamePerson } from './postings-of-person.ts'

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
    if (!interest || posting?.authorId === undefined) return refuse('gone')
    if (!(await isSamePerson(tx, siteId, posting.authorId, authorId))) return refuse('gone')
    const now = clock.now()
    if (isTakenDown(posting, siteDay(now, await zoneOfSite(tx, siteId)))) return refuse('gone')
    const told = answer === 'yes' && interest.name !== undefined ? { name: interest.name } : {}
    if (made.value !== undefined) return ok(told)
    if (answer === 'yes' && name === undefined) return refuse('name-needed')
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
