import { expect, it } from 'vitest'
import { mergeBookings, type Booking } from './booking.ts'
import { bookingStatus } from './booking-status.ts'
import { withoutVisitor } from './without-visitor.ts'

const author = { deviceId: 'server', now: 9 }
const booking: Booking = {
  ...{ id: 's1.k1.1#0', siteId: 'brest', rev: '1', at: 1, by: 'k1', leaseId: 's1.k1.1', slot: 0 },
  ...{ sessionId: 's1', visitorId: 'LEA', askedAt: 1, ageBand: '16-17' },
  ...{ name: 'Léa', sealedName: 'a.b.c', guardianName: 'Anne' },
  events: [{ id: 'e1', type: 'confirmed', at: 1, by: 'k1', note: 'La mère de Léa appelle.' }],
}

it('of a booking without its person a seat is left that was taken by nobody', () => {
  const over = withoutVisitor(booking, { stranger: 'STRANGER', isToCome: false }, author)
  expect(over).toEqual({
    ...{ id: booking.id, siteId: 'brest', leaseId: 's1.k1.1', slot: 0, sessionId: 's1', askedAt: 1 },
    ...{ visitorId: 'STRANGER', rev: over.rev, at: 9, by: 'server' },
    events: [{ id: 'e1', type: 'confirmed', at: 1, by: 'k1' }],
  })
  expect(bookingStatus(over)).toBe('confirmed')
})

it('the seat of a session to come is given back', () => {
  const { events } = withoutVisitor(booking, { stranger: 'STRANGER', isToCome: true }, author)
  expect(events.at(-1)).toEqual({ id: 'gone.STRANGER', type: 'cancelled', at: 9, by: 'server' })
  expect(events).toHaveLength(2)
})

it('one seat that two kiosks gave is of whoever asked first, and of two in one moment always the same', () => {
  const of = (visitorId: string, askedAt: number, rev: string): Booking => ({
    ...{ ...booking, visitorId, askedAt, rev },
    events: [],
  })
  for (const [a, b] of [
    [of('NADIA', 1, '2'), of('LEA', 2, '1')],
    [of('ANNE', 5, '1'), of('LEA', 5, '2')],
  ] as const) {
    const merged = mergeBookings(a, b)
    expect([merged.visitorId, merged.askedAt]).toEqual([a.visitorId, a.askedAt])
    expect(mergeBookings(b, a)).toEqual(merged)
  }
})
