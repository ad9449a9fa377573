// Dexie looks for a disk once, when the first file of a thread or process loads it.
import 'fake-indexeddb/auto'
import { dbCount } from 'rxdb/plugins/core'
import { afterAll, expect, vi } from 'vitest'

const { fetch } = globalThis

/** What a file of tests replaced is given back to the next. */
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  globalThis.fetch = fetch
})

/** RxDB opens a dozen collections in a thread and no more: what a file leaves open fails the files after it. */
afterAll(() => {
  expect(dbCount(), 'databases that this file left open').toBe(0)
})
