import { expect, test } from 'vitest'
import type { Application } from '../../../domain/hiring/application.ts'
import type { Employer } from '../../../domain/hiring/employer.ts'
import type { Site } from '../../../domain/sites/site.ts'
import { DAY, HOUR, MINUTE, parisInstant, SECOND } from '../../../domain/time.ts'
import { headcount } from '../../../domain/visits/headcount.ts'
import type { Visit } from '../../../domain/visits/visit.ts'
import type { DeviceLine } from '../../data/host-api.ts'
import { aChallenge } from '../../data/testing/kit.ts'
import { aBooking, aSession } from '../../data/testing/records.ts'
import { todayTasks, type TodayFacts } from './today-tasks.ts'

const now = parisInstant('2026-11-23', 10)
const head = { siteId: 'site', rev: 'r', at: now, by: 'd' }
const site = { ...head, id: 'site', name: 'Lieu', closesAt: '18:00', capacity: 5 } as Site
const visit = (id: string, change: Partial<Visit> = {}): Visit => ({
  ...head,
  id,
  kind: 'stay',
  day: '2026-11-23',
  arrivedAt: now - 10 * MINUTE,
  arrivedBy: 'walk-in',
  reasons: [],
  ...change,
})
const kiosk: DeviceLine = {
  deviceId: 'k2',
  name: 'Borne 2',
  role: 'kiosk',
  enrolledAt: now - DAY,
  lastContactAt: now - HOUR,
  waiting: 6,
}
const employer = (id: string, mandated: boolean): Employer => ({
  ...head,
  siteId: '*',
  id,
  name: id,
  siteIds: [head.siteId],
  ...(mandated
    ? { mandates: [{ siteId: head.siteId, scope: 'all', givenAt: 1, accountId: 'a', givenBy: 'Anne' }] }
    : {}),
})
const applied = (id: string, employerId: string, daysAgo: number): Application => ({
  ...head,
  id,
  employerId,
  jobOfferId: 'o1',
  visitorId: 'v1',
  sent: { name: 'Awa' },
  events: [
    { id: 'e1', type: 'submitted', at: now - daysAgo * DAY, receivedAt: now - daysAgo * DAY, by: 'k1' },
  ],
})
const facts = (change: Partial<TodayFacts>): TodayFacts => ({
  now,
  site,
  visits: [],
  postings: 0,
  introductions: 0,
  thanks: 0,
  tableProposals: 0,
  tablesAlone: 0,
  damagedVisits: [],
  headcount: headcount(change.visits ?? [], now),
  devices: [],
  devicesAt: now,
  refused: 0,
  unproven: 0,
  duplicates: 0,
  guessed: 0,
  contests: 0,
  scoreAlerts: 0,
  employers: [],
  sessions: [],
  bookings: [],
  challenges: [],
  toCall: [],
  letters: 0,
  leases: [],
  applications: [],
  ...change,
})
const kinds = (change: Partial<TodayFacts>) => todayTasks(facts(change)).map((task) => task.kind)

test('an ordinary morning asks for nothing', () => {
  const devices = [{ ...kiosk, lastContactAt: now - SECOND, waiting: 0 }]
  expect(kinds({ visits: [visit('a')], devices })).toEqual([])
})

test('before the site is known, nothing is claimed about its capacity or its closing', () => {
  expect(kinds({ site: null, visits: Array.from({ length: 9 }, (_, index) => visit(`v${index}`)) })).toEqual(
    [],
  )
})

test('people already gone do not make the place full', () => {
  const gone = Array.from({ length: 5 }, (_, index) => visit(`v${index}`, { closing: 'left' }))
  expect(kinds({ visits: gone })).toEqual([])
})

test('a list of devices that grew old while the desk was cut off accuses nobody', () => {
  const devices = [{ ...kiosk, lastContactAt: now - SECOND }]
  expect(kinds({ devices, devicesAt: now, now: now + 5 * HOUR })).toEqual([])
})

test('the day is closed after the closing hour, never before', () => {
  const visits = [visit('a'), visit('b', { closing: 'left' })]
  expect(kinds({ visits, now: parisInstant('2026-11-23', 17, 59) })).toEqual([])
  expect(todayTasks(facts({ visits, now: parisInstant('2026-11-23', 18) }))).toEqual([
    { kind: 'close-day', closedAt: parisInstant('2026-11-23', 18), count: 1 },
  ])
})

test('somebody who arrived after the closing hour does not ask to close the day again', () => {
  const late = visit('a', { arrivedAt: parisInstant('2026-11-23', 18, 30) })
  expect(kinds({ visits: [late], now: parisInstant('2026-11-23', 19) })).toEqual([])
})

test('a late answer of an employer without a mandate is not for the host to chase', () => {
  expect(kinds({ employers: [employer('e1', false)], applications: [applied('a1', 'e1', 20)] })).toEqual([])
})

test('an application of the expected fifteen days is not late yet', () => {
  expect(kinds({ employers: [employer('e1', true)], applications: [applied('a1', 'e1', 15)] })).toEqual([])
})

test('mandated employers come with the number of people who wait for them, the longest list first', () => {
  const employers = [employer('e1', true), employer('e2', true)]
  const applications = [applied('a1', 'e1', 16), applied('a2', 'e2', 40), applied('a3', 'e2', 17)]
  expect(todayTasks(facts({ employers, applications }))).toMatchObject([
    { employer: { id: 'e2' }, count: 2 },
    { employer: { id: 'e1' }, count: 1 },
  ])
})

