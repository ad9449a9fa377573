import { expect, it } from 'vitest'
import { RAN_OUT } from '../competences/consents.ts'
import type { CompetenceProfile } from '../competences/profile.ts'
import { applicationEventTypes, type Application } from '../hiring/application.ts'
import { candidateTells } from '../hiring/history-room.ts'
import type { ContactRequest } from '../postings/contact-request.ts'
import { byServer, revised } from '../record/write.ts'
import { bookingEventTypes, type Booking } from '../seats/booking.ts'
import { nextRevision } from '../sync/revision.ts'
import { DAY } from '../time.ts'
import { lastOwnAct } from './last-own-act.ts'

const THEN = Date.UTC(2026, 0, 5, 9)
const LATER = THEN + 300 * DAY
const stamp = { id: 'r', siteId: 'brest', rev: nextRevision(undefined, THEN, 'kiosk'), at: THEN, by: 'kiosk' }
const told = <T extends string>(type: T, at = THEN) => ({ id: `${type}${at}`, type, at, by: 'kiosk' })

const application: Application = {
  ...stamp,
  ...{ employerId: 'e', jobOfferId: 'o', visitorId: 'v', sent: {}, events: [told('submitted')] },
}
const booking: Booking = { ...stamp, sessionId: 's', visitorId: 'v', askedAt: THEN, events: [] }
const request: ContactRequest = { ...stamp, visitorId: 'v', events: [told('asked')] }
const page: CompetenceProfile = {
  ...stamp,
  visitorId: 'v',
  competences: [{ id: 'c', label: 'Porter', origin: 'personal', addedAt: stamp.rev }],
}
const server = byServer(LATER)

it('a record that the server writes again is no sign of its person', () => {
  expect(lastOwnAct('applications', revised(application, server))).toBe(THEN)
  expect(lastOwnAct('bookings', revised(booking, server))).toBe(THEN)
  expect(lastOwnAct('contactRequests', revised(request, server))).toBe(THEN)
  expect(lastOwnAct('profiles', revised(page, server))).toBe(THEN)
})

it.each(applicationEventTypes)('what an application tells: %s', (type) => {
  const events = [told('submitted'), told(type, LATER)]
  const last = lastOwnAct('applications', revised(application, server, { events }))
  expect(last).toBe(candidateTells.has(type) ? LATER : THEN)
})

it.each(bookingEventTypes)('what a booking tells: %s', (type) => {
  const last = lastOwnAct('bookings', revised(booking, server, { events: [told(type, LATER)] }))
  const ofThePerson = ['offer-accepted', 'offer-declined', 'change-kept', 'cancelled']
  const seenThere = ['walked-in', 'attended', 'left']
  expect(last).toBe([...ofThePerson, ...seenThere].includes(type) ? LATER : THEN)
})

it('a seat that a host takes back is no sign, one given back through a host is', () => {
  const last = (takenBack: 'asked' | 'fewer-places') =>
    lastOwnAct('bookings', revised(booking, server, { events: [{ ...told('cancelled', LATER), takenBack }] }))
  expect([last('asked'), last('fewer-places')]).toEqual([LATER, THEN])
})

it('somebody who was put in touch did not do it', () => {
  const events = [told('asked'), told('introduced', LATER)]
  expect(lastOwnAct('contactRequests', revised(request, server, { events }))).toBe(THEN)
})

it('a page tells of what its person added, took back, is proud of and allowed', () => {
  const rev = nextRevision(page.rev, LATER, 'kiosk')
  const [competence] = page.competences
  const given = { id: 'g', purpose: 'search', type: 'given', turn: 1, at: LATER, by: 'kiosk' } as const
  for (const said of [
    { competences: [competence!, { ...competence!, id: 'd', addedAt: rev }] },
    { competences: [{ ...competence!, removedAt: rev }] },
    { pride: { text: 'Le jardin', saidAt: rev } },
    { consents: [given] },
  ])
    expect(lastOwnAct('profiles', revised(page, server, said)), JSON.stringify(said)).toBe(LATER)
})

it('a page tells nothing of its person by what others wrote there', () => {
  const observed = { proof: 'observed', ability: 'a', level: 2, serial: 's', challengeId: 'c' } as const
  const ran = { id: 'w', purpose: 'search', type: 'withdrawn', turn: 1, at: LATER, by: 'server' } as const
  for (const written of [
    { evidence: [{ ...observed, id: 'e', observedOn: '2026-11-01' }] },
    { recommendations: [{ id: 'r', competenceId: 'c', by: 'host', authorId: 'h', at: LATER }] },
    { consents: [{ ...ran, textId: RAN_OUT }] },
  ] satisfies Partial<CompetenceProfile>[])
    expect(lastOwnAct('profiles', revised(page, server, written)), JSON.stringify(written)).toBe(THEN)
})

it('a clock that was years ahead counts no later than the record was written', () => {
  const ahead = nextRevision(undefined, LATER + 9000 * DAY, 'kiosk')
  const competences = [{ ...page.competences[0]!, addedAt: ahead }]
  expect(lastOwnAct('profiles', { ...page, at: THEN, competences })).toBe(THEN)
})
