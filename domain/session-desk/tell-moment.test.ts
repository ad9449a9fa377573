import { describe, expect, it } from 'vitest'
import { addDays, HOUR, parisDay } from '../time.ts'
import type { Booking, BookingEvent } from '../seats/booking.ts'
import {
  sessionStatus,
  type ChallengeSession,
  type SessionMoment,
  type SessionOfChallenge,
} from '../sessions/challenge-session.ts'
import { tellMoment, undoable } from './tell-moment.ts'

const NOW = 1_800_000_000_000
const head = { siteId: 'brest', rev: '1', at: 0, by: 'server' }

function session(track: SessionOfChallenge['track'], told: SessionMoment[] = []): SessionOfChallenge {
  return {
    ...head,
    id: 's1',
    planRev: 1,
    track,
    challengeIds: ['A01.1'],
    title: 'Vingt clients',
    offersPresented: [],
    place: 'site',
    startsAt: NOW,
    endsAt: NOW + 2 * HOUR,
    capacity: 8,
    deskReserve: 1,
    overcommits: [],
    minimumAge: 16,
    access: [],
    observers: [],
    moments: told.map((type, index) => ({ id: `m${index}`, type, at: index, by: 'desk' })),
    publishedAt: 0,
  }
}
const booking = (...types: BookingEvent['type'][]): Booking => ({
  ...head,
  id: 'b1',
  sessionId: 's1',
  visitorId: 'v1',
  askedAt: 0,
  events: types.map((type, at) => ({ id: `${type}.${at}`, type, at, by: 'server' })),
})
const facts = { bookings: [] as Booking[], evaluationsAreFinal: true }
const tell = (on: SessionOfChallenge, type: SessionMoment, told = facts) =>
  tellMoment(on, { id: 'new', type }, told, { now: NOW, siteId: 'brest', deviceId: 'desk' })
const refused = (reason: string) => ({ ok: false, reason })

describe('a session does not start', () => {
  it('without somebody who observes, unless it is a discovery', () => {
    expect(tell(session('adventurer'), 'started')).toEqual(refused('nobody-observes'))
    expect(tell(session('explorer'), 'started').ok).toBe(true)
    expect(tell(session('adventurer', ['locked']), 'started')).toEqual(refused('nobody-observes'))
    for (const told of [
      ['locked', 'observer-arrived'],
      ['observer-arrived', 'locked'],
    ] as const)
      expect(tell(session('adventurer', [...told]), 'started').ok).toBe(true)
  })

  it('at an employer’s without an agreement that covers the day', () => {
    const there = { ...session('scout', ['observer-arrived']), place: 'employer' as const }
    const until = (days: number) => ({
      ...there,
      conventionRef: 'PMSMP 12',
      conventionEndsOn: addDays(parisDay(NOW), days),
    })
    expect(tell(there, 'started')).toEqual(refused('convention-missing'))
    expect(tell(until(-1), 'started')).toEqual(refused('convention-missing'))
    expect(tell(until(0), 'started').ok).toBe(true)
  })

  it('twice, or once it is cancelled', () => {
    expect(tell(session('explorer', ['started']), 'started')).toEqual(refused('not-now'))
    expect(tell({ ...session('explorer'), cancelledAt: 1 }, 'started')).toEqual(refused('not-now'))
  })
})

it('a session ends only when each person booked is there or absent', () => {
  const running = session('explorer', ['started'])
  const withBooking = (...types: BookingEvent['type'][]) => ({ ...facts, bookings: [booking(...types)] })
  expect(tell(running, 'ended', withBooking('confirmed'))).toEqual(refused('attendance-missing'))
  expect(tell(running, 'ended', withBooking('confirmed', 'absent')).ok).toBe(true)
})

it('a session closes only when what was observed is final', () => {
  const ended = session('adventurer', ['started', 'ended'])
  expect(tell(ended, 'closed', { ...facts, evaluationsAreFinal: false })).toEqual(refused('evaluations-open'))
  const closed = tell(ended, 'closed')
  expect(closed.ok && sessionStatus(closed.value)).toBe('closed')
})

