import type { Application } from '../../domain/hiring/application.ts'
import { HOUR, type Instant } from '../../domain/time.ts'
import type { YearTold } from './year-of-employer.ts'

/** What a candidate says of the meeting that was just proposed; some say nothing. */
export function sayOfMeeting(
  { random, teller, today }: Pick<YearTold, 'random' | 'teller' | 'today'>,
  application: Application,
  proposedAt: Instant,
): { application: Application; asksToMove: boolean } {
  const at = proposedAt + random.between(3, 40) * HOUR
  const chance = random.next()
  if (at >= today || chance > 0.9) return { application, asksToMove: false }
  if (chance > 0.78) {
    const word = {
      kind: 'move-meeting',
      wishes: [random.pick(['morning', 'evening', 'another-day'] as const)],
    } as const
    return { application: teller.said(application, word, at), asksToMove: true }
  }
  const kind = chance > 0.72 ? 'decline-meeting' : 'accept-meeting'
  return { application: teller.said(application, { kind }, at), asksToMove: false }
}
