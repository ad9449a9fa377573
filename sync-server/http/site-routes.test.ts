import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Site } from '../../domain/sites/site.ts'
import { refusalIn, TestDevice, TestServer } from '../testing/test-server.ts'

let server: TestServer
let desk: TestDevice
beforeEach(async () => {
  server = await TestServer.start()
  await server.createSite('brest')
  desk = await server.device('brest', 'host')
  await desk.signIn('lea', await server.account('brest', 'lea'))
})
afterEach(() => server.stop())

const site = async (id = 'brest') => (await server.parts.store.read((view) => view.record('sites', id, id)))!
const change = (body: object) => desk.call('PATCH', 'host/site', body)
/** A day of the week, with hours as `09:00-12:00`. */
const day = (weekday: number, ...open: string[]) => ({
  weekday,
  open: open.map((hours) => ({ opensAt: hours.slice(0, 5), closesAt: hours.slice(6) })),
})
const closure = (from: string, sentence = 'Inventaire') => ({ from, until: from, sentence })

describe('how a site is run', () => {
  it.each([
    ['a zone that nobody knows', { timeZone: 'Europe/Atlantis' }, 'unknown-zone'],
    ['an end before its beginning', { days: [day(1, '12:00-09:00')] }, 'wrong-hours'],
    ['two hours at once', { days: [day(1, '09:00-12:00', '11:00-13:00')] }, 'wrong-hours'],
    ['a week without hours', { days: [1, 2, 3, 4, 5, 6, 7].map((weekday) => day(weekday)) }, 'wrong-hours'],
    [
      'days that are none',
      { closuresAdded: [{ from: '2026-02-31', until: '2026-03-01', sentence: 'x' }] },
      'wrong-closure',
    ],
    [
      'an end before its first day',
      { closuresAdded: [{ from: '2026-05-02', until: '2026-05-01', sentence: 'x' }] },
      'wrong-closure',
    ],
  ])('is not changed by %s', async (_what, body, reason) => {
    const before = await site()
    expect(refusalIn(await change(body)).reasons).toEqual([reason])
    expect(await site()).toEqual(before)
  })

  it.each([[{ capacity: 0 }], [{ name: '' }], [{ passKeys: [] }], [{ days: [day(8, '09:00-10:00')] }]])(
    'is not told as %j',
    async (body) => {
      expect((await change(body)).status).toBe(400)
    },
  )

  it('changes where it is told, and every device hears of it', async () => {
    const kiosk = await server.device('brest', 'kiosk')
    const before = await site()
    const closures = [{ from: '2026-12-24', until: '2027-01-02', sentence: 'Nous revenons le 3 janvier.' }]
    const week = [2, 1, 3, 4, 5, 6, 7].map((weekday) => day(weekday))
    const days = week.map((one) =>
      one.weekday < 3 ? day(one.weekday, one.weekday === 2 ? '10:00-19:00' : '09:00-12:00') : one,
    )
    const told = { name: 'Pépinière du port' }
    expect((await change({ ...told, days, closuresAdded: closures })).status).toBe(204)
    const [heard] = (await kiosk.pull('sites')).sites!.documents as unknown as Site[]
    expect(heard).toMatchObject({
      ...told,
      closures,
      hours: [
        { weekday: 1, opensAt: '09:00', closesAt: '12:00' },
        { weekday: 2, opensAt: '10:00', closesAt: '19:00' },
      ],
      closesAt: '19:00',
      capacity: before.capacity,
    })
    expect((await site()).passKeys).toEqual(before.passKeys)
    // No hours are told: the closing hour stays.
    expect((await change({ capacity: 12 })).status).toBe(204)
    expect(await site()).toMatchObject({ capacity: 12, closesAt: '19:00', name: 'Pépinière du port' })
  })
})

