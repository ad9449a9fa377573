import {
  publishedRating,
  ratingEnds,
  type AnswerRating,
  type NotRatable,
  type PublishedRating,
} from '../../domain/hiring/answer-rating.ts'
import { asReadByCandidate } from '../../domain/hiring/event-time.ts'
import type { SiteId, VisitorId } from '../../domain/ids.ts'
import { sameValue } from '../../domain/record/content.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { personOf, recordsOfPerson } from '../passes/person.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'

/** Why a rating is not kept. `unknown`: no application of this person. `already-rated`: in other words than now. */
export type RatingRefusal = NotRatable | 'unknown' | 'already-rated'

/**
 * Keeps what a candidate says of how they were answered, once of an application; said twice in the same words it was
 * said once. It is not told to the employer, whose mean it changes on a Monday.
 */
export async function rateAnswer(
  { store, clock }: ServerParts,
  { siteId }: Pick<Scope, 'siteId'>,
  visitorId: VisitorId,
  applicationId: string,
  rating: AnswerRating,
): Promise<Result<undefined, RatingRefusal>> {
  return store.transaction(async (tx) => {
    const now = clock.now()
    const mine = await recordsOfPerson(tx, siteId, 'applications', visitorId)
    const application = mine.find(({ id, unverified }) => id === applicationId && !unverified)
    if (!application) return refuse('unknown')
    const known = await ratingOf(tx, siteId, applicationId)
    if (known) return sameValue(known, rating) ? ok(undefined) : refuse('already-rated')
    const ends = ratingEnds(asReadByCandidate(application, now), now)
    if (!ends.ok) return ends
    const { employerId } = application
    await tx.run(
      tx.tables
        .insertInto('answerRatings')
        .values({ applicationId, siteId, employerId, visitorId: application.visitorId, ...rating, at: now }),
    )
    return ok(undefined)
  })
}

/** What was said of the answer to one application. */
export async function ratingOf(
  view: StoreReader,
  siteId: SiteId,
  applicationId: string,
): Promise<AnswerRating | undefined> {
  const [rating] = await view.all(
    view.tables
      .selectFrom('answerRatings')
      .select(['clear', 'useful', 'respectful'])
      .where('siteId', '=', siteId)
      .where('applicationId', '=', applicationId),
  )
  return rating
}

/** What is shown of an employer's ratings as they stood then. */
export async function ratingOfEmployer(
  view: StoreReader,
  employerId: string,
  asOf: number,
): Promise<PublishedRating | undefined> {
  const rows = await view.all(
    view.tables
      .selectFrom('answerRatings')
      .select(['siteId', 'visitorId', 'clear', 'useful', 'respectful'])
      .where('employerId', '=', employerId)
      .where('at', '<=', asOf)
      .orderBy('at')
      .orderBy('applicationId'),
  )
  const told: { person: string; rating: AnswerRating }[] = []
  for (const { siteId, visitorId, ...rating } of rows) {
    // Two entries of the directory that a host merged are one person.
    const { mainId } = await personOf(view, siteId, visitorId)
    told.push({ person: `${siteId} ${mainId}`, rating })
  }
  return publishedRating(told)
}
