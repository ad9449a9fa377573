import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseListing, readListing, type ListingState } from '../../domain/contract/listing.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { PROTOCOL_HEADER } from '../../domain/sync/protocol.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import {
  communes as stubTowns,
  syntheticOffer,
  type SyntheticOffer,
} from '../../tests/support/france-travail/synthetic-offers.ts'
import { FollowUpRunner } from '../follow-ups/follow-up-runner.ts'
import { START, TestServer, type TestAnswer, type TestDevice } from '../testing/test-server.ts'
import type { ListingFault, ListingPage, OfferSource } from './france-travail.ts'
import { listingFollower } from './listing-follower.ts'
import { readTowns } from './towns.ts'

const communes = stubTowns.map(({ code, label, postcode }) => ({
  code,
  libelle: label,
  codePostal: postcode,
}))

let server: TestServer
let host: TestDevice
let secret: string
let runner: FollowUpRunner
let offers: SyntheticOffer[]
let fault: ListingFault | null
let asked: string[]
/** Called while the service is being asked. */
let meanwhile: () => Promise<unknown>

const source: OfferSource = {
  async page(place, from): Promise<Result<ListingPage, ListingFault>> {
    asked.push('department' in place ? place.department : `${place.near.code}+${place.near.distance}`)
    await meanwhile()
    return fault ? refuse(fault) : ok({ offers: offers.slice(from, from + 150), total: offers.length })
  },
  towns: async () => (fault ? refuse(fault) : ok(await readTowns(communes))),
}

beforeEach(async () => {
  server = await TestServer.start({ offerSource: source })
  await server.createSite('brest')
  await server.createSite('mende')
  host = await server.device('brest', 'host')
  secret = await server.account('brest', 'lea')
  await host.signIn('lea', secret)
  ;[fault, asked, meanwhile] = [null, [], async () => undefined]
  offers = Array.from({ length: 160 }, (_, index) => syntheticOffer(index, '29', START))
  runner = server.running.listings
})
afterEach(() => server.stop())

/** As a host, who signs in again when days have passed. */
async function asHost(method: 'GET' | 'POST', body?: object): Promise<TestAnswer> {
  const answer = await host.call(method, 'host/listing', body)
  if (answer.status !== 401) return answer
  await host.signIn('lea', secret)
  return asHost(method, body)
}
const state = async () => (await asHost('GET')).body as ListingState
async function choose(department?: string): Promise<number> {
  const { status } = await asHost('POST', department ? { department } : {})
  await runner.idle()
  return status
}
const numbers = async (siteId = 'brest') =>
  (await server.parts.store.read((view) => view.records('listedOffers', { siteId })))
    .map(({ number }) => number)
    .sort()
const ids = () => offers.map(({ id }) => id).sort()
async function later(by: number): Promise<void> {
  server.clock.advance(by)
  await runner.look()
}

describe('the choice of a department', () => {
  it.each(['00', '20', '96', '979', '2C', '1', '29 ', '%'])('is none: %s', async (department) => {
    expect(await choose(department)).toBe(400)
    expect(await state()).toEqual({ linked: true, shown: 0 })
  })

  it('is for hosts alone', async () => {
    for (const role of ['kiosk', 'employer'] as const) {
      const device = await server.device('brest', role, role === 'employer' ? 'bakery' : undefined)
      expect((await device.call('GET', readListing.path)).status).toBe(404)
      expect((await device.call('POST', chooseListing.path, { department: '29' })).status).toBe(404)
    }
  })
})

it('shows what was read at the kiosks of the site, and of no other', async () => {
  expect(await choose('29')).toBe(200)
  expect(await numbers()).toEqual(ids())
  expect(await numbers('mende')).toEqual([])
  expect(await state()).toMatchObject({ department: '29', shown: 160, total: 160, doneAt: START })
  const [kiosk, elsewhere] = [await server.device('brest', 'kiosk'), await server.device('mende', 'kiosk')]
  expect(await kiosk.records('listedOffers')).toHaveLength(160)
  expect(await elsewhere.records('listedOffers')).toEqual([])
})

