import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { until } from '../../data/testing/device.ts'
import type { ScreenName } from '../router.ts'
import { useKiosk } from '../test-support/mount-kiosk.ts'

const kiosk = useKiosk({ isOnline: true })

test.each<[ScreenName]>([['unlock'], ['attestations-unlock']])(
  'what cannot be opened for a reason that nobody foresaw says so, and gives the button back (%s)',
  async (screen) => {
    vi.stubGlobal('reportError', vi.fn())
    await until(() => kiosk.data.sync.connected)
    kiosk.session.pass = { passId: 'P1', visitorId: 'V1', token: 'PEP1TOKEN', checked: 'server' }
    await kiosk.open(screen)
    vi.spyOn(kiosk.data, 'call').mockRejectedValue(new Error('memory'))
    for (const picture of ['Soleil', 'Lune', 'Arbre', 'Fleur']) await kiosk.tap(picture)
    const open = kiosk.button(kiosk.say('kiosk.unlock.open'))
    open.click()
    await until(() => document.querySelector('[role="alert"]'))
    expect(open.getAttribute('aria-busy')).toBeNull()
  },
)

test('who never chose pictures is sent to a host, and asked for none', async () => {
  await until(() => kiosk.data.sync.connected)
  kiosk.session.news = {
    ...{ meetings: 0, questions: 0, answers: 0, toCheck: 0, attached: 0, challengesReadUntil: 0 },
    hasPictures: false,
    mayChoosePictures: false,
    alsoKnownAs: [],
  }
  await kiosk.open('attestations-unlock')
  expect(kiosk.text()).toContain(kiosk.say('jobs.pictures.askHost'))
  expect(document.querySelector('.picture')).toBeNull()
})
