import { expect, it } from 'vitest'
import { HOUR, MINUTE } from '../time.ts'
import type { ChallengeSession } from './challenge-session.ts'
import { conflictsOf } from './session-conflicts.ts'

const AT = Date.UTC(2026, 10, 24, 13)
function session(id: string, told: Partial<ChallengeSession> = {}): ChallengeSession {
  return {
    id,
    startsAt: AT,
    endsAt: AT + 2 * HOUR,
    roomId: 'hall',
    challengeIds: ['A01.1'],
    observers: [{ id: 'o1', name: 'Léa', side: 'host' }],
    moments: [],
    publishedAt: 1,
    ...told,
  } as unknown as ChallengeSession
}
const kinds = (one: ChallengeSession, other: ChallengeSession) =>
  conflictsOf(one, [other]).map(({ kind }) => kind)

it('a session has no conflict with itself, with one that does not take place, or with another hour', () => {
  const one = session('a')
  expect(kinds(one, session('a'))).toEqual([])
  expect(kinds(one, session('b', { cancelledAt: 1 }))).toEqual([])
  const later = { startsAt: AT + 3 * HOUR, endsAt: AT + 4 * HOUR }
  expect(kinds(one, session('b', later))).toEqual([])
})

it('room, box and person are told apart; a room and a box need time to be set up, a person does not', () => {
  const one = session('a')
  expect(kinds(one, session('b'))).toEqual(['room', 'box', 'person'])
  const other = {
    roomId: 'garden',
    challengeIds: ['A02.1'],
    observers: [{ id: 'o1', name: 'léa ', side: 'host' }],
  }
  expect(kinds(one, session('b', other as Partial<ChallengeSession>))).toEqual(['person'])
  const soon = { startsAt: AT + 2 * HOUR + 20 * MINUTE, endsAt: AT + 4 * HOUR }
  expect(kinds(one, session('b', soon))).toEqual(['room', 'box'])
})
