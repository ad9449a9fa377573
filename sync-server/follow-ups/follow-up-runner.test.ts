import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR, SECOND } from '../../domain/time.ts'
import { createEmployer } from '../employers/employers.ts'
import { openServerParts } from '../server-parts.ts'
import { createSite } from '../sites/create-site.ts'
import { LeadLost, type Lead } from '../store/peers.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'
import { withTransaction } from '../store/with-transaction.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { sampleRecord } from '../testing/sample-records.ts'
import { sampleSession } from '../testing/sample-sessions.ts'
import { START, TestServer } from '../testing/test-server.ts'
import { FollowUpRunner } from './follow-up-runner.ts'
import type { Follower, FollowUp } from './follow-up.ts'

const seatsOf = (subject: string): FollowUp => ({ kind: 'seats', siteId: 'brest', subject })

let folder: string
let path: string
let store: Store
let runner: FollowUpRunner
let now: number
/** What was done, in order; what is named in `broken` fails. */
let done: string[]
let broken: Set<string>
let overdue: FollowUp[]
/** When anything was tried. */
let tried: number[]
/** What whoever keeps the server is told. */
let told: unknown[]
let isLookBroken: boolean
let atOnce: number | undefined
/** How many were begun and not yet settled, at most. */
let mostUnderWay: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pepiniere-follow-ups-'))
  path = join(folder, 'pepiniere.sqlite')
  store = await openSqliteStore(path)
  now = START
  done = []
  broken = new Set()
  overdue = []
  tried = []
  told = []
  isLookBroken = false
  atOnce = undefined
  mostUnderWay = 0
  runner = open()
})
afterEach(async () => {
  await runner.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

function open(on = store): FollowUpRunner {
  let underWay = 0
  const follower: Follower = {
    ...(atOnce === undefined ? {} : { atOnce }),
    works: {
      seats: async ({ subject }) => {
        underWay += 1
        mostUnderWay = Math.max(mostUnderWay, underWay)
        await new Promise(setImmediate)
        return async (tx) => {
          underWay -= 1
          tried.push(now)
          await tx.run(tx.tables.insertInto('settings').values({ name: subject, value: `${done.length}` }))
          if (broken.has(subject)) throw new Error('broken')
          done.push(subject)
        }
      },
    },
    look: async () => overdue,
  }
  const unsure: Follower = {
    works: {},
    look: async () => {
      if (isLookBroken) throw new RangeError('Lucie')
      return []
    },
  }
  const log = { error: (...words: unknown[]) => void told.push(words) }
  const parts = { store: on, clock: { now: () => now } }
  return new FollowUpRunner(parts, [unsure, follower], undefined, log as never)
}

const ask = (...subjects: string[]) =>
  store.transaction(async (tx) => subjects.forEach((subject) => tx.follow(seatsOf(subject))))
const waiting = async () => (await store.read((view) => view.dueFollowUps(now))).map(({ subject }) => subject)

it('does after a commit what the commit asks for, many commits close together once', async () => {
  await Promise.all([ask('a', 'b'), ask('a'), ask('a')])
  await runner.idle()
  expect(done).toEqual(['a', 'b'])
  expect(await waiting()).toEqual([])
})

it('does after a crash what was committed and not followed', async () => {
  await runner.close()
  await ask('a')
  await store.close()
  store = await openSqliteStore(path)
  runner = open()
  expect(done).toEqual([])
  await runner.start()
  expect(done).toEqual(['a'])
  expect(await waiting()).toEqual([])
})

it('keeps nothing of a work that fails, goes on with the others, and tries again after a pause', async () => {
  broken.add('a')
  await ask('a', 'b')
  await runner.idle()
  expect([done, await waiting()]).toEqual([['b'], ['a']])
  const kept = await store.read((view) => view.all(view.tables.selectFrom('settings').select('name')))
  expect(kept.filter(({ name }) => name === 'a')).toEqual([])

  broken.clear()
  await runner.look()
  expect(done).toEqual(['b'])
  now += 31 * SECOND
  await runner.look()
  expect([done, await waiting()]).toEqual([['b', 'a'], []])
})

it('waits longer each time, an hour at most', async () => {
  broken.add('a')
  await ask('a')
  for (let looks = 0; looks < 5 * 120; looks++) {
    await runner.look()
    now += 30 * SECOND
  }
  const pauses = tried.slice(1).map((at, index) => (at - tried[index]!) / SECOND)
  expect(pauses.slice(0, 8)).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600])
  expect(Math.max(...pauses)).toBe(3600)
})

it('waits as long for what time alone makes due, whatever becomes of the clock', async () => {
  broken.add('a')
  overdue = [seatsOf('a')]
  for (let looks = 0; looks < 20; looks++) {
    await runner.look()
    now += 30 * SECOND
  }
  const pauses = tried.slice(1).map((at, index) => (at - tried[index]!) / SECOND)
  expect(pauses).toEqual([30, 60, 120, 240])
  now -= HOUR
  await runner.look()
  expect(tried).toHaveLength(6)
})

