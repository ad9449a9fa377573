import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  startFranceTravailStub,
  stubClient,
  type FranceTravailStub,
} from '../../tests/support/france-travail/france-travail-stub.ts'
import { DAY, MINUTE } from '../../domain/time.ts'
import type { Timers } from '../timers.ts'
import { START } from '../testing/start.ts'
import { FranceTravail, TOWNS_PATIENCE } from './france-travail.ts'
import { readListing } from './read-listing.ts'
import { findTowns, readTowns } from './towns.ts'

const lozere = { department: '48' }
let stub: FranceTravailStub
let now: number
/** What was waited for, in milliseconds; nobody waits for it. */
let waited: number[]
/** Ends the patience of whoever waits for the towns. */
let loosePatience: () => void
let source: FranceTravail
const timers: Timers = {
  after: (milliseconds, call) => {
    waited.push(milliseconds)
    if (milliseconds === TOWNS_PATIENCE) loosePatience = call
    else setImmediate(call)
    return () => undefined
  },
  every: () => () => undefined,
}
const open = (access: Partial<typeof stubClient> = {}) =>
  new FranceTravail(
    { ...stubClient, apiUrl: stub.url, tokenUrl: stub.url, ...access },
    { now: () => now },
    timers,
  )

beforeEach(async () => {
  ;[now, waited] = [START, []]
  stub = await startFranceTravailStub({ now: () => now, perDepartment: 320 })
  source = open()
})
afterEach(() => stub.stop())

describe('nothing is read', () => {
  it.each([
    ['a wrong secret', { clientSecret: 'other' }],
    ['an unknown id', { clientId: 'PAR_other' }],
  ])('with %s', async (_, access) => {
    expect(await open(access).page(lozere, 0)).toEqual({ ok: false, reason: 'refused-credentials' })
    expect(stub.asked).toEqual({ offers: 0, tokens: 1 })
  })

  it.each([
    ['refused', 'refused-credentials', 2],
    ['error', 'failing', 3],
    ['busy', 'too-many-requests', 3],
    ['cut', 'unreachable', 3],
    ['truncated', 'unreadable', 1],
    ['lying', 'unreadable', 1],
    ['flood', 'unreadable', 1],
    ['endless', 'unreadable', 1],
    ['moved', 'unreachable', 3],
    ['short', 'unreadable', 1],
  ] as const)('from a service at fault: %s', async (fault, reason, requests) => {
    stub.fault = fault
    expect(await source.page(lozere, 0)).toEqual({ ok: false, reason })
    expect(stub.asked.offers).toBe(requests)
  })

  it('where nobody answers', async () => {
    await stub.stop()
    expect(await source.page(lozere, 0)).toEqual({ ok: false, reason: 'unreachable' })
  })
})

it('waits as long as it is asked to, and longer after each fault of the service', async () => {
  const pauses = () => waited.filter((pause) => pause >= 900)
  Object.assign(stub, { fault: 'busy', faultsLeft: 2 })
  expect((await source.page(lozere, 0)).ok).toBe(true)
  expect(pauses()).toEqual([1000, 1000])
  waited = []
  Object.assign(stub, { fault: 'error', faultsLeft: 2 })
  expect((await source.page(lozere, 0)).ok).toBe(true)
  expect(pauses()).toEqual([1000, 4000])
})

it('asks for a token once, and for another a minute before it ends or when it is refused', async () => {
  for (const from of [0, 150]) expect((await source.page(lozere, from)).ok).toBe(true)
  expect(stub.asked.tokens).toBe(1)
  now += 1499_000 - 60_001
  await source.page(lozere, 0)
  expect(stub.asked.tokens).toBe(1)
  now += 1
  await source.page(lozere, 0)
  expect(stub.asked.tokens).toBe(2)
  stub.endTokens()
  expect((await source.page(lozere, 0)).ok).toBe(true)
  expect(stub.asked.tokens).toBe(3)
})

it('keeps eight requests a second', async () => {
  await source.page(lozere, 0)
  waited = []
  await Promise.all(Array.from({ length: 8 }, () => source.page(lozere, 0)))
  // Nobody waits here, so each is told to wait for all before it.
  expect(Math.max(...waited) - Math.min(...waited)).toBeGreaterThan(7 * 125 - 50)
})

