import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { directionOf } from '../../domain/language.ts'
import { kioskTexts } from '../../renderer/kiosk/kiosk-texts.ts'
import { axeFindings, targetFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { tapsDuring } from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

/** Who reads little French finds their language by its own name, and writes a name in its letters. */
const visitors = [
  { language: 'ar', button: 'العربية', letters: ['س', 'م', 'ر'] },
  { language: 'uk', button: 'Українська', letters: ['О', 'л', 'я'] },
] as const

async function isAccessible(page: Page) {
  expect(await axeFindings(page)).toEqual([])
  expect(await targetFindings(page)).toEqual([])
}

/** Where something begins on the screen: its distance from the side on which lines begin. */
async function startOf(page: Page, name: string): Promise<number> {
  const box = (await page.getByRole('button', { name, exact: true }).boundingBox())!
  const isRtl = await page.evaluate(() => getComputedStyle(document.body).direction === 'rtl')
  return isRtl ? page.viewportSize()!.width - box.x - box.width : box.x
}

test('journey 19: who reads little French arrives in Arabic and in Ukrainian with the same five taps', async () => {
  const host = await stage.open('host')
  await signInAsHost(host)
  const kiosk = await stage.open('kiosk')
  for (const { language, button, letters } of visitors) {
    const { kiosk: texts } = kioskTexts[language]
    const tap = (name: string) => kiosk.getByRole('button', { name, exact: true }).click()
    const tapTile = (name: string) => kiosk.getByRole('button', { name }).first().click()
    const seen = (title: string) => kiosk.getByRole('heading', { name: title, exact: true }).waitFor()
    await tap(button)
    await seen(texts.attract.welcome)
    const page = kiosk.locator('html')
    expect(await page.getAttribute('lang')).toBe(language)
    expect(await page.getAttribute('dir')).toBe(directionOf(language))
    expect(await startOf(kiosk, texts.attract.card)).toBeLessThan(await startOf(kiosk, texts.attract.passing))
    await isAccessible(kiosk)

    const name = letters.join('')
    const taps = await tapsDuring(kiosk, async () => {
      await tapTile(texts.attract.arrive)
      await seen(texts.arrive.title)
      await isAccessible(kiosk)
      await tapTile(texts.arrive.firstTime)
      await seen(texts.name.title)
      for (const letter of letters) await tap(letter)
      expect(await kiosk.getByLabel(texts.name.label).inputValue()).toBe(name)
      await isAccessible(kiosk)
      expect(await startOf(kiosk, texts.back)).toBeLessThan(await startOf(kiosk, texts.next))
      await tap(texts.next)
      await seen(texts.reason.title)
      await isAccessible(kiosk)
      await tapTile(texts.reason.of['job-search'])
      await seen(texts.card.newTitle)
      await isAccessible(kiosk)
      await tap(texts.card.noted)
      // Where lines run to the left, a name stands between marks that keep its own direction.
      await kiosk
        .getByRole('heading', { name: new RegExp(texts.welcome.named.replace('{name}', `.?${name}.?`)) })
        .waitFor()
    })
    expect(taps).toBe(letters.length + 5)
    await isAccessible(kiosk)
    await host.getByRole('row', { name: new RegExp(name) }).waitFor()

    // The next person finds French again.
    const loaded = kiosk.waitForEvent('load')
    await tap(texts.welcome.done)
    await tapTile(texts.done.stay)
    await loaded
    await seen('Bienvenue')
    expect(await page.getAttribute('dir')).toBe('ltr')
  }
})
