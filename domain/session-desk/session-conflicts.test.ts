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
    ['but not before it is', TEN - 2 * HOUR - 30 * MINUTE, []],
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
    expect(kinds(first, session('A02', { ...bruno('Bruno'), ...from(TEN - 2 * HOUR) }))).toEqual([])
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

describe('what is said of a conflict', () => {
  it('is with which session, and over what: the room, the card of the box, the person', () => {
    const told = {
      roomId: 'grande',
      challengeIds: ['A01.1', 'A01-k3f9.2', 'A03.1'],
      observers: [{ id: 'o1', name: ' Bruno ', side: 'host' as const }],
    }
    const other = session('A02', { ...told, challengeIds: ['A01.3', 'A07.1'] })
    expect(conflictsOf(session('A01', told), [other])).toEqual([
      { kind: 'room', sessionId: 'A02', what: 'grande' },
      { kind: 'box', sessionId: 'A02', what: 'A01' },
      { kind: 'person', sessionId: 'A02', what: 'bruno' },
    ])
  })

  it('is nothing where neither has a room, nor of the session itself', () => {
    const [one, other] = [session('A01'), session('A02')]
    expect(conflictsOf(one, [one, other])).toEqual([])
    expect(kinds(session('A01', { roomId: 'grande' }), session('A02', { roomId: 'petite' }))).toEqual([])
  })

  it.each<[string, Partial<ChallengeSession>]>([
    ['cancelled', { cancelledAt: 1 }],
    ['declined', { publishedAt: undefined as never, declinedAt: 1 }],
    ['closed', { moments: [{ id: 'm', type: 'closed', at: 1, by: 'desk' }] }],
  ])('is nothing of a session that is %s, nor is anybody booked there', (_status, told) => {
    const room = { roomId: 'grande' }
    const [one, other] = [session('A01', room), session('A02', { ...room, ...told })]
    expect(conflictsOf(one, [other])).toEqual([])
    const booked = ['A01', 'A02'].map(
      (sessionId) =>
        ({
          ...{ id: sessionId, sessionId, visitorId: 'awa' },
          events: [{ id: 'e', type: 'confirmed', at: 1, by: 'server' }],
        }) as unknown as Booking,
    )
    expect(bookedElsewhere(one, [other], booked)).toEqual([])
    expect(bookedElsewhere(one, [one, session('A02')], booked)).toEqual([
      { sessionId: 'A02', visitorIds: ['awa'] },
    ])
    expect(bookedElsewhere(one, [session('A03')], booked)).toEqual([])
  })
})
