import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { applicationStatus } from '../../domain/hiring/application-status.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { jobOfferStatus, type JobOffer } from '../../domain/hiring/job-offer.ts'
import { MINUTE, SECOND } from '../../domain/time.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { scan } from '../support/at-the-kiosk.ts'
import { printed } from '../support/on-paper.ts'
import { employerLogin } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const NAMES_GONE = 31 * SECOND
const DESK_GONE = 2 * MINUTE + SECOND

const stage = useStage(async (folder) => {
  await folder.receiveApplications(9, 40)
  // Three who ticked another competence than the one that the offer asks for.
  await folder.receiveApplications(3, 39, { after: 19, abilities: ['ability:team'] })
})

const applications = () => stage.folder.records<Application>('applications')
const refused = async () =>
  (await applications()).filter((one) => applicationStatus(one, Date.now()).kind === 'refused')

async function openDesk(): Promise<Page> {
  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk
    .getByRole('button', { name: /^Personne \d/ })
    .first()
    .waitFor()
  return desk
}

/** Walks by Tab until the keyboard stands on a control. */
async function tabTo(desk: Page, control: Locator): Promise<void> {
  const isThere = () => control.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 60; presses++) {
    if (await isThere()) return
    await desk.keyboard.press('Tab')
  }
  expect(await isThere()).toBe(true)
}

test('journey 33: who leaves without logging out shows no name after 30 s and nothing after 2 min; words are kept', async () => {
  const desk = await stage.open('employer')
  await desk.clock.install()
  await signInAsEmployer(desk)
  await desk.getByRole('button', { name: /^Personne 1/ }).click()
  await desk.getByRole('heading', { name: 'Personne 1' }).waitFor()
  await desk.getByRole('button', { name: 'Poursuivre' }).click()
  await desk.getByLabel('Un mot de vous').fill('Des mots pas encore envoyés')
  const name = desk.getByText('Personne 1')

  await desk.clock.fastForward(NAMES_GONE)
  await desk.getByText('Nom masqué').waitFor()
  expect(await name.count()).toBe(0)
  await desk.mouse.move(200, 200)
  await desk.getByRole('heading', { name: 'Personne 1' }).waitFor()

  await desk.clock.fastForward(DESK_GONE)
  await desk.getByLabel('Mot de passe').waitFor()
  expect(await desk.content()).not.toContain('Personne 1')
  expect(await desk.content()).not.toContain('Des mots pas encore envoyés')
  await desk.getByLabel('Identifiant').fill(employerLogin.login)
  await desk.getByLabel('Mot de passe').fill(employerLogin.secret)
  await desk.getByRole('button', { name: 'Se connecter' }).click()
  await desk.getByRole('heading', { name: 'Personne 1' }).waitFor()
  expect(await desk.getByLabel('Un mot de vous').inputValue()).toBe('Des mots pas encore envoyés')
})

