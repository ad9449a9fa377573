import type { VisitorNews } from '../../domain/contract/visitors.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { answerBy, interestStatus, meetingPlace, placedAt } from '../../domain/postings/interest.ts'
import {
  endsSoon,
  isTakenDown,
  postingState,
  renewedUntil,
  standingDecision,
} from '../../domain/postings/posting-state.ts'
import { siteDay, type Day, type Instant } from '../../domain/time.ts'
import { recordsOfPerson } from '../passes/person.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { StoreReader } from '../store/store.ts'
import { interestsIn, interestStatusIn, onceForEachCard, type MainIds } from './counted-interests.ts'
import { postingsOfPerson } from './postings-of-person.ts'
import { thanksWaitingFor } from '../thanks/read-thanks.ts'
import { talkRequestsFor, talksOf } from './talk-requests.ts'

/**
 * What became of a person's cards and of what interests them since they last read it; who waits for their answer, and
 * which cards end soon, for as long as it is so. `undefined`: nothing.
 */
export async function boardNews(
  view: StoreReader,
  {
    siteId,
    visitorId,
    readUntil,
    now,
  }: { siteId: SiteId; visitorId: VisitorId; readUntil: Instant; now: Instant },
): Promise<VisitorNews['board']> {
  const today = siteDay(now, await zoneOfSite(view, siteId))
  const news = {
    asked: 0,
    interested: 0,
    published: 0,
    refused: 0,
    hidden: 0,
    ending: 0,
    accepted: 0,
    unanswered: 0,
  }
  const mains: MainIds = new Map()
  for (const posting of await postingsOfPerson(view, siteId, visitorId)) {
    const { is } = postingState(posting, today)
    const decidedAt = standingDecision(posting)?.at ?? 0
    if (decidedAt > readUntil) {
      if (is === 'published') news.published += 1
      if (is === 'rejected') news.refused += 1
      if (is === 'hidden') news.hidden += 1
    }
    if (endsSoon(posting, today) && renewedUntil(posting, today) !== null) news.ending += 1
    // Whoever waits does so also where its last day is over, or its author ended it.
    if (is === 'pending' || isTakenDown(posting, today)) continue
    const waiting = (await interestsIn(view, posting, now, mains)).filter(
      (one) => interestStatus(one, now) === 'waiting',
    )
    news.interested += waiting.length
  }
  const asked = await talkRequestsFor(view, siteId, visitorId, { today, now })
  news.asked = asked.length
  const said = await recordsOfPerson(view, siteId, 'contactRequests', visitorId)
  for (const request of onceForEachCard(said, now)) {
    const { postingId } = request
    const posting = postingId === undefined ? undefined : await view.record('postings', postingId, siteId)
    const status = interestStatusIn(request, posting, today, now)
    if (status === 'accepted' && answeredAt(request) > readUntil) news.accepted += 1
    // A no, said or silent, is told politely as the same.
    if (status === 'declined' && answeredAt(request) > readUntil) news.unanswered += 1
    const silentAt = answerBy(request)!
    if (status === 'silent' && silentAt > readUntil && silentAt <= now) news.unanswered += 1
  }
  const meetAt = await placeToMeet(view, { siteId, visitorId, today, now })
  const thanked = await thanksWaitingFor(view, siteId, visitorId)
  const isNews = thanked > 0 || meetAt !== undefined || Object.values(news).some((count) => count > 0)
  return isNews
    ? { ...news, ...(thanked > 0 ? { thanked } : {}), ...(meetAt === undefined ? {} : { meetAt }) }
    : undefined
}

function answeredAt({ events }: ContactRequest): Instant {
  return events.find(({ type }) => type === 'accepted' || type === 'declined')?.at ?? 0
}

/** Where hosts wait for this person today, to bring them together with somebody; told by their card, without who. */
async function placeToMeet(
  view: StoreReader,
  { siteId, visitorId, today, now }: { siteId: SiteId; visitorId: VisitorId; today: Day; now: Instant },
): Promise<string | undefined> {
  const zone = await zoneOfSite(view, siteId)
  const theirs: ContactRequest[] = [
    ...(await recordsOfPerson(view, siteId, 'contactRequests', visitorId)),
    ...(await talksOf(view, siteId, visitorId)),
  ]
  for (const { id } of await postingsOfPerson(view, siteId, visitorId))
    theirs.push(...(await view.records('contactRequests', { siteId, postingId: id })))
  const placed = theirs
    .filter((one) => interestStatus(one, now) === 'accepted' && siteDay(placedAt(one), zone) === today)
    .sort((a, b) => placedAt(b) - placedAt(a))
  return placed[0] && meetingPlace(placed[0])
}
