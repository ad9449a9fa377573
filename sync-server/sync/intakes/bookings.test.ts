import { expect, it } from 'vitest'
import type { Booking, BookingEvent } from '../../../domain/seats/booking.ts'
import type { DeviceRole, Scope } from '../../../domain/sync/scope.ts'
import { bookingAsToldBy } from './bookings.ts'

const at = (role: DeviceRole) => ({ siteId: 'brest', deviceId: `the-${role}`, role }) as Scope
const facts = { session: undefined, lease: undefined }
const told = (...events: Partial<BookingEvent>[]) =>
  ({
    id: 'b1',
    siteId: 'brest',
    rev: '1',
    at: 1,
    by: 'x',
    sessionId: 's1',
    visitorId: 'P1',
    askedAt: 1,
    events: events.map((event, index) => ({ id: `e${index}`, at: 1, by: 'x', ...event })),
  }) as Booking

it('why a booking was taken back, and that a presence was a mistake, are a host’s words', () => {
  const words = [{ type: 'unsaid' }, { type: 'cancelled', takenBack: 'age' }] as const
  const asHost = bookingAsToldBy(at('host'), told(...words), undefined, facts)
  expect(asHost.events).toMatchObject(words)
  expect(asHost.events.map(({ by }) => by)).toEqual(['the-host', 'the-host'])
  const asKiosk = bookingAsToldBy(at('kiosk'), told(...words), undefined, facts)
  expect(asKiosk.events.map(({ type, takenBack }) => [type, takenBack])).toEqual([['cancelled', undefined]])
  expect(bookingAsToldBy(at('employer'), told(...words), undefined, facts).events).toEqual([])
})
