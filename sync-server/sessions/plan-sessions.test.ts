import { convertIcsCalendar } from 'ts-ics'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Booking } from '../../domain/seats/booking.ts'
import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { SessionPlan } from '../../domain/session-desk/plan-session.ts'
import { promiseChangedFor } from '../../domain/seats/promised-fields.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Site } from '../../domain/sites/site.ts'
import { DAY, HOUR, MINUTE, parisInstant } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { loadKit } from '../kit/load-kit.ts'
import { asked } from '../testing/sample-sessions.ts'
import { refusalIn, START, TestServer, type TestAnswer, type TestDevice } from '../testing/test-server.ts'

const KIT = new URL('../../resources/kit', import.meta.url).pathname

let server: TestServer
let host: TestDevice
let employer: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await loadKit(server.parts, KIT)
  await createEmployer(server.parts, 'brest', { name: 'Atelier Nova' }, 'nova')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  employer = await server.device('brest', 'employer', 'nova')
  await employer.signIn('bruno', await server.account('brest', 'bruno', 'nova'))
  const room = { id: 'grande', name: 'Grande salle', capacity: 10, stepFree: true }
  await host.call('POST', 'host/rooms', { rooms: [room] })
})
afterEach(() => server.stop())

/** Two days ahead, in the great room, complete. */
const plan = (told: Partial<SessionPlan> = {}): SessionPlan => ({
  challengeIds: ['A01.1'],
  title: 'Vingt clients, un comptoir',
  offersPresented: [],
  place: 'site',
  roomId: 'grande',
  startsAt: START + 2 * DAY,
  endsAt: START + 2 * DAY + 2 * HOUR,
  capacity: 8,
  deskReserve: 1,
  minimumAge: 16,
  access: [],
  information: 'On regarde comment vous servez. Vous pouvez dire non.',
  observers: [{ id: 'o1', name: 'Bruno', side: 'employer' }],
  ...told,
})
const made = (answer: TestAnswer) => answer.body as ChallengeSession
const reasons = (answer: TestAnswer) => (answer.body as { reasons?: string[] }).reasons

describe('a plan is refused', () => {
  it.each<[string, Partial<SessionPlan>, string]>([
    ['with a card that does not exist', { challengeIds: ['Z99.1'] }, 'unknown-challenge'],
    ['in a room that does not exist', { roomId: 'cave' }, 'unknown-room'],
    ['with more people than the room takes', { capacity: 11 }, 'room-too-small'],
    ['with less time than the card needs', { endsAt: START + 2 * DAY + HOUR }, 'ends-too-soon'],
    ['open to younger people than the card allows', { minimumAge: 14 }, 'age-too-low'],
    ['with tracks that differ', { challengeIds: ['A01.1', 'E01.1'] }, 'mixed-tracks'],
    ['in 2099', { startsAt: Date.UTC(2099, 0, 1), endsAt: Date.UTC(2099, 0, 1, 3) }, 'date-impossible'],
    ['at a number that is no date', { startsAt: 9e15, endsAt: 9e15 + 3 * HOUR }, 'date-impossible'],
    ['until next week', { endsAt: START + 9 * DAY }, 'date-impossible'],
    ['with a post of nobody', { offersPresented: ['none'] }, 'offer-not-theirs'],
  ])('%s', async (_why, told, reason) => {
    const answer = await host.call('POST', 'host/sessions', plan(told))
    expect(answer.status).toBe(409)
    expect(reasons(answer)).toContain(reason)
  })
})

it.each([
  ['a card', { challengeIds: ['A01.1', 'A01.1'] }],
  ['a post', { offersPresented: ['o', 'o'] }],
  ['a need', { access: ['calm', 'calm'] }],
] as const)('%s named twice is told at its field', async (_what, told) => {
  const planned = await host.call('POST', 'host/sessions', { ...plan(), ...told })
  expect([planned.status, refusalIn(planned).fault?.rule]).toEqual([400, 'uniqueItems'])
  const { id } = made(await host.call('POST', 'host/sessions', plan()))
  expect((await host.call('PATCH', `host/sessions/${id}`, told)).status).toBe(400)
})

