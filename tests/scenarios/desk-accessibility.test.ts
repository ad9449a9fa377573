import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { applyToTheOffer, arriveFirstTime } from '../support/at-the-kiosk.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage((folder) => folder.receiveApplications(6, 40))

/** Notes what axe finds on each screen it is shown. */
function inspector(page: Page) {
  const findings: string[] = []
  const look = async (screen: string) => {
    for (const finding of await axeFindings(page)) findings.push(`${screen}: ${finding}`)
  }
  return { findings, look }
}

test('the host desk has nothing for axe to find on any screen', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Nadia')
  await kiosk.getByText('L’accueil le sait').waitFor()
  const page = await stage.open('host')
  const { findings, look } = inspector(page)
  const menu = (name: string) => page.getByRole('link', { name }).click()
  const title = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

  await page.getByLabel('Identifiant').waitFor()
  await look('sign-in')
  await signInAsHost(page)
  await page.getByRole('row', { name: /Nadia/ }).waitFor()
  await look('today')
  await page.getByRole('button', { name: 'Enregistrer une arrivée' }).click()
  await page.getByRole('dialog').waitFor()
  await look('check-in')
  await page.keyboard.press('Escape')
  await menu('Offres')
  await title('Offres d’emploi')
  await look('offers')
  await page
    .getByRole('button', { name: /Écrire une offre/ })
    .or(page.getByRole('link', { name: /Écrire une offre/ }))
    .first()
    .click()
  await title('Écrire une offre')
  await look('offer')
  await menu('Employeurs')
  await title('Employeurs')
  await look('employers')
  await page
    .getByRole('button', { name: 'Ajouter un employeur' })
    .or(page.getByRole('link', { name: 'Ajouter un employeur' }))
    .first()
    .click()
  await title('Ajouter un employeur')
  await look('employer')
  await menu('Postes')
  await page.getByRole('row', { name: /Borne/ }).waitFor()
  await look('devices')
  await page.getByRole('button', { name: 'Relier un poste' }).first().click()
  await page.getByRole('dialog').waitFor()
  await look('enrolment')
  await page.keyboard.press('Escape')
  await menu('Lignes refusées')
  await title('Lignes refusées')
  await look('refused rows')
  await menu('Cartes')
  await title('Cartes')
  await look('passes')
  await menu('Évacuation')
  await title('Liste d’évacuation')
  await look('evacuation')
  expect(findings).toEqual([])
})

test('the employer desk has nothing for axe to find on any screen', async () => {
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Nadia')
  await applyToTheOffer(kiosk)
  await kiosk.getByText('Bien reçue').waitFor()
  const page = await stage.open('employer')
  const { findings, look } = inspector(page)
  const menu = (name: string) => page.getByRole('link', { name }).click()

  await page.getByLabel('Identifiant').waitFor()
  await look('sign-in')
  await signInAsEmployer(page)
  await page.getByRole('button', { name: /Nadia/ }).waitFor()
  await look('inbox')
  await page.getByRole('button', { name: /Nadia/ }).click()
  await page.getByRole('button', { name: 'Refuser' }).waitFor()
  await look('application')
  await page.getByRole('button', { name: 'Refuser' }).click()
  await look('reasons')
  await page.getByRole('button', { name: 'Poste pourvu' }).click()
  await page.getByRole('button', { name: 'Envoyer' }).waitFor()
  await look('refusal')
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByText('C’est noté. La personne lira votre réponse.').waitFor()
  await look('answered')
  await page.getByRole('button', { name: /^Suivante/ }).click()
  await page.getByRole('button', { name: 'Poursuivre' }).click()
  await page.getByRole('button', { name: 'Envoyer' }).waitFor()
  await look('pursuit')
  await page.getByLabel('Répondre à plusieurs personnes').check()
  await look('several')
  await menu('Offres')
  await page.getByRole('heading', { name: 'Vos offres' }).waitFor()
  await look('offers')
  await page
    .getByRole('button', { name: 'Clore l’offre' })
    .or(page.getByRole('link', { name: 'Clore l’offre' }))
    .first()
    .click()
  await page.getByRole('heading', { name: /^Clore/ }).waitFor()
  await look('closing')
  await menu('Mon label Reciprok')
  await page.getByRole('heading', { name: 'Mon label Reciprok' }).waitFor()
  await look('label')
  expect(findings).toEqual([])
})
