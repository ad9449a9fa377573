import { expect, it } from 'vitest'
import { DAY, HOUR } from '../time.ts'
import { agesOfBooking, ageToSettle } from './booking-age.ts'
import type { AgeBand, BookingEvent } from './booking.ts'

/** A Saturday at half past eight in the evening in Paris. */
const EVENING = Date.UTC(2026, 11, 12, 19, 30)

const plan = (startsAt: number) => ({
  challengeIds: ['S01.1'],
  startsAt,
  endsAt: startsAt + 2 * HOUR,
  place: 'site' as const,
  minimumAge: 16,
})
/** A session that was published for one moment and moved to another. */
const moved = (from: number, to: number, fields: object = {}) => ({
  track: 'scout' as const,
  ...plan(to),
  formerPlans: [{ ...plan(from), planRev: 3, at: 1 }],
  ...fields,
})
const booking = (ageBand?: AgeBand, planRev = 2, events: BookingEvent[] = []) => ({
  askedAt: 1,
  planRev,
  events,
  ...(ageBand ? { ageBand } : {}),
})
const zone = 'Europe/Paris'

it.each([
  ['16-17', 1, ['16-17', 'adult']],
  ['under-16', 1, ['under-16', '16-17', 'adult']],
  ['adult', 1, ['adult']],
  ['16-17', -1, ['under-16', '16-17']],
  ['under-16', -1, ['under-16']],
  ['adult', -1, ['under-16', '16-17', 'adult']],
] as const)('%s on the day that was booked: %i day on it may be %j', (ageBand, days, ages) => {
  const session = moved(EVENING, EVENING + days * DAY)
  expect(agesOfBooking({ booking: booking(ageBand), session, zone })).toEqual(ages)
})

it('who booked the plan as it is now told the age for its day', () => {
  const session = moved(EVENING, EVENING + DAY)
  expect(agesOfBooking({ booking: booking('16-17', 4), session, zone })).toEqual(['16-17'])
  // That one comes all the same says nothing of the age.
  const kept: BookingEvent = { id: 'k', type: 'change-kept', at: 2, by: 'kiosk', planRev: 4 }
  expect(agesOfBooking({ booking: booking('16-17', 2, [kept]), session, zone })).toHaveLength(2)
})

it.each([
  ['Europe/Paris', 3, 'guardian'],
  ['Europe/Paris', 4, 'ask'],
  ['Indian/Reunion', -23, 'guardian'], // it was half past eleven in the evening there
  ['Indian/Reunion', 1, 'ask'],
  ['America/Martinique', 8, 'guardian'], // it was half past three in the afternoon there
  ['America/Martinique', 9, 'ask'],
] as const)('a day ends where the session takes place: in %s, %i hours on: %s', (siteZone, hours, settle) => {
  const session = moved(EVENING, EVENING + hours * HOUR)
  expect(ageToSettle({ booking: booking('16-17'), session, zone: siteZone })).toBe(settle)
})

it.each([
  ['a minor where no signature is asked, moved on', '16-17', 1, { track: 'adventurer' }, 'nothing'],
  ['a minor, moved ahead of a birthday perhaps', '16-17', -1, { track: 'adventurer' }, 'ask'],
  ['an adult, moved on', 'adult', 30, {}, 'nothing'],
  ['an adult, moved ahead', 'adult', -1, { minimumAge: 18 }, 'ask'],
  ['a minor, for adults only since', '16-17', 0, { minimumAge: 18 }, 'too-young'],
  ['a discovery', 'under-16', 1, { track: 'explorer' }, 'nothing'],
  ['a discovery that became a day at work', undefined, 0, { challengeIds: ['S02.1'] }, 'ask'],
  ['nothing was ever told', undefined, 1, {}, 'nothing'],
] as const)('%s', (_, ageBand, days, fields, settle) => {
  const session = moved(EVENING, EVENING + days * DAY, fields)
  expect(ageToSettle({ booking: booking(ageBand), session, zone })).toBe(settle)
})

it('is settled once a representative signed, or a host let somebody in of whom no age is known', () => {
  const session = moved(EVENING, EVENING + DAY, { challengeIds: ['S02.1'] })
  const told = (type: 'guardian-agreed' | 'walked-in', ageBand?: AgeBand) =>
    ageToSettle({ booking: booking(ageBand, 2, [{ id: 'e', type, at: 2, by: 'desk' }]), session, zone })
  expect(told('guardian-agreed', '16-17')).toBe('nothing')
  expect(told('walked-in')).toBe('nothing')
  // A chair at the door changes no age that is known.
  expect(told('walked-in', '16-17')).toBe('ask')
})
