import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Application } from '../../domain/hiring/application.ts'
import { scoredFileOf, type ScoredFile } from '../../domain/hiring/scored-file.ts'
import { kept } from '../../domain/retention/keeping.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import type { DuePlace, Hint, Store, StoredDocument, StoreReader, Where } from './store.ts'

/** What every store must do. `open` gives a fresh, empty store. */
export function storeConformance(name: string, open: () => Promise<Store>): void {
  describe(`a store on ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const put = (...documents: StoredDocument[]) =>
      store.transaction(async (tx) => documents.forEach((document) => tx.put(document)))
    const pageFor = (keys: string[], since = 0, limit = 100, collection: CollectionName = 'visits') =>
      store.read((view) => view.page({ collection, siteId: 's1', role: 'kiosk', keys, since, limit }))

    it('keeps nothing of a transaction that fails, and lets its neighbours through', async () => {
      const outcomes = await Promise.allSettled([
        put(visit('a')),
        store.transaction(async (tx) => {
          tx.put(visit('b'))
          await tx.run(tx.tables.insertInto('settings').values({ name: 'x', value: 'y' }))
          throw new Error('broken')
        }),
        put(visit('c')),
      ])
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect((await pageFor(['all'])).rows.map((row) => row.id)).toEqual(['a', 'c'])
      const settings = await store.read((view) =>
        view.all(view.tables.selectFrom('settings').selectAll().where('name', '=', 'x')),
      )
      expect(settings).toEqual([])
    })

    it('tells how many bytes it takes', async () => {
      expect(await store.size()).toBeGreaterThan(100_000)
      expect(await store.size()).toBeLessThan(100_000_000)
    })

    it('gives no number to a write that failed', async () => {
      await put(visit('a'))
      await store
        .transaction(async (tx) => {
          tx.put(visit('b'))
          throw new Error('broken')
        })
        .catch(() => undefined)
      await put(visit('c'))
      expect(await store.read((view) => view.head('s1'))).toBe(2)
    })

    it('reads its own writes inside a transaction, and the last one is kept', async () => {
      await store.transaction(async (tx) => {
        tx.put(visit('a', { rev: '1' }))
        expect((await tx.document('visits', 'a', 's1'))?.record.rev).toBe('1')
        tx.put(visit('a', { rev: '2' }))
      })
      const kept = await store.read((view) => view.document('visits', 'a', 's1'))
      expect(kept?.record.rev).toBe('2')
      expect(await store.read((view) => view.head('s1'))).toBe(1)
    })

    it('numbers each partition by itself', async () => {
      await put(visit('a'), visit('b'), visit('x', { partition: 's2' }))
      expect(await store.read((view) => view.head('s1'))).toBe(2)
      expect(await store.read((view) => view.head('s2'))).toBe(1)
      expect(await store.read((view) => view.head('s3'))).toBe(0)
    })

    it('answers only records whose viewer key the reader owns', async () => {
      await put(
        visit('mine', { kiosk: 'k1' }),
        visit('theirs', { kiosk: 'k2' }),
        visit('nobody', { kiosk: null }),
      )
      expect((await pageFor(['all', 'k1'])).rows.map((row) => row.id)).toEqual(['mine'])
    })

    it('tells a record that left as a bare id, to those who could have held it and to nobody else', async () => {
      await put(visit('a', { kiosk: 'k1' }))
      await put(visit('a', { kiosk: 'k2' }))
      await put(visit('a', { kiosk: null }))
      expect((await pageFor(['k1'])).rows).toEqual([{ seq: 2, id: 'a', body: null }])
      expect((await pageFor(['k2'])).rows).toEqual([{ seq: 3, id: 'a', body: null }])
      expect((await pageFor(['k3'])).rows).toEqual([])
    })

    it('tells a record that came back as itself, once', async () => {
      await put(visit('a'))
      await put(visit('a', { kiosk: null }))
      await put(visit('a', { rev: '3' }))
      const { rows } = await pageFor(['all'])
      expect(rows.map((row) => [row.id, row.body !== null])).toEqual([['a', true]])
    })

    it('does not tell a record to leave when the reader still sees it through another key', async () => {
      await put(visit('a', { kiosk: 'all' }))
      await put(visit('a', { kiosk: 'k1' }))
      expect((await pageFor(['all', 'k1'])).rows.map((row) => row.body !== null)).toEqual([true])
    })

    it('tells a deleted record as a bare id', async () => {
      await put(visit('a'))
      await put(visit('a', { deleted: true, rev: '2' }))
      expect((await pageFor(['all'])).rows).toEqual([{ seq: 2, id: 'a', body: null }])
    })

    it('answers in pages that miss nothing and end at the head', async () => {
      await put(...Array.from({ length: 25 }, (_, i) => visit(`v${i}`, { kiosk: i % 3 ? 'all' : 'k1' })))
      await put(visit('elsewhere', { collection: 'jobOffers' }))
      const seen: string[] = []
      let since = 0
      for (;;) {
        const page = await pageFor(['all', 'k1'], since, 4)
        seen.push(...page.rows.map((row) => row.id))
        since = page.seq
        if (page.rows.length < 4) break
      }
      expect(new Set(seen).size).toBe(25)
      expect(seen.length).toBe(25)
      expect(since).toBe(26)
    })

    it('keeps a crowd that comes at once, each under a number of its own, and hears what left of it', async () => {
      const crowd = Array.from({ length: 450 }, (_, index) => `v${String(index).padStart(3, '0')}`)
      await put(...crowd.map((id) => visit(id)))
      await put(...crowd.map((id) => visit(id, { kiosk: id < 'v225' ? null : 'all', rev: '2' })))
      const { rows, seq } = await pageFor(['all'], 450, 1000)
      expect([seq, new Set(rows.map((row) => row.seq)).size]).toEqual([900, 450])
      expect(rows.filter(({ body }) => body === null).map(({ id }) => id)).toEqual(crowd.slice(0, 225))
    })

    it('tells the last write of a collection, however much is written to others after it', async () => {
      await put(visit('a'), visit('b'))
      await put(visit('elsewhere', { collection: 'jobOffers' }))
      const [last, none] = [await pageFor(['all'], 1), await pageFor(['all'], 2)]
      expect([last.rows.map(({ id }) => id), last.seq]).toEqual([['b'], 3])
      expect([none.rows, none.seq]).toEqual([[], 3])
    })

    it('hides no record from a reader that stops and resumes anywhere while records move', async () => {
      const keys = ['all', 'k1', 'k2']
      const step = fc.record({
        id: fc.integer({ min: 0, max: 5 }),
        kiosk: fc.constantFrom('all', 'k1', 'k2', 'k3', null),
        deleted: fc.boolean(),
        pull: fc.option(fc.integer({ min: 1, max: 3 })),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const partition = `p${Math.random()}`
          const held = new Map<string, string>()
          let since = 0
          const pull = async (limit: number) => {
            const page = await store.read((view) =>
              view.page({ collection: 'visits', siteId: partition, role: 'kiosk', keys, since, limit }),
            )
            for (const row of page.rows) {
              if (row.body === null) held.delete(row.id)
              else held.set(row.id, (JSON.parse(row.body) as { rev: string }).rev)
            }
            since = page.seq
            return page.rows.length
          }
          const truth = new Map<string, string>()
          for (const [index, { id, kiosk, deleted, pull: limit }] of steps.entries()) {
            await put(visit(`v${id}`, { partition, kiosk, deleted, rev: String(index) }))
            if (!deleted && kiosk !== null && keys.includes(kiosk)) truth.set(`v${id}`, String(index))
            else truth.delete(`v${id}`)
            if (limit !== null) await pull(limit)
          }
          while ((await pull(2)) === 2);
          expect(held).toEqual(truth)
        }),
        { numRuns: 60 },
      )
    })

    it('tells what changed to all viewers at once, and what each of them left', async () => {
      await put(visit('a', { kiosk: 'k1' }), visit('b'))
      const since = await store.read((view) => view.head('s1'))
      await put(visit('a', { kiosk: 'k2', rev: '2' }))
      await put(visit('b', { deleted: true }))
      await put(visit('elsewhere', { collection: 'jobOffers' }))
      const changes = await store.read((view) => view.changes('visits', 's1', since, 10))
      expect(changes.map(({ id, body, left }) => [id, body !== null, left])).toEqual([
        ['a', true, [{ role: 'kiosk', viewer: 'k1' }]],
        ['b', false, []],
      ])
      expect(changes[0]!.viewers).toEqual({ kiosk: 'k2', host: 'all', employer: null })
      const first = await store.read((view) => view.changes('visits', 's1', since, 1))
      expect(first.map((change) => change.id)).toEqual(['a'])
    })

    it('hides no record from a reader while many write at once', async () => {
      const writers = Array.from({ length: 300 }, (_, i) => put(visit(`v${i}`), visit(`w${i}`)))
      const seen = new Set<string>()
      let since = 0
      while (seen.size < 600) {
        const page = await pageFor(['all'], since, 50)
        for (const row of page.rows) seen.add(row.id)
        since = page.seq
      }
      await Promise.all(writers)
      expect(since).toBeLessThanOrEqual(600)
      expect(seen.size).toBe(600)
    })

    it('hints at what changed after the commit, and never for a write that failed', async () => {
      const hints: Hint[] = []
      store.onHint((hint) => hints.push(hint))
      await store
        .transaction(async (tx) => {
          tx.put(visit('b'))
          throw new Error('broken')
        })
        .catch(() => undefined)
      await put(visit('a'), visit('j', { collection: 'jobOffers' }))
      expect(hints).toEqual([{ partition: 's1', collections: new Set(['visits', 'jobOffers']) }])
    })

    it('hints at what all changed that share a commit, site by site', async () => {
      const hints: Hint[] = []
      store.onHint((hint) => hints.push(hint))
      await Promise.all([
        put(visit('a'), visit('far', { partition: 's2' })),
        put(visit('j', { collection: 'jobOffers' })),
        put(visit('c', { collection: 'bookings' })),
      ])
      const told = (partition: string) =>
        new Set(hints.filter((hint) => hint.partition === partition).flatMap((hint) => [...hint.collections]))
      expect(told('s1')).toEqual(new Set(['visits', 'jobOffers', 'bookings']))
      expect(told('s2')).toEqual(new Set(['visits']))
    })

    it('finds the records of an employer, of a visitor and of a session, in every site or in one', async () => {
      const booking = (id: string, partition: string, fields: object) =>
        visit(id, { collection: 'bookings', partition, fields })
      await put(
        booking('a', 's1', { employerId: 'e1', visitorId: 'p1', sessionId: 'x' }),
        booking('b', 's2', { employerId: 'e1', visitorId: 'p1', sessionId: 'x' }),
        booking('c', 's1', { employerId: 'e2', visitorId: 'p2', sessionId: 'y' }),
      )
      const ids = (where: Where) =>
        store.read(async (view) => (await view.records('bookings', where)).map(({ id }) => id).sort())
      expect(await ids({})).toEqual(['a', 'b', 'c'])
      expect(await ids({ siteId: 's1' })).toEqual(['a', 'c'])
      expect(await ids({ employerId: 'e1' })).toEqual(['a', 'b'])
      expect(await ids({ siteId: 's1', visitorId: 'p1' })).toEqual(['a'])
      expect(await ids({ siteId: 's1', sessionId: 'y' })).toEqual(['c'])
      expect(await ids({ siteId: 's1', employerId: 'e1', sessionId: 'y' })).toEqual([])
    })

    it('finds what ends after a moment', async () => {
      const session = (id: string, endsAt: number) =>
        visit(id, { collection: 'challengeSessions', fields: { startsAt: 1, endsAt } })
      await put(session('a', 10), session('b', 20))
      const found = await store.read((view) => view.records('challengeSessions', { endsAfter: 10 }))
      expect(found.map(({ id }) => id)).toEqual(['b'])
    })

    it('finds what was sent by somebody who was not verified, also within the transaction that keeps it', async () => {
      const application = (id: string, unverified: boolean) =>
        visit(id, { collection: 'applications', fields: { unverified } })
      const found = (view: StoreReader) =>
        view
          .records('applications', { siteId: 's1', unverified: true })
          .then((all) => all.map(({ id }) => id))
      await put(application('a', true), application('b', false), application('c', true))
      expect(await store.read(found)).toEqual(['a', 'c'])
      await store.transaction(async (tx) => {
        tx.put(application('a', false))
        tx.put(application('b', true))
        expect(await found(tx)).toEqual(['c', 'b'])
      })
      expect(await store.read(found)).toEqual(['b', 'c'])
    })

    it('finds the employers at home at a site, also within the transaction that moves one', async () => {
      const employer = (id: string, ...siteIds: string[]) =>
        visit(id, { collection: 'employers', partition: '*', fields: { siteIds } })
      const found = (view: StoreReader) =>
        view.records('employers', { homeSite: 's1' }).then((all) => all.map(({ id }) => id))
      const gone = { ...employer('d', 's1'), deleted: true }
      await put(employer('a', 's1', 's2'), employer('b', 's2', 's1'), employer('c', 's1'), gone)
      expect(await store.read(found)).toEqual(['a', 'c'])
      await store.transaction(async (tx) => {
        tx.put(employer('a', 's2'))
        tx.put(employer('b', 's1'))
        expect(await found(tx)).toEqual(['c', 'b'])
      })
      expect(await store.read(found)).toEqual(['b', 'c'])
    })

    it('finds what time may take by when it may, from one place on, and lists all by their ids', async () => {
      const ofDay = (id: string, day: string, variant: Variant = {}) =>
        visit(id, { ...variant, fields: { day } })
      await put(
        ofDay('c', '2026-01-03'),
        ofDay('b', '2026-01-02'),
        ofDay('A', '2026-01-02'),
        ofDay('gone', '2026-01-01', { deleted: true }),
        ofDay('elsewhere', '2026-01-01', { partition: 's2' }),
        visit('others', { collection: 'bookings' }),
      )
      const dueOf = (day: string) => Date.parse(`${day}T00:00:00Z`) + DAY + kept.visits
      const due = (before: Instant, limit = 9, after?: DuePlace) =>
        store.read(async (view) =>
          (await view.recordsDue('visits', 's1', { before, limit, after })).map(({ record, place }) => {
            expect(place).toEqual({ id: record.id, dueAt: dueOf(record.day) })
            return record.id
          }),
        )
      const all = (after: string, limit: number) =>
        store.read(async (view) =>
          (await view.recordsFrom('visits', 's1', { after, limit })).map(({ id }) => id),
        )
      expect(await due(dueOf('2026-01-02'))).toEqual([])
      expect(await due(dueOf('2026-01-02') + 1)).toEqual(['A', 'b'])
      expect(await due(Number.MAX_SAFE_INTEGER, 2)).toEqual(['A', 'b'])
      expect(await due(Number.MAX_SAFE_INTEGER, 9, { dueAt: dueOf('2026-01-02'), id: 'A' })).toEqual([
        'b',
        'c',
      ])
      expect([await all('', 2), await all('b', 2)]).toEqual([['A', 'b'], ['c']])
      // What is written anew is due by what it says now.
      await put(ofDay('A', '2026-01-04', { rev: '2' }), ofDay('b', '2026-01-02', { rev: '2', deleted: true }))
      expect(await due(Number.MAX_SAFE_INTEGER)).toEqual(['c', 'A'])
      await store.transaction(async (tx) =>
        tx.noteMoments('visits', 'A', 's1', { hostUntil: null, dueAt: null }),
      )
      expect(await due(Number.MAX_SAFE_INTEGER)).toEqual(['c'])
    })

    it('finds a shared record without being told a site, and at every site', async () => {
      await put(visit('C01.1', { collection: 'challenges', partition: '*' }))
      const found = await store.read(async (view) => [
        await view.record('challenges', 'C01.1'),
        await view.record('challenges', 'C01.1', 's1'),
        ...(await view.records('challenges')),
        ...(await view.records('challenges', { siteId: 's2' })),
      ])
      expect(found.map((record) => record?.id)).toEqual(['C01.1', 'C01.1', 'C01.1', 'C01.1'])
    })

    it('lists what a transaction has put as if it were kept, and nothing that it changed away', async () => {
      await put(visit('a'), visit('b'), visit('c'))
      const listed = await store.transaction(async (tx) => {
        tx.put(visit('a', { fields: { visitorId: 'K7QF3M2X9' } }))
        tx.put(visit('b', { deleted: true }))
        tx.put(visit('d'))
        tx.put(visit('e', { partition: 's2' }))
        const ids = async (where: Where) => (await tx.records('visits', where)).map(({ id }) => id).sort()
        return [await ids({ siteId: 's1' }), await ids({ siteId: 's1', visitorId: 'K7QF3M2X9' })]
      })
      expect(listed).toEqual([['a', 'c', 'd'], ['a']])
    })

    it('tells of an employer’s applications what its score reads, as it follows from each of them', async () => {
      const application = (id: string, told: Partial<Application>, partition = 's1', deleted = false) =>
        visit(id, {
          ...{ collection: 'applications', partition, deleted },
          fields: { employerId: 'bakery', unverified: undefined, ...told },
        })
      const received = (at: number) => ({ id: 's', type: 'submitted', at, by: 'k', receivedAt: at }) as const
      const unsent = { id: 's', type: 'submitted', at: 1, by: 'k' } as const
      await put(
        application('a', { events: [received(5)] }),
        application('b', { events: [received(6)], unverified: true }, 's2'),
        application('c', { events: [received(7)] }),
        application('d', { events: [unsent] }),
        application('e', { events: [received(8)], employerId: 'garage' }),
      )
      const sortedById = (files: ScoredFile[]) => files.sort((a, b) => a.id.localeCompare(b.id))
      const scored = async (view: StoreReader) => {
        const files = await view.scoredFiles('bakery')
        const records = (await view.records('applications', { employerId: 'bakery' })).map(scoredFileOf)
        expect(sortedById(files)).toEqual(sortedById(records.filter((one) => one !== null)))
        return sortedById(files).map(({ id, unverified }) => `${id}${unverified ? '?' : ''}`)
      }
      expect(await store.read(scored)).toEqual(['a', 'b?', 'c'])
      await store.transaction(async (tx) => {
        tx.put(application('b', { events: [received(6)] }, 's2'))
        tx.put(application('c', { events: [received(7)] }, 's1', true))
        expect(await scored(tx)).toEqual(['a', 'b'])
      })
      expect(await store.read(scored)).toEqual(['a', 'b'])
      expect(await store.read((view) => view.scoredFiles('nobody'))).toEqual([])
    })

    it('answers a deleted record as a document and not as a record', async () => {
      await put(visit('a'))
      await put(visit('a', { deleted: true }))
      const [document, record] = await store.read(async (view) => [
        await view.document('visits', 'a', 's1'),
        await view.record('visits', 'a', 's1'),
      ])
      expect(document?.deleted).toBe(true)
      expect(record).toBeUndefined()
    })

    it('refuses a record that does not have the form of its collection, and all that came with it', async () => {
      const wrong = put(visit('a'), visit('b', { fields: { arrivedAt: 'noon' } }))
      await expect(wrong).rejects.toThrow(
        'A record of visits does not have the form of its collection: arrivedAt',
      )
      expect((await pageFor(['all'])).rows).toEqual([])
    })

    it('keeps a follow-up with the commit that asks for it, once, until it is settled', async () => {
      const seats = { kind: 'seats', siteId: 's1', subject: 'x' } as const
      const later = { kind: 'score', siteId: '*', subject: 'e1' } as const
      const due = (now: number) => store.read((view) => view.dueFollowUps(now))
      let calls = 0
      store.onFollowUps(() => (calls += 1))
      await store
        .transaction(async (tx) => {
          tx.follow(seats)
          throw new Error('broken')
        })
        .catch(() => undefined)
      expect([await due(100), calls]).toEqual([[], 0])
      await store.transaction(async (tx) => {
        tx.follow(seats)
        tx.follow(later, 50)
      })
      await store.transaction(async (tx) => tx.follow(seats, 70))
      expect([await due(10), calls]).toEqual([[seats], 2])
      expect(await due(50)).toEqual([seats, later])
      expect([await due(Infinity), await due(-Infinity)]).toEqual([[seats, later], []])
      await store.transaction(async (tx) => {
        tx.follow(seats)
        tx.settle(seats)
      })
      expect([await due(100), calls]).toEqual([[later], 2])
    })

    it('has every live record of a shared collection looked at, once each', async () => {
      await put(visit('e1', { collection: 'employers', partition: '*' }))
      await put(visit('e2', { collection: 'employers', partition: '*' }))
      await put(visit('gone', { collection: 'employers', partition: '*', deleted: true }))
      await put(visit('C01.1', { collection: 'challenges', partition: '*' }))
      let calls = 0
      store.onFollowUps(() => (calls += 1))
      const scoreOf = (subject: string) => ({ kind: 'score', siteId: '*', subject }) as const
      await store.transaction(async (tx) => tx.follow(scoreOf('e2'), 50))
      await store.transaction(async (tx) => tx.followEach('score', 'employers'))
      expect(await store.read((view) => view.dueFollowUps(0))).toEqual([scoreOf('e2'), scoreOf('e1')])
      expect(calls).toBe(2)
    })

    it('gives others their turn between the pieces of work that share a commit', async () => {
      let turns = 0
      let next = setImmediate(turn)
      function turn() {
        turns += 1
        next = setImmediate(turn)
      }
      const pieces = Array.from({ length: 5 }, () => async () => turns)
      const written = await Promise.all(pieces.map((piece) => store.transaction(piece)))
      const read = await Promise.all(pieces.map((piece) => store.read(piece)))
      clearImmediate(next)
      expect([new Set(written).size, new Set(read).size]).toEqual([5, 5])
    })

    it('gives back a record exactly as it was put', async () => {
      const odd = { text: 'é\u0000\u202e👩🏽‍🚒 "\\ __proto__' }
      await put(visit('a', { collection: 'postings', fields: odd }))
      const kept = await store.read((view) => view.document('postings', 'a', 's1'))
      const given = visit('a', { collection: 'postings', fields: odd })
      expect(JSON.stringify(kept?.record)).toBe(JSON.stringify(given.record))
    })
  })
}

interface Variant {
  partition?: string
  collection?: CollectionName
  kiosk?: string | null
  employer?: string | null
  rev?: string
  deleted?: boolean
  fields?: object
}

function visit(id: string, variant: Variant = {}): StoredDocument {
  const { partition = 's1', collection = 'visits', kiosk = 'all', employer = null, rev = '1' } = variant
  const head = { id, siteId: partition, rev, at: 1, by: 'd1', mark: 'K7QF3M2X8' }
  return {
    collection,
    record: Object.assign(sampleRecord(collection, head), variant.fields),
    deleted: variant.deleted ?? false,
    sourceRev: null,
    viewers: { kiosk, host: 'all', employer },
  }
}