describe('a slip of the finger', () => {
  const at = (now: number, on: ChallengeSession, moment: { type: SessionMoment; undoes?: string }) =>
    tellMoment(on, { id: 'new', ...moment }, facts, { now, siteId: 'brest', deviceId: 'desk' })

  it('does not start the session of another day', () => {
    expect(at(NOW - 24 * HOUR, session('explorer'), { type: 'started' })).toEqual(refused('too-early'))
    expect(at(NOW - HOUR - 1, session('explorer'), { type: 'started' })).toEqual(refused('too-early'))
    expect(at(NOW - HOUR, session('explorer'), { type: 'started' }).ok).toBe(true)
  })

  it('is taken back, and what was told stays written', () => {
    const started = session('explorer', ['locked', 'started'])
    const undone = at(NOW, started, { type: 'undone', undoes: 'm1' })
    if (!undone.ok) throw new Error(undone.reason)
    expect(sessionStatus(undone.value)).toBe('locked')
    expect(undone.value.moments.map(({ type }) => type)).toEqual(['locked', 'started', 'undone'])
    expect(at(NOW, undone.value, { type: 'started' }).ok).toBe(true)
  })

  it('is only the last one, never the end of a closed session, and not for ever', () => {
    const running = session('explorer', ['locked', 'started'])
    expect(at(NOW, running, { type: 'undone', undoes: 'm0' })).toEqual(refused('not-now'))
    expect(at(NOW, running, { type: 'undone' })).toEqual(refused('not-now'))
    const closed = session('explorer', ['started', 'ended', 'closed'])
    expect(at(NOW, closed, { type: 'undone', undoes: 'm2' })).toEqual(refused('not-now'))
    const long = session(
      'explorer',
      Array.from({ length: 24 }, () => 'observer-arrived' as const),
    )
    expect(at(NOW, long, { type: 'undone', undoes: 'm23' })).toEqual(refused('not-now'))
  })
})

describe('a day with many corrections', () => {
  const often = (count: number, last: SessionMoment): SessionMoment[] => [
    ...Array.from({ length: count - 1 }, (): SessionMoment => 'observer-arrived'),
    last,
  ]

  it('hears of no further observer once one is there, and can still be told to its end', () => {
    const at = (count: number) => session('adventurer', often(count, 'observer-arrived'))
    expect(tell(at(23), 'observer-arrived').ok).toBe(true)
    expect(tell(at(24), 'observer-arrived')).toEqual(refused('not-now'))
    expect(tell(at(24), 'started').ok).toBe(true)
    const unobserved = session('explorer', often(24, 'locked'))
    const nobodyCame = {
      ...unobserved,
      moments: unobserved.moments.map((one) => ({ ...one, type: 'locked' as const })),
    }
    expect(tell(nobodyCame, 'observer-arrived').ok).toBe(true)
  })

  it('takes back the last thing told, but never what closed the session, nor after so many', () => {
    expect(undoable(session('adventurer', ['locked', 'observer-arrived']))?.id).toBe('m1')
    expect(
      undoable(session('adventurer', ['observer-arrived', 'started', 'ended', 'closed'])),
    ).toBeUndefined()
    expect(undoable(session('adventurer'))).toBeUndefined()
    expect(undoable(session('adventurer', often(24, 'locked')))).toBeUndefined()
    expect(undoable(session('adventurer', often(23, 'locked')))?.id).toBe('m22')
  })
})

describe('an agreement', () => {
  const started = (told: Partial<SessionOfChallenge>) =>
    tell({ ...session('scout', ['observer-arrived']), place: 'employer', ...told }, 'started')
  const endsOn = { conventionEndsOn: parisDay(NOW) }

  it('has a number and a last day', () => {
    expect(started({ conventionRef: ' ', ...endsOn })).toEqual(refused('convention-missing'))
    expect(started({ ...endsOn })).toEqual(refused('convention-missing'))
    expect(started({ conventionRef: 'PMSMP 12' })).toEqual(refused('convention-missing'))
    expect(started({ conventionRef: 'PMSMP 12', ...endsOn }).ok).toBe(true)
  })

  it('is asked for where somebody works at an employer’s alone, not at the site and not in other challenges', () => {
    expect(started({ place: 'site' }).ok).toBe(true)
    expect(started({ track: 'adventurer' }).ok).toBe(true)
  })
})

it('the end waits for the word on each person who was expected, and on nobody else', () => {
  const running = session('adventurer', ['observer-arrived', 'started'])
  const ended = (...bookings: Booking[]) => tell(running, 'ended', { ...facts, bookings })
  const seen = booking('confirmed', 'attended')
  expect(ended(seen, booking('confirmed'))).toEqual(refused('attendance-missing'))
  expect(ended(seen, booking('waitlisted'), booking('confirmed', 'cancelled')).ok).toBe(true)
  expect(tell(running, 'ended', { bookings: [], evaluationsAreFinal: false }).ok).toBe(true)
  // Whoever observes may come, and what has ended be closed, whatever is still to be said of somebody.
  const unsaid = { ...facts, bookings: [booking('confirmed')] }
  expect(tell(running, 'observer-arrived', unsaid).ok).toBe(true)
  expect(tell(session('adventurer', ['observer-arrived', 'started', 'ended']), 'closed', unsaid).ok).toBe(
    true,
  )
})
