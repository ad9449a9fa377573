import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arriveFirstTime, choosePictures } from '../support/at-the-kiosk.ts'
import { kioskAddresses } from '../support/kiosk-addresses.ts'
import { offerTitle } from '../support/site-folder.ts'
import { touchable } from '../support/settled.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(async (folder) => {
  await folder.planSession('sjardin', 'E02')
})

/** Goes to a screen, and tries all of its controls in the very frame in which its title is there. */
async function firstFrame(page: Page, address: string): Promise<{ controls: number; acting: string[] }> {
  return page.evaluate(
    (hash) =>
      new Promise((told) => {
        const before = document.querySelector('h1')
        const look = () => {
          if (document.querySelector('h1') === before) return requestAnimationFrame(look)
          const controls = [...document.querySelectorAll<HTMLElement>('button, label, summary, main a')]
          const clicks: Event[] = []
          const hear = (event: Event) => clicks.push(event)
          document.addEventListener('click', hear)
          const acting = controls.filter((control) => {
            const box = control.getBoundingClientRect()
            const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
            const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
            control.click()
            return control.dispatchEvent(enter) || (there !== null && control.contains(there))
          })
          document.removeEventListener('click', hear)
          told({
            controls: controls.length,
            acting: [...acting.map((control) => control.textContent), ...clicks.map(String)],
          })
        }
        requestAnimationFrame(look)
        window.location.hash = hash
      }),
    address,
  )
}

test('no screen of the router can be touched before it was seen', async () => {
  const page = await stage.open('kiosk')
  // With all that moves, as most people see it.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await arriveFirstTime(page, 'Nadia')
  expect(kioskAddresses.length).toBeGreaterThanOrEqual(29)
  const deaf: string[] = []
  for (const address of kioskAddresses) {
    const from = address === '/welcome' ? '/card' : '/welcome'
    if (!page.url().endsWith(`#${from}`)) await firstFrame(page, from)
    await touchable(page)
    const { controls, acting } = await firstFrame(page, address)
    for (const control of acting) deaf.push(`${address}: ${control}`)
    expect(controls, address).toBeGreaterThan(0)
    await touchable(page)
  }
  expect(deaf).toEqual([])
})

/** Taps, then again and again at the same place, while time stands still in the moment something else is there. */
async function tapTwice(page: Page, target: Locator): Promise<void> {
  const box = (await target.boundingBox())!
  const tapAgain = () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await touchable(page)
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 2000))
  await target.click()
  await tapAgain()
  const isArriving = () => page.evaluate(() => 'arriving' in document.documentElement.dataset)
  while (!(await isArriving())) await page.clock.runFor(10)
  await tapAgain()
  await tapAgain()
  await page.clock.resume()
  await touchable(page)
}

test('two taps at one place do what one does: on a reason, "Je postule", "Je réserve", "C’est noté", "J’ai fini"', async () => {
  const page = await stage.open('kiosk')
  await page.clock.install()
  const twice = (name: string | RegExp) => tapTwice(page, page.getByRole('button', { name }).first())
  const seen = (name: string) => page.getByRole('heading', { name }).waitFor()
  await twice('Bonjour, j’arrive')
  await seen('Ravis de vous voir')
  await twice('C’est la première fois')
  await twice('Sans nom')
  await seen('Qu’est-ce qui vous amène')
  await twice('Trouver de l’aide')
  await seen('Votre carte est prête')
  await twice('Je l’ai notée')
  await seen('Bienvenue')

  await twice(/Essayer un défi/)
  await twice(/Une heure dans les gants/)
  await twice(/^Je (réserve|demande une place)$/)
  await page.getByRole('button', { name: 'C’est noté' }).waitFor()
  await twice('C’est noté')
  await seen('Bienvenue')

  await twice('Offres d’emploi')
  await twice(offerTitle)
  await twice('Je postule')
  await seen('Que voulez-vous envoyer')
  await twice('Suivant')
  await seen('Voici exactement ce qui part')
  await twice('Suivant')
  await choosePictures(page)
  await twice('Envoyer')
  await seen('Votre candidature est faite')
  await twice('D’accord')
  await seen('Bienvenue')
  await twice('J’ai fini')
  await seen('Vous avez fini')
})

test('a long press, a drag or a drop opens nothing', async () => {
  const page = await stage.open('kiosk')
  await page.getByRole('heading', { name: 'Bienvenue' }).waitFor()
  const refused = await page.evaluate(() =>
    ['contextmenu', 'dragover', 'drop', 'dragstart'].map((kind) => {
      const event = new Event(kind, { bubbles: true, cancelable: true })
      document.querySelector('h1')!.dispatchEvent(event)
      return event.defaultPrevented
    }),
  )
  expect(refused).toEqual([true, true, true, true])
  await page.getByRole('heading', { name: 'Bienvenue' }).dblclick()
  expect(await page.evaluate(() => String(window.getSelection()))).toBe('')
})