test('journey 27: five people are answered before the session, by keyboard alone with a line each, and the score follows', async () => {
  const desk = await openDesk()
  const scores: number[] = []
  await tabTo(desk, desk.getByRole('button', { name: 'Ouvrir' }))
  await desk.keyboard.press('Enter')
  for (let person = 1; person <= 5; person++) {
    // Whoever opened the sheet stands on its heading: the letter shown on the button is enough.
    await desk.locator('article h2:focus').waitFor()
    await desk.keyboard.press('r')
    await tabTo(desk, desk.getByRole('button', { name: 'Compétence demandée non retrouvée' }))
    await desk.keyboard.press('Enter')
    await tabTo(desk, desk.getByLabel('Un mot de vous'))
    await desk.keyboard.type('Une ligne de plus, pour vous.')
    // Steps forward are in sight, none is chosen; the score is said before anything is sent.
    const steps = desk.getByRole('group', { name: 'Une piste pour la suite' })
    const effect = desk.getByText(/^Votre note\s*: \d+ → \d+/)
    await tabTo(desk, steps.getByRole('radio', { name: 'Sans piste' }))
    await desk.keyboard.press('ArrowRight')
    expect(await steps.getByRole('radio', { name: 'Sans piste' }).isChecked()).toBe(false)
    // The tone is that of the last answer, and its switch a Tab away.
    const tone = desk.getByRole('group', { name: 'Ton de la lettre' }).locator(':checked')
    expect(await tone.inputValue()).toBe(person === 1 ? 'plain' : 'warm')
    if (person === 1) {
      await tabTo(desk, tone)
      await desk.keyboard.press('ArrowRight')
    }
    const letter = await desk.locator('.letter').innerText()
    for (const said of ['Bonjour Personne', 'Merci d’avoir pensé à nous', 'Une ligne de plus, pour vous.'])
      expect(letter).toContain(said)
    const ahead = await effect.innerText()
    await desk.keyboard.press('Control+Enter')
    await desk.getByText('La personne lira votre réponse').waitFor()
    expect(await effect.innerText()).toBe(ahead)
    const [, before, after] = /(\d+) → (\d+)/.exec(await effect.innerText())!
    scores.push(Number(before), Number(after))
    if (person === 5) break
    await tabTo(desk, desk.getByRole('button', { name: /^Suivante/ }))
    await desk.keyboard.press('Enter')
  }
  expect(scores).toEqual([...scores].sort((a, b) => a - b))
  expect(scores.at(-1)).toBeGreaterThan(scores[0]!)
  await desk.getByText('Tout est enregistré').waitFor()
  await expect.poll(async () => (await refused()).length).toBe(5)
  const told = (await refused()).flatMap(({ events }) => events.filter(({ type }) => type === 'refused'))
  expect(told.map(({ tone, message }) => `${tone}: ${message}`)).toEqual(
    Array.from({ length: 5 }, () => 'warm: Une ligne de plus, pour vous.'),
  )
})

test('two people of one employer answer the same person: the second is told, keeps the words and adds them', async () => {
  const desks = [await openDesk(), await openDesk()] as const
  const [first, second] = desks
  for (const desk of desks) {
    await desk
      .getByRole('button', { name: /^Personne \d/ })
      .first()
      .click()
    await desk.getByRole('button', { name: 'Refuser' }).click()
    await desk.getByRole('button', { name: 'Poste pourvu' }).click()
  }
  const name = await first.locator('article h2').first().innerText()
  expect(await second.locator('article h2').first().innerText()).toBe(name)
  const words = second.getByLabel('Un mot de vous')
  await words.fill('Des mots que personne d’autre n’a écrits.')
  await first.getByRole('button', { name: 'Envoyer' }).click()
  await first.getByText('La personne lira votre réponse').waitFor()

  await second.getByText('Un autre poste de votre entreprise a répondu').waitFor()
  expect(await words.inputValue()).toBe('Des mots que personne d’autre n’a écrits.')
  await second.getByRole('button', { name: 'Envoyer' }).click()
  await second.getByText('Une réponse existe déjà pour cette candidature').waitFor()
  await second.getByRole('button', { name: 'Ajouter mes mots à cette réponse' }).click()
  expect(await words.inputValue()).toBe('Des mots que personne d’autre n’a écrits.')
  await second.getByRole('button', { name: 'Envoyer' }).click()
  await second.getByText('La personne lira votre réponse').waitFor()
  const told = async () => {
    const one = (await applications()).find(({ sent }) => sent.name === name)!
    return one.events.filter(({ type }) => type === 'refused' || type === 'qualified')
  }
  await expect.poll(async () => (await told()).map(({ type }) => type)).toEqual(['refused', 'qualified'])
  expect((await told())[1]!.message).toBe('Des mots que personne d’autre n’a écrits.')
  expect(new Set((await told()).map(({ by }) => by)).size).toBe(2)
})

