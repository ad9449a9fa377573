import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Checkpoint, PullReply, PullRequest } from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { recentWindow } from '../../domain/sync/held-window.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY, HOUR, parisDay, type Instant } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { openServerParts, type ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { openMemoryStore } from '../testing/memory-store.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { START } from '../testing/start.ts'
import { countMoments } from './count-moments.ts'
import { keepRecord } from './keep-record.ts'
import { News } from './news.ts'
import { answerPull } from './pull.ts'

let parts: ServerParts
let now = START
beforeEach(async () => {
  now = START
  parts = await openServerParts(await openMemoryStore(), { now: () => now })
})
afterEach(() => parts.store.close())

const host: Scope = { deviceId: 'h1', siteId: 'brest', role: 'host' }

/** A visit that ended on its day, unless it is open. `changedAt`: when it was written last. */
async function keepVisit(id: string, cameAt: Instant, { open = false, changedAt = cameAt } = {}) {
  const head = { id, siteId: 'brest', rev: nextRevision(undefined, changedAt, 'k1'), at: changedAt, by: 'k1' }
  const visit: Visit = {
    ...sampleRecord('visits', { ...head, mark: id }),
    day: parisDay(cameAt),
    arrivedAt: cameAt,
    ...(open ? {} : { closing: 'left', leftAt: cameAt }),
  }
  if (open) delete visit.closing
  await parts.store.transaction((tx) => keepRecord(tx, 'visits', visit))
}

async function pull(checkpoint: Checkpoint | null, limit = 5000) {
  const collections: PullRequest['collections'] = { visits: { checkpoint, limit } }
  const reply = JSON.parse(await answerPull(parts, host, { collections })) as PullReply
  if ('reset' in reply) throw new Error('nothing was restored')
  return reply.collections.visits!
}
const idsIn = ({ documents }: Awaited<ReturnType<typeof pull>>) =>
  documents.map(({ id, _deleted }) => (_deleted ? `${id} gone` : id))

/** What a device holds after hearing all that there is from here, a page of `limit` at a time. */
async function hearOut(
  held: Map<string, boolean>,
  from: Checkpoint | null,
  limit: number,
): Promise<Checkpoint> {
  for (let checkpoint = from; ;) {
    const page = await pull(checkpoint, limit)
    for (const { id, _deleted } of page.documents) held.set(id, !_deleted)
    checkpoint = page.checkpoint
    if (page.documents.length < limit) return checkpoint
  }
}

