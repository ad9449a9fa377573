import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, finish } from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const nameNow = async () => (await stage.folder.records<Visitor>('visitors'))[0]?.name

async function openFile(desk: Page, name: string): Promise<void> {
  await desk
    .getByRole('link', { name: /^Visiteurs/ })
    .first()
    .click()
  await desk
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
  await desk.getByLabel('Nom', { exact: true }).waitFor()
}
async function rename(desk: Page, name: string): Promise<void> {
  await desk.getByLabel('Nom', { exact: true }).fill(name)
  await desk.getByRole('button', { name: 'Enregistrer' }).click()
  await desk.getByText('C’est enregistré.').first().waitFor()
}

test('journey 23: one name corrected at two desks apart; both are read, and the other put back by one touch', async () => {
  const kiosk = await stage.open('kiosk')
  const first = await stage.open('host')
  const second = await stage.open('host')
  for (const desk of [first, second]) await signInAsHost(desk)
  await arriveFirstTime(kiosk, 'Jerome')
  await finish(kiosk)
  for (const desk of [first, second]) await openFile(desk, 'Jerome')

  // Each writes without hearing of the other.
  for (const desk of [first, second]) await desk.context().setOffline(true)
  await rename(first, 'Jérôme')
  await rename(second, 'Jérôme Le Goff')
  await first.context().setOffline(false)
  await stage.networkIsBack(first)
  await expect.poll(nameNow).toBe('Jérôme')
  await second.context().setOffline(false)
  await stage.networkIsBack(second)
  await expect.poll(nameNow).toBe('Jérôme Le Goff')

  await first.getByRole('link', { name: /Envois à corriger/ }).click()
  await first.getByRole('heading', { name: 'Écrit à deux endroits à la fois' }).waitFor()
  const back = first.getByRole('button', { name: 'Remettre ce texte\u202f: «\u00a0Jérôme\u00a0»' })
  await back.waitFor()
  expect(await axeFindings(first)).toEqual([])
  await back.click()
  await first.getByText('Le texte est remis').first().waitFor()
  await expect.poll(nameNow).toBe('Jérôme')
  // Nothing was overwritten unseen: no second line, and the text that gave way is read there still.
  await first.getByText('Remis', { exact: true }).waitFor()
  expect(await first.getByText('Jérôme Le Goff').count()).toBeGreaterThan(0)
  await openFile(second, 'Jérôme')
})
