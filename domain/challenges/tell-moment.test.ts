import { describe, expect, it } from 'vitest'
import { DAY, parisDay } from '../time.ts'
import type { Booking } from './booking.ts'
import { sessionStatus, type ChallengeSession, type SessionMoment } from './challenge-session.ts'
import { tellMoment, type MomentFacts } from './tell-moment.ts'

const NOW = Date.UTC(2026, 10, 24, 9)
const writer = { siteId: 'brest', deviceId: 'desk', now: NOW }
const nobody: MomentFacts = { bookings: [], evaluationsAreFinal: true }

function session(told: Partial<ChallengeSession> = {}): ChallengeSession {
  return {
    id: 's1',
    rev: '',
    track: 'adventurer',
    place: 'site',
    publishedAt: 1,
    moments: [],
    ...told,
  } as never
}
function after(one: ChallengeSession, ...types: SessionMoment[]): ChallengeSession {
  const moments = types.map((type, index) => ({ id: `m${index}`, type, at: index, by: 'desk' }))
  return { ...one, moments }
}
const tell = (one: ChallengeSession, type: SessionMoment, facts = nobody) =>
  tellMoment(one, { id: 'new', type }, facts, writer)
const reason = (...told: Parameters<typeof tell>) => {
  const outcome = tell(...told)
  return outcome.ok ? null : outcome.reason
}

describe('a session does not start', () => {
  it('before an observer has arrived, unless it is a discovery', () => {
    expect(reason(session(), 'started')).toBe('nobody-observes')
    expect(reason(session({ track: 'explorer' }), 'started')).toBeNull()
    expect(reason(after(session(), 'observer-arrived'), 'started')).toBeNull()
  })

  it('at an employer’s without an agreement that still runs', () => {
    const scout = after(session({ track: 'scout', place: 'employer' }), 'observer-arrived')
    expect(reason(scout, 'started')).toBe('convention-missing')
    const over = { conventionRef: 'PMSMP-12', conventionEndsOn: parisDay(NOW - DAY) }
    expect(reason({ ...scout, ...over }, 'started')).toBe('convention-missing')
    expect(reason({ ...scout, ...over, conventionEndsOn: parisDay(NOW) }, 'started')).toBeNull()
    expect(reason({ ...scout, place: 'site' }, 'started')).toBeNull()
  })

  it('twice, nor unpublished, nor cancelled', () => {
    expect(reason(after(session(), 'observer-arrived', 'started'), 'started')).toBe('not-now')
    const { publishedAt: _none, ...draft } = session({ track: 'explorer' })
    expect(reason(draft as ChallengeSession, 'started')).toBe('not-now')
    expect(reason(session({ track: 'explorer', cancelledAt: 1 }), 'started')).toBe('not-now')
  })
})

it('a session does not end before each person booked is there or not, nor close with a debrief open', () => {
  const running = after(session(), 'observer-arrived', 'started')
  const booking = { events: [{ id: 'c', type: 'confirmed', at: 1, by: 'server' }] } as unknown as Booking
  expect(reason(running, 'ended', { ...nobody, bookings: [booking] })).toBe('attendance-missing')
  const absent = {
    ...booking,
    events: [...booking.events, { id: 'a', type: 'absent' as const, at: 2, by: 'desk' }],
  }
  expect(reason(running, 'ended', { ...nobody, bookings: [absent] })).toBeNull()
  const ended = after(session(), 'observer-arrived', 'started', 'ended')
  expect(reason(ended, 'closed', { ...nobody, evaluationsAreFinal: false })).toBe('evaluations-open')
  const closed = tell(ended, 'closed')
  expect(closed.ok && sessionStatus(closed.value)).toBe('closed')
})
