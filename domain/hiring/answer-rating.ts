import { refuse, ok, type Result } from '../result.ts'
import { DAY, type Instant } from '../time.ts'
import type { Application, ApplicationEventType } from './application.ts'
import { applicationStatus } from './application-status.ts'
import { standingTimeline } from './event-time.ts'

/** What a candidate says of how they were answered (évaluer): three questions, in the order in which they are asked. */
export const ratingQuestions = ['clear', 'useful', 'respectful'] as const
export const ratingAnswers = ['yes', 'partly', 'no'] as const
export type RatingQuestion = (typeof ratingQuestions)[number]
export type RatingAnswer = (typeof ratingAnswers)[number]
export type AnswerRating = Record<RatingQuestion, RatingAnswer>

/** How long an answer, or the silence that stands for it, may be rated. */
export const RATING_WINDOW = 60 * DAY
/**
 * Ratings are shown by so many people at a time: with fewer, or with one more than a week before, one could tell who
 * said what.
 */
export const RATINGS_SHOWN_FROM = 5

/** The mean of an employer's ratings. Apart from its score: who is refused rates lower by nature. */
export interface PublishedRating {
  /** 0 to 60: tenths of the 6 points that three times yes is worth. */
  tenths: number
  people: number
}

/** Why there is nothing to rate (any more). */
export type NotRatable = 'nothing-to-rate' | 'rating-closed'

const rated: ReadonlySet<ApplicationEventType> = new Set(['pursued', 'refused', 'hired'])

/** Until when its candidate may rate the latest answer to an application, or the thirty days without one. */
export function ratingEnds(application: Application, now: Instant): Result<Instant, NotRatable> {
  const answers = standingTimeline(application).filter(({ event }) => rated.has(event.type))
  const status = applicationStatus(application, now)
  const since = answers.at(-1)?.at ?? (status.kind === 'silent' ? status.at : undefined)
  if (since === undefined) return refuse('nothing-to-rate')
  return now < since + RATING_WINDOW ? ok(since + RATING_WINDOW) : refuse('rating-closed')
}

const points: Record<RatingAnswer, number> = { yes: 2, partly: 1, no: 0 }

/** Counted with the others, so that a few extreme ratings say little. */
const MIDDLING = { people: 5, points: 3 } as const

/**
 * What is shown of an employer's ratings, told in the order in which they came: the first of each person, and of so
 * many people as are a multiple of five. Nothing while too few people rated.
 */
export function publishedRating(
  all: readonly { person: string; rating: AnswerRating }[],
): PublishedRating | undefined {
  const firstOf = new Map<string, AnswerRating>()
  for (const { person, rating } of all) if (!firstOf.has(person)) firstOf.set(person, rating)
  const people = firstOf.size - (firstOf.size % RATINGS_SHOWN_FROM)
  if (people === 0) return undefined
  const total = [...firstOf.values()]
    .slice(0, people)
    .flatMap((rating) => ratingQuestions.map((question) => points[rating[question]]))
    .reduce((sum, told) => sum + told, MIDDLING.people * MIDDLING.points)
  return { tenths: Math.round((10 * total) / (people + MIDDLING.people)), people }
}
