import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ExpectedLine } from '../../domain/contract/expected.ts'
import { addDays, DAY, siteDay } from '../../domain/time.ts'
import { dueBy } from '../retention/due.ts'
import { letGo } from '../retention/let-go.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let desk: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  await server.createSite('quimper')
  desk = await server.device('brest', 'host')
  await server.account('brest', 'maelle')
  await desk.signIn('maelle', 'maelle-secret-secret')
})
afterEach(() => server.stop())

const today = siteDay(START)
let asked = 0
const form = (fields: object = {}) => ({
  requestId: `request-number-${(asked += 1)}`,
  ...{ name: 'Karim', day: today, clock: '10:00', reason: 'meeting' },
  ...fields,
})
const expected = async (at = desk) =>
  ((await at.call('GET', 'host/expected')).body as { expected: ExpectedLine[] }).expected

it('hosts read who is expected, when, why and who noted it, the first one first', async () => {
  await desk.call('POST', 'host/expected', form({ name: '  Zoé ', clock: undefined, reason: undefined }))
  await desk.call('POST', 'host/expected', form({ name: 'Omar', day: addDays(today, 1), clock: '09:00' }))
  await desk.call('POST', 'host/expected', form())
  expect(await expected()).toMatchObject([
    { name: 'Zoé', day: today, host: 'maelle' },
    { name: 'Karim', clock: '10:00', reason: 'meeting' },
    { name: 'Omar', day: addDays(today, 1) },
  ])
})

it('the same request notes one person once', async () => {
  const twice = form()
  for (const again of [twice, twice])
    expect((await desk.call('POST', 'host/expected', again)).status).toBe(204)
  expect(await expected()).toHaveLength(1)
})

it.each([
  ['a day that is over', { day: addDays(today, -1) }, 409, 'not-a-day'],
  ['a day in a year', { day: addDays(today, 365) }, 409, 'not-a-day'],
  ['a day that does not exist', { day: '2026-02-30' }, 409, 'not-a-day'],
  ['nobody', { name: ' ' }, 400, undefined],
  ['an hour that does not exist', { clock: '25:00' }, 400, undefined],
  ['a name that no visit could hold', { name: 'k'.repeat(41) }, 400, undefined],
])('refuses %s', async (_, wrong, status, reason) => {
  const answer = await desk.call('POST', 'host/expected', form(wrong))
  expect([answer.status, refusalIn(answer).reasons?.[0]]).toEqual([status, reason])
  expect(await expected()).toEqual([])
})

it('is of one site, and of hosts alone: no kiosk reads who is expected', async () => {
  await desk.call('POST', 'host/expected', form())
  const [{ expectedId } = { expectedId: '' }] = await expected()
  const elsewhere = await server.device('quimper', 'host')
  await server.account('quimper', 'yann')
  await elsewhere.signIn('yann', 'yann-secret-secret')
  expect(await expected(elsewhere)).toEqual([])
  await elsewhere.call('DELETE', `host/expected/${expectedId}`)
  expect(await expected()).toHaveLength(1)
  const kiosk = await server.device('brest', 'kiosk')
  kiosk.session = desk.session
  expect((await kiosk.call('GET', 'host/expected')).status).toBe(404)
  desk.session = null
  expect((await desk.call('GET', 'host/expected')).status).toBe(401)
})

it('nothing is kept of who came, and of who did not for two days', async () => {
  await desk.call('POST', 'host/expected', form())
  await desk.call('POST', 'host/expected', form({ name: 'Omar' }))
  const [first] = await expected()
  await desk.call('DELETE', `host/expected/${first!.expectedId}`)
  expect(await expected()).toHaveLength(1)
  const rows = () =>
    server.parts.store.read((view) => view.all(view.tables.selectFrom('expectedVisitors').select('name')))
  const night = async (now: number) => {
    for (const one of await server.parts.store.read((view) => dueBy(view, 'brest', now)))
      await server.parts.store.transaction((tx) => letGo(tx, 'brest', one, now))
  }
  await night(START + DAY)
  expect(await rows()).toHaveLength(1)
  await night(START + 4 * DAY)
  expect(await rows()).toEqual([])
})