it('reads anew each hour: writes what is new or changed, and nothing else; what vanished is gone', async () => {
  await choose('29')
  const revisions = async () =>
    new Map(
      (await server.parts.store.read((view) => view.records('listedOffers', { siteId: 'brest' }))).map(
        ({ number, rev }) => [number, rev],
      ),
    )
  const before = await revisions()
  await later(59 * MINUTE)
  expect(asked).toHaveLength(2)
  const gone = offers.shift()!.id
  offers[0] = { ...offers[0]!, intitule: 'Autre intitulé' }
  offers.push(syntheticOffer(500, '29', START))
  await later(MINUTE)
  const after = await revisions()
  expect(await numbers()).toEqual(ids())
  expect(after.has(gone)).toBe(false)
  const written = [...after].filter(([number, rev]) => before.get(number) !== rev).map(([number]) => number)
  expect(written.sort()).toEqual([offers[0]!.id, offers.at(-1)!.id].sort())
  offers.unshift(syntheticOffer(0, '29', START))
  await later(HOUR)
  expect(await numbers()).toContain(gone)
})

it('keeps what it shows while nothing can be read, asks less and less, and drops it after a week', async () => {
  await choose('29')
  fault = 'unreachable'
  await later(HOUR)
  expect(await state()).toMatchObject({ fault: 'unreachable', doneAt: START, shown: 160 })
  const tries = asked.length
  await later(4 * MINUTE)
  expect(asked).toHaveLength(tries)
  await later(MINUTE)
  expect(asked).toHaveLength(tries + 1)
  for (let hours = 0; hours < 24; hours++) await later(HOUR)
  expect(asked.length - tries).toBeLessThan(10)
  expect((await numbers()).length).toBe(160)
  await later(7 * DAY)
  expect(await numbers()).toEqual([])
  expect((await state()).doneAt).toBeUndefined()
  fault = null
  await later(6 * HOUR)
  expect(await state()).toMatchObject({ shown: 160 })
  expect((await state()).fault).toBeUndefined()
})

it('shows nothing of a department that is not wanted any more, not even what is just being read', async () => {
  await choose('29')
  meanwhile = () => host.call('POST', 'host/listing', {})
  await later(HOUR)
  meanwhile = async () => undefined
  await runner.look()
  expect([await numbers(), (await state()).department]).toEqual([[], undefined])
  await later(DAY)
  expect(asked).toHaveLength(4)

  offers = [syntheticOffer(1, '48', START)]
  await choose('48')
  expect([await numbers(), (await state()).department]).toEqual([ids(), '48'])
})

it('shows nothing of the former department when the one chosen after it cannot be read', async () => {
  await choose('29')
  fault = 'unreachable'
  await choose('48')
  expect([await numbers(), (await state()).fault]).toEqual([[], 'unreachable'])
})

it('an offer takes the place of one that is gone, so that what a site held stays bounded', async () => {
  await choose('29')
  for (let hours = 1; hours <= 4; hours++) {
    offers = Array.from({ length: 160 }, (_, index) => syntheticOffer(1000 * hours + index, '29', START))
    await later(HOUR)
    expect(await numbers()).toEqual(ids())
  }
  const rows = await server.parts.store.read((view) =>
    view.page({
      ...{ collection: 'listedOffers', siteId: 'brest', role: 'kiosk', keys: ['all'] },
      ...{ since: 0, limit: 5000 },
    }),
  )
  expect(new Set(rows.rows.map(({ id }) => id)).size).toBe(160)
})

it('a server starts, and stops, while the service does not answer', async () => {
  await choose('29')
  const { store } = server.parts
  server.clock.advance(2 * HOUR)
  const signals: (AbortSignal | undefined)[] = []
  const silent: OfferSource = {
    towns: () => new Promise(() => undefined),
    page: (_place, _from, signal) => {
      signals.push(signal)
      return new Promise((resolve) =>
        signal?.addEventListener('abort', () => resolve(refuse('unreachable')), { once: true }),
      )
    },
  }
  const { createApp } = await import('../app.ts')
  const app = await createApp({ store, clock: server.clock, offerSource: silent })
  await expect.poll(() => signals.length).toBe(1)
  await app.close()
  expect(signals[0]!.aborted).toBe(true)
  expect((await state()).fault).toBeUndefined()
})

