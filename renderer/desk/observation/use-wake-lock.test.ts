import { afterEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { useWakeLock } from './use-wake-lock.ts'

afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'wakeLock')
})

function screenThatCanStayLit(refuses = false) {
  const release = vi.fn().mockResolvedValue(undefined)
  const request = vi.fn(() =>
    refuses ? Promise.reject(new Error('low battery')) : Promise.resolve({ release }),
  )
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true })
  return { request, release }
}

function becomes(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

test('the screen stays lit while somebody observes, also after another page was in front, and not longer', async () => {
  const { request, release } = screenThatCanStayLit()
  const observing = effectScope()
  observing.run(() => useWakeLock())
  expect(request).toHaveBeenCalledExactlyOnceWith('screen')
  // The system lets go by itself when the page is hidden.
  becomes('hidden')
  becomes('visible')
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2))
  observing.stop()
  await vi.waitFor(() => expect(release).toHaveBeenCalled())
  becomes('visible')
  expect(request).toHaveBeenCalledTimes(2)
})

test('a lock that comes after the observer has left is given back at once', async () => {
  const { release } = screenThatCanStayLit()
  const observing = effectScope()
  observing.run(() => useWakeLock())
  observing.stop()
  await vi.waitFor(() => expect(release).toHaveBeenCalledOnce())
})

test.each(['that refuses', 'that cannot'])('a tablet %s changes nothing', async (tablet) => {
  if (tablet === 'that refuses') screenThatCanStayLit(true)
  const observing = effectScope()
  expect(() => observing.run(() => useWakeLock())).not.toThrow()
  await Promise.resolve()
  observing.stop()
})