it('does at once no more than its follower lets, and one that fails stops none of them', async () => {
  await runner.close()
  atOnce = 3
  broken.add('b')
  runner = open()
  await ask('a', 'b', 'c', 'd', 'e', 'f', 'g')
  await runner.idle()
  expect(done.toSorted()).toEqual(['a', 'c', 'd', 'e', 'f', 'g'])
  expect(await waiting()).toEqual(['b'])
  expect(mostUnderWay).toBe(3)
})

it('does one after the other what its follower says nothing of', async () => {
  await ask('a', 'b', 'c')
  await runner.idle()
  expect([done, mostUnderWay]).toEqual([['a', 'b', 'c'], 1])
})

it('tells of what failed its kind and the error’s name, and nothing that somebody wrote', async () => {
  broken.add('a')
  isLookBroken = true
  overdue = [seatsOf('a')]
  await ask('b')
  await runner.idle()
  await runner.look()
  expect(told).toEqual([
    [{ kinds: [], error: 'RangeError' }, 'a look failed'],
    [{ kind: 'seats', error: 'Error' }, 'a follow-up failed'],
  ])
})

it('a look that fails keeps neither the others nor what waits from being done', async () => {
  isLookBroken = true
  overdue = [seatsOf('old')]
  await store.transaction(async (tx) => tx.follow(seatsOf('later'), START + HOUR))
  await runner.idle()
  now += HOUR
  await runner.look()
  expect(done).toEqual(['old', 'later'])
})

it('does what time alone makes due, and what becomes due later only then', async () => {
  await store.transaction(async (tx) => tx.follow(seatsOf('later'), START + HOUR))
  overdue = [seatsOf('old')]
  await runner.look()
  expect(done).toEqual(['old'])
  overdue = []
  now += HOUR
  await runner.look()
  expect(done).toEqual(['old', 'later'])
})

describe('of several servers', () => {
  let term: string | null
  let refuses: boolean
  let begin: () => void
  beforeEach(async () => {
    await runner.close()
    ;[term, refuses] = [null, false]
    const lead: Lead = {
      get term() {
        return term
      },
      onBegun: (listener) => {
        begin = listener
        return () => undefined
      },
      assertIn: async () => {
        if (refuses) throw new LeadLost()
      },
    }
    const peers = Object.create(store.peers, { lead: { value: lead } }) as Store['peers']
    runner = open({ ...withTransaction(store, (work) => store.transaction(work)), peers })
  })

  it('one that does not lead does nothing, and all that was left undone once it does', async () => {
    overdue = [seatsOf('old')]
    await ask('a')
    runner.watch()
    await runner.look()
    await runner.idle()
    expect([done, await waiting()]).toEqual([[], ['a']])
    term = 'first'
    begin()
    await runner.idle()
    expect([done, await waiting()]).toEqual([['old', 'a'], []])
  })

  it('one that lost the lead meanwhile keeps nothing, stops, is not told to have failed, and goes on in its next term', async () => {
    ;[term, refuses] = ['first', true]
    await ask('a', 'b')
    await runner.idle()
    expect([done, tried, told, await waiting()]).toEqual([[], [], [], ['a', 'b']])
    ;[term, refuses] = ['second', false]
    await runner.look()
    expect([done, await waiting()]).toEqual([['a', 'b'], []])
  })
})

it('what the server kept before a crash is scored and its seats are decided when it starts again', async () => {
  await runner.close()
  const parts = await openServerParts(store, { now: () => START })
  await createSite(parts, { siteId: 'brest', name: 'Brest', closesAt: '18:00', capacity: 50 })
  await createEmployer(parts, 'brest', { name: 'Fournil' }, 'bakery')
  const head = { siteId: 'brest', rev: '1', at: START, by: 'server', employerId: 'bakery', mark: 'x' }
  const request = sampleRecord('bookings', { ...head, id: 'b1', mark: 'K7QF3M2X9' })
  await store.transaction(async (tx) => {
    await keepRecord(tx, 'challengeSessions', sampleSession(request.sessionId, { employerId: 'bakery' }))
    await keepRecord(tx, 'bookings', request)
    await keepRecord(tx, 'applications', sampleRecord('applications', { ...head, id: 'a1' }))
  })
  expect((await store.read((view) => view.dueFollowUps(START))).map(({ kind }) => kind).sort()).toEqual([
    'hook-news',
    'reminders',
    'score',
    'seats',
  ])
  const server = await TestServer.start({ store })
  // What is published asks once more for what is to be written of it.
  await server.running.followUps.idle()
  const [employer, booking, left] = await store.read(async (view) => [
    await view.record('employers', 'bakery'),
    await view.record('bookings', 'b1', 'brest'),
    await view.dueFollowUps(START),
  ])
  expect(employer?.reciprokPreview).toBeDefined()
  expect(booking?.events.map(({ type }) => type)).toEqual(['confirmed'])
  expect(left).toEqual([])
  await server.stop()
})
