import { describe, expect, it } from 'vitest'
import { SET_UP } from '../session-desk/session-conflicts.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { DAY, HOUR, siteInstant } from '../time.ts'
import { slotsOf, type Span } from './free-times.ts'
import {
  clashesOf,
  countTheirs,
  FARTHEST_AHEAD,
  heldFor,
  sessionIn,
  whyNotFree,
} from './judge-reservation.ts'
import type { Reservation, ReservationEvent } from './reservation.ts'
import type { Thing } from './thing.ts'

const NOW = siteInstant('2026-11-30', 8)
const span = (from: number, until: number): Span => ({
  startsAt: NOW + from * HOUR,
  endsAt: NOW + until * HOUR,
})
let ids = 0
function held(when: Span, ...types: ReservationEvent['type'][]): Reservation {
  const id = `r${(ids += 1)}`
  const events = types.map((type, turn) => ({ id: `${id}.${turn}`, type, at: NOW - 9 + turn, by: 'desk' }))
  const head = { id, siteId: 's', rev: '1', at: NOW, by: 'k', thingId: 'saw', visitorId: 'v', askedAt: NOW }
  return { ...head, ...when, events }
}
const granted = (from: number, until: number) => held(span(from, until), 'granted')
const clashing = (count: number, ...all: Reservation[]) =>
  clashesOf({ count }, all, NOW).map((one) => all.indexOf(one))

describe('what is promised at the same time', () => {
  it('clashes where more is promised than there is, and with nothing by itself', () => {
    expect(clashing(1, granted(1, 2))).toEqual([])
    expect(clashing(1, granted(1, 3), granted(2, 4))).toEqual([0, 1])
    expect(clashing(2, granted(1, 3), granted(2, 4))).toEqual([])
  })

  it('may follow at once, on either side', () => {
    expect(clashing(1, granted(2, 3), granted(1, 2), granted(3, 4))).toEqual([])
  })

  it('is counted at each moment, not over the whole time', () => {
    const [long, first, second] = [granted(1, 5), granted(1, 3), granted(3, 5)]
    expect(clashing(2, long, first, second)).toEqual([])
    expect(clashing(2, long, first, second, granted(2, 4))).toEqual([0, 1, 2, 3])
  })

  it('is nothing that was given up, refused or only asked for', () => {
    const others = (['cancelled', 'refused', 'withdrawn'] as const).map((type) => held(span(1, 2), type))
    expect(clashing(1, granted(1, 2), held(span(1, 2)), ...others)).toEqual([])
  })
})

it('a thing that is out is nobody else’s from when it left, for a day from now, and to its end at least', () => {
  const early = { ...held(span(2, 4), 'granted'), events: [] as ReservationEvent[] }
  const out = (at: number): Reservation => ({
    ...early,
    events: [
      { id: 'g', type: 'granted', at: NOW - 9 * HOUR, by: 'server' },
      { id: 'o', type: 'handed-out', at, by: 'desk' },
    ],
  })
  expect(heldFor(out(NOW), NOW)).toEqual({ startsAt: NOW, endsAt: NOW + DAY })
  expect(heldFor(out(NOW + 3 * HOUR), NOW)).toEqual({ startsAt: NOW + 2 * HOUR, endsAt: NOW + DAY })
  const long = { ...out(NOW), endsAt: NOW + 3 * DAY }
  expect(heldFor(long, NOW)?.endsAt).toBe(NOW + 3 * DAY)
  expect(heldFor(early, NOW)).toBeNull()
})

it('of one person counts what they ask for or have, beside what is looked at', () => {
  const all = [
    held(span(1, 2)),
    granted(1, 2),
    held(span(1, 2), 'handed-out'),
    held(span(-9, -8), 'handed-out'),
    ...[held(span(1, 2), 'cancelled'), held(span(1, 2), 'refused'), held(span(-9, -8), 'granted')],
  ]
  expect(countTheirs(all, 'none', NOW)).toBe(4)
  expect(countTheirs(all, all[1]!.id, NOW)).toBe(3)
  expect(countTheirs(all, all[4]!.id, NOW)).toBe(4)
})

const room: Thing = {
  ...{ id: 'room', kind: 'room', way: 'slot', name: 'Salle', picture: 'meeting', count: 1, roomId: 'r1' },
  ...{ opensAt: '09:00', closesAt: '17:00', slotMinutes: 60, longestDays: 1 },
}

it('nothing is granted farther ahead than a month, to the moment', () => {
  const slot = slotsOf(room, '2026-12-20')[0]!
  const nothing = { thing: room, others: [], sessions: [], alreadyTheirs: 0 }
  expect(whyNotFree(slot, nothing, slot.startsAt - FARTHEST_AHEAD)).toBeNull()
  expect(whyNotFree(slot, nothing, slot.startsAt - FARTHEST_AHEAD - 1)).toBe('far')
})

it('a session has its room from when it is set up until it is cleared away', () => {
  const session = {
    ...{ id: 's', roomId: 'r1', publishedAt: 1, startsAt: NOW + 10 * HOUR, endsAt: NOW + 12 * HOUR },
    ...{ moments: [], overcommits: [] },
  } as unknown as ChallengeSession
  const has = (
    startsAt: number,
    endsAt: number,
    thing: Pick<Thing, 'roomId'> = room,
    ...all: ChallengeSession[]
  ) => sessionIn(thing, { startsAt, endsAt }, [session, ...all])?.id
  const [from, until] = [session.startsAt - SET_UP, session.endsAt + SET_UP]
  expect([has(from - HOUR, from), has(from - HOUR, from + 1)]).toEqual([undefined, 's'])
  expect([has(until, until + HOUR), has(until - 1, until + HOUR)]).toEqual([undefined, 's'])
  expect([has(from - 9 * HOUR, from - 8 * HOUR), has(until + 8 * HOUR, until + 9 * HOUR)]).toEqual([
    ...[undefined, undefined],
  ])
  expect(has(from, until, { roomId: 'r2' })).toBeUndefined()
  const anywhere = { ...session, id: 'anywhere', roomId: undefined } as unknown as ChallengeSession
  expect(has(from, until, {}, anywhere)).toBeUndefined()
})
