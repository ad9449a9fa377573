import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useStage } from '../support/stage.ts'

const stage = useStage()

/** As when somebody clears the site's data in the browser. */
async function clearEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!)
  })
}

test('a kiosk whose data are cleared says so, and opens anew', async () => {
  const kiosk = await stage.open('kiosk')
  await kiosk.getByText('Tout est enregistré').first().waitFor()
  await clearEverything(kiosk)
  await kiosk.getByRole('heading', { name: 'La mémoire de la borne a été effacée' }).waitFor()
  await kiosk.getByText('il faut la relier à nouveau').waitFor()
  expect(await kiosk.getByText('Tout est enregistré').count()).toBe(0)
})

test('a desk whose data are cleared says so, and opens anew', async () => {
  const host = await stage.open('host')
  await host.getByLabel('Identifiant').waitFor()
  await clearEverything(host)
  await host.getByRole('heading', { name: 'Les données de ce poste ont été effacées' }).waitFor()
  await host.getByText('reliez-le à nouveau').waitFor()
})
