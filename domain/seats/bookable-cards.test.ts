import { expect, it } from 'vitest'
import { HOUR } from '../time.ts'
import type { Challenge } from '../kit/challenge.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { bookableCards } from './bookable-cards.ts'
import type { Booking } from './booking.ts'

const NOW = HOUR
const challenges = [
  { id: 'A01.1', card: { id: 'A01' } },
  { id: 'A02.1', card: { id: 'A02' } },
] as unknown as Challenge[]
const session = (id: string, startsAt: number, ...challengeIds: string[]) =>
  ({
    ...{ id, startsAt, endsAt: startsAt + 10, capacity: 1, publishedAt: 1, challengeIds, moments: [] },
  }) as unknown as ChallengeSession
const taken = (sessionId: string) =>
  ({ id: `b-${sessionId}`, sessionId, leaseId: 'l', events: [] }) as unknown as Booking

it('a card is booked in its soonest session with a seat; one whose sessions are all full is not told', () => {
  const sessions = [
    ...[session('soon', 3 * HOUR, 'A01.1'), session('later', 4 * HOUR, 'A01.1', 'A02.1')],
    session('past', 10, 'A02.1'),
  ]
  const cards = (...bookings: Booking[]) => bookableCards(sessions, challenges, bookings, NOW)
  expect(cards()).toEqual([
    { cardId: 'A01', startsAt: 3 * HOUR },
    { cardId: 'A02', startsAt: 4 * HOUR },
  ])
  expect(cards(taken('soon'))).toEqual([
    { cardId: 'A01', startsAt: 4 * HOUR },
    { cardId: 'A02', startsAt: 4 * HOUR },
  ])
  expect(cards(taken('soon'), taken('later'))).toEqual([])
  // Who waits, or gave their seat back, takes none.
  const waits = { ...taken('soon'), leaseId: undefined } as unknown as Booking
  const gone = { ...taken('later'), events: [{ id: 'e', type: 'cancelled', at: 1, by: 'k' }] } as unknown
  expect(cards(waits, gone as Booking)).toEqual(cards())
})
