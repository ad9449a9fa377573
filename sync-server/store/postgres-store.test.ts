import pg from 'pg'
import { afterAll, afterEach, describe, expect, inject, it, vi } from 'vitest'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import { addDays } from '../../domain/time.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { Databases } from '../testing/postgres-databases.ts'
import { StoreAwayError } from './postgres-fault.ts'
import { SERVING } from './postgres-locks.ts'
import { PostgresSession } from './postgres-session.ts'
import { openPostgresStore, type PostgresStoreOptions } from './postgres-store.ts'
import { storeConformance } from './store-conformance.ts'
import type { Hint, Store, StoredDocument, Where } from './store.ts'

const server = inject('postgres')
const databases = 'url' in server ? await Databases.on(server.url) : null
afterAll(() => databases?.end())
const why = 'missing' in server ? server.missing : ''

describe.skipIf(databases === null)(`PostgreSQL ${why}`, () => {
  // One database for all of them: to make one takes longer than most of these tests.
  let name: string | undefined
  storeConformance('PostgreSQL', async () => {
    name ??= await databases!.empty()
    const store = await databases!.open(name)
    const written = ['documents', 'departures', 'heads', 'followUps']
    await databases!.say(written.map((table) => `DELETE FROM "${table}"`).join(';'), name)
    return store
  })
})

/** Each way in which records are found, and two at once. */
const everyWhere: Where[] = [
  {},
  { visitorId: 'p' },
  { sessionId: 's' },
  { employerId: 'e' },
  { askedBy: 'o' },
  { homeSite: 's' },
  { endsAfter: 1 },
  { mergedInto: 'p' },
  { unverified: true },
  { postingId: 'p' },
  { withId: 'p' },
  { employerId: 'e', sessionId: 's' },
]

