import { afterAll, afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { inTerm, whileLeading } from '../follow-ups/in-term.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { Databases } from '../testing/postgres-databases.ts'
import { LeadLost, type Word } from './peers.ts'
import { LEADING, SERVING } from './postgres-locks.ts'
import type { Hint, Store } from './store.ts'

const server = inject('postgres')
const databases = 'url' in server ? await Databases.on(server.url) : null
afterAll(() => databases?.end())
const why = 'missing' in server ? server.missing : ''

const soon = { timeout: 20_000, interval: 50 }

describe.skipIf(databases === null)(`servers of one database on PostgreSQL ${why}`, () => {
  const all = databases!
  let name: string
  let here: Store
  let there: Store
  const opened: Store[] = []
  const open = async () => {
    const store = await all.open(name, { serves: true })
    opened.push(store)
    return store
  }
  beforeEach(async () => {
    name = await all.withTables()
    here = await open()
    there = await open()
  })
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close()
  })

  /** Ends the connections that last of whichever server leads, or of all. */
  const cutLasting = (which: 'leader' | 'all') =>
    all.say(
      `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
       WHERE datname = '${name}' AND locktype = 'advisory' AND granted
       AND (classid::bigint << 32 | objid::bigint) = ${which === 'leader' ? LEADING : SERVING}`,
    )
  const leaderOf = (stores: Store[]) => stores.filter(({ peers }) => peers.lead.term !== null)
  const parts = (store: Store) => ({ store })

  describe('of which one leads', () => {
    it('the first, until it ends; then another within seconds, under another name', async () => {
      const { term } = here.peers.lead
      expect([term, there.peers.lead.term]).toEqual([expect.any(String), null])
      const begun = vi.fn()
      there.peers.lead.onBegun(begun)
      await here.close()
      expect(here.peers.lead.term).toBeNull()
      await vi.waitFor(() => expect(there.peers.lead.term).not.toBeNull(), { timeout: 3000, interval: 20 })
      expect(begun).toHaveBeenCalledOnce()
      expect(there.peers.lead.term).not.toBe(term)
    })

    it('never two, however often the leader is cut', async () => {
      const third = await open()
      for (let cut = 0; cut < 3; cut += 1) {
        const before = leaderOf([here, there, third])[0]!.peers.lead.term
        await cutLasting('leader')
        await vi.waitFor(() => {
          const [leader, ...others] = leaderOf([here, there, third])
          expect(others).toEqual([])
          expect(leader?.peers.lead.term ?? before).not.toBe(before)
        }, soon)
      }
    })

    it('gives up a connection on which no answer comes, and the lead with it', async () => {
      const [row] = await all.say(
        `SELECT pid FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
         WHERE datname = '${name}' AND (classid::bigint << 32 | objid::bigint) = ${LEADING}`,
      )
      const backend = Number(row!['pid'])
      const { term } = here.peers.lead
      process.kill(backend, 'SIGSTOP')
      try {
        await vi.waitFor(() => expect(here.peers.lead.term).toBeNull(), soon)
      } finally {
        process.kill(backend, 'SIGCONT')
      }
      await vi.waitFor(() => expect(leaderOf([here, there])).toHaveLength(1), soon)
      expect(leaderOf([here, there])[0]!.peers.lead.term).not.toBe(term)
    })

    it('keeps nothing of a work that it began before another led, though its writer is whole', async () => {
      const { lead } = here.peers
      const own = lead.term!
      let isUnderWay = () => undefined as void
      const begun = new Promise<void>((resolve) => (isUnderWay = resolve))
      let goOn = () => undefined as void
      const may = new Promise<void>((resolve) => (goOn = resolve))
      const late = inTerm(own, async () => {
        isUnderWay()
        await may
        await whileLeading(parts(here)).store.transaction(async (tx) => tx.put(posting('late')))
      })
      await begun
      // As a server that has not noticed yet: its lock is another's.
      await there.close()
      await cutLasting('leader')
      await vi.waitFor(() => expect(lead.term).not.toBe(own), soon)
      await vi.waitFor(() => expect(lead.term).not.toBeNull(), soon)
      goOn()
      await expect(late).rejects.toThrow(LeadLost)
      await inTerm(lead.term!, () =>
        whileLeading(parts(here)).store.transaction(async (tx) => tx.put(posting('intime'))),
      )
      const kept = await here.read((view) => view.records('postings', { siteId: 's1' }))
      expect(kept.map(({ id }) => id)).toEqual(['intime'])
    })

    it('and what is done outside of a term is not kept', async () => {
      const led = whileLeading(parts(here)).store
      await expect(led.transaction(async () => undefined)).rejects.toThrow(LeadLost)
      await expect(led.compact()).rejects.toThrow(LeadLost)
    })

    it('waits with its term for a transaction of the term before: it is kept first, and counts', async () => {
      const own = here.peers.lead.term!
      const committed = inTerm(own, () =>
        whileLeading(parts(here)).store.transaction(async (tx) => {
          tx.put(posting('begun'))
          await cutLasting('leader')
          // Another may have the lock by now, and waits for the writers.
          await vi.waitFor(async () => {
            const waiting = await all.say(
              `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
               WHERE datname = '${name}' AND locktype = 'advisory' AND NOT granted`,
            )
            expect(waiting).toHaveLength(1)
          }, soon)
          expect(leaderOf([here, there])).toEqual([])
        }),
      )
      await committed
      await vi.waitFor(() => expect(leaderOf([here, there])).toHaveLength(1), soon)
      expect(await there.read((view) => view.record('postings', 'begun', 's1'))).toBeDefined()
    })
  })

  describe('tell each other', () => {
    it('words, which nobody else hears, and no others', async () => {
      const words: Word[] = []
      const own: Word[] = []
      there.peers.onWord((word) => words.push(word))
      here.peers.onWord((word) => own.push(word))
      for (const odd of [
        '{',
        '{"from":"x","word":{"is":"cut"}}',
        '{"from":"x","word":{"is":"missed"}}',
        '{"word":7}',
      ])
        await all.say(`SELECT pg_notify('pepiniere', '${odd}')`, name)
      here.peers.tell({ is: 'cut', deviceId: 'd1' })
      here.peers.tell({ is: 'look' })
      await vi.waitFor(() => expect(words).toEqual([{ is: 'cut', deviceId: 'd1' }, { is: 'look' }]), soon)
      expect(own).toEqual([])
    })

    it('and one whose connection was cut knows that it missed some, and looks', async () => {
      const words: Word[] = []
      there.peers.onWord((word) => words.push(word))
      await cutLasting('all')
      await vi.waitFor(() => expect(words).toEqual([{ is: 'missed' }]), soon)
    })

    it('of a notice that was not heard everything is told with the next one', async () => {
      const hints: Hint[] = []
      there.onHint((hint) => hints.push(hint))
      await put(here, 'a')
      await vi.waitFor(() => expect(hints).toHaveLength(1), soon)
      expect([...hints[0]!.collections]).toEqual(['postings'])
      // The number after the next, as if the one before it had been told while nobody listened.
      const heads = [['s1', 3, 3, ['postings']]]
      const notice = JSON.stringify({ from: 'x', heads, asksForMore: false })
      await all.say(`SELECT pg_notify('pepiniere', '${notice}')`, name)
      await vi.waitFor(() => expect(hints).toHaveLength(2), soon)
      expect(hints[1]!.collections.size).toBeGreaterThan(10)
    })
  })

  describe('share', () => {
    const pace = { perSecond: 0.5, burst: 3 }

    it('a pace: what one let through the other does not', async () => {
      const takes = [here, there, here, there, here].map(({ peers }) => peers.take!('a', pace))
      const waits = await Promise.all(takes)
      expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
      for (const wait of waits.filter((wait) => wait > 0)) expect(wait).toBe(2)
      expect(await there.peers.take!('b', pace)).toBe(0)
    })

    it('a bucket fills again with time, and no clock that was set back keeps it shut', async () => {
      const ahead = (by: string) => all.say(`UPDATE paces SET "fullAt" = "fullAt" + ${by}`, name)
      for (let taken = 0; taken < 3; taken += 1) await here.peers.take!('a', pace)
      expect(await here.peers.take!('a', pace)).toBeGreaterThan(0)
      await ahead('-2000000')
      expect(await there.peers.take!('a', pace)).toBe(0)
      expect(await here.peers.take!('a', pace)).toBeGreaterThan(0)
      await ahead('86400000000')
      expect(await here.peers.take!('a', pace)).toBe(0)
    })

    it('memos: each change is made on what the other made of it', async () => {
      const count = ({ peers }: Store) =>
        peers.memo('n', (known) => [String(Number(known ?? 0) + 1), Number(known ?? 0)])
      const counted = await Promise.all([here, there, here, there, here, there].map(count))
      expect(counted.toSorted()).toEqual([0, 1, 2, 3, 4, 5])
      await here.peers.memo('n', () => [undefined, null])
      expect(await there.peers.memo('n', (known) => [known, known])).toBeUndefined()
    })

    it('their turn at a start', async () => {
      const going: string[] = []
      const start = (store: Store) =>
        store.peers.inTurn(async () => {
          going.push('begins')
          await store.read((view) => view.head('s1'))
          going.push('ends')
        })
      await Promise.all([start(here), start(there), start(here)])
      expect(going).toEqual(['begins', 'ends', 'begins', 'ends', 'begins', 'ends'])
    })
  })
})

function posting(id: string) {
  const record = sampleRecord('postings', {
    id,
    siteId: 's1',
    rev: '1',
    at: 1,
    by: 'd',
    employerId: 'e',
    mark: 'x',
  })
  const viewers = { kiosk: 'all', host: 'all', employer: null }
  return { collection: 'postings', record, deleted: false, sourceRev: null, viewers } as const
}

const put = (store: Store, id: string) => store.transaction(async (tx) => tx.put(posting(id)))
