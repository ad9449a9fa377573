import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { applicationStatus } from '../../domain/hiring/application-status.ts'
import type { Application } from '../../domain/hiring/application.ts'
import { jobOfferStatus, type JobOffer } from '../../domain/hiring/job-offer.ts'
import { MINUTE, SECOND } from '../../domain/time.ts'
import { signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { employerLogin } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const NAMES_GONE = 31 * SECOND
const DESK_GONE = 2 * MINUTE + SECOND

const stage = useStage((folder) => folder.receiveApplications(9, 40))

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
  await desk.getByLabel('Votre message').fill('Des mots pas encore envoyés')
  const name = desk.getByText('Personne 1')

  await desk.clock.fastForward(NAMES_GONE)
  await desk.getByText('Nom masqué').waitFor()
  expect(await name.count()).toBe(0)
  await desk.mouse.move(200, 200)
  await desk.getByRole('heading', { name: 'Personne 1' }).waitFor()

  await desk.clock.fastForward(DESK_GONE)
  await desk.getByLabel('Code secret').waitFor()
  expect(await desk.content()).not.toContain('Personne 1')
  expect(await desk.content()).not.toContain('Des mots pas encore envoyés')
  await desk.getByLabel('Identifiant').fill(employerLogin.login)
  await desk.getByLabel('Code secret').fill(employerLogin.secret)
  await desk.getByRole('button', { name: 'Se connecter' }).click()
  await desk.getByRole('heading', { name: 'Personne 1' }).waitFor()
  expect(await desk.getByLabel('Votre message').inputValue()).toBe('Des mots pas encore envoyés')
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
    const letter = desk.getByLabel('Votre message')
    expect(await letter.inputValue()).toContain(`Personne`)
    await tabTo(desk, letter)
    await desk.keyboard.press('Control+End')
    await desk.keyboard.type('\nUne ligne de plus, pour vous.')
    // Steps forward are in sight, none is chosen; the score is said before anything is sent.
    const steps = desk.getByRole('group', { name: 'Une piste pour la suite' })
    const effect = desk.getByText(/^Votre note\s*: \d+ → \d+/)
    await tabTo(desk, steps.getByRole('radio', { name: 'Sans piste' }))
    await desk.keyboard.press('ArrowRight')
    expect(await steps.getByRole('radio', { name: 'Sans piste' }).isChecked()).toBe(false)
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
  const letters = (await refused()).flatMap(({ events }) => events.map(({ message = '' }) => message))
  expect(letters.filter((text) => text.endsWith('Une ligne de plus, pour vous.'))).toHaveLength(5)
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
  const words = second.getByLabel('Votre message')
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

test('journey 28: an offer closes once everybody has an answer, and a report says how it went', async () => {
  const desk = await openDesk()
  const waiting = 9 - (await refused()).length
  await desk.getByRole('link', { name: 'Offres' }).click()
  await desk.getByRole('button', { name: 'Clore l’offre' }).click()
  await desk.getByText(`${waiting} personnes attendent encore une réponse`).waitFor()
  expect(await desk.getByRole('button', { name: 'Clore l’offre' }).count()).toBe(0)
  await desk.getByRole('button', { name: 'Refuser' }).click()
  await desk.getByRole('button', { name: 'Poste pourvu' }).click()
  await desk.getByRole('button', { name: `Envoyer ${waiting} réponses` }).click()
  await desk.getByText(`${waiting} personnes liront votre réponse`).waitFor()
  await desk.getByRole('button', { name: 'Clore l’offre' }).click()
  await desk.getByRole('heading', { name: /^Bilan de/ }).waitFor()
  const figures = await desk.locator('dd').allInnerTexts()
  expect(figures.slice(0, 2)).toEqual(['9', '9'])
  await expect.poll(async () => (await refused()).length).toBe(9)
  const [offer] = await stage.folder.records<JobOffer>('jobOffers')
  expect(jobOfferStatus(offer!)).toBe('closed')
  // The label is counted anew, and each of its points can be read.
  await desk.getByRole('link', { name: 'Mon label Reciprok' }).click()
  await desk
    .getByText(/a répondu à\s9 candidatures sur\s9/)
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