describe('the employer of a session', () => {
  beforeEach(async () => {
    await server.createSite('quimper')
    await createEmployer(server.parts, 'quimper', { name: 'Garage' }, 'garage')
    await createEmployer(server.parts, 'brest', { name: 'Logis’Est' }, 'logis')
  })

  it.each(['garage', 'nobody'])('is one that works with the site: not %s', async (employerId) => {
    expect(reasons(await host.call('POST', 'host/sessions', plan({ employerId })))).toEqual([
      'employer-elsewhere',
    ])
    const { id } = made(await host.call('POST', 'host/sessions', plan()))
    expect(reasons(await host.call('PATCH', `host/sessions/${id}`, { employerId }))).toEqual([
      'employer-elsewhere',
    ])
    expect(made(await host.call('PATCH', `host/sessions/${id}`, { employerId: 'nova' })).employerId).toBe(
      'nova',
    )
  })

  it.each([{ employerId: 'logis' }, { employerId: '' }])(
    'reads who booked, and no longer once it is another: %j',
    async (change) => {
      const kiosk = await server.device('brest', 'kiosk')
      const other = await server.device('brest', 'employer', 'logis')
      const { id } = made(await host.call('POST', 'host/sessions', plan({ employerId: 'nova' })))
      await host.call('POST', `host/sessions/${id}/publish`)
      const booking = asked(kiosk.scope.deviceId, id, 'P1', START)
      await kiosk.push({ collection: 'bookings', id: booking.id, document: booking, assumedRev: null })
      await server.running.followUps.idle()
      const seenBy = async (desk: TestDevice) =>
        (await desk.records('bookings')).filter(({ _deleted }) => !_deleted).map((one) => one.id)
      expect([await seenBy(employer), await seenBy(other)]).toEqual([[booking.id], []])
      expect((await host.call('PATCH', `host/sessions/${id}`, change)).status).toBe(200)
      await server.running.followUps.idle()
      expect(await seenBy(employer)).toEqual([])
      expect(await seenBy(other)).toEqual(change.employerId === 'logis' ? [booking.id] : [])
    },
  )
})

describe('publication is refused', () => {
  it.each<[string, Partial<SessionPlan>, string]>([
    ['less than a day ahead', { startsAt: START + 3 * HOUR, endsAt: START + 6 * HOUR }, 'too-soon'],
    ['without telling people what is observed', { information: '' }, 'information-missing'],
    ['without an observer', { observers: [] }, 'observers-missing'],
  ])('%s', async (_why, told, reason) => {
    const draft = made(await host.call('POST', 'host/sessions', plan(told)))
    const answer = await host.call('POST', `host/sessions/${draft.id}/publish`)
    expect([answer.status, reasons(answer)]).toEqual([409, [reason]])
  })

  it('in a room that another session has', async () => {
    const first = made(await host.call('POST', 'host/sessions', plan()))
    const second = made(await host.call('POST', 'host/sessions', plan({ challengeIds: ['A02.1'] })))
    expect((await host.call('POST', `host/sessions/${first.id}/publish`)).status).toBe(200)
    expect(reasons(await host.call('POST', `host/sessions/${second.id}/publish`))).toEqual(['room-taken'])
  })
})

