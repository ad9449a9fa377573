import 'fake-indexeddb/auto'
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk()
afterEach(() => void vi.useRealTimers())

test('a failure on the first screen is told, and is gone when the next person comes', async () => {
  vi.stubGlobal('reportError', vi.fn())
  vi.spyOn(kiosk.data, 'insert').mockRejectedValue(new Error('disk'))
  kiosk.session.$reset()
  await kiosk.open('attract')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  kiosk.button(kiosk.say('kiosk.attract.passing')).click()
  await flushPromises()
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('pas enregistré')
  await vi.advanceTimersByTimeAsync(16_000)
  expect(document.querySelector('[role="alert"]')).toBeNull()
})
