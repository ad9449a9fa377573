import { describe, expect, it } from 'vitest'
import type { Booking } from '../seats/booking.ts'
import { checkEvent } from '../session-desk/plan-event.ts'
import { DAY, HOUR, siteClock, siteDay } from '../time.ts'
import type { Visit } from '../visits/visit.ts'
import { eventsToCome, tablesToCome } from './find-sessions.ts'
import { tableStanding } from '../seats/table-standing.ts'
import { hoursToPropose, sharedTopics } from './tables.ts'
import { anEvent, NOW } from './testing/a-session.ts'

const { roomId: _none, ...plain } = anEvent()
const aTable = (fields: Partial<typeof plain> = {}) => ({
  ...plain,
  event: { kind: 'table' as const, text: 'On en parle.', topic: 'budget' as const },
  ...{ place: 'site' as const, where: 'Table 2', capacity: 4, startsAt: NOW + HOUR, endsAt: NOW + 2 * HOUR },
  ...fields,
})
const seat = (id: string, ...types: Booking['events'][number]['type'][]) =>
  ({ id, visitorId: id, events: types.map((type, at) => ({ id: `${at}`, type, at, by: 's' })) }) as Booking

describe('a small table', () => {
  it('has two to six chairs and a place in words, and takes no room from anybody', () => {
    const facts = { rooms: [], others: [anEvent({ startsAt: NOW + HOUR, endsAt: NOW + 2 * HOUR })] }
    expect(checkEvent(aTable(), facts, NOW)).toEqual([])
    expect(checkEvent(aTable({ capacity: 7 }), facts, NOW)).toEqual(['table-size'])
    expect(checkEvent(aTable({ capacity: 1, where: '' }), facts, NOW)).toEqual(['table-size', 'table-place'])
    expect(checkEvent(aTable({ startsAt: NOW - HOUR, endsAt: NOW }), facts, NOW)).toEqual(['date-impossible'])
  })

  it('is listed today and tomorrow, apart from events, until it is over or called off', () => {
    const later = aTable({ id: 'later', startsAt: NOW + 3 * DAY, endsAt: NOW + 3 * DAY + HOUR })
    const off = aTable({ id: 'off', cancelledAt: NOW })
    const all = [later, off, aTable({ id: 'today' }), anEvent({ id: 'coffee' })]
    expect(tablesToCome(all, NOW).map(({ id }) => id)).toEqual(['today'])
    expect(tablesToCome(all, NOW + 2 * HOUR)).toEqual([])
    expect(eventsToCome(all, NOW).map(({ id }) => id)).toEqual(['coffee'])
  })

  it('waits for two, and says once its hour is there whether they came', () => {
    const one = [seat('a', 'confirmed')]
    const two = [...one, seat('b', 'confirmed')]
    const back = [...one, seat('b', 'confirmed', 'cancelled')]
    const table = aTable()
    expect(tableStanding(table, [], NOW)).toEqual({ is: 'waits', missing: 2 })
    expect(tableStanding(table, back, NOW)).toEqual({ is: 'waits', missing: 1 })
    expect(tableStanding(table, two, NOW)).toEqual({ is: 'gathers', missing: 0 })
    expect(tableStanding(table, two, table.startsAt).is).toBe('sits')
    expect(tableStanding(table, one, table.startsAt).is).toBe('alone')
    expect(tableStanding(table, [], table.startsAt).is).toBe('empty')
  })

  it('may be made of what people who are here, or cards, share', () => {
    const today = siteDay(NOW)
    const visit = (openTo: Visit['openTo'], more: Partial<Visit> = {}) =>
      ({ kind: 'stay', day: today, openTo, ...more }) as Visit
    const visits = [visit(['trade']), visit(['trade', 'budget']), visit(['company'], { day: '2020-01-01' })]
    const cards = [{ title: 'Je peux aider à faire un budget' }, { title: 'Autre chose' }]
    expect(sharedTopics(visits, cards, today)).toEqual([
      { topic: 'trade', here: 2, cards: 0 },
      { topic: 'budget', here: 1, cards: 1 },
    ])
  })

  it('is proposed for a full hour that leaves time to say yes', () => {
    const hours = hoursToPropose(NOW)
    expect(hours.length).toBeLessThanOrEqual(12)
    expect(hours.every((at) => at >= NOW + HOUR / 2 && siteClock(at).endsWith(':00'))).toBe(true)
  })
})