describe.skipIf(databases === null)(`a database on PostgreSQL ${why}`, () => {
  const all = databases!
  const opened: Store[] = []
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close()
  })

  /** A new database, and a way to open it several times, as several processes do. */
  async function freshDatabase(options = '') {
    const name = await all.empty(options)
    const open = async (options: PostgresStoreOptions = {}) => {
      const store = await all.open(name, options)
      opened.push(store)
      return store
    }
    return { name, open }
  }
  const cutAll = (name: string) =>
    all.say(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
      name,
    )
  const soon = { timeout: 20_000, interval: 200 }
  const headOf = (store: Store) => store.read((view) => view.head('s1'))

  it('keeps nothing of a transaction during which the connection is cut, and takes the next', async () => {
    const { name, open } = await freshDatabase()
    const store = await open()
    await put(store, 'a')
    const cut = store.transaction(async (tx) => {
      tx.put(posting('b'))
      await cutAll(name)
      await tx.document('postings', 'a', 's1')
    })
    await expect(cut).rejects.toThrow(StoreAwayError)
    await put(store, 'c')
    expect(await headOf(store)).toBe(2)
    expect(await store.read((view) => view.document('postings', 'b', 's1'))).toBeNull()
  })

  it('reads and writes again after every connection was cut while nobody used them', async () => {
    const { name, open } = await freshDatabase()
    const store = await open()
    await put(store, 'a')
    expect(await headOf(store)).toBe(1)
    await cutAll(name)
    expect(await headOf(store)).toBe(1)
    await put(store, 'b')
    expect(await headOf(store)).toBe(2)
  })

  it('runs a transaction again that was ended in favour of another, with those that share its commit', async () => {
    const { open } = await freshDatabase()
    const store = await open()
    let runs = 0
    await Promise.all([
      put(store, 'a'),
      store.transaction(async (tx) => {
        tx.put(posting('b'))
        runs += 1
        if (runs < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
      }),
    ])
    expect([runs, await headOf(store)]).toEqual([3, 2])
    const always = store.transaction(async () => {
      runs += 1
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    })
    await expect(always).rejects.toThrow('deadlock detected')
    expect(runs).toBe(6)
  })

  it('goes on after a statement that failed, with what else shares the commit', async () => {
    const { open } = await freshDatabase()
    const store = await open()
    const setting = (name: string) =>
      store.transaction((tx) => tx.run(tx.tables.insertInto('settings').values({ name, value: 'x' })))
    const outcomes = await Promise.allSettled([setting('one'), setting('one'), put(store, 'a')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('lets the writers of several processes take turns, and hides no record from any reader', async () => {
    const { open } = await freshDatabase()
    const stores = await Promise.all([open(), open(), open()])
    const counted = (store: Store) =>
      store.transaction(async (tx) => {
        const [row] = await tx.all(
          tx.tables.selectFrom('settings').select('value').where('name', '=', 'count'),
        )
        const value = String(Number(row?.value ?? 0) + 1)
        tx.put(posting(`n${value}`))
        await tx.run(
          tx.tables
            .insertInto('settings')
            .values({ name: 'count', value })
            .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
        )
      })
    const writers = Array.from({ length: 60 }, (_, index) => counted(stores[index % 3]!))
    let isDone = false
    const done = Promise.all(writers).then(() => (isDone = true))
    const seen = new Set<string>()
    for (let since = 0, isLast = false; !isLast;) {
      isLast = isDone
      const page = await stores[0]!.read((view) =>
        view.page({ collection: 'postings', siteId: 's1', role: 'kiosk', keys: ['all'], since, limit: 70 }),
      )
      for (const { id } of page.rows) seen.add(id)
      since = page.seq
    }
    await done
    // Each saw what the one before it had counted.
    expect(seen).toEqual(new Set(Array.from({ length: 60 }, (_, index) => `n${index + 1}`)))
    expect(await headOf(stores[1]!)).toBe(60)
  })

  it('tells other processes what changed, and its own listeners once', async () => {
    const { name, open } = await freshDatabase()
    const [here, there] = [await open(), await open()]
    const own: Hint[] = []
    here.onHint((hint) => own.push(hint))
    const hinted = new Promise<Hint>((resolve) => there.onHint(resolve))
    const called = new Promise<void>((resolve) => there.onFollowUps(resolve))
    await here.transaction(async (tx) => {
      tx.put(posting('a'))
      tx.follow({ kind: 'seats', siteId: 's1', subject: 'x' })
    })
    expect(await hinted).toEqual({ partition: 's1', collections: new Set(['postings']) })
    await called
    // A look at the numbers tells of another's write, and of none of its own.
    await all.say(`INSERT INTO heads (partition, seq) VALUES ('s9', 1)`, name)
    await vi.waitFor(() => expect(own.map(({ partition }) => partition)).toContain('s9'), soon)
    const told = own.filter(({ partition }) => partition === 's1')
    expect(told).toEqual([{ partition: 's1', collections: new Set(['postings']) }])
  })

  it('finds out by itself what it was not told', async () => {
    const { name, open } = await freshDatabase()
    const store = await open()
    const hinted = new Promise<Hint>((resolve) => store.onHint(resolve))
    await all.say(`INSERT INTO heads (partition, seq) VALUES ('s9', 3)`, name)
    expect(await hinted).toEqual({ partition: 's9', collections: new Set(collectionNames) })
  })

  it('is served by as many servers as are started, but for one of before that wants it for itself', async () => {
    const { name, open } = await freshDatabase()
    const [first, second] = [await open({ serves: true }), await open({ serves: true })]
    // An administrator's command comes in beside them, and is no server.
    await put(await open(), 'a')
    expect([await first.peers.count(), await second.peers.count()]).toEqual([2, 2])
    const old = new pg.Client(all.urlOf(name, 'postgres'))
    await old.connect()
    const alone = async () => {
      const { rows } = await old.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${SERVING}) AS held`)
      return rows[0]!.held
    }
    expect(await alone()).toBe(false)
    await first.close()
    await second.close()
    await vi.waitFor(async () => expect(await alone()).toBe(true), soon)
    const refused = await openPostgresStore(all.urlOf(name), { serves: true, mayLose: true })
    expect(refused).toEqual({ ok: false, reason: 'taken' })
    await old.end()
    await put(await open({ serves: true }), 'b')
  })

  it('lets go of what was deleted, and keeps the rest', async () => {
    const { open } = await freshDatabase()
    const store = await open()
    await put(store, 'a')
    await store.compact()
    expect(await headOf(store)).toBe(1)
  })

  it('compares ids by their bytes, whatever the language of the database', async () => {
    const { open } = await freshDatabase(`TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'fr-FR'`)
    const store = await open()
    await put(store, 'a', 'B', 'c')
    const asked = { after: '', limit: 9 }
    const some = await store.read((view) => view.recordsFrom('postings', 's1', asked))
    expect(some.map(({ id }) => id)).toEqual(['B', 'a', 'c'])
  })

  /** The plan of each statement that `work` makes, as the database sees it now. */
  async function plansOf(
    name: string,
    work: () => Promise<unknown>,
    settings = '',
  ): Promise<Map<string, string>> {
    const explained = new pg.Client(all.urlOf(name))
    await explained.connect()
    await explained.query(settings)
    const plans = new Map<string, string>()
    const rows = PostgresSession.prototype.rows
    PostgresSession.prototype.rows = async function (this: PostgresSession, text, ...values) {
      const { rows: plan } = await explained.query<Record<string, string>>(
        `EXPLAIN ${text}`,
        values as unknown[],
      )
      plans.set(text, plan.map((line) => line['QUERY PLAN'] ?? '').join('\n'))
      return rows.call(this, text, ...values)
    }
    try {
      await work()
    } finally {
      PostgresSession.prototype.rows = rows
      await explained.end()
    }
    return plans
  }

  it('reads no records but by an index, whatever is asked of them', async () => {
    const { name, open } = await freshDatabase()
    const store = await open()
    const everything = () =>
      store.read(async (view) => {
        for (const where of everyWhere) {
          await view.records('applications', where)
          await view.records('applications', { ...where, siteId: 'brest' })
        }
        await view.changes('visits', 'brest', 0, 10)
        for (const role of ['kiosk', 'host', 'employer'] as const) {
          await view.page({
            collection: 'visits',
            siteId: 'brest',
            role,
            keys: ['all'],
            since: -1,
            limit: 10,
          })
        }
        await view.olderRecords('visits', 'brest', { of: '2026-04-13', at: 1, after: '', limit: 10 })
        await view.recordsFrom('visits', 'brest', { after: '', limit: 10 })
        await view.recordsDue('visits', 'brest', { before: 1, limit: 10 })
        await view.scoredFiles('e')
        await view.visitorIds('brest')
        await view.documentsNaming('brest', ['V'])
      })
    // Where whole tables are read only if there is no other way.
    const plans = await plansOf(
      name,
      async () => {
        await everything()
        await put(store, 'a')
      },
      'SET enable_seqscan = off',
    )
    const scans = [...plans].filter(([, plan]) => /Seq Scan on documents/.test(plan))
    expect(plans.size).toBeGreaterThan(20)
    expect(scans).toEqual([])
  })

  it('looks at what time may take, and at no other record, among thousands', async () => {
    const { name, open } = await freshDatabase()
    const store = await open()
    const visit = (id: string, day: string) => {
      const one = posting(id, 'visits')
      return { ...one, record: { ...one.record, day } }
    }
    await store.transaction(async (tx) => {
      for (let count = 0; count < 4000; count += 1)
        tx.put(visit(`v${count}`, addDays('2020-01-01', count % 800)))
    })
    await all.say('ANALYZE', name)
    const before = Date.parse('2021-02-05')
    let found = 0
    const plans = await plansOf(name, () =>
      store.read(async (view) => {
        found = (await view.recordsDue('visits', 's1', { before, limit: 200 })).length
      }),
    )
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(50)
    const [plan] = [...plans.values()]
    expect(plan).toMatch(/Index Scan using "documentsDue" on documents/)
    expect(plan).toMatch(/Index Cond: .*"dueAt" </)
    expect(plan).not.toMatch(/Filter|Seq Scan|Sort/)
  })
})

function posting(id: string, collection: CollectionName = 'postings'): StoredDocument {
  const head = { id, siteId: 's1', rev: '1', at: 1, by: 'd1', mark: 'x' }
  return {
    collection,
    record: sampleRecord(collection, head),
    deleted: false,
    sourceRev: null,
    viewers: { kiosk: 'all', host: 'all', employer: null },
  }
}

function put(store: Store, ...ids: string[]): Promise<void> {
  return store.transaction(async (tx) => ids.forEach((id) => tx.put(posting(id))))
}