describe('what visitors see already', () => {
  const published = async (told: Partial<SessionPlan> = {}) => {
    const draft = made(await host.call('POST', 'host/sessions', plan(told)))
    return made(await host.call('POST', `host/sessions/${draft.id}/publish`))
  }

  it.each<[string, Partial<SessionPlan>, string]>([
    ['loses its information', { information: '' }, 'information-missing'],
    ['loses its observers', { observers: [] }, 'observers-missing'],
    ['comes sooner than a day', { startsAt: START + HOUR, endsAt: START + 3 * HOUR }, 'too-soon'],
  ])('is not changed so that it %s', async (_why, told, reason) => {
    const { id } = await published()
    const answer = await host.call('PATCH', `host/sessions/${id}`, told)
    expect([answer.status, reasons(answer)]).toEqual([409, [reason]])
  })

  it('does not move onto the hour of another in the same room', async () => {
    const later = { startsAt: START + 4 * DAY, endsAt: START + 4 * DAY + 2 * HOUR }
    await published()
    const { id } = await published({ challengeIds: ['A02.1'], ...later })
    const { startsAt, endsAt } = plan()
    expect(reasons(await host.call('PATCH', `host/sessions/${id}`, { startsAt, endsAt }))).toEqual([
      'room-taken',
    ])
  })

  it('may still be corrected when it has come nearer than a day', async () => {
    const { id } = await published({ startsAt: START + DAY, endsAt: START + DAY + 2 * HOUR })
    server.clock.set(START + MINUTE)
    const answer = await host.call('PATCH', `host/sessions/${id}`, { materialNote: 'Deux plateaux' })
    expect(answer.status).toBe(200)
  })

  it('keeps what was promised before it changed, and nothing while only hosts see it', async () => {
    const moved = { startsAt: START + 3 * DAY, endsAt: START + 3 * DAY + 2 * HOUR }
    const draft = made(await host.call('POST', 'host/sessions', plan()))
    const asDraft = made(await host.call('PATCH', `host/sessions/${draft.id}`, { where: 'Hangar' }))
    expect(asDraft).not.toHaveProperty('formerPlans')
    await host.call('POST', `host/sessions/${draft.id}/publish`)
    const before = made(
      await host.call('PATCH', `host/sessions/${draft.id}`, { materialNote: 'Deux plateaux' }),
    )
    expect(before).not.toHaveProperty('formerPlans')
    const after = made(await host.call('PATCH', `host/sessions/${draft.id}`, { ...moved, capacity: 6 }))
    expect(after.formerPlans).toEqual([
      {
        planRev: before.planRev,
        at: server.clock.now(),
        challengeIds: ['A01.1'],
        startsAt: before.startsAt,
        endsAt: before.endsAt,
        place: 'site',
        roomId: 'grande',
        where: 'Hangar',
        minimumAge: 16,
      },
    ])
  })

  it('is told to who booked the plan before, also by a kiosk that had not heard; their word that it suits is kept', async () => {
    const kiosk = await server.device('brest', 'kiosk')
    const session = await published()
    await host.call('PATCH', `host/sessions/${session.id}`, { where: 'Hangar' })
    const at = server.clock.now() + MINUTE
    const late: Booking = { ...asked(kiosk.scope.deviceId, session.id, 'P1', at), planRev: session.planRev }
    await kiosk.push({ collection: 'bookings', id: late.id, document: late, assumedRev: null })
    const held = async () => {
      await server.running.followUps.idle()
      const [booking] = (await kiosk.records('bookings')) as Booking[]
      const [plan] = (await kiosk.records('challengeSessions')) as ChallengeSession[]
      return { booking: booking!, plan: plan! }
    }
    const { booking, plan: now } = await held()
    expect(promiseChangedFor(booking, now)).toMatchObject({ changed: ['where'] })
    const kept: Booking = {
      ...booking,
      planRev: now.planRev,
      rev: nextRevision(booking.rev, at, kiosk.scope.deviceId),
      events: [
        ...booking.events,
        { id: 'k', type: 'change-kept', planRev: now.planRev, at, by: kiosk.scope.deviceId },
      ],
    }
    const pushed = { collection: 'bookings', id: kept.id, document: kept, assumedRev: booking.rev } as const
    expect(await kiosk.push(pushed)).toMatchObject([{ outcome: 'accepted' }])
    const answered = await held()
    expect(promiseChangedFor(answered.booking, answered.plan)).toBeNull()
    // Which plan was booked is said once.
    expect(answered.booking.planRev).toBe(session.planRev)
  })

  it('keeps a card that was retired since, and takes no other retired one', async () => {
    const step = (card: string, body: object) => host.call('POST', `host/challenges/${card}`, body)
    const { id: card } = (await step('A01.1', { step: 'fork' })).body as { id: string }
    await step(card, { step: 'submit' })
    await step(card, { step: 'publish' })
    const { id } = await published({ challengeIds: [card] })
    await step(card, { step: 'retire' })
    expect((await host.call('PATCH', `host/sessions/${id}`, { capacity: 7 })).status).toBe(200)
    expect(reasons(await host.call('POST', 'host/sessions', plan({ challengeIds: [card] })))).toEqual([
      'challenge-not-published',
    ])
  })
})

it('what a host publishes is lent to the kiosks at once', async () => {
  const kiosk = await server.device('brest', 'kiosk')
  const draft = made(await host.call('POST', 'host/sessions', plan()))
  expect(await kiosk.records('challengeSessions')).toEqual([])
  await host.call('POST', `host/sessions/${draft.id}/publish`)
  await server.running.followUps.idle()
  expect(await kiosk.records('challengeSessions')).toMatchObject([{ id: draft.id }])
  expect(await kiosk.records('seatLeases')).toMatchObject([{ sessionId: draft.id, seats: 7 }])
})

it('an employer proposes, changes its proposal, and a host takes it or declines it', async () => {
  const proposed = made(await employer.call('POST', 'employer/sessions', plan()))
  expect(proposed).toMatchObject({ employerId: 'nova', proposedAt: START })
  const changed = await employer.call('PATCH', `employer/sessions/${proposed.id}`, { capacity: 6 })
  expect(made(changed)).toMatchObject({ capacity: 6, planRev: 2 })
  const early = await host.call('POST', `host/sessions/${proposed.id}/publish`)
  expect(reasons(early)).toEqual(['not-validated'])
  await host.call('POST', `host/sessions/${proposed.id}/validate`)
  expect((await employer.call('PATCH', `employer/sessions/${proposed.id}`, { capacity: 5 })).status).toBe(409)
  expect((await host.call('POST', `host/sessions/${proposed.id}/publish`)).status).toBe(200)
})

