import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Posting } from '../../domain/postings/posting.ts'
import { sharing } from '../../domain/postings/project.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import {
  arriveFirstTime,
  choosePictures,
  comeBack,
  finish,
  passNumberShown,
  readyForTheWorst,
  tapsDuring,
} from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()

/** From the welcome screen to the cards behind one picture. */
async function openDoor(page: Page, door: string, title: string): Promise<void> {
  await tap(page, /^Coup de main/)
  await heading(page, 'Coup de main')
  await tap(page, new RegExp(`^${door}`))
  await heading(page, title)
}

/** From the welcome screen to one's own cards, with the four pictures, chosen where there were none. */
async function openMine(page: Page): Promise<void> {
  await tap(page, /^Coup de main/)
  await tap(page, /^Mes annonces/)
  await givePictures(page)
}
async function givePictures(page: Page): Promise<void> {
  await choosePictures(page)
  await tap(page, /^(Ouvrir|Fermer à clé)/)
  await heading(page, 'Mes annonces')
}

/** A host looks at the board from behind. */
async function openPostings(): Promise<Page> {
  const desk = await stage.open('host')
  await signInAsHost(desk)
  await desk.getByRole('link', { name: /^Annonces/ }).click()
  return desk
}

/** A host reads a card that waits, and puts it on the board. */
async function publish(title: string): Promise<void> {
  const desk = await openPostings()
  await desk.getByRole('button', { name: new RegExp(`^Publier.*${title}`) }).click()
  await desk.getByText(/Au tableau \(\d\)/).waitFor()
}

/** Back to the welcome screen, by the buttons. */
async function backToWelcome(page: Page): Promise<void> {
  const welcome = page.getByRole('heading', { name: /Bienvenue|Re-bonjour/ })
  const back = page.getByRole('button', { name: 'Retour', exact: true })
  while (!(await welcome.isVisible())) {
    await back.or(welcome).first().waitFor()
    if (await back.isVisible()) await back.click()
  }
}

/** How often a card of this title is known at the server. */
async function known(title: string): Promise<number> {
  const all = await stage.folder.records<Posting>('postings')
  return all.filter((one) => one.title === title).length
}

/** The project as the server has it. */
async function friperie(): Promise<Posting | undefined> {
  return (await stage.folder.records<Posting>('postings')).find(
    ({ title }) => title === 'Monter une friperie',
  )
}

/** Somebody comes for the first time and says that a card interests them; the number of their card. */
async function isInterested(page: Page, name: string, [door, list, card]: string[]): Promise<string> {
  await arriveFirstTime(page, name)
  const number = await passNumberShown(page)
  await openDoor(page, door!, list!)
  await tap(page, new RegExp(`^${card}`))
  await heading(page, card!)
  await tap(page, 'Je suis intéressé·e')
  await page.getByText('Les prénoms ne sont dits que si vous dites oui tous les deux.').waitFor()
  await tap(page, 'Oui, dites-le-lui')
  await heading(page, 'Quel prénom lui dire')
  await tap(page, 'C’est bon')
  await heading(page, 'C’est noté')
  await tap(page, 'D’accord')
  await heading(page, list!)
  return number
}