describe('two leads who change it at once', () => {
  beforeEach(async () => {
    await change({
      days: [day(1, '09:00-12:00')],
      closuresAdded: [closure('2026-12-24'), closure('2026-12-31')],
    })
  })
  const days = async () => (await site()).closures!.map(({ from, sentence }) => `${from} ${sentence}`)

  it('keep what the other added, and what the other removed is gone', async () => {
    // Both had opened the same list.
    await change({ closuresAdded: [closure('2026-12-26')], closuresRemoved: [closure('2026-12-24')] })
    await change({ closuresAdded: [closure('2027-01-02')] })
    expect(await days()).toEqual(['2026-12-26 Inventaire', '2026-12-31 Inventaire', '2027-01-02 Inventaire'])
  })

  it('say the same once, and two ways to say one closure both stay to be seen', async () => {
    await change({ closuresAdded: [closure('2026-12-26')] })
    await change({ closuresAdded: [closure('2026-12-26')] })
    for (const words of ['Fête', 'Pont'])
      await change({
        closuresRemoved: [closure('2026-12-24')],
        closuresAdded: [closure('2026-12-24', words)],
      })
    expect(await days()).toEqual([
      '2026-12-24 Fête',
      '2026-12-24 Pont',
      '2026-12-26 Inventaire',
      '2026-12-31 Inventaire',
    ])
  })

  it('keep the days of the week that the other told', async () => {
    await change({ days: [day(2, '10:00-19:00')] })
    await change({ days: [day(1), day(3, '14:00-18:00')] })
    expect((await site()).hours!.filter(({ weekday }) => weekday < 4).map(({ weekday }) => weekday)).toEqual([
      2, 3,
    ])
  })

  it('are told when there are more than a site keeps', async () => {
    const many = Array.from({ length: 59 }, (_, index) =>
      closure(`2027-0${1 + (index % 9)}-${10 + Math.floor(index / 9)}`),
    )
    expect(refusalIn(await change({ closuresAdded: many })).reasons).toEqual(['too-many-closures'])
    expect(await days()).toHaveLength(2)
  })
})

describe('another site', () => {
  const form = {
    requestId: 'request-for-quimper-1',
    name: 'Quimper',
    timeZone: 'Europe/Paris',
    capacity: 30,
    login: 'nolwenn',
    lead: 'Nolwenn',
  }
  beforeEach(async () => {
    await desk.signIn('anne', await server.account('brest', 'anne', undefined, 'administrator'))
  })

  it('is made with its lead, once, and its first desk is linked; sites stay apart', async () => {
    const made = (await desk.call('POST', 'host/sites', form)).body as { siteId: string; secret: string }
    const again = (await desk.call('POST', 'host/sites', form)).body as { siteId: string; secret: string }
    expect(again.siteId).toBe(made.siteId)
    expect((await server.parts.store.read((view) => view.records('sites'))).length).toBe(2)
    const { code } = (await desk.call('POST', `host/sites/${made.siteId}/desk-code`)).body as { code: string }
    const enrolled = await new TestDevice(server.running.url, null).call('POST', 'devices/enrol', { code })
    const elsewhere = new TestDevice(server.running.url, enrolled.body as NonNullable<TestDevice['enrolled']>)
    expect((await elsewhere.signIn('nolwenn', made.secret)).status).toBe(403)
    expect((await elsewhere.signIn('nolwenn', again.secret)).status).toBe(200)
    expect((await elsewhere.signIn('lea', 'lea-secret-secret')).status).toBe(403)
    await elsewhere.signIn('nolwenn', again.secret)
    // What its lead changes is theirs alone, and its desk hears of no other site.
    expect((await elsewhere.call('PATCH', 'host/site', { capacity: 7 })).status).toBe(204)
    expect([(await site()).capacity, (await site(made.siteId)).capacity]).toEqual([50, 7])
    const heard = (await elsewhere.pull('sites')).sites!.documents.map(({ id }) => id)
    expect(heard).toEqual([made.siteId])
    expect((await elsewhere.call('GET', 'host/sites')).status).toBe(404)
  })

  it('is not made under a login that is taken, in a zone that nobody knows, nor linked where there is none', async () => {
    expect(refusalIn(await desk.call('POST', 'host/sites', { ...form, login: 'lea' })).reasons).toEqual([
      'login-taken',
    ])
    const nowhere = { ...form, timeZone: 'Nowhere/None' }
    expect(refusalIn(await desk.call('POST', 'host/sites', nowhere)).reasons).toEqual(['unknown-zone'])
    expect((await desk.call('POST', 'host/sites/nowhere/desk-code')).status).toBe(404)
    expect((await server.parts.store.read((view) => view.records('sites'))).length).toBe(1)
  })
})
