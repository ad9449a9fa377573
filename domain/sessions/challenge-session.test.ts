import { describe, expect, it } from 'vitest'
import {
  mergeSessions,
  samePlan,
  sessionStatus,
  standingMoments,
  takesBookings,
  type ChallengeSession,
} from './challenge-session.ts'
import { aSession, NOW } from './testing/a-session.ts'
import { MINUTE } from '../time.ts'

type Moment = ChallengeSession['moments'][number]
const moment = (id: string, type: Moment['type'], told: Partial<Moment> = {}): Moment => ({
  id,
  type,
  at: NOW,
  by: 'desk',
  ...told,
})

describe('where a session stands', () => {
  it.each<[string, Partial<ChallengeSession>]>([
    ['draft', {}],
    ['proposed', { proposedAt: 1 }],
    ['draft', { proposedAt: 1, validatedAt: 2 }],
    ['draft', { validatedAt: 2 }],
    ['declined', { proposedAt: 1, declinedAt: 2 }],
    ['open', { proposedAt: 1, validatedAt: 2, publishedAt: 3 }],
    ['open', { publishedAt: 3 }],
    ['locked', { publishedAt: 3, moments: [moment('m1', 'locked')] }],
    ['running', { publishedAt: 3, moments: [moment('m1', 'locked'), moment('m2', 'started')] }],
    ['evaluating', { publishedAt: 3, moments: [moment('m2', 'started'), moment('m3', 'ended')] }],
    ['cancelled', { publishedAt: 3, cancelledAt: 4, moments: [moment('m2', 'started')] }],
    ['closed', { publishedAt: 3, cancelledAt: 4, moments: [moment('m4', 'closed')] }],
  ])('%s: %o', (status, told) => {
    expect(sessionStatus(aSession(told))).toBe(status)
  })

  it('is told by what was not taken back, and taking back is no moment of its own', () => {
    const moments = [moment('m1', 'locked'), moment('m2', 'started'), moment('u', 'undone', { undoes: 'm2' })]
    expect(standingMoments({ moments }).map(({ id }) => id)).toEqual(['m1'])
  })

  it('takes bookings until a quarter of an hour before it begins, locked or not, and in no other state', () => {
    const last = NOW + 15 * MINUTE
    const session = (told: Partial<ChallengeSession>) =>
      aSession({ startsAt: last + 1, publishedAt: 1, ...told })
    expect(takesBookings(session({}), NOW)).toBe(true)
    expect(takesBookings(session({ moments: [moment('m1', 'locked')] }), NOW)).toBe(true)
    expect(takesBookings(session({ startsAt: last }), NOW)).toBe(false)
    expect(takesBookings(session({ cancelledAt: 2 }), NOW)).toBe(false)
    expect(takesBookings(session({ publishedAt: undefined as never }), NOW)).toBe(false)
  })
})

describe('two copies of one session', () => {
  const early = moment('m1', 'locked')
  const late = moment('m2', 'started')

  it('are one with the later plan, the later head, and all that was told', () => {
    const planned = aSession({
      rev: '1',
      planRev: 5,
      title: 'Le nouveau plan',
      at: 1,
      by: 'desk',
      moments: [early],
    })
    const told = aSession({
      rev: '2',
      planRev: 4,
      title: 'L’ancien plan',
      at: 2,
      by: 'kiosk',
      moments: [late],
    })
    for (const merged of [mergeSessions(planned, told), mergeSessions(told, planned)]) {
      expect(merged).toMatchObject({ title: 'Le nouveau plan', planRev: 5, rev: '2', at: 2, by: 'kiosk' })
      expect(merged.moments.map(({ id }) => id).sort()).toEqual(['m1', 'm2'])
    }
  })

  it('of one plan keep the words of the newer copy', () => {
    const older = aSession({ rev: '1', planRev: 5, title: 'Avant' })
    const newer = aSession({ rev: '2', planRev: 5, title: 'Après' })
    expect(mergeSessions(older, newer).title).toBe('Après')
    expect(mergeSessions(newer, older).title).toBe('Après')
  })

  it('say the same plan whatever was told on the day, and not once a word of it differs', () => {
    const session = aSession({ seal: 'one' })
    expect(samePlan(session, { ...session, seal: 'other', moments: [early] })).toBe(true)
    expect(samePlan(session, { ...session, title: 'Autre chose' })).toBe(false)
  })
})
