import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Employer } from '../../domain/hiring/employer.ts'
import { addDays, DAY, parisDay } from '../../domain/time.ts'
import { refusalIn, START, TestServer, type TestDevice } from '../testing/test-server.ts'
import { createEmployer } from './employers.ts'

const TODAY = parisDay(START)
const summer = { from: addDays(TODAY, 3), to: addDays(TODAY, 20) }
const anne = { name: 'Anne', email: 'anne@example.fr' }

let server: TestServer
let brest: TestDevice
let quimper: TestDevice
let kiosk: TestDevice
let bakery: TestDevice
let garage: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  await createEmployer(server.parts, 'brest', { name: 'Fournil' }, 'bakery')
  await createEmployer(server.parts, 'brest', { name: 'Garage' }, 'garage')
  ;[brest, quimper] = [await server.device('brest', 'host'), await server.device('quimper', 'host')]
  await brest.signIn('maelle', await server.account('brest', 'maelle'))
  kiosk = await server.device('brest', 'kiosk')
  bakery = await server.device('brest', 'employer', 'bakery')
  await bakery.signIn('armelle', await server.account('brest', 'armelle', 'bakery'))
  garage = await server.device('brest', 'employer', 'garage')
})
afterEach(() => server.stop())

const tell = (asked: object = {}, device = bakery) =>
  device.call('POST', 'employer/absence', { ...summer, standIn: anne, ...asked })
const back = async (device = bakery, told?: number) =>
  device.call('POST', 'employer/absence/end', { told: told ?? (await cardAt(bakery)).absence?.askedAt ?? 0 })
async function cardAt(device: TestDevice): Promise<Employer> {
  return (await device.records('employers')).find(({ id }) => id === 'bakery') as unknown as Employer
}

it('is told by the employer alone, at its own desk, signed in', async () => {
  for (const device of [brest, kiosk]) {
    expect((await tell({}, device)).status).toBe(404)
    expect((await back(device)).status).toBe(404)
  }
  expect((await tell({}, garage)).status).toBe(401)
  expect(await cardAt(bakery)).not.toHaveProperty('absence')
})

it('is not ended by a desk that read another one', async () => {
  await tell()
  const { askedAt } = (await cardAt(bakery)).absence!
  await tell({ to: addDays(summer.from, 1), instead: askedAt })
  const refused = await back(bakery, askedAt)
  expect(refusalIn(refused)).toMatchObject({ error: 'not-possible', reasons: ['replaced'] })
  expect((await cardAt(bakery)).absence).toMatchObject({ to: addDays(summer.from, 1) })
})

it.each([
  ['past', { from: addDays(TODAY, -1) }],
  ['too-long', { to: addDays(summer.from, 35) }],
  ['stand-in-nameless', { standIn: { name: '\u200b', email: 'anne@example.fr' } }],
  ['not-an-email', { standIn: { name: 'Anne', email: 'anne' } }],
  ['replaced', { instead: 3 }],
])('is refused for %s, whatever a desk lets through', async (reason, asked) => {
  expect(refusalIn(await tell(asked))).toMatchObject({ error: 'not-possible', reasons: [reason] })
  expect(await cardAt(bakery)).not.toHaveProperty('absence')
})

it('its days are read by everybody, who stands in by the employer and hosts who work with it', async () => {
  expect((await tell()).status).toBe(204)
  for (const device of [bakery, brest, quimper, garage, kiosk]) {
    expect(await cardAt(device)).toMatchObject({ absence: summer })
  }
  for (const device of [bakery, brest]) expect(await cardAt(device)).toMatchObject({ standIn: anne })
  for (const device of [quimper, garage, kiosk]) expect(await cardAt(device)).not.toHaveProperty('standIn')
})

it('told twice is once; it is changed by who read it, ended, and taken back', async () => {
  await tell()
  const { rev, absence } = await cardAt(bakery)
  await tell()
  expect((await cardAt(bakery)).rev).toBe(rev)
  expect(refusalIn(await tell({ to: summer.from }))).toMatchObject({ reasons: ['replaced'] })
  expect((await tell({ to: summer.from, instead: absence!.askedAt })).status).toBe(204)
  expect((await cardAt(kiosk)).absence).toMatchObject({ from: summer.from, to: summer.from })
  expect((await back()).status).toBe(204)
  expect(await cardAt(kiosk)).not.toHaveProperty('absence')
})

it('whoever stood in is forgotten the day after, and the days stay', async () => {
  await tell({ from: TODAY, to: TODAY })
  await server.running.followUps.look()
  expect(await cardAt(bakery)).toMatchObject({ standIn: anne })
  server.clock.advance(DAY)
  await server.running.followUps.look()
  await server.running.followUps.idle()
  expect(await cardAt(bakery)).not.toHaveProperty('standIn')
  expect(await cardAt(bakery)).toMatchObject({ absence: { from: TODAY, to: TODAY } })
})
