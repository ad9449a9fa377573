import type { Locator, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { decodedQr } from './decoded-qr.ts'
import { journalKept } from './journal-kept.ts'
import { touchable } from './settled.ts'
import { offerTitle } from './site-folder.ts'

export const pictures = ['Soleil', 'Lune', 'Arbre', 'Fleur'] as const

/** How often the screen is touched while something is done. */
export async function tapsDuring(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    document.documentElement.dataset['taps'] = '0'
    const count = () => {
      const { dataset } = document.documentElement
      dataset['taps'] = String(Number(dataset['taps']) + 1)
    }
    window.addEventListener('pointerup', count, { capture: true })
  })
  await work()
  return page.evaluate(() => Number(document.documentElement.dataset['taps']))
}

/**
 * Does it again, as a person would, until what follows is on screen: a kiosk lets a tap on what has just come pass by
 * (`renderer/kiosk/touch/seen-first.ts`), and on a busy machine that may be after the tap was aimed.
 */
export async function untilSeen(next: Locator, act: () => Promise<void>): Promise<void> {
  for (let tries = 1; tries < 4 && !(await next.isVisible()); tries++) {
    await act()
    await next.waitFor({ timeout: 10_000 }).catch(() => undefined)
  }
  await next.waitFor()
}

/**
 * Presses a button by the keys of a keyboard: Enter where it is, or the space bar. A kiosk lets keys pass by as it does
 * fingers, while something has just come: it is pressed again then. A button that no key presses fails.
 */
export async function pressKey(page: Page, button: Locator): Promise<void> {
  type Pressed = Window & { pressed?: boolean }
  for (let tries = 1; tries <= 4; tries++) {
    await touchable(page)
    await button.evaluate((element: HTMLElement) => {
      const note = () => ((window as Pressed).pressed = true)
      ;(window as Pressed).pressed = false
      element.addEventListener('click', note, { capture: true, once: true })
    })
    await button.press(tries % 2 === 0 ? 'Enter' : 'Space')
    // What it did may have loaded the page anew.
    const isPressed = await page.evaluate(() => (window as Pressed).pressed !== false).catch(() => true)
    if (isPressed) return
  }
  throw new Error(`No key presses ${String(button)}`)
}

/** "C'est la première fois": by name, or without. Ends on the welcome screen. */
export async function arriveFirstTime(page: Page, name?: string): Promise<void> {
  const button = (words: string) => page.getByRole('button', { name: words })
  /** Only while the button is there: a screen that comes late is not answered with a second tap on the next one. */
  const tap = async (words: string) => {
    if (await button(words).isVisible()) await button(words).click()
  }
  const first = button('C’est la première fois')
  await button('Bonjour, j’arrive').waitFor()
  await untilSeen(first, () => tap('Bonjour, j’arrive'))
  await untilSeen(button('Sans nom'), () => tap('C’est la première fois'))
  const reason = button('Chercher un emploi')
  if (name !== undefined) await page.keyboard.type(name)
  await untilSeen(reason, () => tap(name === undefined ? 'Sans nom' : 'Suivant'))
  await untilSeen(button('Je l’ai notée'), () => tap('Chercher un emploi'))
  await untilSeen(page.getByRole('heading', { name: 'Bienvenue' }), () => tap('Je l’ai notée'))
}

/** From the welcome screen to one's card and back. */
async function atTheCard<T>(page: Page, read: () => Promise<T>): Promise<T> {
  await page.getByRole('button', { name: 'Ma carte' }).click()
  await page.getByRole('heading', { name: 'Votre carte' }).waitFor()
  const value = await read()
  await page.getByRole('button', { name: 'Retour' }).click()
  await page.getByRole('heading', { name: /Bienvenue|Re-bonjour/ }).waitFor()
  return value
}

/** The number on one's card, from the welcome screen. */
export function passNumberShown(page: Page): Promise<string> {
  return atTheCard(page, async () => {
    // The card to print, which the screen does not show, carries the same number.
    const number = page.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]$/).first()
    const text = await number.innerText()
    return text.replaceAll(' ', '')
  })
}

/** Reads the QR code of one's card as the camera of a telephone would, from the welcome screen. */
export function qrShown(page: Page): Promise<string> {
  return atTheCard(page, () => readQr(page, 'Code QR de votre carte'))
}

/** Reads the QR code of this name on the screen. */
export async function readQr(page: Page, name: string): Promise<string> {
  const qr = page.getByRole('img', { name })
  await qr.waitFor()
  const [box, path] = [await qr.getAttribute('viewBox'), await qr.locator('path').getAttribute('d')]
  return decodedQr(box!, path!)
}