describe('a listing', () => {
  it('is read to its end, in pages of 150, each offer once', async () => {
    const read = await readListing(source, lozere)
    expect(read).toMatchObject({ ok: true, value: { total: 320, unreadable: 0 } })
    expect(read.ok && read.value.offers.map(({ number }) => number)).toEqual(
      stub.offers.get('48')!.map(({ id }) => id),
    )
    expect(stub.asked.offers).toBe(3)
  })

  it('is empty where the service has nothing, and ends at a thousand', async () => {
    expect(await readListing(source, { department: '01' })).toEqual({
      ok: true,
      value: { offers: [], total: 0, unreadable: 0 },
    })
    await stub.stop()
    stub = await startFranceTravailStub({ now: () => now, perDepartment: 1200 })
    const read = await readListing(open(), lozere)
    expect(read.ok && [read.value.offers.length, read.value.total]).toEqual([1000, 1200])
  })

  it('passes over what is no offer, and says how many', async () => {
    stub.offers.get('48')!.splice(3, 2, { id: '?', intitule: '', dateCreation: '' })
    const read = await readListing(source, lozere)
    expect(read).toMatchObject({ ok: true, value: { total: 319, unreadable: 1 } })
  })

  it('is nothing when one of its pages is missing', async () => {
    const page = source.page.bind(source)
    source.page = (place, from) => {
      if (from === 150) stub.fault = 'cut'
      return page(place, from)
    }
    expect(await readListing(source, lozere)).toEqual({ ok: false, reason: 'unreachable' })
  })

  it('takes an offer that moved to the next page once, and ends where the list became shorter', async () => {
    const listed = stub.offers.get('48')!
    const page = source.page.bind(source)
    source.page = (place, from) => {
      if (from === 150) listed.unshift({ ...listed[0]!, id: '48NEW' })
      if (from === 300) listed.length = 300
      return page(place, from)
    }
    const read = await readListing(source, lozere)
    expect(read.ok && new Set(read.value.offers.map(({ number }) => number)).size).toBe(299)
    expect(read.ok && read.value.offers.length).toBe(299)
  })
})

describe('a town and what lies around it', () => {
  const around = (distance: 5 | 10 | 20 | 30 | 50) => ({ near: { code: '48095', name: 'Mende', distance } })
  const townsOf = async (distance: 5 | 10 | 20 | 30 | 50) => {
    const read = await readListing(source, around(distance))
    return read.ok && [...new Set(read.value.offers.map(({ town }) => town))].sort()
  }

  it('is asked for by its code and its distance, and shows nothing of further away', async () => {
    expect(await townsOf(5)).toEqual(['Mende'])
    expect(await townsOf(30)).toEqual(['Mende'])
    expect(await townsOf(50)).toEqual(['Langogne', 'Mende', 'Saint-Chely-d’Apcher'])
  })

  it('that the service does not know is a fault of the service, and tells nothing', async () => {
    const nowhere = { near: { code: '99999', name: 'Nulle part', distance: 10 } } as const
    expect(await readListing(source, nowhere)).toEqual({ ok: false, reason: 'failing' })
  })

  it('is found by the beginning of its name as people write it, or by its postal code', async () => {
    const towns = await source.towns()
    const found = (typed: string) =>
      towns.ok &&
      findTowns(towns.value, typed).map(({ code, name, postcode }) => `${code} ${name} ${postcode}`)
    expect(found('mende')).toEqual(['48095 Mende 48000'])
    expect(found('St Chély')).toEqual(['48140 Saint-Chely-d’Apcher 48200'])
    expect(found('483')).toEqual(['48080 Langogne 48300'])
    expect(found('saint')).toEqual([
      '48140 Saint-Chely-d’Apcher 48200',
      '93066 Saint Denis 93200',
      '97416 St Pierre 97410',
    ])
    expect([found(' '), found('m'), found('Allemagne'), found('zz')]).toEqual([[], [], [], []])
  })

  it('is read of all of France once a day', async () => {
    await source.towns()
    const { offers } = stub.asked
    now += DAY - 1
    await source.towns()
    expect(stub.asked.offers).toBe(offers)
    now += 1
    await source.towns()
    expect(stub.asked.offers).toBe(offers + 1)
    stub.fault = 'truncated'
    now += DAY
    expect(await source.towns()).toEqual({ ok: false, reason: 'unreadable' })
    stub.fault = 'endless'
    now += MINUTE
    expect(await source.towns()).toEqual({ ok: false, reason: 'unreadable' })
  })

  it('is asked for once by all who look for one meanwhile, and for twelve seconds', async () => {
    stub.fault = 'slow'
    const all = Promise.all([source.towns(), source.towns(), source.towns()])
    await expect.poll(() => stub.asked.offers).toBe(1)
    loosePatience()
    expect(await all).toEqual(Array(3).fill({ ok: false, reason: 'unreachable' }))
    expect(stub.asked.offers).toBe(1)
  })

  it('is asked for again a minute after a fault, and not before', async () => {
    stub.fault = 'error'
    expect(await source.towns()).toEqual({ ok: false, reason: 'failing' })
    stub.fault = null
    now += MINUTE - 1
    expect(await source.towns()).toEqual({ ok: false, reason: 'failing' })
    expect(stub.asked.offers).toBe(1)
    now += 1
    expect((await source.towns()).ok).toBe(true)
  })

  it('stands once in what is found, whatever postal codes it has, twelve at most', async () => {
    const row = (code: number, codePostal: string) => ({
      code: String(code),
      libelle: 'LA ROCHE',
      codePostal,
    })
    const many = Array.from({ length: 20 }, (_, index) => row(10_000 + index, '10000'))
    const towns = await readTowns([row(20_000, '20000'), row(20_000, '20001'), ...many])
    expect(findTowns(towns, 'la roche')).toHaveLength(12)
    const named = (label: string, code: string) => ({ ...row(Number(code), code), libelle: label })
    const alike = await readTowns([named('LA ROCHE SUR YON', '30001'), named('LA ROCHE', '30002')])
    expect(findTowns(alike, 'la roche').map(({ code }) => code)).toEqual(['30002', '30001'])
    expect(findTowns(towns, '2000')).toEqual([{ code: '20000', name: 'La Roche', postcode: '20000' }])
  })
})
