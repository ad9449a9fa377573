import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import type { Dossier } from '../../domain/competences/dossier.ts'
import { showPassCode } from '../../domain/visits/pass-code.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import {
  arriveFirstTime,
  choosePictures,
  finish,
  pictures,
  qrShown,
  readQr,
  readyForTheWorst,
  scan,
} from '../support/at-the-kiosk.ts'
import { seen, signInAsHost } from '../support/at-a-desk.ts'
import { ChromiumProcess } from '../support/chromium-process.ts'
import { everythingKept } from '../support/everything-kept.ts'
import { recordsKept } from '../support/journal-kept.ts'
import { foundIn } from '../support/profile-bytes.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const carriedAway: ChromiumProcess[] = []
afterAll(() => Promise.all(carriedAway.map((browser) => browser.close())))
const cooked = 'J’ai cuisiné pour trente personnes ou plus.'
const proud = 'Le mariage de ma cousine, 120 personnes, et aucune assiette revenue pleine.'
const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Not on the sheet beside it that can be printed. */
const onScreen = (page: Page, text: string) => page.getByText(text).filter({ visible: true })

/** What somebody tells of themselves on their first day; they let the kiosks keep it, locked. Ends at the consents. */
async function tellAndLock(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Mes compétences' }).click()
  await tap(kiosk, 'Cuisine, jardin')
  await kiosk.getByRole('button', { name: 'Cuisiner pour beaucoup de monde' }).click()
  await kiosk.getByRole('group', { name: cooked }).getByRole('button', { name: 'J’aide les autres' }).click()
  await tap(kiosk, 'C’est bon')
  await tap(kiosk, 'Voir ma page')
  await kiosk.getByLabel('Ma réussite').fill(proud)
  await tap(kiosk, 'C’est bon')
  await onScreen(kiosk, proud).waitFor()
  await kiosk.getByRole('button', { name: 'Qui peut voir ma page' }).click()
  await kiosk.getByRole('button', { name: 'Moi, même sans réseau' }).click()
  await kiosk.getByRole('heading', { name: 'Choisissez quatre images' }).waitFor()
  await choosePictures(kiosk)
  await tap(kiosk, 'Fermer à clé')
  await kiosk.getByRole('heading', { name: 'Qui peut voir ma page' }).waitFor()
}

/** Comes back with the card in the hand, and opens the page. */
async function openPage(kiosk: Page, card: string, chosen: readonly string[]): Promise<void> {
  await scan(kiosk, card)
  await tap(kiosk, 'C’est moi')
  await kiosk.getByRole('heading', { name: /Bienvenue|Re-bonjour/ }).waitFor()
  await kiosk.getByRole('button', { name: 'Mes compétences' }).click()
  await tap(kiosk, 'Voir ma page')
  await kiosk.getByRole('button', { name: 'Retrouver ma page' }).click()
  await choosePictures(kiosk, chosen)
  await tap(kiosk, 'Ouvrir')
}

/** A sentence as long and as French as those that must not be found, kept in a database beside that of the kiosk. */
const planted = 'Le départ de mon voisin, 45 invités, et pas un verre cassé.'
const plant = (kiosk: Page) =>
  kiosk.evaluate(
    (words) =>
      new Promise<void>((kept, failed) => {
        const request = indexedDB.open('planted')
        request.onupgradeneeded = () => request.result.createObjectStore('words', { autoIncrement: true })
        request.onerror = () => failed(request.error)
        request.onsuccess = () => {
          const writing = request.result.transaction('words', 'readwrite', { durability: 'strict' })
          writing.objectStore('words').add(words)
          writing.objectStore('words').add(new TextEncoder().encode(words))
          writing.oncomplete = () => kept()
          writing.onerror = () => failed(writing.error)
        }
      }),
    planted,
  )

/** A kiosk on a disk of its own, which holds what was planted there. */
async function kioskOnDisk(browser: ChromiumProcess): Promise<Page> {
  const kiosk = await stage.open('kiosk', browser.onDisk)
  await plant(kiosk)
  return kiosk
}
async function anotherBrowser(): Promise<ChromiumProcess> {
  const browser = await ChromiumProcess.start({ sparing: true })
  carriedAway.push(browser)
  return browser
}

