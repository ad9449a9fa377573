import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arriveFirstTime } from '../support/at-the-kiosk.ts'
import { goTo, kioskAddresses } from '../support/kiosk-addresses.ts'
import { reachFindings } from '../support/reach.ts'
import { drill, smallRoom } from '../support/things.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(async (folder) => {
  await folder.planSession('sjardin', 'E02')
  await folder.planEvent('ecafe', 'Café du mardi')
  await folder.offerThings(smallRoom, drill)
  await folder.listOffer('48A1')
})

const modes = [
  { name: 'large letters', width: 1080, height: 1920, large: true },
  // A browser at 200 % has half of the pixels.
  { name: 'zoomed twice', width: 540, height: 960, large: false },
  { name: 'a square screen', width: 1080, height: 1080, large: false },
  { name: 'a square screen with large letters', width: 1080, height: 1080, large: true },
  { name: 'a small laptop', width: 1024, height: 768, large: false },
  { name: 'easy to read', width: 1080, height: 1920, large: false, easy: true },
]

async function findingsInEveryMode(page: Page, screen: string): Promise<string[]> {
  const findings: string[] = []
  for (const { name, width, height, large, easy = false } of modes) {
    await page.setViewportSize({ width, height })
    await page.evaluate(
      ([isLarge, isEasy]) => {
        document.documentElement.classList.toggle('large', isLarge)
        document.documentElement.classList.toggle('easy', isEasy)
      },
      [large, easy] as const,
    )
    for (const finding of await reachFindings(page)) findings.push(`${screen}, ${name}: ${finding}`)
  }
  return findings
}

test('every control of every screen can be reached, whatever the size of the screen and of the letters', async () => {
  const page = await stage.open('kiosk')
  const findings: string[] = []
  const titles = new Set<string>()
  await page.getByRole('heading', { name: 'Bienvenue' }).waitFor()
  await page.getByRole('button', { name: 'Affichage' }).click()
  await page.getByRole('dialog').waitFor()
  findings.push(...(await findingsInEveryMode(page, 'display')))
  await page.getByRole('button', { name: 'C’est bon' }).click()
  await arriveFirstTime(page, 'Nadia')
  for (const address of [...kioskAddresses, '/meet/budget']) {
    // To look at a screen in every mode takes long enough for the kiosk to ask whether anybody is there.
    await page.keyboard.press('Shift')
    await goTo(page, address)
    titles.add(await page.getByRole('heading', { level: 1 }).innerText())
    findings.push(...(await findingsInEveryMode(page, address)))
  }
  expect(titles.size).toBeGreaterThanOrEqual(15)
  expect(findings).toEqual([])
})

test('large letters are half as big again', async () => {
  const page = await stage.open('kiosk')
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
  await page.getByRole('heading', { name: 'Bienvenue' }).waitFor()
  const before = await size()
  await page.getByRole('button', { name: 'Affichage' }).click()
  await page.getByRole('button', { name: 'Grands caractères' }).click()
  expect((await size()) / before).toBeGreaterThanOrEqual(1.5)
})

test('the inspection itself finds what is cut, covered, or does not hold its words', async () => {
  const page = await (await stage.browser.anotherComputer()).newPage()
  await page.setViewportSize({ width: 400, height: 300 })
  await page.setContent(`<style>button { display: block }</style><div style="height: 100vh; overflow: hidden">
    <button style="width: 500px">Large</button><button style="height: 20px; width: 60px">Beaucoup de mots ici</button>
    <p style="position: fixed; inset: 150px 0 0; background: #fff">Dessus</p>
    <button style="position: fixed; top: 200px; z-index: -1">Couvert</button></div>`)
  const found = (await reachFindings(page)).join('\n')
  expect(found).toContain('"Large" is cut')
  expect(found).toContain('"Beaucoup de mots ici" does not hold its words')
  expect(found).toContain('"Couvert" is covered')
})
