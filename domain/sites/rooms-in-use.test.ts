import { expect, it } from 'vitest'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { sessionsAgainst } from './rooms-in-use.ts'

const NOW = 1_800_000_000_000
const session = (told: Partial<ChallengeSession>) =>
  ({ id: 's', roomId: 'grande', capacity: 8, endsAt: NOW + 1, moments: [], ...told }) as ChallengeSession
const against = (capacity: number | null, told: Partial<ChallengeSession> = {}) =>
  sessionsAgainst(capacity === null ? [] : [{ id: 'grande', capacity }], [session(told)], NOW).length

it('a room that a session needs is neither removed nor made too small for it', () => {
  expect(against(8)).toBe(0)
  expect(against(7)).toBe(1)
  expect(against(null)).toBe(1)
})

it('sessions that are over, cancelled or elsewhere need no room', () => {
  expect(against(null, { endsAt: NOW })).toBe(0)
  expect(against(null, { cancelledAt: 1 })).toBe(0)
  expect(against(null, { declinedAt: 1 })).toBe(0)
  expect(against(null, { moments: [{ id: 'm', type: 'closed', at: 1, by: 'desk' }] })).toBe(0)
  const { roomId: _none, ...outdoors } = session({})
  expect(sessionsAgainst([], [outdoors], NOW)).toEqual([])
})
