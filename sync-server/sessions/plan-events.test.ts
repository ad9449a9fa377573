import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  isEvent,
  type ChallengeSession,
  type SessionOfEvent,
} from '../../domain/sessions/challenge-session.ts'
import type { EventPlan } from '../../domain/session-desk/plan-event.ts'
import { DAY, HOUR } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { START, TestServer, type TestAnswer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let host: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  host = await server.device('brest', 'host')
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  const room = { id: 'grande', name: 'Grande salle', capacity: 10, stepFree: true }
  await host.call('POST', 'host/rooms', { rooms: [room] })
})
afterEach(() => server.stop())

const plan = (told: Partial<EventPlan & { weeks: number; requestId: string }> = {}) => ({
  event: { kind: 'coffee' as const, text: 'On boit un café.' },
  title: 'Café rencontre',
  place: 'site' as const,
  roomId: 'grande',
  startsAt: START + 2 * HOUR,
  endsAt: START + 4 * HOUR,
  capacity: 8,
  access: [],
  weeks: 1,
  ...told,
})
const made = (answer: TestAnswer) => answer.body as SessionOfEvent
const reasons = (answer: TestAnswer) => (answer.body as { reasons?: string[] }).reasons
const held = async () => (await host.records('challengeSessions')) as ChallengeSession[]

describe('an event', () => {
  it('is shown to kiosks at once, with its words, and to no employer', async () => {
    await createEmployer(server.parts, 'brest', { name: 'Atelier Nova' }, 'nova')
    const [kiosk, employer] = [
      await server.device('brest', 'kiosk'),
      await server.device('brest', 'employer', 'nova'),
    ]
    const answer = await host.call('POST', 'host/events', plan())
    expect([answer.status, made(answer).publishedAt]).toEqual([201, START])
    const [shown] = (await kiosk.records('challengeSessions')) as ChallengeSession[]
    expect(isEvent(shown!) && shown.event.text).toBe('On boit un café.')
    expect(await employer.records('challengeSessions')).toEqual([])
  })

  it('of every week is made whole or not at all, and once for one request', async () => {
    const asked = plan({ weeks: 3, requestId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90' })
    const first = await host.call('POST', 'host/events', asked)
    const again = await host.call('POST', 'host/events', asked)
    expect(made(again).id).toBe(made(first).id)
    expect((await held()).map(({ startsAt }) => startsAt - START).sort((a, b) => a - b)).toEqual([
      2 * HOUR,
      7 * DAY + 2 * HOUR,
      14 * DAY + 2 * HOUR,
    ])
    // The third week of these would meet one of those.
    const later = { startsAt: START - 7 * DAY + 2 * HOUR, endsAt: START - 7 * DAY + 4 * HOUR }
    const refused = await host.call('POST', 'host/events', plan({ ...later, weeks: 2 }))
    expect([refused.status, await held()]).toMatchObject([409, { length: 3 }])
  })

  it('is refused a room that is taken or too small', async () => {
    await host.call('POST', 'host/events', plan())
    expect(reasons(await host.call('POST', 'host/events', plan()))).toEqual(['room-taken'])
    const large = plan({ startsAt: START + DAY, endsAt: START + DAY + HOUR, capacity: 11 })
    expect(reasons(await host.call('POST', 'host/events', large))).toEqual(['room-too-small'])
  })

  it('is moved with what it promised kept, loses an easy text that was emptied, and is called off as any session', async () => {
    const event = {
      kind: 'coffee' as const,
      text: 'On boit un café.',
      easyText: 'On boit un café. On parle.',
    }
    const { id } = made(await host.call('POST', 'host/events', plan({ event })))
    const moved = await host.call('PATCH', `host/events/${id}`, {
      startsAt: START + 3 * HOUR,
      endsAt: START + 5 * HOUR,
      event: { kind: 'talk', text: 'On parle.', easyText: '' },
    })
    expect(made(moved)).toMatchObject({
      planRev: 2,
      event: { kind: 'talk', text: 'On parle.' },
      formerPlans: [{ planRev: 1, startsAt: START + 2 * HOUR }],
    })
    expect(made(moved).event.easyText).toBeUndefined()
    const cancelled = await host.call('POST', `host/sessions/${id}/cancel`, { reason: 'weather' })
    expect(made(cancelled).cancelReason).toBe('weather')
    expect(reasons(await host.call('PATCH', `host/events/${id}`, { title: 'Café' }))).toEqual(['not-now'])
  })

  it('is no challenge: its plan is not changed as that of one', async () => {
    const { id } = made(await host.call('POST', 'host/events', plan()))
    const answer = await host.call('PATCH', `host/sessions/${id}`, { challengeIds: ['A01.1'] })
    expect(answer.status).toBe(404)
  })

  it('is told in the calendar with its own words', async () => {
    const { id } = made(await host.call('POST', 'host/events', plan()))
    const { body } = await host.call('GET', `host/calendar?session=${id}`)
    expect((body as { calendar: string }).calendar).toContain('On boit un café.')
  })
})
