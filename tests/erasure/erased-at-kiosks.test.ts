import 'fake-indexeddb/auto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { DAY } from '../../domain/time.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { openDeviceData, type DeviceData } from '../../renderer/data/device-data.ts'
import { forgetDevices, until, useSite, wholeDisk } from '../../renderer/data/testing/device.ts'
import { createEmployer } from '../../sync-server/employers/employers.ts'
import { openSqliteStore } from '../../sync-server/store/sqlite-store.ts'
import { TestServer, type TestDevice } from '../../sync-server/testing/test-server.ts'
import { tellEverything } from '../../sync-server/testing/told-of-somebody.ts'

const PICTURES = [1, 5, 9, 11]
const overTheWire = fetch
useSite()
let folder: string
let server: TestServer
/** Where the person has all erased, and another one of the same site. */
let kiosk: TestDevice
let other: TestDevice
let token: string
let marks: string[]
let opened: DeviceData | undefined

beforeEach(async () => {
  vi.stubGlobal('fetch', overTheWire)
  folder = mkdtempSync(join(tmpdir(), 'erased-at-kiosks-'))
  server = await TestServer.start({ store: await openSqliteStore(join(folder, 'pepiniere.sqlite')) })
  await server.createSite('brest')
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  kiosk = await server.device('brest', 'kiosk')
  other = await server.device('brest', 'kiosk')
  const stock = await kiosk.call('POST', 'passes/stock', { count: 1 })
  token = (stock.body as { tokens: [string] }).tokens[0]
  marks = []
  const mark = () => {
    marks.push(`Lucie${String(marks.length).padStart(3, '0')}${Math.random().toString(36).slice(2, 10)}`)
    return marks.at(-1)!
  }
  await tellEverything(server.parts, readPassToken(token)!, { mark, pictures: PICTURES })
})
afterEach(async () => {
  await opened?.close()
  opened = undefined
  await forgetDevices()
  await server.stop()
  rmSync(folder, { recursive: true })
})

/** The shipped engine, as the device was enrolled at the real server. */
async function open(device: TestDevice, role: DeviceRole = 'kiosk'): Promise<DeviceData> {
  const { deviceId, token: secret, epoch } = device.enrolled!
  const result = await openDeviceData({
    ...{ deviceId, token: secret, epoch, siteId: 'brest', role, serverUrl: server.running.url },
  })
  if (!result.ok) throw new Error(result.reason)
  opened = result.value
  return result.value
}
async function close(): Promise<void> {
  await opened?.close()
  opened = undefined
}
async function erase(): Promise<void> {
  const shown = { token, secret: PICTURES }
  kiosk.session = ((await kiosk.call('POST', 'visitor/session', shown)).body as { session: string }).session
  expect((await kiosk.call('POST', 'visitor/erase', shown)).status).toBe(204)
  await server.running.followUps.idle()
}
const foundIn = (text: string) => marks.filter((value) => text.includes(value))
const onTheServer = () =>
  foundIn(
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name)).toString('latin1'))
      .join('\n'),
  )
const atTheKiosk = async () => foundIn(await wholeDisk())

it('of whoever had all erased, no word is left at the server, nor at a kiosk that was away for a month', async () => {
  const before = await open(other)
  await until(async () => (await atTheKiosk()).length > 2)
  expect(before.sync.connected).toBe(true)
  await close()
  expect(marks.length).toBeGreaterThan(40)
  expect(onTheServer().length).toBeGreaterThan(30)
  await erase()
  server.clock.advance(31 * DAY)
  expect(onTheServer()).toEqual([])
  // Nobody told it yet.
  expect((await atTheKiosk()).length).toBeGreaterThan(2)
  await open(other)
  await until(async () => (await atTheKiosk()).length === 0)
  await close()
  expect(await atTheKiosk()).toEqual([])
})

it.each([31, 91])('nor at a host desk that was away for %i days, which shows nobody before', async (days) => {
  const desk = await server.device('brest', 'host')
  await desk.signIn('hostess', await server.account('brest', 'hostess'))
  const before = await open(desk, 'host')
  await until(async () => (await atTheKiosk()).length > 2)
  const { visitorId } = readPassToken(token)!
  expect(before.replica.ids('visitors')).toContain(visitorId)
  await close()
  await erase()
  server.clock.advance(days * DAY)
  const after = await open(desk, 'host')
  const seen: [boolean, boolean][] = []
  const note = () =>
    seen.push([after.sync.awaitsErasures, [...after.replica.ids('visitors')].includes(visitorId)])
  watch(() => after.sync.awaitsErasures, note, { flush: 'sync' })
  await until(() => seen.length === 2)
  expect(seen).toEqual([
    [true, true],
    [false, false],
  ])
  await until(async () => (await atTheKiosk()).length === 0)
  await close()
  expect(await atTheKiosk()).toEqual([])
})

it('at a kiosk that is on, it goes at once', async () => {
  const data = await open(other)
  await until(async () => (await atTheKiosk()).length > 2)
  await erase()
  await until(async () => (await atTheKiosk()).length === 0)
  expect(data.sync.connected).toBe(true)
})
