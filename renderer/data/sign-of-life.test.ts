import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DeviceData } from './device-data-type.ts'
import { giveSignsOfLife, SIGN_OF_LIFE } from './sign-of-life.ts'
import { newSyncStatus } from './sync-status.ts'

const call = vi.fn(async () => ({ ok: true, value: { now: 42 } }))
const sync = newSyncStatus()
const data = { call, sync } as unknown as Pick<DeviceData, 'call' | 'sync'>
let stop = () => undefined as void

beforeEach(() => {
  vi.useFakeTimers()
  call.mockClear()
  sync.lastContactAt = null
  stop = giveSignsOfLife(data)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('a device that is cut off does not knock at the server', async () => {
  sync.connected = false
  await vi.advanceTimersByTimeAsync(5 * SIGN_OF_LIFE)
  expect(call).not.toHaveBeenCalled()
})

test('a quiet device says every minute that it is there, until it closes', async () => {
  sync.connected = true
  await vi.advanceTimersByTimeAsync(3 * SIGN_OF_LIFE)
  expect(call).toHaveBeenCalledTimes(3)
  expect(sync.lastContactAt).toBe(42)
  stop()
  await vi.advanceTimersByTimeAsync(3 * SIGN_OF_LIFE)
  expect(call).toHaveBeenCalledTimes(3)
})