/** What a keyboard-wedge scanner does: keys faster than any hand, stamped as they are pressed, then Enter. */
export async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((characters) => {
    const start = performance.now()
    for (const [index, key] of [...characters, 'Enter'].entries()) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      // However busy the machine: the moments of a keyboard's keys are its own, not those when the page comes to them.
      Object.defineProperty(event, 'timeStamp', { value: start + index * 4 })
      ;(document.activeElement ?? document.body).dispatchEvent(event)
    }
  }, text)
}

/** Comes back with the card's number typed. Ends on the welcome screen. */
export async function comeBack(page: Page, passNumber: string): Promise<void> {
  await page.getByRole('button', { name: 'J’ai ma carte' }).click()
  await page.getByLabel('Numéro de la carte').fill(passNumber)
  await page.getByRole('button', { name: 'Suivant' }).click()
  await page.getByRole('button', { name: 'C’est moi', exact: true }).click()
  await page.getByRole('heading', { name: /Bienvenue|Re-bonjour/ }).waitFor()
}

/** From the welcome screen to the receipt of an application with a message. */
export async function applyToTheOffer(page: Page, message = 'Je suis libre dès lundi.'): Promise<void> {
  await page.getByRole('button', { name: 'Offres d’emploi' }).click()
  await page.getByRole('button', { name: offerTitle }).click()
  await page.getByRole('button', { name: 'Je postule' }).click()
  await page.getByRole('button', { name: 'Ajouter : Un mot' }).click()
  await page.getByLabel('Un mot').fill(message)
  await page.getByRole('button', { name: 'C’est bon' }).click()
  await page.getByRole('button', { name: 'Suivant' }).click()
  await page.getByRole('heading', { name: 'Voici exactement ce qui part' }).waitFor()
  await page.getByRole('button', { name: /Suivant|Envoyer/ }).click()
  await choosePictures(page)
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByRole('heading', { name: 'Votre candidature est faite' }).waitFor()
}

/** Applies, reads that it came, and goes: the next person may begin. */
export async function applyAndGo(page: Page, message?: string): Promise<void> {
  await applyToTheOffer(page, message)
  await page.getByText('Bien reçue').waitFor()
  await page.getByRole('button', { name: 'D’accord' }).click()
  await finish(page)
}

/** Gives the pictures; twice where they are chosen for the first time. */
export async function choosePictures(page: Page, chosen: readonly string[] = pictures): Promise<void> {
  const again = page.getByRole('button', { name: 'Encore une fois', exact: true })
  const touch = async () => {
    for (const name of chosen) await page.getByRole('button', { name, exact: true }).click()
  }
  await touch()
  if (!(await again.isVisible())) return
  await again.click()
  await touch()
}

/** From the welcome screen to *Mes candidatures*, with the four pictures. */
export async function unlockMyApplications(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mes candidatures' }).click()
  await choosePictures(page)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
  await page.getByRole('heading', { name: 'Mes candidatures' }).waitFor()
}

/** The same again: who chose the pictures in this session is not asked twice. */
export async function reopenMyApplications(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mes candidatures' }).click()
  await page.getByRole('heading', { name: 'Mes candidatures' }).waitFor()
}

/** "J'ai fini", and stays in the place: the page is loaded anew and waits for the next person. */
export async function finish(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'J’ai fini' }).click()
  const stay = page.getByRole('button', { name: 'Je reste ici' })
  const start = page.getByRole('button', { name: 'Bonjour, j’arrive' })
  // Who came without a card, to have a page checked, is asked nothing. One question for both: a second one that
  // still waits for this page can hold up the first for good.
  await stay.or(start).waitFor()
  if (await stay.isVisible()) await stay.click()
  await loaded
  await start.waitFor()
}

/** "J'ai fini", and leaves the place. Ends at the goodbye. */
export async function leaveThePlace(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'J’ai fini' }).click()
  await page.getByRole('button', { name: 'Je pars' }).click()
  await page.getByRole('heading', { name: 'À bientôt' }).waitFor()
}

/** From the goodbye to the first screen, which is loaded anew. */
export async function goodbye(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Terminer' }).click()
  await loaded
  await page.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()
}

/** Waits until the page could be loaded anew without the server. */
export async function filesKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    while (active?.state !== 'activated') await new Promise((later) => setTimeout(later, 20))
  })
}

/** Waits until the kiosk could do without its server: its files kept, its offers pulled, its cards in stock. */
export async function readyForTheWorst(page: Page): Promise<void> {
  await page.getByText('1 offre d’emploi en ce moment').waitFor()
  await filesKept(page)
  await vi.waitFor(async () => expect((await journalKept(page)).rows('passes').size).toBeGreaterThan(0), {
    timeout: 30_000,
    interval: 200,
  })
}