/** What somebody was told, as the server holds it. */
async function toldTo(person: number): Promise<Application['events']> {
  const one = (await applications()).find(({ sent }) => sent.name === `Personne ${person}`)!
  return one.events.filter(({ type }) => type === 'refused')
}

test('journey 27: an answer ticked on paper is keyed in by a host from the code of its line, and says so', async () => {
  const desk = await openDesk()
  const waiting = 12 - (await refused()).length
  const sheet = await printed(desk, `Imprimer la feuille de réponses (${waiting} lignes)`)
  expect(sheet).toMatchObject({ cut: [], size: [210, 297] })
  const codes = new Map(
    [...sheet.text.matchAll(/(Personne \d+) · .+ · (R-[\w-]+)/g)].map(([, ...of]) => of as [string, string]),
  )
  expect(codes.size).toBe(waiting)
  // Nothing of it stays in the page.
  await desk.locator('.answer-sheet').waitFor({ state: 'detached' })
  await desk.getByRole('link', { name: 'Mandat à l’accueil' }).click()
  await desk.getByRole('button', { name: 'Donner ce mandat' }).click()
  await desk.getByText('C’est noté').first().waitFor()

  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Offres' }).click()
  await host.getByRole('button', { name: /^Candidatures/ }).click()
  const code = codes.get('Personne 9')!
  const slip = code.replace(/^R-./, (sign) => (sign === 'R-A' ? 'R-B' : 'R-A'))
  await host.getByLabel('Code d’une ligne de la feuille').click()
  await host.keyboard.type(slip)
  await host.keyboard.press('Enter')
  await host.getByText('Ce code ne peut pas exister').waitFor()
  expect(await host.getByText('Réponse venue sur papier').count()).toBe(0)
  expect(await axeFindings(host)).toEqual([])
  await host.getByLabel('Code d’une ligne de la feuille').fill('')
  await host.getByRole('heading', { level: 1 }).click()
  await scan(host, code)
  await host.getByText('Réponse venue sur papier').waitFor()
  await host.getByRole('heading', { name: 'Personne 9' }).waitFor()
  await host.getByRole('button', { name: 'Refuser' }).click()
  await host.getByRole('button', { name: 'Poste pourvu' }).click()
  await host.getByLabel('Un mot de vous').fill('Un mot écrit au stylo.')
  await host.getByRole('button', { name: 'Envoyer' }).click()
  await host.getByText('sur papier, saisie à l’accueil par Léa').waitFor()
  // Its line is answered: once more, it changes nothing.
  await host.getByLabel('Code d’une ligne de la feuille').fill(code)
  await host.getByRole('button', { name: 'Ouvrir la ligne' }).click()
  await host.getByText('Cette personne a déjà sa réponse').waitFor()
  await host.getByText('Tout est enregistré').waitFor()
  await expect.poll(() => toldTo(9)).toMatchObject([{ message: 'Un mot écrit au stylo.', keyedBy: 'Léa' }])
})