test('journey 6, another day: without network the page opens at a second kiosk with card and pictures, and the disk of neither says any of it', async () => {
  const [there, here] = [await anotherBrowser(), await anotherBrowser()]
  const first = await kioskOnDisk(there)
  await arriveFirstTime(first, 'Nadia')
  const card = await qrShown(first)
  const { passId, cardKey } = readPassToken(card)!
  expect(card).toMatch(/^PEP3/)
  await tellAndLock(first)
  const dossiers = async () => (await stage.folder.records('dossiers')) as Dossier[]
  await expect.poll(async () => (await dossiers()).map(({ sealed }) => typeof sealed)).toEqual(['string'])
  await tap(first, 'C’est bon')
  await onScreen(first, proud).waitFor()
  await tap(first, 'C’est bon')
  await finish(first)

  const second = await kioskOnDisk(here)
  await readyForTheWorst(second)
  await expect.poll(() => recordsKept(second, 'dossiers')).toHaveLength(1)
  // What the kiosk keeps, read frame by frame: the dossier is there, and nothing of what it says.
  const kept = await everythingKept(second)
  const { id } = (await dossiers())[0]!
  expect(kept).toContain(id)
  for (const words of [proud, passId, cardKey!, card]) expect(kept, words).not.toContain(words)
  await stage.server.kill()

  await openPage(second, card, [...pictures].reverse())
  await second.getByRole('alert').waitFor()
  expect(await onScreen(second, proud).count()).toBe(0)
  await choosePictures(second)
  await tap(second, 'Ouvrir')
  await onScreen(second, proud).waitFor()
  await second.getByText('gardée ici fermée à clé').waitFor()

  // Both kiosks are carried away, the one where it was told and the one where it was read: each profile byte by byte,
  // cache and journal. That this search finds what lies there is seen by what was planted, and by the dossier's number.
  await Promise.all([there, here].map((browser) => browser.kill()))
  const secrets = [proud, 'mariage de ma cousine', cardKey!, card]
  for (const browser of [there, here])
    expect(foundIn(browser.profile, [...secrets, planted, id])).toEqual([planted, id])
  expect(foundIn(here.profile, [passId, showPassCode(passId)])).toEqual([])
})

test('journey 6, the card lost: the page opens without network with the new card once it was opened with it, and with the old one never again', async () => {
  const isSealed = ({ sealed }: Dossier) => sealed !== undefined
  const sealedAtServer = async () =>
    ((await stage.folder.records('dossiers')) as Dossier[]).filter(isSealed).length
  const others = await sealedAtServer()
  const first = await stage.open('kiosk')
  await arriveFirstTime(first, 'Samira')
  const old = await qrShown(first)
  await tellAndLock(first)
  await expect.poll(sealedAtServer).toBe(others + 1)
  await tap(first, 'C’est bon')
  await tap(first, 'C’est bon')
  await finish(first)
  const second = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await readyForTheWorst(second)
  const sealedAt = async () => (await recordsKept<Dossier>(second, 'dossiers')).filter(isSealed).length
  await expect.poll(sealedAt, { timeout: 30_000 }).toBe(others + 1)

  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Cartes' }).click()
  await host.getByLabel('Nom de la personne').fill('Samira')
  await seen(host)
  await host.getByRole('button', { name: 'Nouvelle carte' }).first().click()
  await host.getByRole('dialog').getByRole('button', { name: 'Donner un code' }).click()
  const code = await host
    .getByRole('dialog')
    .getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
    .innerText()
  // The old card is dead: what it opened is gone from the kiosk that only keeps it.
  await expect.poll(sealedAt, { timeout: 30_000 }).toBe(others)
  const { passId } = readPassToken(old)!
  await expect.poll(async () => JSON.stringify(await recordsKept(second, 'sites'))).toContain(passId)

  await tap(first, 'J’ai ma carte')
  await tap(first, 'J’ai perdu ma carte')
  await first.getByLabel('Code donné par l’accueil').fill(code)
  await tap(first, 'Suivant')
  await first.getByRole('heading', { name: 'Votre carte' }).waitFor()
  const card = await readQr(first, 'Code QR de votre carte')
  expect(card).not.toBe(old)
  await tap(first, 'Retour')
  await first.getByRole('heading', { name: /Bienvenue|Re-bonjour/ }).waitFor()
  await finish(first)
  await openPage(first, card, pictures)
  await onScreen(first, proud).waitFor()
  await expect.poll(sealedAt, { timeout: 30_000 }).toBe(others + 1)
  await stage.server.kill()

  await scan(second, old)
  await second.getByRole('alert').waitFor()
  expect(await second.getByRole('button', { name: 'C’est moi', exact: true }).count()).toBe(0)
  await openPage(second, card, pictures)
  await onScreen(second, proud).waitFor()
  await second.getByText('gardée ici fermée à clé').waitFor()
})
