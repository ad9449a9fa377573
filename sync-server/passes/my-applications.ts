import type { MyApplication } from '../../domain/contract/visitors.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { contestDecidedAt } from '../../domain/hiring/contest.ts'
import { isNews } from '../../domain/hiring/candidate-news.ts'
import { ratingEnds } from '../../domain/hiring/answer-rating.ts'
import { asReadByCandidate } from '../../domain/hiring/event-time.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { ServerParts } from '../server-parts.ts'
import { aboutEmployer, aboutOffer } from './about-offer.ts'
import { followedSince } from './follow-links.ts'
import { personOf, recordsOfPerson } from './person.ts'
import { remindedAt } from '../reminders/reminded-at.ts'
import { ratingOf } from '../reciprok/answer-ratings.ts'
import { contestsOf, contestTold } from '../reciprok/contest-rows.ts'
import { reportOfOffer } from '../reciprok/offer-report.ts'
import { contestableAnswer } from '../reciprok/contests.ts'
import { decisionsOf } from './unproven-applications.ts'
import { readUntilOf } from './visitor-news.ts'

/**
 * What a visitor sent from this site, newest first, as it may be read now: an answer comes once it
 * can no longer be taken back.
 */
export async function applicationsOfVisitor(
  { store, clock }: ServerParts,
  { siteId }: Scope,
  visitorId: VisitorId,
): Promise<MyApplication[]> {
  return store.read(async (view) => {
    const all = await recordsOfPerson(view, siteId, 'applications', visitorId)
    const now = clock.now()
    const readUntil = await readUntilOf(view, siteId, visitorId, 'applications', now)
    const decided = await decisionsOf(view, siteId)
    const followed = await followedSince(view, siteId, (await personOf(view, siteId, visitorId)).ids)
    const mine: MyApplication[] = []
    for (const application of all) {
      if (application.unverified) continue
      const offer = await view.record('jobOffers', application.jobOfferId, siteId)
      const employer = await view.record('employers', application.employerId)
      const read = asReadByCandidate(application, now)
      const ends = (await ratingOf(view, siteId, application.id)) ? null : ratingEnds(read, now)
      const followedAt = followed.get(application.id)
      const contests = await contestsOf(view, siteId, application.id)
      const contestable = contestableAnswer(application, contests, now)
      const report = await reportOfOffer(view, offer, now)
      const reminded = await remindedAt(view, application.employerId, application.id)
      mine.push({
        application: read,
        ...(ends?.ok ? { ratableUntil: ends.value } : {}),
        ...(contestable ? { contestable } : {}),
        ...(contests.length > 0 ? { contests: contests.map(contestTold) } : {}),
        isNew:
          isNews(application, readUntil, now) ||
          (decided.get(application.id)?.at ?? 0) > readUntil ||
          contests.some((contest) => contestDecidedAt(contest) > readUntil),
        offer: aboutOffer(offer),
        employer: aboutEmployer(employer),
        ...(report ? { report } : {}),
        ...(reminded === null ? {} : { remindedAt: reminded }),
        ...(followedAt === undefined ? {} : { followedAt }),
      })
    }
    return mine.sort((a, b) => submittedAt(b.application) - submittedAt(a.application))
  })
}

function submittedAt(application: Application): number {
  return Math.min(...application.events.map((event) => event.receivedAt ?? event.at))
}
