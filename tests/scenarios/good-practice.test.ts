import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, targetFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, readyForTheWorst } from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

/** From the welcome screen: reads a sheet and says that it was useful. */
async function findUseful(page: Page): Promise<void> {
  await page.evaluate(() => (window.location.hash = '#/practices'))
  await page.getByRole('button', { name: 'Garder un rythme' }).click()
  await page.getByRole('button', { name: 'Oui, utile' }).click()
  await page.getByText('Merci, c’est noté.').waitFor()
}

test('a sheet read without network and found useful by five people is seen so by the hosts', async () => {
  const host = await stage.open('host')
  await signInAsHost(host)
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await readyForTheWorst(kiosk)
  await stage.server.stop()
  await arriveFirstTime(kiosk)
  await findUseful(kiosk)
  expect(await axeFindings(kiosk)).toEqual([])
  expect(await targetFindings(kiosk)).toEqual([])
  await stage.startServer()
  await stage.networkIsBack(kiosk, host)
  for (let others = 0; others < 4; others += 1) {
    await kiosk.reload()
    await arriveFirstTime(kiosk)
    await findUseful(kiosk)
  }
  await expect
    .poll(
      async () => {
        await host.getByRole('link', { name: 'Aujourd’hui' }).click()
        await host.getByRole('link', { name: 'Bonnes pratiques' }).click()
        await host
          .getByText(/avis|la liste n’a pas pu être lue/)
          .first()
          .waitFor()
        return host.getByRole('link', { name: /Garder un rythme/ }).innerText()
      },
      { timeout: 60_000 },
    )
    .toContain('Utile 5 fois')
})
