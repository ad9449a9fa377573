import { afterEach, beforeEach, expect, it } from 'vitest'
import { DAY } from '../../domain/time.ts'
import type { PracticeCount } from '../../domain/practices/practice-count.ts'
import { countedIn } from '../../domain/practices/practice-count.ts'
import { START, TestServer, type TestDevice } from '../testing/test-server.ts'

let server: TestServer
let kiosk: TestDevice
let other: TestDevice
let host: TestDevice

beforeEach(async () => {
  server = await TestServer.start()
  for (const site of ['brest', 'quimper']) await server.createSite(site)
  kiosk = await server.device('brest', 'kiosk')
  other = await server.device('brest', 'kiosk')
  host = await server.device('brest', 'host')
  await host.signIn('lea', await server.account('brest', 'lea'))
})
afterEach(() => server.stop())

const count = (fields: Partial<PracticeCount> & { yes?: number; no?: number }): PracticeCount => {
  const { yes = 0, no = 0, ...own } = fields
  return { id: 'c1', month: countedIn(START), turn: 1, sheets: [{ sheet: 'one-minute', yes, no }], ...own }
}
const tell = (from: TestDevice, ...counts: PracticeCount[]) =>
  from.call('POST', 'practices/counts', { counts })
const read = async (at = host) => (await at.call('GET', 'host/practices')).body

it('what kiosks counted is summed, and told by fives', async () => {
  expect((await tell(kiosk, count({ yes: 4, no: 5 }))).status).toBe(204)
  expect(await read()).toEqual({ sheets: [{ sheet: 'one-minute', yes: 0, no: 5 }] })
  await tell(other, count({ yes: 3 }))
  expect(await read()).toEqual({ sheets: [{ sheet: 'one-minute', yes: 5, no: 5 }] })
})

it('a telling that comes twice or late changes nothing; one taken back goes down', async () => {
  await tell(kiosk, count({ turn: 9, yes: 10 }))
  await tell(kiosk, count({ turn: 9, yes: 10 }))
  await tell(kiosk, count({ turn: 8, yes: 20 }))
  await tell(kiosk, count({ turn: 9, yes: 20 }))
  expect(await read()).toEqual({ sheets: [{ sheet: 'one-minute', yes: 10, no: 0 }] })
  await tell(kiosk, count({ turn: 10, yes: 9 }))
  expect(await read()).toEqual({ sheets: [{ sheet: 'one-minute', yes: 5, no: 0 }] })
})

it('a count of which a restored server knows only a part is taken in whole', async () => {
  const whole = count({
    turn: 4,
    sheets: ['one-minute', 'two-words'].map((sheet) => ({ sheet, yes: 5, no: 0 })),
  })
  await tell(kiosk, whole)
  await server.parts.store.transaction((tx) =>
    tx.run(
      tx.tables
        .updateTable('practiceCounts')
        .set({ turn: 2, useful: 0 })
        .where('siteId', '=', 'brest')
        .where('sheet', '=', 'two-words'),
    ),
  )
  await tell(kiosk, whole)
  expect(await read()).toEqual({ sheets: whole.sheets })
})

it('a kiosk that lost its memory begins another count beside the first', async () => {
  await tell(kiosk, count({ turn: 9, yes: 7 }))
  await tell(kiosk, count({ id: 'c2', yes: 3 }))
  expect(await read()).toEqual({ sheets: [{ sheet: 'one-minute', yes: 10, no: 0 }] })
})

it('a month that has not come is the present one; one of two years ago is passed over', async () => {
  await tell(kiosk, count({ month: '9999-12', yes: 5 }), count({ id: 'c2', month: '0026-01', yes: 5 }))
  expect(await read()).toEqual({ sheets: [{ sheet: 'one-minute', yes: 5, no: 0 }] })
  server.clock.set(START + 400 * DAY)
  await host.signIn('lea', 'lea-secret-secret')
  expect(await read()).toEqual({ sheets: [] })
  await tell(kiosk, count({ turn: 2, month: '9999-12', yes: 6 }))
  // A count stays in its month, also what is new in it.
  await tell(kiosk, count({ turn: 3, month: '9999-12', sheets: [{ sheet: 'two-words', yes: 9, no: 0 }] }))
  expect(await read()).toEqual({ sheets: [] })
})

it('what is older than two years goes with the next telling', async () => {
  await tell(kiosk, count({ yes: 5 }))
  server.clock.set(START + 800 * DAY)
  await tell(other, count({ month: countedIn(START + 800 * DAY), yes: 1 }))
  const rows = await server.parts.store.read((view) =>
    view.all(view.tables.selectFrom('practiceCounts').select('deviceId')),
  )
  expect(rows).toHaveLength(1)
})

it('a kiosk that begins count after count is refused more, and costs another none', async () => {
  const many = (from: number) => Array.from({ length: 5 }, (_, index) => count({ id: `c${from + index}` }))
  for (let from = 0; from < 100; from += 5) expect((await tell(kiosk, ...many(from))).status).toBe(204)
  expect(await tell(kiosk, count({ id: 'one more' }))).toMatchObject({
    status: 409,
    body: { error: 'not-possible', reasons: ['too-many'] },
  })
  expect((await tell(kiosk, count({ id: 'c7', turn: 2 }))).status).toBe(204)
  expect((await tell(other, count({ yes: 5 }))).status).toBe(204)
})

it('a sheet of no form and a count of nobody are refused; another site hears nothing', async () => {
  const wrong = [{ sheet: '../x', yes: 1, no: 0 }]
  expect((await tell(kiosk, count({ sheets: wrong }))).body).toMatchObject({ error: 'invalid-request' })
  expect((await tell(host, count({ yes: 9 }))).body).toMatchObject({ error: 'not-found' })
  await tell(kiosk, count({ yes: 5 }))
  const far = await server.device('quimper', 'host')
  await far.signIn('yann', await server.account('quimper', 'yann'))
  expect(await read(far)).toEqual({ sheets: [] })
  expect((await kiosk.call('GET', 'host/practices')).body).toMatchObject({ error: 'not-found' })
})
