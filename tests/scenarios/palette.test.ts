import { expect, test } from 'vitest'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, finish } from '../support/at-the-kiosk.ts'
import { employerName } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(async (folder) => void (await folder.planSession('sjardin', 'E02')))

test('by keyboard alone and without network: a person by the sound of the name, a page, an act; a form stays as it was', async () => {
  const kiosk = await stage.open('kiosk')
  const host = await stage.open('host')
  await signInAsHost(host)
  await arriveFirstTime(kiosk, 'Jérôme Le Goff')
  await finish(kiosk)
  await host.getByRole('row', { name: /Jérôme/ }).waitFor()
  await stage.server.stop()
  const field = host.getByRole('combobox')
  const find = async (words: string, line: RegExp) => {
    await host.keyboard.press('Control+k')
    await field.waitFor()
    await host.keyboard.type(words)
    await host.getByRole('option', { name: line, selected: true }).waitFor()
  }

  await find('jerom legof', /Jérôme Le Goff/)
  expect(await axeFindings(host)).toEqual([])
  await host.keyboard.press('Enter')
  await host.getByRole('heading', { name: 'Jérôme Le Goff' }).waitFor()
  await find('boulangerie', new RegExp(employerName))
  await host.keyboard.press('Enter')
  await host.getByRole('heading', { name: employerName }).waitFor()

  // What stands in a form is still there after a look at the palette; leaving with it asks first.
  await host.getByLabel('Commune (facultatif)').fill('Florac')
  await host.keyboard.press('Control+k')
  await field.waitFor()
  await host.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  expect(await host.getByLabel('Commune (facultatif)').inputValue()).toBe('Florac')
  await find('arriv', /Noter une arrivée/)
  await host.keyboard.press('Enter')
  await host.getByRole('button', { name: 'Rester et continuer' }).click()
  expect(await host.getByLabel('Commune (facultatif)').inputValue()).toBe('Florac')
  expect(await host.getByRole('dialog').count()).toBe(0)
  await find('arriv', /Noter une arrivée/)
  await host.keyboard.press('Enter')
  await host.getByRole('button', { name: /Partir sans/ }).click()
  await host.getByRole('dialog').getByLabel('Prénom ou nom choisi').waitFor()
  await host.keyboard.press('Escape')
  await host.getByRole('dialog').waitFor({ state: 'detached' })

  await host.keyboard.press('Control+k')
  await field.waitFor()
  await host.keyboard.press('?')
  await host.getByRole('heading', { name: 'Au clavier' }).waitFor()
  expect(await axeFindings(host)).toEqual([])
})