test('journey 17: a project posted by tapping is published, somebody comes forward, both say yes and learn their names', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Nadia')
  const author = await passNumberShown(kiosk)
  const taps = await tapsDuring(kiosk, async () => {
    await openDoor(kiosk, 'Projets', 'Des projets à rejoindre')
    await kiosk.getByText('Pas encore de projet ici').waitFor()
    await tap(kiosk, 'J’ai un projet')
    await tap(kiosk, 'Créer son activité')
    await tap(kiosk, 'Monter une friperie')
    await heading(kiosk, 'Voici ce que les autres verront')
    await tap(kiosk, /^Ajouter.*Les étapes/)
    for (const step of ['Trouver un lieu', 'Réunir le matériel', 'Ouvrir']) await tap(kiosk, step)
    await tap(kiosk, 'D’accord')
    await tap(kiosk, 'Envoyer')
    await heading(kiosk, 'Votre annonce est faite')
  })
  expect(taps).toBeLessThanOrEqual(12)
  await tap(kiosk, 'D’accord')
  await expect.poll(() => known('Monter une friperie')).toBe(1)
  await tap(kiosk, /^Mes annonces/)
  await givePictures(kiosk)
  await kiosk.getByText('L’accueil la lit').waitFor()
  await backToWelcome(kiosk)
  await finish(kiosk)

  await publish('Monter une friperie')
  const visitor = await isInterested(kiosk, 'Karim', [
    'Projets',
    'Des projets à rejoindre',
    'Monter une friperie',
  ])
  await kiosk
    .getByText('Trouver un lieu')
    .or(kiosk.getByText('Aucun nom n’est affiché ici.'))
    .first()
    .waitFor()
  expect(await kiosk.content()).not.toContain('Nadia')
  await backToWelcome(kiosk)
  await openMine(kiosk)
  await kiosk.getByText('La personne l’apprend à sa prochaine visite.').waitFor()
  await backToWelcome(kiosk)
  await finish(kiosk)

  await comeBack(kiosk, author)
  await kiosk.getByRole('button', { name: /^Quelqu’un s’intéresse à votre annonce/ }).waitFor()
  expect(await kiosk.content()).not.toContain('Karim')
  await tap(kiosk, /^Quelqu’un s’intéresse à votre annonce/)
  await givePictures(kiosk)
  await tap(kiosk, /^Monter une friperie/)
  await kiosk.getByText('Quelqu’un s’y intéresse.').waitFor()
  expect(await kiosk.content()).not.toContain('Karim')
  await tap(kiosk, /^Oui/)
  await heading(kiosk, 'Quel prénom lui dire')
  await kiosk.getByLabel('Mon prénom').fill('Nadia')
  await tap(kiosk, 'C’est bon')
  await kiosk.getByText('Vous êtes d’accord tous les deux\u202f: Karim.').waitFor()
  await backToWelcome(kiosk)
  await finish(kiosk)

  await comeBack(kiosk, visitor)
  await tap(kiosk, /^Quelqu’un vous a dit oui au tableau/)
  await givePictures(kiosk)
  await kiosk.getByText('Nadia a dit oui.').waitFor()

  // Whoever joined tells what goes on: by a touch at once, in own words once a host read them.
  await tap(kiosk, 'Faire avancer le projet')
  await heading(kiosk, 'Monter une friperie')
  await tap(kiosk, /^Trouver un lieu/)
  await kiosk.getByRole('button', { name: /^Trouver un lieu/, pressed: true }).waitFor()
  await tap(kiosk, 'Raconter ce qui a avancé')
  await tap(kiosk, 'Quelqu’un nous a rejoints')
  await kiosk.getByText('C’est noté. Merci').waitFor()
  await tap(kiosk, 'Raconter ce qui a avancé')
  await tap(kiosk, 'Avec mes mots')
  await kiosk.getByLabel('Ma phrase').fill('Trois portants sont arrivés')
  await tap(kiosk, 'D’accord')
  await kiosk.getByText('L’accueil lit votre phrase, puis elle s’affiche.').waitFor()
  await expect.poll(async () => (await friperie())?.facts?.length).toBe(3)
  expect((await friperie())!.shown).toMatchObject({ done: [0], log: [{ text: 'Quelqu’un nous a rejoints' }] })
  await tap(kiosk, 'Retour')
  await backToWelcome(kiosk)
  await finish(kiosk)

  const desk = await openPostings()
  await desk
    .getByRole('button', { name: 'Afficher la phrase «\u00a0Trois portants sont arrivés\u00a0»' })
    .click()
  await expect.poll(async () => (await friperie())?.shown?.log?.length).toBe(2)

  await comeBack(kiosk, author)
  await openMine(kiosk)
  await tap(kiosk, /^Monter une friperie/)
  await kiosk.getByText('Étapes faites\u202f: 1 sur 3').waitFor()
  await kiosk.getByText('Trois portants sont arrivés').waitFor()
  await tap(kiosk, 'Faire avancer le projet')
  await tap(kiosk, /^D’autres lieux peuvent le lire/)
  await kiosk.getByRole('button', { name: /^D’autres lieux peuvent le lire/, pressed: true }).waitFor()
  await desk.getByRole('button', { name: 'Montrer aux autres lieux' }).click()
  // Nothing of it waits any more.
  await expect.poll(async () => sharing((await friperie())!)).toBe('shared')
})

test('journey 16: who looks for somebody who can make a budget asks without network; it arrives, and one who can comes forward', async () => {
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await readyForTheWorst(kiosk)
  await arriveFirstTime(kiosk, 'Awa')
  await kiosk.getByText('L’accueil le sait').waitFor()
  await kiosk.context().setOffline(true)
  await openDoor(kiosk, 'J’ai besoin d’aide', 'Ils peuvent vous aider')
  await tap(kiosk, 'Je demande')
  await tap(kiosk, 'Quelqu’un qui sait faire')
  await tap(kiosk, 'Je cherche quelqu’un qui sait faire un budget')
  await tap(kiosk, 'Envoyer')
  await kiosk
    .getByText(/part dès que le réseau revient/)
    .or(kiosk.getByText(/L’accueil peut la lire d’abord/))
    .first()
    .waitFor()
  expect(await known('Je cherche quelqu’un qui sait faire un budget')).toBe(0)
  await tap(kiosk, 'D’accord')
  await backToWelcome(kiosk)
  await kiosk.context().setOffline(false)
  await stage.networkIsBack(kiosk)
  await expect.poll(() => known('Je cherche quelqu’un qui sait faire un budget'), { timeout: 60_000 }).toBe(1)
  await finish(kiosk)
  await publish('Je cherche quelqu’un qui sait faire un budget')
  await isInterested(kiosk, 'Karim', [
    'Je peux aider',
    'Ils cherchent de l’aide',
    'Je cherche quelqu’un qui sait faire un budget',
  ])
  await expect
    .poll(async () => (await stage.folder.records('contactRequests')).length, { timeout: 60_000 })
    .toBeGreaterThan(0)
})

