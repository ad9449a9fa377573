import { DAY, MINUTE, siteDay } from '../../../domain/time.ts'
import { aBooking, aLease, aSession } from '../../data/testing/records.ts'
import { place, told, type Scene } from './scene.ts'

/** Challenges, and one's bookings. */
export const challengeScenes: readonly Scene[] = [
  { name: 'challenges', screen: 'challenges', given: place },
  {
    name: 'no challenge that fits',
    screen: 'challenges',
    async given(kiosk) {
      await place(kiosk)
      Object.assign(kiosk.session.finding.filter, { track: 'scout', when: 'today' })
    },
  },
  {
    name: 'the second page of the challenges',
    screen: 'challenges',
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.finding.page = 1
    },
  },
  { name: 'a challenge', screen: 'challenge', params: { sessionId: 's1' }, given: place },
  { name: 'a challenge that is gone', screen: 'challenge', params: { sessionId: 'none' }, given: place },
  { name: 'a full challenge', screen: 'challenge', params: { sessionId: 'full' }, given: place },
  {
    name: 'a challenge of one’s own',
    screen: 'challenge',
    params: { sessionId: 's1' },
    given: (kiosk) => place(kiosk, { events: told({ type: 'confirmed' }) }),
  },
  { name: 'events', screen: 'events', given: place },
  {
    name: 'the second page of the events',
    screen: 'events',
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.eventsPage = 1
    },
  },
  { name: 'an event', screen: 'event', params: { sessionId: 'cafe' }, given: place },
  { name: 'an event that is gone', screen: 'event', params: { sessionId: 'none' }, given: place },
  {
    name: 'a full event',
    screen: 'event',
    params: { sessionId: 'cafe-2' },
    async given(kiosk) {
      await place(kiosk)
      const events = told({ type: 'confirmed' })
      const sold = aBooking({ id: 'sold', sessionId: 'cafe-2', visitorId: 'P8', events })
      await kiosk.data.records('bookings').insert(sold)
    },
  },
  {
    name: 'an event of one’s own',
    screen: 'event',
    params: { sessionId: 'cafe' },
    given: (kiosk) => place(kiosk, { sessionId: 'cafe', events: told({ type: 'confirmed' }) }),
  },
  {
    name: 'how old',
    screen: 'challenge',
    params: { sessionId: 'adults' },
    given: place,
    reach: (tap) => tap('challenges.card.book'),
  },
  {
    name: 'an age was said',
    screen: 'challenge',
    params: { sessionId: 'adults' },
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.age = { band: 'adult', on: siteDay(Date.now(), 'Europe/Paris') }
    },
  },
  {
    name: 'too young',
    screen: 'challenge',
    params: { sessionId: 'adults' },
    async given(kiosk) {
      await place(kiosk)
      kiosk.session.age = { band: '16-17', on: siteDay(Date.now() + 4 * DAY, 'Europe/Paris') }
    },
  },
  {
    name: 'a slip',
    screen: 'slip',
    async given(kiosk) {
      await place(kiosk, { leaseId: aLease().id, slot: 0 })
      kiosk.session.booked = { id: 'b1', sessionId: 's1' }
    },
  },
  {
    name: 'a slip again',
    screen: 'slip',
    async given(kiosk) {
      await place(kiosk, { leaseId: aLease().id, slot: 0 })
      kiosk.session.booked = { id: 'b1', sessionId: 's1', again: true }
    },
  },
  { name: 'no challenge of one’s own', screen: 'my-challenges', given: place },
  {
    name: 'challenges of one’s own',
    screen: 'my-challenges',
    given: (kiosk) => place(kiosk, { leaseId: aLease().id, slot: 0 }),
  },
  {
    name: 'to give a seat back',
    screen: 'my-challenges',
    given: (kiosk) => place(kiosk, { leaseId: aLease().id, slot: 0 }),
    reach: (tap) => tap('challenges.mine.cancel'),
  },
  {
    name: 'a seat is offered',
    screen: 'my-challenges',
    given: (kiosk) =>
      place(kiosk, { events: told({ type: 'offered', id: 'o', until: Date.now() + 50 * MINUTE }) }),
  },
  {
    name: 'a seat was taken back',
    screen: 'my-challenges',
    given: (kiosk) =>
      place(kiosk, { events: told({ type: 'confirmed' }, { type: 'cancelled', takenBack: 'mistake' }) }),
  },
  {
    name: 'a promise changed',
    screen: 'my-challenges',
    async given(kiosk) {
      await place(kiosk, { leaseId: aLease().id, slot: 0, planRev: 1 })
      const { planRev, ...promised } = aSession({ startsAt: Date.now() + 9 * DAY })
      const session = await kiosk.data.records('challengeSessions').findOne('s1').exec(true)
      const { startsAt, endsAt, minimumAge } = promised
      const before = {
        planRev,
        at: Date.now(),
        challengeIds: ['A01.1'],
        startsAt,
        endsAt,
        place: promised.place,
        minimumAge,
      }
      await session.incrementalPatch({ planRev: 2, formerPlans: [before] })
    },
  },
]
