import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectionNames } from '../domain/sync/collections.ts'
import { DAY, MINUTE, SECOND } from '../domain/time.ts'
import { steadyClock, type Clock } from './clock.ts'
import { createEnrolmentCode } from './devices/enrolment.ts'
import { createEmployer } from './employers/employers.ts'
import { openSqliteStore } from './store/sqlite-store.ts'
import { asked, plan, sampleSession } from './testing/sample-sessions.ts'
import { refusalIn, START, TestDevice, TestServer } from './testing/test-server.ts'

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

describe('the clock of a server that starts', () => {
  const started = (lastBelieved?: number) =>
    steadyClock({ wall: () => hour, elapsed: () => passed }, lastBelieved)

  it.each([0, MINUTE, 3 * DAY, 7 * DAY, -MINUTE])('believes an hour %d ms after the last one', (off) => {
    hour = START + off
    const begun = started(START)
    expect([begun.now(), begun.inDoubtFor(), begun.believed()]).toEqual([hour, 0, hour])
  })

  it('has nothing to compare with on its first start', () => {
    expect([started().now(), started().inDoubtFor()]).toEqual([START, 0])
  })

  it.each([8 * DAY, 20 * DAY, 60 * DAY, -5 * MINUTE, -20 * DAY, -START])(
    'doubts an hour %d ms away, goes on from the last one, and follows when it is put right',
    (away) => {
      hour = START + away
      const begun = started(START)
      for (let minute = 1; minute <= 9; minute++) {
        wait(MINUTE)
        expect([begun.now(), begun.believed()]).toEqual([START + minute * MINUTE, null])
        expect(begun.inDoubtFor()).toBe((10 - minute) * MINUTE)
      }
      // It was off for five hours.
      hour = START + 5 * 60 * MINUTE
      expect([begun.now(), begun.inDoubtFor(), begun.believed()]).toEqual([hour, 0, hour])
    },
  )

  it.each([20 * DAY, -20 * DAY])('believes an hour %d ms away that stays for ten minutes', (away) => {
    hour = START + away
    const begun = started(START)
    wait(10 * MINUTE)
    expect([begun.now(), begun.inDoubtFor()]).toEqual([hour, 0])
  })

  it('never believes an hour before it was made: it goes on from the last one, and is in doubt no more', () => {
    hour = 5 * DAY
    const begun = started(START)
    wait(10 * MINUTE)
    expect([begun.now(), begun.inDoubtFor()]).toEqual([START + 10 * MINUTE, 0])
    wait(DAY)
    expect(begun.now()).toBe(START + 10 * MINUTE + DAY)
    // The network came at last: a jump like any other.
    hour = START + 3 * DAY
    begun.now()
    wait(10 * MINUTE)
    expect(begun.now()).toBe(hour)
  })

  it('in the year 1970 on its very first start waits for a better one', () => {
    hour = 0
    const begun = started()
    expect(begun.inDoubtFor()).toBe(10 * MINUTE)
    hour = START
    expect([begun.inDoubtFor(), begun.now()]).toEqual([10 * MINUTE, Date.UTC(2026, 0, 1)])
  })
})

describe('a server that starts with a clock that is wrong', () => {
  let folder: string
  let server: TestServer
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'clock-'))))
  afterEach(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  async function start(): Promise<void> {
    const store = await openSqliteStore(join(folder, 'pepiniere.sqlite'))
    server = await TestServer.start({ store, steady: { wall: () => hour, elapsed: () => passed } })
  }

  /** Every record, and what may lock or open a door. */
  function everything(): Promise<string> {
    return server.parts.store.read(async (view) => {
      const records = await Promise.all(collectionNames.map((name) => view.records(name)))
      const tables = (['enrolmentCodes', 'accounts', 'attempts', 'sessions'] as const).map((name) =>
        view.all(view.tables.selectFrom(name).selectAll()),
      )
      return JSON.stringify([records, await Promise.all(tables)])
    })
  }

  it.each([20 * DAY, 60 * DAY, -20 * DAY, -START])(
    '%d ms away loses, closes, publishes and locks nothing',
    async (away) => {
      await start()
      await server.createSite('brest')
      await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
      await plan(server, sampleSession('s1'))
      let kiosk = await server.device('brest', 'kiosk')
      let host = await server.device('brest', 'host')
      const secret = await server.account('brest', 'maelle')
      expect((await host.signIn('maelle', 'wrong')).status).toBe(403)
      await host.signIn('maelle', secret)
      const booking = asked(kiosk.scope.deviceId, 's1', 'K7QF3M2X9', START)
      await kiosk.push({ collection: 'bookings', id: booking.id, document: booking, assumedRev: null })
      await server.running.followUps.idle()
      await server.running.followUps.look()
      const { code } = await createEnrolmentCode(server.parts, { siteId: 'brest', role: 'host' })
      const before = await everything()
      await server.stop()

      wait(MINUTE)
      hour += away
      await start()
      kiosk = new TestDevice(server.running.url, kiosk.enrolled)
      host = Object.assign(new TestDevice(server.running.url, host.enrolled), { session: host.session })
      for (let second = 0; second < 5; second++) {
        wait(SECOND)
        await server.running.followUps.look()
      }
      for (const [device, method, path, body] of [
        [kiosk, 'GET', 'sync/head', undefined],
        [kiosk, 'GET', 'sync/stream', undefined],
        [kiosk, 'POST', 'sync/push', { epoch: kiosk.enrolled!.epoch, rows: [] }],
        [host, 'POST', 'sign-in', { login: 'maelle', secret }],
        [host, 'POST', 'devices/enrol', { code }],
        [host, 'GET', 'host/devices', undefined],
      ] as const) {
        const answer = await device.call(method, path, body)
        expect([path, answer.status, refusalIn(answer).error]).toEqual([path, 503, 'clock-in-doubt'])
        expect(refusalIn(answer).retryAfter).toBeLessThanOrEqual(600)
      }
      hour -= away
      await server.running.followUps.look()
      expect((await everything()) === before).toBe(true)

      expect((await kiosk.records('challengeSessions'))[0]).toMatchObject({ id: 's1' })
      expect((await kiosk.records('bookings'))[0]).toMatchObject({ id: booking.id })
      expect((await host.call('GET', 'host/devices')).status).toBe(200)
      expect((await host.signIn('maelle', secret)).status).toBe(200)
      expect((await host.call('POST', 'devices/enrol', { code })).status).toBe(200)
    },
  )

  it('remembers no hour that was in doubt', async () => {
    await start()
    await server.stop()
    hour += 20 * DAY
    await start()
    await server.stop()
    await start()
    expect(server.clock.inDoubtFor!()).toBeGreaterThan(0)
    wait(10 * MINUTE)
    server.clock.now()
    await server.stop()
    await start()
    expect([server.clock.inDoubtFor!(), server.clock.now()]).toEqual([0, hour])
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
    const { followUps } = server.running
    const all = async () =>
      JSON.stringify([await kiosk.records('challengeSessions'), await kiosk.records('employers')])
    await followUps.look()
    const before = await all()
    for (const jump of [20 * DAY, 60 * DAY]) {
      hour += jump
      for (let times = 0; times < 5; times++) {
        wait(SECOND)
        await followUps.look()
        const { body } = await kiosk.call('GET', 'sync/head')
        expect((body as { now: number }).now).toBeLessThan(START + MINUTE)
      }
      hour -= jump
    }
    await followUps.look()
    expect(await all()).toBe(before)
    expect((await kiosk.call('POST', 'passes/resolve', { code: 'x' })).status).toBe(403)
  })
})