it('nobody else reaches a session: not another employer, not a kiosk, not a desk without a person', async () => {
  await createEmployer(server.parts, 'brest', { name: 'Logis’Est' }, 'logis')
  const other = await server.device('brest', 'employer', 'logis')
  await other.signIn('lea', await server.account('brest', 'lea', 'logis'))
  const proposed = made(await employer.call('POST', 'employer/sessions', plan()))
  expect((await other.call('PATCH', `employer/sessions/${proposed.id}`, { capacity: 5 })).status).toBe(404)
  expect((await other.call('POST', `host/sessions/${proposed.id}/validate`)).status).toBe(404)
  const kiosk = await server.device('brest', 'kiosk')
  expect((await kiosk.call('POST', 'host/sessions', plan())).status).toBe(404)
  host.session = null
  expect((await host.call('POST', 'host/sessions', plan())).status).toBe(401)
})

it('a room that a session to come needs is neither removed nor made smaller, until the session is gone', async () => {
  const room = { id: 'grande', name: 'Grande salle', capacity: 10, stepFree: true }
  const { id } = made(await host.call('POST', 'host/sessions', plan()))
  for (const rooms of [[], [{ ...room, capacity: 7 }]]) {
    const answer = await host.call('POST', 'host/rooms', { rooms })
    expect([answer.status, reasons(answer)]).toEqual([409, ['room-in-use']])
  }
  expect((await host.call('POST', 'host/rooms', { rooms: [{ ...room, capacity: 8 }] })).status).toBe(204)
  await host.call('POST', `host/sessions/${id}/publish`)
  await host.call('POST', `host/sessions/${id}/cancel`, { reason: 'room' })
  expect((await host.call('POST', 'host/rooms', { rooms: [] })).status).toBe(204)
})

it('two people who change the rooms at the same time both keep their words; two rooms under one id are none', async () => {
  const room = (id: string) => ({ id, name: `Salle ${id}`, capacity: 10, stepFree: true })
  const opened = [{ ...room('grande'), name: 'Grande salle' }]
  const add = (id: string) => host.call('POST', 'host/rooms', { rooms: [...opened, room(id)], opened })
  expect([(await add('a')).status, (await add('b')).status]).toEqual([204, 204])
  const rooms = async () => ((await host.records('sites'))[0] as Site).rooms!.map(({ id }) => id)
  expect(await rooms()).toEqual(['grande', 'b', 'a'])
  const twice = await host.call('POST', 'host/rooms', { rooms: [room('a'), room('a')] })
  expect(twice.status).toBe(400)
  const many = (mark: string) => Array.from({ length: 30 }, (_, index) => room(`${mark}${index}`))
  await host.call('POST', 'host/rooms', { rooms: many('m'), opened: [] })
  const full = await host.call('POST', 'host/rooms', { rooms: many('n'), opened: [] })
  expect(reasons(full)).toEqual(['too-many-rooms'])
})

it('a calendar without a session is refused by name, and so is one of a session that is not published', async () => {
  const refused = { error: 'not-possible', reasons: ['nothing-published'] }
  expect((await host.call('GET', 'host/calendar')).body).toMatchObject(refused)
  const draft = made(await host.call('POST', 'host/sessions', plan()))
  expect((await host.call('GET', 'host/calendar')).body).toMatchObject(refused)
  expect((await host.call('GET', `host/calendar?session=${draft.id}`)).body).toMatchObject(refused)
})

it('the calendar is read by other programs: hours across the change of time, cancellations, nobody’s name', async () => {
  const winter = parisInstant('2026-10-27', 14)
  const hours = { startsAt: winter, endsAt: winter + 2 * HOUR }
  const [one, two] = [
    made(await host.call('POST', 'host/sessions', plan({ where: 'grande salle' }))),
    made(await host.call('POST', 'host/sessions', plan(hours))),
  ]
  await host.call('POST', `host/sessions/${one.id}/publish`)
  await host.call('POST', `host/sessions/${two.id}/publish`)
  await host.call('POST', `host/sessions/${one.id}/cancel`, { reason: 'room' })
  const { body } = await host.call('GET', 'host/calendar')
  const text = (body as { calendar: string }).calendar
  expect(text).not.toContain('Bruno')
  // Where to meet and the room are one place, said once.
  expect(text.match(/grande salle/giu)).toHaveLength(2)
  const { events } = convertIcsCalendar(undefined, text)
  const read = events!.map(({ uid, status, start, sequence }) => [
    uid.split('@')[0],
    status,
    start.date.getTime(),
    sequence,
  ])
  expect(read).toEqual([
    [one.id, 'CANCELLED', one.startsAt, 3],
    [two.id, 'CONFIRMED', winter, 2],
  ])
})
