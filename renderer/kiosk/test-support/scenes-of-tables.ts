import type { SessionOfEvent } from '../../../domain/sessions/challenge-session.ts'
import { HOUR } from '../../../domain/time.ts'
import type { MyTables } from '../../data/tables.ts'
import { aBooking, aLease, anEvent } from '../../data/testing/records.ts'
import type { OpenedKiosk } from './mount-kiosk.ts'
import { knownCard, place, told, type Scene } from './scene.ts'

export function aTable(fields: Partial<SessionOfEvent> = {}): SessionOfEvent {
  const { roomId: _none, ...event } = anEvent({ id: 'budget', title: 'faire un budget', capacity: 4 })
  return {
    ...event,
    event: { kind: 'table', text: 'On en parle.', topic: 'budget' },
    ...{ where: 'Table 2', startsAt: Date.now() + 2 * HOUR, endsAt: Date.now() + 3 * HOUR },
    ...fields,
  }
}

/** Tables of a topic and of somebody's own word, one of them full and one that nobody else came to. */
async function tables(kiosk: OpenedKiosk): Promise<void> {
  await place(kiosk)
  knownCard(kiosk)
  const { data, session, place: site } = kiosk
  const own = { event: { kind: 'table' as const, text: 'On en parle.' }, title: 'Les permis de conduire' }
  const now = Date.now()
  await data
    .records('challengeSessions')
    .bulkInsert([
      aTable(),
      aTable({ id: 'own', ...own, startsAt: now + 2.5 * HOUR, endsAt: now + 3.5 * HOUR }),
      aTable({ id: 'taken', capacity: 2, startsAt: now + 2.6 * HOUR, endsAt: now + 3.6 * HOUR }),
      aTable({ id: 'alone', startsAt: now - 60_000, endsAt: now + HOUR }),
    ])
  const confirmed = told({ type: 'confirmed' })
  await data
    .records('bookings')
    .bulkInsert([
      aBooking({ id: 'mine', sessionId: 'own', events: confirmed }),
      aBooking({ id: 'here', sessionId: 'alone', events: confirmed }),
      ...['a', 'b'].map((id) =>
        aBooking({ id, sessionId: 'taken', visitorId: id.toUpperCase(), events: confirmed }),
      ),
    ])
  await data.records('seatLeases').bulkInsert([aLease({ sessionId: 'budget' })])
  session.access = { session: 'v', expiresAt: 8e15 }
  const known: MyTables = {
    tables: [
      { sessionId: 'own', names: ['Anne', 'Yann'], ownName: 'Nadia' },
      { sessionId: 'alone', names: [] },
    ],
    proposed: [
      { id: 'w1', topic: 'writing', startsAt: now + 4 * HOUR, state: 'waiting' },
      { id: 'w2', word: 'La mer', startsAt: now + 4 * HOUR, state: 'yes' },
      { id: 'w3', topic: 'company', startsAt: now + 5 * HOUR, state: 'no' },
    ],
  }
  session.myTables = known
  site.server.answers.set('visitor/tables', known)
}
/** Nobody showed their pictures yet. */
async function closed(kiosk: OpenedKiosk): Promise<void> {
  await tables(kiosk)
  kiosk.session.access = null
  kiosk.session.myTables = null
}
const at = (sessionId: string) => ({ screen: 'table', params: { sessionId }, given: tables }) as const

/** Small tables: finding one, sitting there, proposing one. */
export const tableScenes: readonly Scene[] = [
  { name: 'small tables', screen: 'tables', given: tables, isOnline: true },
  {
    name: 'no table',
    screen: 'tables',
    async given(kiosk) {
      await place(kiosk)
      knownCard(kiosk)
    },
  },
  {
    name: 'small tables, without a card',
    screen: 'tables',
    async given(kiosk) {
      await tables(kiosk)
      kiosk.session.pass = null
    },
  },
  { name: 'what opens names at a table', screen: 'tables-unlock', given: tables, isOnline: true },
  { name: 'a table', ...at('budget'), isOnline: true },
  { name: 'a table at which one sits', ...at('own'), isOnline: true },
  { name: 'a table that is full', ...at('taken') },
  { name: 'a table to which nobody else came', ...at('alone'), given: closed },
  { name: 'a table that is gone', ...at('gone') },
  {
    name: 'a name for the table',
    ...at('alone'),
    given: closed,
    reach: (tap) => tap('tables.name'),
  },
  {
    name: 'of what a table could be',
    screen: 'tables',
    given: tables,
    reach: (tap) => tap('tables.propose'),
  },
  {
    name: 'a topic of one’s own',
    screen: 'tables',
    given: tables,
    async reach(tap) {
      await tap('tables.propose')
      await tap('tables.own')
    },
  },
  {
    name: 'the hour of a table',
    screen: 'tables',
    given: tables,
    async reach(tap) {
      await tap('tables.propose')
      await tap('meeting.topic.writing')
    },
  },
]
