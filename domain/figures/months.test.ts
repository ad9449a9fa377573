import { describe, expect, it } from 'vitest'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import type { Application } from '../hiring/application.ts'
import { parisInstant } from '../time.ts'
import { toldApplication } from './month-of-answers.ts'
import { monthOfSessions } from './month-of-sessions.ts'

describe('the sessions of a month', () => {
  const session = (fields: Partial<ChallengeSession>) => ({
    session: { track: 'explorer', capacity: 8, ...fields } as ChallengeSession,
    bookings: [],
  })
  it('are those that were there for visitors; cancelled are those of which visitors had heard', () => {
    const { kinds, cancelled } = monthOfSessions([
      session({ publishedAt: 1 }),
      session({ publishedAt: 1 }),
      session({ publishedAt: 1, cancelledAt: 2 }),
      session({ publishedAt: 1, declinedAt: 2 }),
      session({}),
      session({ cancelledAt: 2 }),
    ])
    expect(kinds).toEqual([{ matter: 'explorer', family: '', held: 2, seats: 16 }])
    expect(cancelled).toBe(2)
  })
})

describe('an application', () => {
  const at = parisInstant('2026-03-02', 10)
  const application = (fields: Partial<Application> = {}) => ({
    ...{ id: 'a', visitorId: 'V' },
    events: [{ id: 's', type: 'submitted' as const, at, by: 'k', receivedAt: at }],
    ...fields,
  })
  it('is counted once the server received it, and once hosts know whose it is', () => {
    const told = (fields?: Partial<Application>) => toldApplication(application(fields), at, undefined)
    expect(told()).toEqual({ receivedIn: '2026-03' })
    expect(told({ unverified: true })).toBeNull()
    expect(told({ events: [] })).toBeNull()
  })
})
