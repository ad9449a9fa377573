import type { Application } from './application.ts'
import { isFoundWrong } from './contest-facts.ts'
import { dayOf, shownInstant, standingEvents } from './event-time.ts'
import { receivedAt } from './application.ts'
import { COUNTED_FROM_DAY } from './reciprok-counted.ts'
import { isConclusion } from './reciprok-score.ts'

/**
 * Whether an employer still owes the end of a yes: it was willing to go on, and told nothing since that ends the matter.
 * Who takes an application back after a yes ends nothing for the score (only the employer's own word does), so that it is
 * asked for all the same. Nothing is asked where nothing counts: after a withdrawal within thirty days, or one that hosts
 * found to be asked for.
 */
export function awaitsConclusion(application: Application): boolean {
  const standing = standingEvents(application.events)
  if (!standing.some(({ type }) => type === 'pursued') || standing.some(isConclusion)) return false
  const reception = receivedAt(application)
  return standing
    .filter(({ type }) => type === 'withdrawn')
    .every(
      (event) =>
        dayOf(reception, shownInstant(event, reception)) >= COUNTED_FROM_DAY &&
        !isFoundWrong(application.events, event),
    )
}
