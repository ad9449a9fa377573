import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Readiness } from './readiness.ts'
import { migrationNames } from './store/migrations/migrate.ts'
import { StoreAwayError } from './store/postgres-fault.ts'
import type { Store } from './store/store.ts'
import { openMemoryStore } from './testing/memory-store.ts'

let store: Store
let doubt: number
/** The last change of the tables that this version makes. */
const last = [...migrationNames].at(-1)!
const clock = { now: () => 0, inDoubtFor: () => doubt }
beforeEach(async () => {
  store = await openMemoryStore()
  doubt = 0
})
afterEach(async () => {
  vi.restoreAllMocks()
  await store.close()
})

describe('a server is not ready', () => {
  it('while its database is away', async () => {
    vi.spyOn(store, 'read').mockRejectedValue(new StoreAwayError())
    expect(await new Readiness(store, clock).whyNot()).toBe('database-away')
  })

  it('while its database says nothing', async () => {
    vi.spyOn(store, 'read').mockReturnValue(new Promise(() => undefined))
    expect(await new Readiness(store, clock, 5).whyNot()).toBe('database-away')
  })

  it('while the database lacks a change of its version, as an older copy does, or is another one', async () => {
    const all = store.transaction((tx) =>
      tx.run(tx.tables.deleteFrom('kysely_migration' as never).where('name' as never, '=', last as never)),
    )
    expect(await all).toBe(1)
    expect(await new Readiness(store, clock).whyNot()).toBe('database-behind')
    vi.spyOn(store, 'read').mockRejectedValue(new Error('relation "kysely_migration" does not exist'))
    expect(await new Readiness(store, clock).whyNot()).toBe('database-behind')
  })

  it('while it does not know what day it is', async () => {
    doubt = 1
    expect(await new Readiness(store, clock).whyNot()).toBe('clock-in-doubt')
  })

  it('from the moment on at which it is told to stop, also for whoever asked before', async () => {
    const readiness = new Readiness(store, clock)
    const asked = readiness.whyNot()
    readiness.stop()
    expect([await asked, await readiness.whyNot()]).toEqual(['server-stopping', 'server-stopping'])
  })
})

it('a server with all of that is, and asks its database once for all who ask within a second', async () => {
  const read = vi.spyOn(store, 'read')
  const readiness = new Readiness(store, clock)
  expect(await Promise.all([readiness.whyNot(), readiness.whyNot()])).toEqual([null, null])
  expect(await readiness.whyNot()).toBeNull()
  expect(read).toHaveBeenCalledTimes(1)
})
