import 'fake-indexeddb/auto'
import { beforeEach, expect, it } from 'vitest'
import type { PracticeCount } from '../../domain/practices/practice-count.ts'
import type { DeviceData } from './device-data-type.ts'
import { sayUseful } from './practice-counts.ts'
import { closeDevice, openDevice, until, useSite } from './testing/device.ts'

const PATH = 'practices/counts'
const site = useSite()
beforeEach(() => void site.server.answers.set(PATH, {}))

/** What the server was told, the latest last. */
const told = () =>
  site.server.asked
    .filter(({ path }) => path === PATH)
    .map(({ body }) => (body as { counts: PracticeCount[] }).counts)
const isSettled = (data: DeviceData) =>
  [...data.replica.rows('practiceCounts').values()].every((row) => row.told === row.turn)
const said = (sheet: string, yes: number, no = 0) => ({ sheet, yes, no })

it('what is said without network is kept over a restart, and told whole once the server is there', async () => {
  site.server.stop()
  let data = await openDevice('kiosk')
  await sayUseful(data, 'one-minute', { before: null, word: 'yes' })
  const first = await sayUseful(data, 'disability', { before: null, word: 'yes' })
  await sayUseful(data, 'disability', { before: first, word: 'no' })
  await closeDevice(data)
  data = await openDevice('kiosk')
  expect(told()).toEqual([])
  site.server.start()
  site.networkComesBack()
  await until(() => told().length > 0 && isSettled(data))
  expect(told().at(-1)).toMatchObject([
    { turn: 3, sheets: [said('one-minute', 1), said('disability', 0, 1)] },
  ])
  expect(Object.keys(told().at(-1)![0]!).sort()).toEqual(['id', 'month', 'sheets', 'turn'])
})

it('what was told is not told again, and what is said while it is told is told afterwards', async () => {
  const data = await openDevice('kiosk')
  await until(() => data.sync.connected)
  await Promise.all([
    sayUseful(data, 'one-minute', { before: null, word: 'yes' }),
    sayUseful(data, 'one-minute', { before: null, word: 'yes' }),
  ])
  await until(() => isSettled(data))
  expect(told().at(-1)).toMatchObject([{ turn: 2, sheets: [said('one-minute', 2)] }])
  const before = told().length
  site.server.stop()
  await until(() => !data.sync.connected)
  site.server.start()
  site.networkComesBack()
  await until(() => data.sync.connected)
  await sayUseful(data, 'one-minute', { before: null, word: 'no' })
  await until(() => isSettled(data))
  expect(
    told()
      .slice(before)
      .map(([count]) => count!.turn),
  ).toEqual([3])
})

it('a refusal loses nothing: the next word takes it along', async () => {
  const data = await openDevice('kiosk')
  await until(() => data.sync.connected)
  site.server.troubles.set(PATH, [{ status: 503, error: 'unexpected' }])
  await sayUseful(data, 'one-minute', { before: null, word: 'yes' })
  await until(() => site.server.requests.includes(PATH))
  await sayUseful(data, 'read-offer', { before: null, word: 'no' })
  await until(() => isSettled(data))
  expect(told().at(-1)).toMatchObject([{ sheets: [said('one-minute', 1), said('read-offer', 0, 1)] }])
})

it('a count that the server will never take is told once alone, and the others go through', async () => {
  site.server.stop()
  const data = await openDevice('kiosk')
  const row = { turn: 2, told: 0, sheets: [said('one-minute', 2)] }
  await data.replica.transaction('strict', (transaction) => {
    for (const month of ['2026-01', '2026-02'])
      transaction.putRow('practiceCounts', month, { ...row, id: month, month })
  })
  const tooMany = { status: 409, error: 'not-possible', reasons: ['too-many'] }
  site.server.troubles.set(PATH, [tooMany, tooMany])
  site.server.start()
  site.networkComesBack()
  await until(() => isSettled(data))
  expect(site.server.requests.filter((path) => path === PATH)).toHaveLength(3)
  expect(told().map((counts) => counts.map(({ id }) => id))).toEqual([['2026-02']])
})

it('a restored server is told all again', async () => {
  const data = await openDevice('kiosk')
  await until(() => data.sync.connected)
  await sayUseful(data, 'one-minute', { before: null, word: 'yes' })
  await until(() => isSettled(data))
  const before = told().length
  site.server.restore({})
  site.networkComesBack()
  await until(() => told().length > before && isSettled(data))
  expect(told().at(-1)).toMatchObject([{ turn: 1, sheets: [said('one-minute', 1)] }])
})

it('of many months those go that the server has, the oldest first', async () => {
  site.server.stop()
  const data = await openDevice('kiosk')
  const row = { turn: 2, sheets: [said('one-minute', 2)] }
  await data.replica.transaction('strict', (transaction) => {
    for (const [index, month] of ['1999-01', '2026-01', '2026-02', '2026-03', '2026-04', '9999-01'].entries())
      transaction.putRow('practiceCounts', month, { ...row, id: month, month, told: index === 0 ? 0 : 2 })
  })
  await sayUseful(data, 'one-minute', { before: null, word: 'yes' })
  await sayUseful(data, 'one-minute', { before: null, word: 'yes' })
  const months = [...data.replica.rows('practiceCounts').keys()].sort()
  expect(months).toHaveLength(6)
  expect(months).toContain('1999-01')
  expect(months).not.toContain('2026-01')
})