it('a next try that a wrong clock put far away is not waited for', async () => {
  await choose('29')
  server.clock.advance(400 * DAY)
  await runner.look()
  const tries = asked.length
  server.clock.advance(-399 * DAY)
  await runner.look()
  expect(asked.length).toBeGreaterThan(tries)
})

describe('a town and what lies around it', () => {
  const mende = { code: '48095', name: 'Mende', distance: 20 } as const
  const chooseNear = async (near: object) => {
    const { status } = await asHost('POST', { near })
    await runner.idle()
    return status
  }

  it('is chosen as a department is, and read anew where the distance is another', async () => {
    expect(await chooseNear(mende)).toBe(200)
    expect(await state()).toMatchObject({ near: mende, shown: 160, doneAt: START })
    expect((await state()).department).toBeUndefined()
    await chooseNear({ ...mende, name: 'MENDE' })
    expect(asked).toEqual(Array(2).fill('48095+20'))
    await chooseNear({ ...mende, distance: 5 })
    expect(asked.slice(2)).toEqual(Array(2).fill('48095+5'))
    await choose('29')
    expect([await state(), asked.at(-1)]).toMatchObject([{ department: '29' }, '29'])
    expect((await state()).near).toBeUndefined()
  })

  it('is not wiped by a desk of before, to which it is an empty field; what is typed there counts', async () => {
    const fromBefore = (body: object) => host.call('POST', 'host/listing', body, { [PROTOCOL_HEADER]: '13' })
    await chooseNear(mende)
    expect(await fromBefore({})).toMatchObject({ status: 426 })
    expect(await state()).toMatchObject({ near: mende, shown: 160 })
    expect((await fromBefore({ department: '29' })).status).toBe(200)
    await runner.idle()
    expect((await fromBefore({})).status).toBe(200)
    await runner.idle()
    expect((await state()).department).toBeUndefined()
  })

  it.each([
    [{ ...mende, code: '48' }],
    [{ ...mende, distance: 12 }],
    [{ ...mende, distance: 0 }],
    [{ ...mende, name: '' }],
    [{ code: '48095', name: 'Mende' }],
  ])('is none: %j', async (near) => {
    expect(await chooseNear(near)).toBe(400)
    expect(await state()).toEqual({ linked: true, shown: 0 })
  })

  it('is found for a host, and why not when the service does not say', async () => {
    const find = (name: string) => host.call('GET', `host/listing/towns?name=${encodeURIComponent(name)}`)
    expect((await find('men')).body).toEqual({
      towns: [{ code: '48095', name: 'Mende', postcode: '48000' }],
    })
    expect((await find('m')).status).toBe(400)
    fault = 'unreachable'
    expect(await find('men')).toMatchObject({ status: 409, body: { reasons: ['unreachable'] } })
    const kiosk = await server.device('brest', 'kiosk')
    expect((await kiosk.call('GET', 'host/listing/towns?name=men')).status).toBe(404)
  })
})

it('the same department again asks nothing', async () => {
  await choose('29')
  await choose('29')
  expect(asked).toHaveLength(2)
})

it('asks nothing while the hour is in doubt', async () => {
  await choose('29')
  const due = (inDoubtFor: number) => {
    const clock = { now: server.clock.now, inDoubtFor: () => inDoubtFor }
    return listingFollower({ ...server.parts, clock }, source).look(START + DAY)
  }
  expect(await due(MINUTE)).toEqual([])
  expect(await due(0)).toEqual([{ kind: 'listing', siteId: 'brest', subject: 'brest' }])
})

it('without an access nothing is shown, and all is read at once when there is one again', async () => {
  await choose('29')
  const withoutAccess = new FollowUpRunner(server.parts, [listingFollower(server.parts, null)])
  await withoutAccess.look()
  expect(await numbers()).toEqual([])
  await withoutAccess.close()
  await runner.look()
  expect(await numbers()).toEqual(ids())
})
