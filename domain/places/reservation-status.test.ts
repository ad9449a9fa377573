import { describe, expect, it } from 'vitest'
import { DAY } from '../time.ts'
import { isLive, reservationStatus, reservationStatuses } from './reservation-status.ts'
import type { Reservation } from './reservation.ts'
import { maySay, sayOf, type SaidOfReservation } from './write-reservation.ts'

const NOW = 1_800_000_000_000
const desk = (now = NOW) => ({ siteId: 's', deviceId: 'desk', now })
const asked: Reservation = {
  ...{ id: 'r', siteId: 's', rev: '1', at: NOW, by: 'k', thingId: 't', visitorId: 'v' },
  ...{ startsAt: NOW, endsAt: NOW + DAY, askedAt: NOW, events: [] },
}
const granted: Reservation = { ...asked, events: [{ id: 'g', type: 'granted', at: NOW, by: 'server' }] }
let ids = 0
function after(from: Reservation, ...said: SaidOfReservation[]): Reservation {
  return said.reduce((one, word) => {
    const told = sayOf(one, word, `e${++ids}`, desk())
    if (!told.ok) throw new Error(`${word.type} of ${reservationStatus(one, NOW)}`)
    return told.value
  }, from)
}

describe('where a reservation stands', () => {
  it('follows from what was said of it', () => {
    expect(reservationStatus(asked, NOW)).toBe('asked')
    expect(reservationStatus(granted, NOW)).toBe('granted')
    expect(reservationStatus(granted, NOW + DAY + 1)).toBe('over')
    expect(reservationStatus(after(granted, { type: 'cancelled' }), NOW)).toBe('cancelled')
    const out = after(granted, { type: 'handed-out' })
    expect(reservationStatus(out, NOW)).toBe('out')
    expect(reservationStatus(out, NOW + DAY + 1)).toBe('overdue')
    expect(reservationStatus(after(out, { type: 'returned' }), NOW + DAY + 1)).toBe('back')
    expect(reservationStatus(after(out, { type: 'damaged' }), NOW)).toBe('damaged')
    // What was lost may be found.
    expect(reservationStatus(after(out, { type: 'lost' }, { type: 'returned' }), NOW)).toBe('back')
  })

  it('a thing that was handed out is out, whatever was said of it without knowing', () => {
    const refused = { id: 'x', type: 'refused', refused: 'taken', at: NOW, by: 'server' } as const
    const out = after(granted, { type: 'handed-out' })
    expect(reservationStatus({ ...out, events: [...out.events, refused] }, NOW)).toBe('out')
  })

  it('lasts to its last moment, and no longer', () => {
    const out = after(granted, { type: 'handed-out' })
    expect([reservationStatus(out, NOW + DAY), reservationStatus(granted, NOW + DAY)]).toEqual([
      ...['out', 'granted'],
    ])
  })

  it('is what the server, or a host, took back', () => {
    const of = (type: 'refused' | 'withdrawn') => ({
      ...asked,
      events: [{ id: 'x', type, at: NOW, by: 's' }],
    })
    expect([reservationStatus(of('refused'), NOW), reservationStatus(of('withdrawn'), NOW)]).toEqual([
      ...['refused', 'withdrawn'],
    ])
  })

  it('is somebody’s until it is back, over or given up', () => {
    expect(reservationStatuses.filter(isLive)).toEqual(['asked', 'granted', 'out', 'overdue'])
  })

  it('one step is taken back at a time, and only what a host told', () => {
    const back = after(granted, { type: 'handed-out' }, { type: 'returned' })
    const undone = after(back, { type: 'undone' })
    expect(reservationStatus(undone, NOW)).toBe('out')
    expect(reservationStatus(after(undone, { type: 'undone' }), NOW)).toBe('granted')
    expect(maySay(granted, 'undone', NOW)).toBe(false)
  })
})

describe('what cannot be said', () => {
  it('of a thing that is out: that it is given up; of one that is back: that it goes out', () => {
    const out = after(granted, { type: 'handed-out' })
    for (const type of ['cancelled', 'withdrawn', 'handed-out'] as const)
      expect(maySay(out, type, NOW)).toBe(false)
    const back = after(out, { type: 'returned' })
    for (const type of ['handed-out', 'returned', 'lost'] as const)
      expect(maySay(back, type, NOW)).toBe(false)
    expect(maySay(granted, 'returned', NOW)).toBe(false)
  })
})
