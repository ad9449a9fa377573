import type { Page } from 'playwright-core'
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import {
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
  readQr,
} from '../support/at-the-kiosk.ts'
import { everythingKept } from '../support/everything-kept.ts'
import { faultsOfEuropass } from '../support/europass/faults-of-europass.ts'
import { printed } from '../support/on-paper.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const phoneScreen = { width: 390, height: 844 }
const name = 'Nadezhda'
const proud = 'Le mariage de ma cousine Olympe.'
const mine = ['Soleil', 'Arbre', 'Poisson', 'Maison']

const tap = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true }).click()
const heading = (page: Page, words: string) =>
  page.getByRole('heading', { name: words, exact: true }).waitFor()

test('journey 18: my data is read, allowed, printed and erased; the desk forgets it too, on its disk as well', async () => {
  const kiosk = await stage.open('kiosk')
  const desk = await stage.open('host')
  await signInAsHost(desk)
  await arriveFirstTime(kiosk, name)
  const pass = await passNumberShown(kiosk)
  await finish(kiosk)
  await stage.folder.choosePictures(pass, [0, 2, 4, 6])
  await desk.getByText(name).first().waitFor()

  // Something of hers, and one consent, given and read on the receipt.
  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'Mes compétences' }).click()
  await tap(kiosk, 'Voir ma page')
  await tap(kiosk, 'Ma réussite')
  await kiosk.getByLabel('Ma réussite').fill(proud)
  await tap(kiosk, 'C’est bon')
  await kiosk.getByRole('button', { name: 'Retrouver ma page' }).click()
  await choosePictures(kiosk, mine)
  await tap(kiosk, 'Ouvrir')
  await kiosk.getByRole('button', { name: 'Qui peut voir ma page' }).click()
  const hosts = kiosk.getByRole('button', { name: 'L’accueil de ce lieu' })
  expect(await hosts.getAttribute('aria-pressed')).toBe('false')
  await hosts.click()
  await kiosk.getByText('C’est noté').waitFor()
  await tap(kiosk, 'Mon reçu')
  await kiosk.getByText('peuvent lire votre page pour vous conseiller').first().waitFor()
  await tap(kiosk, 'C’est bon')
  await tap(kiosk, 'C’est bon')

  // All that is kept of her is read, and taken along on paper.
  expect(await everythingKept(desk)).toContain(name)
  await kiosk.getByRole('button', { name: 'Mes données' }).click()
  await heading(kiosk, 'Mes données')
  await kiosk.getByText(`Votre prénom\u202f: ${name}`).first().waitFor()
  const sheet = await printed(kiosk, 'Tout imprimer')
  expect(sheet).toMatchObject({ size: [210, 297], cut: [] })
  for (const words of [name, proud, 'Vous avez dit oui']) expect(sheet.text).toContain(words)

  // And on a telephone of her own, by a code that serves once.
  await tap(kiosk, 'Emporter')
  await tap(kiosk, 'Faire le code')
  await heading(kiosk, 'Lisez ce code avec votre téléphone')
  expect(await axeFindings(kiosk)).toEqual([])
  const address = await readQr(kiosk, 'Code QR pour emporter mes données')
  const telephone = await stage.browser.openPage(await stage.browser.anotherComputer(), address, phoneScreen)
  expect(await axeFindings(telephone)).toEqual([])
  const file = telephone.waitForEvent('download')
  await tap(telephone, 'Télécharger mes données')
  const download = await file
  expect(download.suggestedFilename()).toBe('mes-donnees.zip')
  const taken = unzipSync(new Uint8Array(await readFile(await download.path())))
  const files = Object.entries(taken).map(([title, bytes]) => [title, strFromU8(bytes)] as const)
  expect(files.map(([title]) => title).sort()).toEqual([
    ...['cv-europass.xml', 'cv.json', 'lisez-moi.txt', 'mes-donnees.json'],
  ])
  const inFile = Object.fromEntries(files)
  for (const words of [name, proud]) expect(inFile['mes-donnees.json']).toContain(words)
  expect(inFile['cv.json']).toContain('jsonresume')
  expect(inFile['cv-europass.xml']).toContain(proud)
  expect(await faultsOfEuropass(inFile['cv-europass.xml']!)).toEqual([])
  expect(inFile['lisez-moi.txt']).toContain('JSON Resume')
  await tap(telephone, 'Télécharger mes données')
  await telephone.getByText('Ce lien ne sert plus').waitFor()
  await tap(kiosk, 'C’est fait')

  await tap(kiosk, 'Tout effacer')
  await heading(kiosk, 'Tout effacer\u202f?')
  // What stays is said before anything goes, on this screen, in words.
  await heading(kiosk, 'Ce qui part tout de suite')
  await heading(kiosk, 'Ce qui reste, sans vous')
  for (const words of [
    'combien de personnes sont venues un jour donné',
    'Les dates des réponses d’un employeur, sans nom, pour sa note Reciprok',
    'Les copies de sécurité, fermées, 35 jours au plus',
    'celles sur papier ne seront plus reconnues',
    'On ne peut pas revenir en arrière',
  ])
    await kiosk.getByText(words).waitFor()
  await tap(kiosk, 'Continuer')
  await choosePictures(kiosk, ['Lune', 'Fleur', 'Oiseau', 'Bateau'])
  await tap(kiosk, 'Tout effacer')
  await kiosk.getByRole('alert').waitFor()
  await choosePictures(kiosk, mine)
  await tap(kiosk, 'Tout effacer')
  await heading(kiosk, 'C’est effacé')
  await kiosk.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()

  // Nothing of it opens any more, nor stands anywhere; the desk forgets it as soon as it hears.
  expect(await stage.folder.records('profiles')).toEqual([])
  expect(await stage.folder.records('visitors')).toEqual([])
  await kiosk.getByRole('button', { name: 'J’ai ma carte' }).click()
  await kiosk.getByLabel('Numéro de la carte').fill(pass)
  await kiosk.getByRole('button', { name: 'Suivant' }).click()
  await kiosk.getByRole('alert').waitFor()
  await expect.poll(() => desk.getByText(name).count()).toBe(0)
  await expect.poll(async () => (await everythingKept(desk)).includes(name)).toBe(false)
  const kept = await everythingKept(kiosk)
  for (const words of [name, proud]) expect(kept).not.toContain(words)
})
