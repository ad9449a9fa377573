import { expect, it } from 'vitest'
import type { ChallengeSession } from './challenge-session.ts'
import type { SessionPlan } from './plan-session.ts'
import { changedPromises } from './promised-fields.ts'

const session = { challengeIds: ['A01.1'], startsAt: 1, endsAt: 2, place: 'site', minimumAge: 16 }
const changed = (plan: Partial<SessionPlan>) =>
  changedPromises(session as ChallengeSession, { ...session, ...plan } as SessionPlan)

it('says which promises a plan changes, and none for words that promise nothing', () => {
  expect(changed({ where: '', materialNote: 'Deux plateaux', capacity: 4 })).toEqual([])
  expect(changed({ startsAt: 3, endsAt: 4 })).toEqual(['startsAt', 'endsAt'])
  expect(changed({ challengeIds: ['A02.1'], minimumAge: 18, roomId: 'grande' })).toEqual([
    'challengeIds',
    'roomId',
    'minimumAge',
  ])
})
