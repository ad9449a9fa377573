import type { Instant } from '../time.ts'
import type { ApplicationEvent, GivenReason } from './application.ts'
import type { JobOffer } from './job-offer.ts'
import { criteriaFor } from './refusal-grid.ts'

/**
 * A reason with the criterion that it points at as the offer words it, or without one at which it cannot point: of
 * another kind, or of no offer. `givenAt`: an offer that was edited since then may have lost the criterion, and the
 * answer keeps it.
 */
export function withTiedCriterion(
  reason: GivenReason,
  { criteria, at }: Pick<JobOffer, 'criteria' | 'at'>,
  givenAt: Instant,
): GivenReason {
  const { criterionId, criterion, ...untied } = reason
  if (criterionId === undefined) return untied
  const known = criteria.find(({ id }) => id === criterionId)
  if (!known) return at > givenAt ? reason : untied
  if (criteriaFor(reason.code, [known]).length === 0) return untied
  return { ...untied, criterionId, criterion: criterion ?? known.label }
}

/** What the employer liked, in the offer's words; nothing where the offer does not ask for it, and was not edited since. */
export function tiedStrength(
  strength: NonNullable<ApplicationEvent['strength']>,
  { criteria, at }: Pick<JobOffer, 'criteria' | 'at'>,
  givenAt: Instant,
): { strength?: ApplicationEvent['strength'] } {
  const known = criteria.some(({ id }) => id === strength.criterionId)
  return known || at > givenAt ? { strength } : {}
}