test('safety comes first, then what keeps data from arriving, then people, then employers', () => {
  const visits = Array.from({ length: 5 }, (_, index) =>
    visit(`v${index}`, index === 0 ? { unverified: true } : {}),
  )
  expect(
    kinds({
      visits,
      devices: [kiosk],
      refused: 1,
      employers: [employer('e1', true)],
      applications: [applied('a1', 'e1', 31)],
    }),
  ).toEqual(['full', 'refused', 'device-silent', 'unverified', 'silent-employer'])
})

test('four people for five seats is a warning, not a closed door', () => {
  expect(kinds({ visits: Array.from({ length: 4 }, (_, index) => visit(`v${index}`)) })).toEqual(['filling'])
})

test('after a restore: the devices that still have to tell their seats are counted', () => {
  const devices = [
    { ...kiosk, lastContactAt: now, owesSince: now - HOUR },
    { ...kiosk, deviceId: 'k3', lastContactAt: now },
  ]
  expect(todayTasks(facts({ devices }))).toEqual([{ kind: 'seats-wait', count: 1 }])
})

test('a session to come with more people than seats is named, one that began or is full is not', () => {
  const session = aSession({ startsAt: now + DAY, endsAt: now + DAY + HOUR, capacity: 1 })
  const seat = { id: 'c', type: 'confirmed' as const, at: 1, by: 'server' }
  const bookings = ['a', 'b', 'c'].map((id) => aBooking({ id, events: [seat] }))
  expect(todayTasks(facts({ sessions: [session], bookings }))).toEqual([
    { kind: 'overbooked', session, count: 2 },
  ])
  expect(kinds({ sessions: [{ ...session, startsAt: now }], bookings })).toEqual([])
  expect(kinds({ sessions: [{ ...session, capacity: 3 }], bookings })).toEqual([])
  expect(kinds({ sessions: [{ ...session, cancelledAt: 1 }], bookings })).toEqual([])
})

test('what employers reply to their label is read by hosts who work with them, while it waits', () => {
  const asking = (id: string, fields: Partial<Employer> = {}): Employer => ({
    ...employer(id, false),
    replyAsked: { words: 'Nous répondons.', askedAt: now },
    ...fields,
  })
  const refused = { words: 'Non.', askedAt: now, refusedAt: now, refusal: 'Pourquoi.' }
  expect(
    kinds({ employers: [asking('e1', { siteIds: ['other'] }), asking('e2', { replyAsked: refused })] }),
  ).toEqual([])
  expect(todayTasks(facts({ employers: [asking('e1'), asking('e2')] }))).toEqual([
    { kind: 'label-replies', count: 2 },
  ])
})

test('a session of today with a seat not given and people in line is told; a full one, or one of tomorrow, is not', () => {
  const session = aSession({ startsAt: now + HOUR, endsAt: now + 2 * HOUR, capacity: 2 })
  const event = (type: 'confirmed' | 'waitlisted') => [{ id: 'c', type, at: 1, by: 'server' }]
  const booked = aBooking({ id: 'a', visitorId: 'a', events: event('confirmed') })
  const waiting = aBooking({ id: 'b', visitorId: 'b', events: event('waitlisted') })
  const bookings = [booked, waiting]
  expect(todayTasks(facts({ sessions: [session], bookings }))).toEqual([
    { kind: 'line-today', session, booked: 1, count: 1 },
  ])
  const tomorrow = { startsAt: now + DAY, endsAt: now + DAY + HOUR }
  for (const change of [{ capacity: 1 }, tomorrow, { startsAt: now }])
    expect(kinds({ sessions: [{ ...session, ...change }], bookings })).toEqual([])
  expect(kinds({ sessions: [session], bookings: [booked] })).toEqual([])
})

test('what employers propose and cards in review wait for a decision until they have it', () => {
  const { publishedAt: _, ...draft } = aSession({ startsAt: now + DAY, endsAt: now + DAY + HOUR })
  const proposed = { ...draft, proposedAt: 1, employerId: 'e1' }
  const { publishedAt: _p, ...card } = aChallenge('A05')
  const inReview = { ...card, submittedAt: 2 }
  expect(kinds({ sessions: [proposed], challenges: [inReview, card] })).toEqual(['proposals', 'kit-reviews'])
  expect(kinds({ sessions: [draft], challenges: [{ ...inReview, returnedAt: 3 }] })).toEqual([])
})

test('an employer to call is counted once, whether under mandate or not, and letters come last', () => {
  const employers = [employer('e1', true), employer('e2', false)]
  const applications = [applied('a1', 'e1', 20)]
  const tasks = todayTasks(facts({ employers, applications, toCall: ['e1', 'e2'], letters: 2 }))
  expect(tasks).toMatchObject([
    { kind: 'silent-employer', employer: { id: 'e1' } },
    { kind: 'to-call', count: 1 },
    { kind: 'letters', count: 2 },
  ])
})

test('thanks to read, tables proposed and tables that found nobody wait for a host', () => {
  expect(kinds({ thanks: 1, tableProposals: 2, tablesAlone: 1 })).toEqual([
    ...['thanks', 'table-proposals', 'tables-alone'],
  ])
})
