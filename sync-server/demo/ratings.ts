import {
  ratingEnds,
  ratingQuestions,
  type AnswerRating,
  type RatingAnswer,
} from '../../domain/hiring/answer-rating.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { asReadByCandidate } from '../../domain/hiring/event-time.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import type { Tables } from '../store/tables.ts'
import type { Manners } from './demo-data.ts'
import type { Random } from './random.ts'

/** What candidates say of how they were answered, by the manners of the employer; half of them say nothing. */
export function ratingsOf(
  random: Random,
  applications: readonly Application[],
  { pleases }: Manners,
  today: Instant,
): Tables['answerRatings'][] {
  return applications.flatMap((application) => {
    const at = application.events.at(-1)!.at + random.between(1, 5) * DAY
    if (at >= today || !ratingEnds(asReadByCandidate(application, at), at).ok || random.chance(0.5)) return []
    const { id: applicationId, siteId, employerId, visitorId } = application
    const rating = Object.fromEntries(
      ratingQuestions.map((question): [string, RatingAnswer] => [
        question,
        random.chance(pleases) ? 'yes' : random.pick(['partly', 'no'] as const),
      ]),
    ) as AnswerRating
    return [{ applicationId, siteId, employerId, visitorId, ...rating, at }]
  })
}
