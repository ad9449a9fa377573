import { expect, it } from 'vitest'
import { DAY, HOUR } from '../time.ts'
import { bookingNews } from './booking-news.ts'
import type { Booking, BookingEvent } from './booking.ts'

const NOW = Date.UTC(2026, 4, 6, 10)
const session = {
  challengeIds: ['A01.1'],
  startsAt: NOW + DAY,
  endsAt: NOW + DAY + HOUR,
  place: 'site' as const,
  minimumAge: 16,
}

function booking(...events: (Pick<BookingEvent, 'type'> & Partial<BookingEvent>)[]): Booking {
  const head = { id: 'b', siteId: 's', rev: '1', at: NOW, by: 'server', sessionId: 'x', visitorId: 'v' }
  return {
    ...head,
    askedAt: NOW - DAY,
    events: events.map((event, index) => ({ id: `e${index}`, at: NOW - HOUR, by: 'server', ...event })),
  }
}

it('an offered seat is news until it is answered or its time is over, also after it was read', () => {
  const offered = booking({ type: 'offered', until: NOW + HOUR })
  expect(bookingNews(offered, session, NOW, NOW)).toEqual({ kind: 'seat-offered', until: NOW + HOUR })
  expect(bookingNews(offered, session, 0, NOW + HOUR)).toBeNull()
  const accepted = booking(
    { type: 'offered', until: NOW + HOUR },
    { type: 'offer-accepted', offerId: 'e0', at: NOW },
  )
  expect(bookingNews(accepted, session, 0, NOW)).toBeNull()
})

it.each([
  ['confirmed', 'seat-confirmed'],
  ['declined', 'declined'],
  ['cancelled-by-site', 'cancelled-by-site'],
] as const)('%s is news once, and until the session would have begun', (type, kind) => {
  expect(bookingNews(booking({ type }), session, 0, NOW)).toEqual({ kind })
  expect(bookingNews(booking({ type }), session, NOW, NOW)).toBeNull()
  expect(bookingNews(booking({ type }), session, 0, NOW + DAY)).toBeNull()
})

it('what was read is news no more, whatever else was told since', () => {
  const confirmed = booking({ type: 'confirmed' }, { type: 'change-kept', planRev: 1, at: NOW })
  expect(bookingNews(confirmed, session, NOW - HOUR, NOW)).toBeNull()
  expect(bookingNews(confirmed, session, NOW - HOUR - 1, NOW)).toEqual({ kind: 'seat-confirmed' })
})

it('a booking that a host took back is news; one that its person gave back is none', () => {
  const takenBack = booking({ type: 'confirmed' }, { type: 'cancelled', takenBack: 'mistake' })
  expect(bookingNews(takenBack, session, 0, NOW)).toEqual({ kind: 'taken-back' })
  expect(bookingNews(takenBack, session, NOW, NOW)).toBeNull()
})

it('a booking that waits, or that its person cancelled, is no news', () => {
  expect(bookingNews(booking({ type: 'waitlisted' }), session, 0, NOW)).toBeNull()
  expect(bookingNews(booking({ type: 'confirmed' }, { type: 'cancelled' }), session, 0, NOW)).toBeNull()
})

it('a session that changed is news until the person says that it suits, and none once it is called off', () => {
  const { startsAt, ...rest } = session
  const was = { ...rest, planRev: 1, at: NOW, startsAt: startsAt + HOUR }
  const changed = { ...session, formerPlans: [was] }
  const confirmed = booking({ type: 'confirmed' })
  expect(bookingNews(confirmed, changed, NOW, NOW)).toEqual({ kind: 'changed' })
  expect(bookingNews(booking({ type: 'waitlisted' }), changed, NOW, NOW)).toEqual({ kind: 'changed' })
  expect(bookingNews(booking(), changed, NOW, NOW)).toEqual({ kind: 'changed' })
  const accepted = booking({ type: 'offered', until: NOW }, { type: 'offer-accepted', offerId: 'e0' })
  expect(bookingNews(accepted, changed, NOW, NOW)).toEqual({ kind: 'changed' })
  expect(bookingNews(booking({ type: 'cancelled' }), changed, NOW, NOW)).toBeNull()
  const kept = booking({ type: 'confirmed' }, { type: 'change-kept', planRev: 2 })
  expect(bookingNews(kept, changed, NOW, NOW)).toBeNull()
  expect(bookingNews(confirmed, { ...changed, cancelledAt: NOW }, NOW, NOW)).toBeNull()
})
