// Dexie looks for a disk once, when the first file of a thread or process loads it.
import 'fake-indexeddb/auto'
import { afterAll, vi } from 'vitest'

const { fetch } = globalThis

/** What a file of tests replaced is given back to the next. */
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  globalThis.fetch = fetch
})
