import { describe, expect, test } from 'vitest'
import { DAY, HOUR, PARIS } from '../time.ts'
import { bookingStanding, guardianSignature, standingSign } from './booking-standing.ts'
import type { Booking, BookingEventType } from './booking.ts'

const NOW = 1_000 * HOUR
const session = {
  challengeIds: ['S01.1'],
  place: 'site' as const,
  startsAt: NOW + HOUR,
  endsAt: NOW + 3 * HOUR,
  track: 'scout' as const,
  minimumAge: 16,
}
const zone = PARIS

/** The events of a booking, in order, an hour apart from each other before now. */
function told(...types: (BookingEventType | { offeredUntil: number })[]): Booking['events'] {
  const from = NOW - types.length * HOUR
  return types.map((type, index) => {
    const event = { id: `e${index}`, at: from + index * HOUR, by: 'server', offerId: 'e0' }
    return typeof type === 'string'
      ? { ...event, type }
      : { ...event, type: 'offered', until: type.offeredUntil }
  })
}
const offer = { offeredUntil: NOW + HOUR }
const lease = { leaseId: 'lease' }

const table = [
  ['nobody answered yet', {}, 'requested', 'no-seat', 'waits'],
  ['in the line', { events: told('waitlisted') }, 'waitlisted', 'no-seat', 'waits'],
  ['a seat is offered', { events: told(offer) }, 'offered', 'no-seat', 'act'],
  ['the offer ran out', { events: told({ offeredUntil: NOW }) }, 'offer-over', 'no-seat', 'waits'],
  [
    'the server took the offer back',
    { events: told(offer, 'waitlisted', 'offer-expired') },
    'waitlisted',
    'no-seat',
    'waits',
  ],
  ['said no to the offer', { events: told(offer, 'offer-declined') }, 'requested', 'no-seat', 'waits'],
  ['said yes', { events: told(offer, 'offer-accepted') }, 'accepted', 'no-seat', 'waits'],
  [
    'said yes while it could, and is heard later',
    { events: told({ offeredUntil: NOW }, 'offer-accepted') },
    'accepted',
    'no-seat',
    'waits',
  ],
  [
    'said yes and was heard',
    { events: told(offer, 'offer-accepted', 'confirmed') },
    'confirmed',
    'over',
    'sure',
  ],
  ['a seat of the kiosk', { ...lease, events: [] }, 'confirmed', 'over', 'sure'],
  ['a seat of the pool', { events: told('confirmed') }, 'confirmed', 'over', 'sure'],
  [
    'a seat that was no longer the kiosk’s',
    { ...lease, events: told('late').map((e) => ({ ...e, late: 'slot-taken' as const })) },
    'requested',
    'no-seat',
    'waits',
  ],
  ['a minor without signature', { ...lease, ageBand: '16-17', events: [] }, 'to-sign', 'over', 'act'],
  [
    'a minor whose representative signed',
    { ...lease, ageBand: '16-17', events: told('guardian-agreed') },
    'confirmed',
    'over',
    'sure',
  ],
  ['given back', { ...lease, events: told('cancelled') }, 'cancelled', 'cancelled', 'past'],
  ['declined', { events: told('declined') }, 'declined', 'declined', 'past'],
  [
    'called off',
    { ...lease, events: told('cancelled-by-site') },
    'cancelled-by-site',
    'cancelled-by-site',
    'past',
  ],
  [
    'was said to be there by mistake',
    { ...lease, events: told('attended', 'unsaid') },
    'confirmed',
    'over',
    'sure',
  ],
  [
    'was said to be absent by mistake, then came',
    { ...lease, events: told('absent', 'unsaid', 'attended') },
    'attended',
    'attended',
    'sure',
  ],
  ['was there', { ...lease, events: told('attended') }, 'attended', 'attended', 'sure'],
  ['was not there', { ...lease, events: told('absent') }, 'absent', 'absent', 'past'],
  ['let us know', { ...lease, events: told('excused') }, 'excused', 'excused', 'past'],
] as const

describe('where a booking stands', () => {
  test.each(table)('%s', (_, fields, before, after, sign) => {
    const booking = { events: [], ...fields } as unknown as Booking
    expect(bookingStanding({ booking, session, zone }, NOW)).toBe(before)
    expect(bookingStanding({ booking, session, zone }, session.endsAt)).toBe(after)
    expect(standingSign(before)).toBe(sign)
  })
  test('who waits for a seat has none once the session begins', () => {
    const booking = { askedAt: 1, events: [] }
    const at = (now: number) => bookingStanding({ booking, session, zone }, now)
    expect([at(session.startsAt - 1), at(session.startsAt)]).toEqual(['requested', 'no-seat'])
  })
  test('a session that is called off is said before its bookings are told', () => {
    const calledOff = { ...session, cancelledAt: NOW }
    const booking = { ...lease, askedAt: 1, events: [] }
    expect(bookingStanding({ booking, session: calledOff, zone }, NOW)).toBe('cancelled-by-site')
  })
})

describe('the signature of a representative', () => {
  const booking = { ...lease, askedAt: 1, events: [] }
  test.each([
    ['16-17', 'scout', 16, 'awaited'],
    ['adult', 'scout', 16, 'not-needed'],
    ['16-17', 'adventurer', 16, 'not-needed'],
    [null, 'scout', 16, 'perhaps'],
    [null, 'scout', 18, 'not-needed'],
    [null, 'explorer', 10, 'not-needed'],
  ] as const)('an age of %s at a %s session from %i on: %s', (ageBand, track, minimumAge, expected) => {
    const at = { ...session, track, minimumAge }
    expect(guardianSignature({ booking, session: at, zone, ageBand })).toBe(expected)
  })

  test('is given once, and asked of whoever said to be a minor that day, whatever is known of them elsewhere', () => {
    const agreed = { ...booking, events: told('guardian-agreed') }
    expect(guardianSignature({ booking: agreed, session, zone, ageBand: '16-17' })).toBe('given')
    const minor = { ...booking, planRev: 1, ageBand: '16-17' as const }
    expect(guardianSignature({ booking: minor, session, zone, ageBand: 'adult' })).toBe('awaited')
  })

  test('is not sure any more once the session has moved to another day, unless the age was said again', () => {
    const minor = { ...booking, planRev: 1, ageBand: '16-17' as const }
    const { startsAt, ...rest } = session
    const moved = {
      ...session,
      startsAt: startsAt + DAY,
      formerPlans: [{ ...rest, planRev: 1, at: NOW, startsAt }],
    }
    expect(guardianSignature({ booking: minor, session, zone })).toBe('awaited')
    expect(guardianSignature({ booking: minor, session: moved, zone })).toBe('perhaps')
    expect(bookingStanding({ booking: minor, session: moved, zone }, NOW)).toBe('confirmed')
    expect(guardianSignature({ booking: minor, session: moved, zone, ageBand: 'adult' })).toBe('not-needed')
  })
})