describe('a host desk', () => {
  it('that is new hears nothing of years ago, not even that it went, in however many pages', async () => {
    for (let day = 700; day >= 0; day -= 50) await keepVisit(`v${day}`, now - day * DAY)
    await keepVisit('open', now - 800 * DAY, { open: true })
    expect(idsIn(await pull(null))).toEqual(['v50', 'v0', 'open'])
    const first = await pull(null, 1)
    expect([idsIn(first), first.checkpoint.anew]).toEqual([['v50'], 16])
    const second = await pull(first.checkpoint, 1)
    expect(idsIn(second)).toEqual(['v0'])
    const third = await pull(second.checkpoint, 1)
    expect(idsIn(third)).toEqual(['open'])
    expect((await pull(third.checkpoint)).checkpoint).toEqual({ epoch: parts.store.epoch, seq: 16 })
  })

  it('that was off for months is told that what it holds as open went, and hears the rest', async () => {
    await keepVisit('stale', now, { open: true })
    const { checkpoint } = await pull(null)
    await keepVisit('stale', now, { changedAt: now + DAY })
    now += 200 * DAY
    await keepVisit('new', now)
    expect(idsIn(await pull(checkpoint))).toEqual(['stale gone', 'new'])
  })

  it('is told again what changed today, however old it is', async () => {
    await keepVisit('old', now - 300 * DAY)
    const { checkpoint, documents } = await pull(null)
    expect(documents).toEqual([])
    await keepVisit('old', now - 300 * DAY, { changedAt: now })
    expect(idsIn(await pull(checkpoint))).toEqual(['old'])
  })

  it('hears on its stream what a pull would tell: a change that is out of the window as gone', async () => {
    await keepVisit('old', now - 300 * DAY)
    await keepVisit('recent', now - DAY)
    const told = await parts.store.read((view) =>
      new News(now, () => parisDay(now)).since(view, 'visits', 0, host),
    )
    expect(told!.rows.map(({ id, body }) => [id, body === null])).toEqual([
      ['old', true],
      ['recent', false],
    ])
  })

  it('no longer holds an application that its employer does: nothing of that is told there', async () => {
    const [at, by] = [now - 400 * DAY, 'k1']
    const head = { id: 'a1', siteId: 'brest', rev: nextRevision(undefined, at, by), at, by, mark: 'x' }
    const application = sampleRecord('applications', { ...head, employerId: 'bakery' })
    await parts.store.transaction((tx) => keepRecord(tx, 'applications', application))
    await parts.store.transaction(async (tx) =>
      tx.noteMoments('applications', 'a1', 'brest', { hostUntil: now - DAY, dueAt: null }),
    )
    const employer: Scope = { deviceId: 'e1', siteId: 'brest', role: 'employer', employerId: 'bakery' }
    const told = await parts.store.read((view) =>
      new News(now, () => parisDay(now)).since(view, 'applications', 0, employer),
    )
    expect(told!.rows.map(({ id, body }) => [id, body === null])).toEqual([['a1', false]])
  })

  it('holds after any story what the window says, and an empty desk the same', async () => {
    const step = fc.record({
      id: fc.integer({ min: 0, max: 4 }),
      age: fc.integer({ min: 0, max: 250 }),
      isOpen: fc.boolean(),
      passes: fc.integer({ min: 0, max: 60 }),
      hears: fc.boolean(),
      limit: fc.integer({ min: 1, max: 3 }),
    })
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        await parts.store.close()
        parts = await openServerParts(await openMemoryStore(), { now: () => now })
        now = START + runs++ * HOUR
        const last = new Map<string, { until: Instant; isOpen: boolean }>()
        const held = new Map<string, boolean>()
        let checkpoint: Checkpoint | null = null
        for (const { id, age, isOpen, passes, hears, limit } of steps) {
          now += passes * DAY
          const cameAt = now - age * DAY
          await keepVisit(`v${id}`, cameAt, { open: isOpen })
          last.set(`v${id}`, { until: cameAt + 94 * DAY, isOpen })
          if (hears) checkpoint = await hearOut(held, checkpoint, limit)
        }
        await hearOut(held, checkpoint, 2)
        const fresh = new Map<string, boolean>()
        await hearOut(fresh, null, 2)
        for (const [id, { until, isOpen }] of last) {
          const isHeld = isOpen || now < until - DAY
          const isOut = !isOpen && now > until
          // A desk that was there puts away by itself what only grew old: it may hold that, never miss what is recent.
          if (isHeld) expect([id, held.get(id), fresh.get(id)]).toEqual([id, true, true])
          if (isOut) expect([id, fresh.get(id)]).toEqual([id, undefined])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('what was kept before the window was stated', () => {
  const noteMoments = (id: string, until: Instant | null) =>
    parts.store.transaction(async (tx) =>
      tx.noteMoments('visits', id, 'brest', { hostUntil: until, dueAt: null }),
    )
  const keepSite = () =>
    parts.store.transaction((tx) =>
      keepRecord(
        tx,
        'sites',
        sampleRecord('sites', { id: 'brest', siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 'x' }),
      ),
    )

  it('is counted once at the next start, and nobody hears of it', async () => {
    await keepSite()
    await keepVisit('old', now - 300 * DAY)
    await noteMoments('old', null)
    expect(idsIn(await pull(null))).toEqual(['old'])
    await countMoments(parts)
    expect(idsIn(await pull(null))).toEqual([])
    await noteMoments('old', null)
    await countMoments(parts)
    expect(idsIn(await pull(null))).toEqual(['old'])
  })

  it('is counted of everything, however much it is', async () => {
    await keepSite()
    await parts.store.transaction(async (tx) => {
      for (let count = 0; count < 1001; count += 1) {
        const head = {
          id: `v${count}`,
          siteId: 'brest',
          rev: nextRevision(undefined, now, 'k1'),
          at: now,
          by: 'k1',
        }
        const visit = { ...sampleRecord('visits', { ...head, mark: 'x' }), arrivedAt: now, leftAt: now }
        await keepRecord(tx, 'visits', { ...visit, closing: 'left' }, { deleted: count === 7 })
      }
    })
    await parts.store.transaction(async (tx) => {
      for (let count = 0; count < 1001; count += 1) {
        tx.noteMoments('visits', `v${count}`, 'brest', { hostUntil: null, dueAt: null })
      }
    })
    const uncounted = async () => {
      const all = await parts.store.read((view) => view.changes('visits', 'brest', 0, 2000))
      return all.filter(({ body, hostUntil }) => body !== null && hostUntil === null).length
    }
    expect(await uncounted()).toBe(1000)
    await countMoments(parts)
    expect(await uncounted()).toBe(0)
    const window = recentWindow('host', 'visits')!
    expect(await parts.store.read((view) => readSetting(view, 'window:visits'))).toBe(
      [window.days, ...window.since].join(' '),
    )
  })

  it('is heard of by nobody where it was held before, and where it is not held now either', async () => {
    await keepSite()
    await keepVisit('held', now - DAY)
    await noteMoments('held', now + DAY)
    await keepVisit('out', now - 300 * DAY)
    await noteMoments('out', now - DAY)
    const head = () => parts.store.read((view) => view.head('brest'))
    const before = await head()
    await countMoments(parts)
    expect(await head()).toBe(before)
  })

  it('comes back where the window is wider now, also to a desk that heard everything', async () => {
    await keepSite()
    await keepVisit('older', now - 50 * DAY)
    await noteMoments('older', now - DAY)
    const { checkpoint, documents } = await pull(null)
    expect(documents).toEqual([])
    await countMoments(parts)
    expect(idsIn(await pull(checkpoint))).toEqual(['older'])
  })
})

describe('what was kept by other rules of time', () => {
  const due = () =>
    parts.store.read(async (view) =>
      (await view.recordsDue('visits', 'brest', { before: Number.MAX_SAFE_INTEGER, limit: 9 })).map(
        ({ record }) => record.id,
      ),
    )
  const forget = () =>
    parts.store.transaction(async (tx) =>
      tx.noteMoments('visits', 'old', 'brest', { hostUntil: now, dueAt: null }),
    )

  it('is counted once at the next start, and again once they are others', async () => {
    const site = { id: 'brest', siteId: 'brest', rev: '1', at: 1, by: 'server', mark: 'x' }
    await parts.store.transaction((tx) => keepRecord(tx, 'sites', sampleRecord('sites', site)))
    await keepVisit('old', now - 300 * DAY)
    await forget()
    expect(await due()).toEqual([])
    await countMoments(parts)
    expect(await due()).toEqual(['old'])
    await forget()
    await countMoments(parts)
    expect(await due()).toEqual([])
    await parts.store.transaction((tx) => writeSetting(tx, 'due:visits', 'of yesterday'))
    await countMoments(parts)
    expect(await due()).toEqual(['old'])
  })
})
