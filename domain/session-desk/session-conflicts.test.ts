import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../time.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import type { Booking } from '../seats/booking.ts'
import { bookedElsewhere, conflictsOf } from './session-conflicts.ts'

const TEN = 1_800_000_000_000

function session(id: string, told: Partial<ChallengeSession> = {}): ChallengeSession {
  return {
    id,
    siteId: 'brest',
    rev: '1',
    at: 0,
    by: 'server',
    planRev: 1,
    track: 'adventurer',
    challengeIds: [`${id}.1`],
    title: id,
    offersPresented: [],
    place: 'site',
    startsAt: TEN,
    endsAt: TEN + 2 * HOUR,
    capacity: 8,
    deskReserve: 1,
    overcommits: [],
    minimumAge: 16,
    access: [],
    observers: [],
    moments: [],
    publishedAt: 0,
    ...told,
  }
}
const from = (start: number) => ({ startsAt: start, endsAt: start + 2 * HOUR })
const kinds = (a: ChallengeSession, b: ChallengeSession) => conflictsOf(a, [a, b]).map(({ kind }) => kind)

describe('two sessions conflict', () => {
  const room = { roomId: 'grande' }
  const after = TEN + 2 * HOUR

  it.each([
    ['at the same hour', TEN, ['room']],
    ['while the first is put away', after + 29 * MINUTE, ['room']],
    ['but not once it is', after + 30 * MINUTE, []],
    ['while the second is set up', TEN - 2 * HOUR - 29 * MINUTE, ['room']],
  ])('over a room %s', (_when, start, found) => {
    expect(kinds(session('A01', room), session('A02', { ...room, ...from(start) }))).toEqual(found)
  })

  it('over the one box of a card, whichever edition or adaptation', () => {
    for (const other of ['A01.2', 'A01-k3f9.1'])
      expect(kinds(session('A01'), session('x', { challengeIds: [other] }))).toEqual(['box'])
  })

  it('over a person, however the name is typed, only while both run', () => {
    const bruno = (name: string) => ({ observers: [{ id: 'o1', name, side: 'host' as const }] })
    const first = session('A01', bruno('Bruno'))
    expect(kinds(first, session('A02', bruno(' bruno ')))).toEqual(['person'])
    expect(kinds(first, session('A02', { ...bruno('Bruno'), ...from(after) }))).toEqual([])
  })

  it('unless one does not take place', () => {
    expect(kinds(session('A01', room), session('A02', { ...room, cancelledAt: 1 }))).toEqual([])
  })
})

describe('the people booked in a session', () => {
  const seat = (sessionId: string, visitorId: string, ...types: ('confirmed' | 'cancelled')[]) =>
    ({
      id: `${sessionId}-${visitorId}`,
      sessionId,
      visitorId,
      events: types.map((type, index) => ({ id: `${index}`, type, at: index, by: 'server' })),
    }) as Booking
  const bookings = [
    seat('A01', 'awa', 'confirmed'),
    seat('A02', 'awa', 'confirmed'),
    seat('A01', 'leo', 'confirmed'),
    seat('A02', 'leo', 'confirmed', 'cancelled'),
  ]

  it('are named where they are booked at the same time too', () => {
    const [first, second] = [session('A01'), session('A02')]
    expect(bookedElsewhere(first, [first, second], bookings)).toEqual([
      { sessionId: 'A02', visitorIds: ['awa'] },
    ])
  })

  it('may come to both when one begins as the other ends', () => {
    const second = session('A02', from(TEN + 2 * HOUR))
    expect(bookedElsewhere(session('A01'), [second], bookings)).toEqual([])
  })
})
