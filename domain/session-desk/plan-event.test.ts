import { describe, expect, it } from 'vitest'
import { parisInstant } from '../time.ts'
import { DAY, HOUR } from '../time.ts'
import { aSession, anEvent, NOW } from '../sessions/testing/a-session.ts'
import type { ChallengeSession } from '../sessions/challenge-session.ts'
import type { Room } from '../sites/site.ts'
import { checkEvent, checkEventChange, weekly } from './plan-event.ts'
import { conflictsOf } from './session-conflicts.ts'

const rooms: Room[] = [
  { id: 'hall', name: 'Grande salle', capacity: 20, stepFree: true },
  { id: 'desk', name: 'Bureau', capacity: 4, stepFree: true },
]
const event = anEvent({ roomId: 'hall' })
const faults = (told: Parameters<typeof anEvent>[0], others: ChallengeSession[] = []) =>
  checkEvent(anEvent({ roomId: 'hall', ...told }), { rooms, others }, NOW)

describe('an event is kept', () => {
  it('without cards, observers or a day of notice', () => {
    expect(faults({})).toEqual([])
    expect(faults({ startsAt: NOW + HOUR, endsAt: NOW + 2 * HOUR })).toEqual([])
  })

  it('neither once it is over nor in a year that nobody means', () => {
    expect(faults({ startsAt: NOW - 2 * HOUR, endsAt: NOW })).toEqual(['date-impossible'])
    expect(faults({ startsAt: NOW + 4 * 366 * DAY, endsAt: NOW + 4 * 366 * DAY + HOUR })).toEqual([
      'date-impossible',
    ])
    expect(faults({ startsAt: NOW + HOUR, endsAt: NOW + HOUR })).toEqual(['ends-too-soon'])
  })

  it('in a room of the site that admits as many, or elsewhere without one', () => {
    expect(faults({ roomId: 'cellar' })).toEqual(['unknown-room'])
    expect(faults({ roomId: 'desk' })).toEqual(['room-too-small'])
    const { roomId: _hall, ...nowhere } = event
    expect(checkEvent(nowhere, { rooms, others: [] }, NOW)).toEqual(['room-missing'])
    expect(checkEvent({ ...nowhere, place: 'outdoors' }, { rooms, others: [] }, NOW)).toEqual([])
  })

  it('in a room that no published challenge or event has at that hour, and so the other way round', () => {
    const challenge = aSession({ roomId: 'hall', publishedAt: NOW })
    const { publishedAt: _shown, ...draft } = challenge
    expect(faults({}, [challenge])).toEqual(['room-taken'])
    expect(faults({}, [draft])).toEqual([])
    expect(faults({}, [anEvent({ id: 'e2', roomId: 'hall' })])).toEqual(['room-taken'])
    expect(conflictsOf(challenge, [event])).toEqual([{ kind: 'room', sessionId: 'e1', what: 'hall' }])
  })
})

describe('an event that visitors see', () => {
  const taken = aSession({ roomId: 'hall', publishedAt: NOW })
  const change = (told: Partial<typeof event>) =>
    checkEventChange(event, { ...event, ...told }, { rooms, others: [taken] }, NOW)

  it('keeps what stood before, and is moved to nothing wrong', () => {
    expect(change({ title: 'Café' })).toEqual([])
    expect(change({ startsAt: event.startsAt + HOUR, endsAt: event.endsAt + HOUR })).toEqual(['room-taken'])
    expect(change({ startsAt: event.startsAt + DAY, endsAt: event.endsAt + DAY })).toEqual([])
  })
})

it('every week is at the same hour of the clock, across the end of summer time', () => {
  const startsAt = parisInstant('2026-10-20', 14, 30)
  const weeks = weekly({ startsAt, endsAt: startsAt + HOUR }, 3)
  expect(weeks.map(({ startsAt: at }) => at)).toEqual([
    startsAt,
    parisInstant('2026-10-27', 14, 30),
    parisInstant('2026-11-03', 14, 30),
  ])
  expect(weeks.map((one) => one.endsAt - one.startsAt)).toEqual([HOUR, HOUR, HOUR])
})
