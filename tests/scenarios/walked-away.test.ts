import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import {
  applyAndGo,
  applyToTheOffer,
  arriveFirstTime,
  finish,
  passNumberShown,
  readyForTheWorst,
} from '../support/at-the-kiosk.ts'
import { everythingKept } from '../support/everything-kept.ts'
import { offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

/** Thirty things that nobody else would type. */
const markers = Array.from({ length: 30 }, (_, index) => `zqx${index}marque`)
const [name, phrase] = [markers[0]!, markers.slice(1).join(' ')]

/** Types into everything that takes words, up to the brink of sending. */
async function typeEverywhere(kiosk: Page): Promise<void> {
  await arriveFirstTime(kiosk, name)
  await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
  await kiosk.getByRole('button', { name: offerTitle }).click()
  await kiosk.getByRole('button', { name: 'Je postule' }).click()
  await write(kiosk, 'Mon e-mail', `${markers[1]}@exemple.fr`)
  await write(kiosk, 'Un mot', phrase)
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await kiosk.getByText(phrase).waitFor()
}

async function write(kiosk: Page, field: string, words: string): Promise<void> {
  await kiosk.getByRole('button', { name: `Ajouter : ${field}` }).click()
  await kiosk.getByLabel(field).fill(words)
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
}

async function expectNoTrace(kiosk: Page, passNumber: string): Promise<void> {
  const kept = await everythingKept(kiosk)
  expect(kept).toContain('pepiniere')
  expect(markers.filter((marker) => kept.includes(marker))).toEqual([])
  expect(await kiosk.locator('#app').innerHTML()).not.toContain(passNumber)
}

test('journey 5: who walks away is asked, and leaves no trace when nobody answers, network or not', async () => {
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await kiosk.clock.install()
  await typeEverywhere(kiosk)
  expect(await everythingKept(kiosk)).toContain(markers[7])

  await kiosk.clock.fastForward(46_000)
  const question = kiosk.getByRole('dialog', { name: 'Vous êtes encore là' })
  await question.waitFor()
  await question.getByRole('button', { name: 'Encore du temps' }).click()
  await question.waitFor({ state: 'hidden' })
  await kiosk.getByText(phrase).waitFor()

  await stage.server.stop()
  await kiosk.clock.fastForward(46_000)
  await question.waitFor()
  const wiped = kiosk.waitForEvent('load')
  await kiosk.clock.fastForward(21_000)
  expect(await question.isVisible()).toBe(true)
  await kiosk.clock.fastForward(10_000)
  await wiped
  await kiosk.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()
  await expectNoTrace(kiosk, 'QR')
  // The gesture "back": nothing of ours lies before the first screen.
  await kiosk.goBack()
  if (kiosk.url() === 'about:blank') await kiosk.goForward({ waitUntil: 'commit' })
  await kiosk.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()
  expect(await kiosk.content()).not.toContain(name)
})

test('what was sent leaves no trace at the kiosk either: not the name, not a word of the application', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, name)
  const pass = await passNumberShown(kiosk)
  await applyAndGo(kiosk, phrase)
  await expectNoTrace(kiosk, pass)
})

test('what waits to be sent while the server is away cannot be read at the kiosk', async () => {
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await readyForTheWorst(kiosk)
  await stage.server.stop()
  await arriveFirstTime(kiosk, name)
  const pass = await passNumberShown(kiosk)
  await applyToTheOffer(kiosk, phrase)
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await finish(kiosk)
  await expectNoTrace(kiosk, pass)
})
