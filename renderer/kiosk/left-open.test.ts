import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { Ref } from 'vue'
import { until } from '../data/testing/device.ts'
import type { KioskUse } from './idle/idle-policy.ts'
import { useKiosk } from './test-support/mount-kiosk.ts'

vi.mock('./touch/seen-first.ts', () => ({ actOnlyOnWhatWasSeen: () => () => undefined }))
/** The idle guard, whose time is the test's. */
const idle = vi.hoisted(() => ({}) as { use: Ref<KioskUse>; end: () => void })
vi.mock('./idle/use-idle.ts', async () => {
  const { ref } = await import('vue')
  return {
    useIdle(use: Ref<KioskUse>, end: () => void) {
      Object.assign(idle, { use, end })
      return {
        state: ref({ kind: 'active', until: Infinity }),
        now: ref(0),
        touch: () => undefined,
        renew: () => undefined,
      }
    },
  }
})

const kiosk = useKiosk({ isFramed: true })
const dialog = () => document.querySelector('[role="dialog"]')

test.each(['kiosk.header.help', 'kiosk.header.display'])(
  'what somebody opened over the first screen does not stay there for the next person (%s)',
  async (button) => {
    kiosk.session.$reset()
    await kiosk.open('attract')
    expect(idle.use.value).toBe('untouched')
    await kiosk.tap(kiosk.say(button))
    await until(() => dialog())
    expect(idle.use.value).toBe('anonymous')
    idle.end()
    await until(() => !dialog())
    expect(idle.use.value).toBe('untouched')
  },
)
