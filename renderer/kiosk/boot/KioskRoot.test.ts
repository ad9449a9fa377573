import 'fake-indexeddb/auto'
import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { provideDeviceData, type DeviceData } from '../../data/device-data.ts'
import { until, useSite } from '../../data/testing/device.ts'
import { aVisit } from '../../data/testing/records.ts'
import { createTexts } from '../../strings/i18n.ts'
import { useVisitorSession } from '../../stores/visitor-session.ts'
import { kioskTexts } from '../kiosk-texts.ts'
import { createKioskRouter } from '../router.ts'
import KioskRoot from './KioskRoot.vue'

const place = useSite()
let kiosk: VueWrapper
let opened: DeviceData | undefined
const router = createKioskRouter()

beforeEach(async () => {
  const request = async (_name: string, _options: object, held: () => Promise<void>) => held()
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
  vi.stubGlobal('isSecureContext', true)
  place.server.answers.set('devices/enrol', {
    ...{ deviceId: 'k1', token: 't1', siteId: 'mende', role: 'kiosk', epoch: 'epoch-1' },
    now: 1_800_000_000_000,
  })
  setActivePinia(createPinia())
  await router.replace('/')
  kiosk = mount(KioskRoot, {
    attachTo: document.body,
    props: {
      code: 'ABCDE-12345',
      provide(data: DeviceData) {
        opened = data
        provideDeviceData(kiosk.vm.$.appContext.app, data)
      },
    },
    global: { plugins: [createTexts(kioskTexts), router] },
  })
  await until(() => kiosk.text().includes('Bonjour'))
})
afterEach(async () => {
  kiosk.unmount()
  await opened?.close()
})

async function becomeTooOld() {
  place.server.troubles.set('sync/pull', [{ status: 426, error: 'protocol-too-old' }])
  place.server.resync('visits', aVisit('v1'))
  await until(() => opened!.sync.problem === 'protocol-too-old')
}

test('a kiosk too old for its server says so on its first screen', async () => {
  await becomeTooOld()
  await until(() => kiosk.text().includes('Mettez à jour la borne'))
})

test.each(['/name', '/recover', '/check', '/pass'])(
  'whoever stands before %s finishes first: nothing typed is taken from under their hand',
  async (screen) => {
    await router.replace(screen)
    await until(() => document.querySelector('input'))
    const field = document.querySelector('input')
    await becomeTooOld()
    expect(document.querySelector('input')).toBe(field)
    useVisitorSession().$reset()
    await router.replace('/')
    await until(() => kiosk.text().includes('Mettez à jour la borne'))
  },
)
