import { DAY, type Instant } from '../time.ts'
import type { ContactRequest } from './contact-request.ts'

/** How long whoever wrote a card has for an answer; silence is a no, said so to the other. */
export const INTEREST_SILENCE = 14 * DAY

/** `accepted`: both said yes, and a host brings them together; `left`: they had joined a project, and left it. */
export type InterestStatus = 'waiting' | 'silent' | 'accepted' | 'declined' | 'introduced' | 'left'

/** How somebody's interest in a card stands; `null`: this is another word than interest. */
export function interestStatus(
  { events }: Pick<ContactRequest, 'events'>,
  now: Instant,
): InterestStatus | null {
  const interested = events.find(({ type }) => type === 'interested')
  if (!interested) return null
  // The first answer stands; nobody takes a yes back in silence.
  const answer = events.find(({ type }) => type === 'accepted' || type === 'declined')
  if (!answer) return now < interested.at + INTEREST_SILENCE ? 'waiting' : 'silent'
  if (answer.type === 'declined') return 'declined'
  if (events.some(({ type }) => type === 'left')) return 'left'
  const last = events.findLast(({ type }) => type === 'introduced' || type === 'not-introduced')
  return last?.type === 'introduced' ? 'introduced' : 'accepted'
}

/** Whether each may know how the other is called. */
export function bothSaidYes(status: InterestStatus | null): boolean {
  return status === 'accepted' || status === 'introduced'
}

/** Until when an answer counts. */
export function answerBy({ events }: Pick<ContactRequest, 'events'>): Instant | undefined {
  const interested = events.find(({ type }) => type === 'interested')
  return interested && interested.at + INTEREST_SILENCE
}

/** Where the two meet, once a host said so and until they met; `undefined`: nowhere yet. */
export function meetingPlace({ events }: Pick<ContactRequest, 'events'>): string | undefined {
  return events.findLast(({ type }) => type === 'placed')?.place || undefined
}

/** When the two were last told where they meet; 0 when never. */
export function placedAt({ events }: Pick<ContactRequest, 'events'>): Instant {
  return events.findLast(({ type }) => type === 'placed')?.at ?? 0
}
