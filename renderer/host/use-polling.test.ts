import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { POLLING, usePolling } from './use-polling.ts'

let scope: EffectScope
let visibility: DocumentVisibilityState = 'visible'
const ask = vi.fn(async () => undefined)

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  visibility = 'visible'
  ask.mockClear()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a window nobody sees asks nothing, and asks at once when it is seen again', async () => {
  visibility = 'hidden'
  scope.run(() => usePolling(ask))
  await vi.advanceTimersByTimeAsync(10 * POLLING)
  expect(ask).not.toHaveBeenCalled()
  visibility = 'visible'
  document.dispatchEvent(new Event('visibilitychange'))
  expect(ask).toHaveBeenCalledOnce()
})

test('a slow server is not asked again before it has answered', async () => {
  let answer: () => void = () => undefined
  ask.mockImplementationOnce(
    async () => new Promise<undefined>((resolve) => (answer = () => resolve(undefined))),
  )
  scope.run(() => usePolling(ask))
  await vi.advanceTimersByTimeAsync(5 * POLLING)
  expect(ask).toHaveBeenCalledOnce()
  answer()
  await vi.advanceTimersByTimeAsync(POLLING)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('it asks at once, then regularly, until the screen goes', async () => {
  scope.run(() => usePolling(ask))
  expect(ask).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(3 * POLLING)
  expect(ask).toHaveBeenCalledTimes(4)
  scope.stop()
  await vi.advanceTimersByTimeAsync(3 * POLLING)
  expect(ask).toHaveBeenCalledTimes(4)
})
