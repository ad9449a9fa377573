import { afterEach, expect, test } from 'vitest'
import { arriveFirstTime } from '../support/at-the-kiosk.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { BufferingProxy } from '../support/buffering-proxy.ts'
import { deskScreen, kioskScreen } from '../support/chromium-process.ts'
import { offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
let proxy: BufferingProxy | undefined
afterEach(() => proxy?.stop())

test('devices behind a proxy that holds streams back see the site, hear what happens and say how', async () => {
  proxy = await BufferingProxy.start(stage.server.url)
  const at = (role: 'kiosk' | 'host') => stage.folder.enrolmentAddress(proxy!.url, role)
  const { browser } = stage
  const kiosk = await browser.openPage(await browser.anotherComputer(), await at('kiosk'), kioskScreen)
  const host = await browser.openPage(await browser.anotherComputer(), await at('host'), deskScreen)
  await signInAsHost(host)
  await host.getByText('nouvelles toutes les dix secondes').waitFor()

  await arriveFirstTime(kiosk, 'Awa')
  await kiosk.getByText('Tout est enregistré').first().waitFor()
  await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
  await kiosk.getByText(offerTitle).first().waitFor()
  await host.getByText('Awa').first().waitFor()
  expect(await host.getByText('Hors ligne').count()).toBe(0)
})
