import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browserTimers } from './machine.ts'
import { giveSignsOfLife, SIGN_OF_LIFE } from './sign-of-life.ts'
import { newSyncStatus } from './sync-status.ts'

const say = vi.fn(() => Promise.resolve())
const sync = newSyncStatus()
let stop = () => undefined as void

beforeEach(() => {
  vi.useFakeTimers()
  say.mockClear()
  stop = giveSignsOfLife(browserTimers, sync, say)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('a device that is cut off does not knock at the server', async () => {
  sync.connected = false
  await vi.advanceTimersByTimeAsync(5 * SIGN_OF_LIFE)
  expect(say).not.toHaveBeenCalled()
})

test('a quiet device says every minute that it is there, until it closes', async () => {
  sync.connected = true
  await vi.advanceTimersByTimeAsync(3 * SIGN_OF_LIFE)
  expect(say).toHaveBeenCalledTimes(3)
  stop()
  await vi.advanceTimersByTimeAsync(3 * SIGN_OF_LIFE)
  expect(say).toHaveBeenCalledTimes(3)
})
