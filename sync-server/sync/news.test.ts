import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { parisDay } from '../../domain/time.ts'
import type { Page, Store } from '../store/store.ts'
import { keepRecord } from './keep-record.ts'
import { News } from './news.ts'
import { readPageFor } from './pull.ts'

let store: Store
beforeAll(async () => {
  store = await openMemoryStore()
})
afterAll(() => store.close())

const scopes: Omit<Scope, 'siteId'>[] = [
  { deviceId: 'k', role: 'kiosk' },
  { deviceId: 'h', role: 'host' },
  { deviceId: 'e', role: 'employer', employerId: 'bakery' },
  { deviceId: 'f', role: 'employer', employerId: 'garage' },
]

it('what a stream tells is what a pull would have told, to every device', async () => {
  const step = fc.record({
    id: fc.integer({ min: 0, max: 4 }),
    employerId: fc.constantFrom('bakery', 'garage'),
    closed: fc.boolean(),
  })
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), fc.nat(20), async (steps, start) => {
      const siteId = `site-${runs++}`
      for (const [index, { id, employerId, closed }] of steps.entries()) {
        const at = START + index
        const head = { id: `o${id}`, siteId, rev: nextRevision(undefined, at, 'server'), at, by: 'server' }
        const offer = sampleRecord('jobOffers', { ...head, employerId, mark: 'Boulanger' })
        const record = closed ? Object.assign(offer, { closedAt: at }) : offer
        await store.transaction((tx) => keepRecord(tx, 'jobOffers', record))
      }
      const since = Math.min(start, steps.length)
      const news = new News(START, () => parisDay(START))
      await store.read(async (view) => {
        for (const device of scopes) {
          const scope = { ...device, siteId }
          const told = await news.since(view, 'jobOffers', since, scope)
          const pulled = await readPageFor(view, scope, 'jobOffers', {
            since,
            limit: 500,
            today: parisDay(START),
            now: START,
          })
          expect([told?.seq, byId(told!)]).toEqual([pulled.seq, byId(pulled)])
        }
      })
    }),
    { numRuns: 100 },
  )
})

it('what went out of sight is told as gone to those who could hold it, and not at all to others', async () => {
  const keepOffer = (employerId: string, at: number, told: object = {}) => {
    const head = {
      id: 'moved',
      siteId: 'auray',
      rev: nextRevision(undefined, at, 'server'),
      at,
      by: 'server',
    }
    const offer = sampleRecord('jobOffers', { ...head, employerId, mark: 'Boulanger' })
    return store.transaction((tx) => keepRecord(tx, 'jobOffers', Object.assign(offer, told)))
  }
  await keepOffer('garage', START)
  const since = await store.read((view) => view.head('auray'))
  await keepOffer('bakery', START + 1, { closedAt: START + 1 })
  const news = new News(START, () => parisDay(START))
  const toldTo = (scope: Omit<Scope, 'siteId'>) =>
    store.read(async (view) => {
      const page = await news.since(view, 'jobOffers', since, { ...scope, siteId: 'auray' })
      return page!.rows.map(({ body }) => body === null)
    })
  const employer = (employerId: string) => toldTo({ deviceId: 'e', role: 'employer', employerId })
  expect([await employer('garage'), await employer('bakery'), await employer('florist')]).toEqual([
    ...[[true], [false], []],
  ])
  expect(await toldTo({ deviceId: 'k', role: 'kiosk' })).toEqual([true])
})

it('is read once for all devices that wait for the same, and anew for any other number, collection or site', async () => {
  const news = new News(START, () => parisDay(START))
  await store.read(async (view) => {
    const changes = vi.spyOn(view, 'changes')
    const kiosk: Scope = { deviceId: 'k', siteId: 'mende', role: 'kiosk' }
    await news.since(view, 'visits', 0, kiosk)
    await news.since(view, 'visits', 0, { ...kiosk, deviceId: 'k2', role: 'host' })
    expect(changes).toHaveBeenCalledTimes(1)
    await news.since(view, 'visits', 1, kiosk)
    await news.since(view, 'postings', 0, kiosk)
    await news.since(view, 'visits', 0, { ...kiosk, siteId: 'brest' })
    expect(changes).toHaveBeenCalledTimes(4)
  })
})

it('more than a stream carries is pulled instead: five hundred at once, and no fewer', async () => {
  const scope: Scope = { deviceId: 'h', siteId: 'mende', role: 'host' }
  const seqs: number[] = []
  await store.transaction(async (tx) => {
    for (let count = 0; count < 500; count += 1) {
      const rev = nextRevision(undefined, START, 'server')
      const head = { id: `many-${count}`, siteId: 'mende', rev, at: START, by: 'server', mark: 'x' }
      await keepRecord(tx, 'postings', sampleRecord('postings', head))
    }
  })
  await store.read(async (view) => {
    seqs.push(...(await view.changes('postings', 'mende', 0, 500)).map(({ seq }) => seq))
    const news = new News(START, () => parisDay(START))
    expect(await news.since(view, 'postings', 0, scope)).toBeNull()
    const fewer = await news.since(view, 'postings', seqs[0]!, scope)
    expect([fewer?.rows.length, fewer?.seq]).toEqual([499, seqs.at(-1)])
  })
})

function byId({ rows }: Page): Map<string, string | null> {
  return new Map(rows.map(({ id, body }) => [id, body]))
}