test('journey 28: an offer closes once everybody has an answer by likely reason, one apart, and a report says how it went', async () => {
  const desk = await openDesk()
  const waiting = 12 - (await refused()).length
  const ofNoReason = waiting - 3
  const toClosing = async () => {
    await desk.getByRole('link', { name: 'Offres' }).click()
    await desk.getByRole('button', { name: 'Clore l’offre' }).click()
  }
  await toClosing()
  await desk.getByText(`${waiting} personnes attendent encore une réponse`).waitFor()
  expect(await desk.getByRole('button', { name: 'Clore l’offre' }).count()).toBe(0)
  // Three of whom the facts say the same; one of them is answered alone.
  const group = (count: number) =>
    desk.getByText(new RegExp(`non retrouvée.*Servir des clients.*\\(${count}\\)`))
  await group(3).click()
  await desk.getByText('ne l’ont ni cochée ni écrite').waitFor()
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByRole('checkbox', { name: /Personne 21/ }).uncheck()
  // One tone for all, each letter to be read, and a line of their own for one of them.
  await desk.getByText('Formel', { exact: true }).click()
  await desk.getByLabel('Un mot de vous').fill('Il nous faut quelqu’un qui a déjà servi des clients.')
  await desk.getByLabel('La lettre de').selectOption('Personne 22')
  await desk.getByLabel('Un mot pour Personne 22').fill('Votre message nous a touchés.')
  expect(await desk.locator('.letter').innerText()).toContain('Votre message nous a touchés.')
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Envoyer 2 réponses' }).click()
  await desk.getByText('2 personnes liront votre réponse').waitFor()
  await group(1).click()
  expect(await desk.getByRole('checkbox', { name: /Personne 21/ }).isChecked()).toBe(false)
  await desk.getByRole('button', { name: 'Lire la candidature de Personne 21' }).click()
  await desk.getByRole('heading', { name: 'Personne 21' }).waitFor()
  await desk.getByRole('button', { name: 'Refuser' }).click()
  await desk.getByRole('button', { name: 'Poste pourvu' }).click()
  await desk.getByLabel('Un mot de vous').fill('Vos mots nous ont plu, revenez en mai.')
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByText('La personne lira votre réponse').waitFor()

  // Of the others the facts say nothing: one gesture, one answer.
  await toClosing()
  await desk.getByText(`${ofNoReason} personnes attendent encore une réponse`).waitFor()
  await desk.getByRole('button', { name: 'Refuser' }).click()
  await desk.getByRole('button', { name: 'Poste pourvu' }).click()
  await desk.getByRole('button', { name: `Envoyer ${ofNoReason} réponses` }).click()
  await desk.getByText(`${ofNoReason} personnes liront votre réponse`).waitFor()
  await desk.getByRole('button', { name: 'Clore l’offre' }).click()
  await desk.getByRole('heading', { name: /^Bilan de/ }).waitFor()
  const figures = await desk.locator('dd').allInnerTexts()
  expect(figures.slice(0, 2)).toEqual(['12', '12'])
  await expect.poll(async () => (await refused()).length).toBe(12)
  for (const [person, words] of [
    [20, 'Il nous faut quelqu’un qui a déjà servi des clients.'],
    [21, 'Vos mots nous ont plu, revenez en mai.'],
    [22, 'Votre message nous a touchés.'],
  ] as const) {
    expect(await toldTo(person)).toMatchObject([{ message: words, tone: 'formal' }])
  }
  // The desk shows its own copy, which may be ahead of the server.
  const statuses = async () => (await stage.folder.records<JobOffer>('jobOffers')).map(jobOfferStatus)
  await expect.poll(statuses).toEqual(['closed'])
  // The label is counted anew, and each of its points can be read.
  await desk.getByRole('link', { name: 'Mon label Reciprok' }).click()
  await desk
    .getByText(/a répondu à\s12 candidatures sur\s12/)
    .first()
    .waitFor()
  await desk.getByRole('heading', { name: 'D’où vient chaque point' }).waitFor()

  // What the employer replies to its label stands beside it once a host has read it.
  const reply = 'Nous répondons à tout le monde en deux semaines.'
  await desk.getByLabel('Votre texte').fill(reply)
  await desk.getByRole('button', { name: 'Envoyer à l’accueil' }).click()
  await desk.getByText('Votre texte attend la lecture de l’accueil').waitFor()
  const publicPage = await desk.getByText(/\/reciprok\/\w+$/).innerText()
  expect(await (await fetch(publicPage)).text()).not.toContain(reply)
  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Employeurs' }).click()
  await host.getByRole('button', { name: /^Relire la réponse de/ }).click()
  await host.getByRole('dialog').getByText(reply).waitFor()
  await host.getByRole('button', { name: 'Publier', exact: true }).click()
  await desk.getByRole('heading', { name: /^Publié le/ }).waitFor()
  expect(await (await fetch(publicPage)).text()).toContain(reply)
})
