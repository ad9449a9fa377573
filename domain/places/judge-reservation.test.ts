import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import { DAY, HOUR, siteInstant } from '../time.ts'
import { loanOf, slotsOf, type Span } from './free-times.ts'
import { clashesOf, FARTHEST_AHEAD, heldFor, MOST_AT_ONCE, whyNotFree } from './judge-reservation.ts'
import type { Reservation, ReservationEvent } from './reservation.ts'
import type { Thing } from './thing.ts'

const MONDAY = '2026-11-30'
const NOW = siteInstant(MONDAY, 8)
const hours = { opensAt: '09:00', closesAt: '17:00', slotMinutes: 60, longestDays: 7 } as const
const room: Thing = {
  ...{ id: 'room', kind: 'room', way: 'slot', name: 'Petite salle', picture: 'meeting', count: 1 },
  ...{ ...hours, roomId: 'r1' },
}
const drill: Thing = {
  ...{ id: 'drill', kind: 'tool', way: 'loan', name: 'Perceuse', picture: 'hammer', count: 1, ...hours },
}
const [first, second] = slotsOf(room, MONDAY) as [Span, Span]
const nothing = { others: [], sessions: [], alreadyTheirs: 0 }

let ids = 0
function reservation(fields: Partial<Reservation>, ...types: ReservationEvent['type'][]): Reservation {
  const id = `r${++ids}`
  return {
    ...{
      id,
      siteId: 's',
      rev: '1',
      at: NOW,
      by: 'k',
      thingId: 'room',
      visitorId: 'v',
      askedAt: NOW,
      ...first,
    },
    events: types.map((type, index) => ({ id: `${id}.${index}`, type, at: NOW + index, by: 'd' })),
    ...fields,
  }
}

describe('what is asked for', () => {
  const why = (thing: Thing | undefined, span = first, others: Reservation[] = []) =>
    whyNotFree(span, { ...nothing, thing, others }, NOW)

  it('is free when nobody has it', () => {
    expect(why(room)).toBeNull()
    expect(why(drill, loanOf(drill, MONDAY, 7))).toBeNull()
  })

  it('is refused where it is not to be had so', () => {
    expect(why(undefined)).toBe('gone')
    expect(why(room, { ...first, endsAt: first.endsAt + HOUR })).toBe('hours')
    expect(why(room, { startsAt: first.startsAt + 1, endsAt: first.endsAt + 1 })).toBe('hours')
    expect(why(drill, loanOf(drill, MONDAY, 8))).toBe('hours')
    expect(why(drill, loanOf(drill, MONDAY, 0))).toBe('hours')
    expect(whyNotFree(first, { ...nothing, thing: room }, first.endsAt)).toBe('past')
    expect(whyNotFree(first, { ...nothing, thing: room }, first.startsAt - FARTHEST_AHEAD - 1)).toBe('far')
    expect(whyNotFree(first, { ...nothing, thing: room, alreadyTheirs: MOST_AT_ONCE }, NOW)).toBe('many')
  })

  it('is taken while it is granted to another, and free once that one gave it back', () => {
    expect(why(room, first, [reservation({}, 'granted')])).toBe('taken')
    expect(why(room, second, [reservation({}, 'granted')])).toBeNull()
    for (const end of ['cancelled', 'withdrawn', 'refused'] as const)
      expect(why(room, first, [reservation({}, 'granted', end)]), end).toBeNull()
    // What is asked for keeps nothing: whoever the server hears first has it.
    expect(why(room, first, [reservation({})])).toBeNull()
  })

  it('is taken while it is out, also when it was to be back', () => {
    const late = reservation({ startsAt: NOW - 3 * DAY, endsAt: NOW - DAY }, 'granted', 'handed-out')
    expect(why(drill, loanOf(drill, MONDAY, 1), [late])).toBe('taken')
    const back = {
      ...late,
      events: [...late.events, { id: 'b', type: 'returned', at: NOW, by: 'd' } as const],
    }
    expect(why(drill, loanOf(drill, MONDAY, 1), [back])).toBeNull()
    expect(heldFor(late, NOW)!.endsAt).toBeGreaterThan(NOW)
  })

  it('gives way to a session that is published in its room, with the time to set it up', () => {
    const planned = { roomId: 'r1', publishedAt: 1, startsAt: first.endsAt, endsAt: first.endsAt + HOUR }
    const session = { id: 's1', moments: [], ...planned } as unknown as ChallengeSession
    const why = (one: ChallengeSession) =>
      whyNotFree(first, { ...nothing, thing: room, sessions: [one] }, NOW)
    expect(why(session)).toBe('session')
    expect(why({ ...session, roomId: 'r2' })).toBeNull()
    const { publishedAt: _never, ...draft } = session
    expect(why(draft as ChallengeSession)).toBeNull()
    expect(why({ ...session, cancelledAt: 2 } as ChallengeSession)).toBeNull()
  })
})

it('what is promised while it was handed to another is told', () => {
  const promised = reservation({}, 'granted')
  const out = reservation({}, 'handed-out')
  expect(clashesOf(room, [promised, out], NOW)).toEqual([promised])
  expect(clashesOf({ count: 2 }, [promised, out], NOW)).toEqual([])
})

describe('whatever is asked, given back, handed out and returned', () => {
  const slots = slotsOf(room, MONDAY)
  const step = fc.record({
    what: fc.constantFrom('ask', 'ask', 'ask', 'cancelled', 'handed-out', 'returned'),
    which: fc.nat({ max: 30 }),
    minutes: fc.nat({ max: 40 }),
  })

  it('never are more at one time than there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        fc.array(step, { maxLength: 60 }),
        (count, isLoan, steps) => {
          const thing: Thing = isLoan ? { ...drill, count } : { ...room, count }
          let all: Reservation[] = []
          let now = NOW
          for (const { what, which, minutes } of steps) {
            now += minutes * 60_000
            if (what === 'ask') {
              const span = isLoan ? loanOf(thing, MONDAY, 1 + (which % 7)) : slots[which % slots.length]!
              const because = whyNotFree(span, { ...nothing, thing, others: all }, now)
              all.push(reservation({ ...span, thingId: thing.id }, because === null ? 'granted' : 'refused'))
            } else {
              const one = all[which % Math.max(1, all.length)]
              const isGranted = one?.events.some(({ type }) => type === 'granted')
              if (!one || !isGranted) continue
              const told = { id: `${one.id}.${one.events.length}`, type: what, at: now, by: 'd' } as const
              // Nothing is handed out or given back that was given back before.
              if (one.events.some(({ type }) => type === 'cancelled' || type === 'returned')) continue
              all = all.map((other) =>
                other === one ? { ...one, events: [...one.events, told as ReservationEvent] } : other,
              )
            }
          }
          // By their promised times: what is late was to be back.
          const spans = all
            .filter((one) => heldFor(one, NOW))
            .map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))
          for (const { startsAt } of spans)
            expect(
              spans.filter((span) => span.startsAt <= startsAt && startsAt < span.endsAt).length,
            ).toBeLessThanOrEqual(count)
        },
      ),
      { numRuns: 400 },
    )
  })
})
