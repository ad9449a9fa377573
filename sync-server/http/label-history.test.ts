import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let bakery: TestDevice
let host: TestDevice

beforeAll(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  for (const id of ['bakery', 'garage']) {
    await createEmployer(server.parts, 'brest', { name: id }, id)
  }
  bakery = await server.device('brest', 'employer', 'bakery')
  host = await server.device('brest', 'host')
  const published = [
    { employerId: 'bakery', monday: START - 400 * DAY, score: 20, grade: 'E' as const },
    { employerId: 'bakery', monday: START - 7 * DAY, score: 71, grade: 'B' as const },
    { employerId: 'bakery', monday: START - 14 * DAY, score: 40, grade: null },
    { employerId: 'garage', monday: START - 7 * DAY, score: 10, grade: 'E' as const },
  ]
  await server.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('publications').values(published)))
})
afterAll(() => server.stop())

it('is read by somebody of the employer at its own desk: its own Mondays of the past year, in order', async () => {
  expect((await bakery.call('GET', 'employer/label-history')).status).toBe(401)
  await bakery.signIn('armelle', await server.account('brest', 'armelle', 'bakery'))
  const { body } = await bakery.call('GET', 'employer/label-history')
  expect(body).toEqual({
    mondays: [
      { monday: START - 14 * DAY, score: 40 },
      { monday: START - 7 * DAY, score: 71, grade: 'B' },
    ],
  })
})

it('is not read at another desk', async () => {
  await host.signIn('maelle', await server.account('brest', 'maelle'))
  expect((await host.call('GET', 'employer/label-history')).status).toBe(404)
})