test('journey 16: somebody here likes to talk of budgets; asked at their next scan they say yes, and the host brings both to table 2', async () => {
  const requests = async () => (await stage.folder.records('contactRequests')).length
  const before = await requests()
  const kiosk = await stage.open('kiosk')
  // Those among whom nobody can tell who it is.
  for (const name of ['Ana', 'Bo', 'Chi']) {
    await arriveFirstTime(kiosk, name)
    await finish(kiosk)
  }
  await arriveFirstTime(kiosk, 'Sami')
  const sami = await passNumberShown(kiosk)
  await tap(kiosk, /^Discuter aujourd’hui/)
  await tap(kiosk, 'Faire un budget')
  await kiosk.getByRole('button', { name: 'Faire un budget', pressed: true }).waitFor()
  await tap(kiosk, 'D’accord')
  await kiosk.getByRole('button', { name: /^Ouvert·e à discuter.*Faire un budget/ }).waitFor()
  await finish(kiosk)

  await arriveFirstTime(kiosk, 'Awa')
  const awa = await passNumberShown(kiosk)
  await openDoor(kiosk, 'J’ai besoin d’aide', 'Ils peuvent vous aider')
  await tap(kiosk, 'Je demande')
  await tap(kiosk, 'Quelqu’un qui sait faire')
  await tap(kiosk, 'Je cherche quelqu’un qui sait faire un budget')
  await kiosk.getByText('Quelqu’un ici en parle volontiers.').waitFor()
  expect(await kiosk.content()).not.toContain('Sami')
  await tap(kiosk, 'Demander une rencontre')
  await heading(kiosk, 'Faire un budget')
  await tap(kiosk, 'Demander une rencontre')
  await heading(kiosk, 'Quel prénom lui dire')
  await tap(kiosk, 'C’est bon')
  await heading(kiosk, 'C’est demandé')
  await tap(kiosk, 'D’accord')
  await backToWelcome(kiosk)
  await expect.poll(requests).toBe(before + 1)
  await finish(kiosk)

  const earlier = await openPostings()
  await earlier.getByText('À proposer maintenant (1)').waitFor()
  await earlier.getByText('Peut en parler aujourd’hui\u202f: Sami').waitFor()

  await comeBack(kiosk, sami)
  await kiosk.getByRole('button', { name: /^Quelqu’un aimerait parler avec vous/ }).waitFor()
  expect(await kiosk.content()).not.toContain('Awa')
  await tap(kiosk, /^Quelqu’un aimerait parler avec vous/)
  await givePictures(kiosk)
  await kiosk.getByText('Quelqu’un aimerait en parler avec vous.').waitFor()
  expect(await kiosk.content()).not.toContain('Awa')
  await tap(kiosk, 'Oui')
  await heading(kiosk, 'Quel prénom lui dire')
  await kiosk.getByLabel('Mon prénom').fill('Sami')
  await tap(kiosk, 'C’est bon')
  await kiosk.getByText('Vous êtes d’accord tous les deux\u202f: Awa.').waitFor()
  await backToWelcome(kiosk)
  await finish(kiosk)

  const desk = await openPostings()
  await desk.getByText(/À présenter \(\d+\)/).waitFor()
  const pair = desk.getByRole('listitem').filter({ hasText: 'Sami et Awa' })
  await pair.getByRole('textbox', { name: 'Où se retrouver' }).fill('table 2')
  await desk.getByRole('button', { name: /^Le dire aux deux, Sami et Awa/ }).click()
  await desk.getByText('Sami et Awa se retrouvent ici\u202f: table 2.').first().waitFor()

  await comeBack(kiosk, awa)
  await tap(kiosk, /^On vous attend pour une rencontre\s*: table 2/)
  await givePictures(kiosk)
  await kiosk.getByText('Sami a dit oui\u202f: rendez-vous ici, table 2.').waitFor()
  await backToWelcome(kiosk)
  await finish(kiosk)
  await comeBack(kiosk, sami)
  await kiosk.getByRole('button', { name: /^On vous attend pour une rencontre\s*: table 2/ }).waitFor()

  await desk.getByRole('button', { name: /^C’est fait, Sami et Awa se sont rencontrés/ }).click()
  await desk.getByText('Sami et Awa se sont rencontrés.').first().waitFor()
})
