import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, MINUTE, SECOND } from '../domain/time.ts'
import { steadyClock, type Clock } from './clock.ts'
import { createEmployer } from './employers/employers.ts'
import { plan, sampleSession } from './testing/sample-sessions.ts'
import { START, TestServer } from './testing/test-server.ts'

let hour: number
let passed: number
let clock: Clock
beforeEach(() => {
  hour = START
  passed = 0
  clock = steadyClock({ wall: () => hour, elapsed: () => passed })
})

function wait(by: number): void {
  hour += by
  passed += by
}

describe('the server’s clock', () => {
  it('goes with the machine’s, also when that is put right by a little', () => {
    wait(5 * MINUTE)
    expect(clock.now()).toBe(START + 5 * MINUTE)
    hour -= 90 * SECOND
    expect(clock.now()).toBe(hour)
  })

  it.each([20 * DAY, 60 * DAY, -20 * DAY, 5 * MINUTE])(
    'does not follow a jump of %d ms for some seconds',
    (jump) => {
      hour += jump
      for (let second = 0; second < 30; second++) {
        wait(SECOND)
        expect(clock.now()).toBe(START + (second + 1) * SECOND)
      }
      hour -= jump
      expect(clock.now()).toBe(hour)
    },
  )

  it('follows one that stays, and one that jumps about not before it stays', () => {
    hour += 20 * DAY
    wait(9 * MINUTE)
    clock.now()
    hour += 20 * DAY
    wait(9 * MINUTE)
    expect(clock.now()).toBe(START + 18 * MINUTE)
    wait(10 * MINUTE)
    expect(clock.now()).toBe(hour)
  })
})

describe('a server whose machine was days ahead for a while', () => {
  let server: TestServer
  afterEach(() => server.stop())

  it('published, closed and hid nothing, and tells its devices the right hour all the while', async () => {
    server = await TestServer.start({ steady: { wall: () => hour, elapsed: () => passed } })
    await server.createSite('brest')
    await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
    await plan(server, sampleSession('s1'))
    const kiosk = await server.device('brest', 'kiosk')
    const { rescorer, seatDesk } = server.running
    const all = async () =>
      JSON.stringify([await kiosk.records('challengeSessions'), await kiosk.records('employers')])
    await rescorer.lookAtCalendar()
    await seatDesk.lookAtClock()
    const before = await all()
    for (const jump of [20 * DAY, 60 * DAY]) {
      hour += jump
      for (let times = 0; times < 5; times++) {
        wait(SECOND)
        await rescorer.lookAtCalendar()
        await seatDesk.lookAtClock()
        const { body } = await kiosk.call('GET', 'sync/head')
        expect((body as { now: number }).now).toBeLessThan(START + MINUTE)
      }
      hour -= jump
    }
    await rescorer.lookAtCalendar()
    expect(await all()).toBe(before)
    expect((await kiosk.call('POST', 'passes/resolve', { code: 'x' })).status).toBe(403)
  })
})
