// Dexie looks for a disk once, when the first file of a thread loads it.
import 'fake-indexeddb/auto'
import { afterAll, vi } from 'vitest'

const { fetch } = globalThis

/** What a file of tests replaced is given back to the next of its thread. */
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  globalThis.fetch = fetch
})
