import { expect, test } from 'vitest'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { missingForCandidates } from '../../domain/hiring/publication.ts'
import { signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime } from '../support/at-the-kiosk.ts'
import { employerName } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage()

async function offerCalled(title: string): Promise<JobOffer | undefined> {
  const offers = await stage.folder.records<JobOffer>('jobOffers')
  return offers.find((offer) => offer.title === title)
}

test('offers are written out of proposals at both desks, and candidates find them by their trade', async () => {
  await writeWithoutNetwork()
  await writeAsHost()
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Awa')
  await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
  const [cook, driver] = ['Commis de cuisine', 'Cariste du matin'].map((name) =>
    kiosk.getByRole('button', { name }),
  )
  await driver!.waitFor()
  await kiosk.getByText('Cuisine et pain', { exact: true }).click()
  await cook!.waitFor()
  await driver!.waitFor({ state: 'detached' })
})

/** An employer writes one and publishes it while its desk is alone. */
async function writeWithoutNetwork(): Promise<void> {
  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('link', { name: 'Offres', exact: true }).click()
  await desk.getByRole('button', { name: 'Nouvelle offre' }).click()
  await desk.getByLabel('Intitulé du poste').fill('Boulanger de nuit')
  await desk.getByText('Boulanger / Boulangère', { exact: true }).waitFor()
  // From here on the desk is alone: what is proposed comes from its own memory.
  await desk.context().setOffline(true)
  await desk.getByLabel('Intitulé du poste').fill('Commis de cuisine')
  const trade = desk.getByRole('radio', { name: 'Commis / Commise de cuisine', exact: true })
  await trade.waitFor({ state: 'attached' })
  expect(await desk.getByRole('radio', { checked: true }).count()).toBe(0)

  // Too little is said: the person is taken to the first of what is missing.
  await desk.getByRole('button', { name: 'Publier à la borne' }).click()
  await desk.getByText('Choisissez le métier', { exact: false }).waitFor()
  // From there by keyboard: the first trade is the next stop.
  await desk.keyboard.press('Tab')
  await desk.keyboard.press('Space')
  expect(await trade.isChecked()).toBe(true)
  await desk.getByRole('button', { name: 'Travailler selon une recette' }).click()
  await desk.getByLabel('Commune').fill('Mende')
  await desk.getByLabel('Horaires').fill('35 h, de 8 h à 15 h')
  await desk.getByLabel('Salaire').fill('Selon profil')
  await desk.getByRole('button', { name: 'Publier à la borne' }).click()
  await desk.getByText('Dites le salaire', { exact: false }).waitFor()
  await desk.getByLabel('Salaire').fill('1 830 € brut par mois')
  await desk.getByRole('button', { name: 'Publier à la borne' }).click()
  await desk.getByText('Offre publiée').waitFor()

  await desk.context().setOffline(false)
  await stage.networkIsBack(desk)
  await expect.poll(() => offerCalled('Commis de cuisine')).toBeDefined()
  const offer = (await offerCalled('Commis de cuisine'))!
  expect(offer).toMatchObject({ romeCode: 'G1602', criteria: [{ label: 'Travailler selon une recette' }] })
  expect(missingForCandidates(offer)).toEqual([])
}

/** A host writes one for an employer; what is missing is said where it is listed, and mended. */
async function writeAsHost(): Promise<void> {
  const desk = await stage.open('host')
  await signInAsHost(desk)
  await desk.getByRole('link', { name: 'Offres', exact: true }).click()
  await desk.getByRole('button', { name: 'Écrire une offre' }).click()
  await desk.getByLabel('Employeur').selectOption({ label: employerName })
  await desk.getByLabel('Intitulé du poste').fill('Cariste du matin')
  await desk.getByText('Cariste', { exact: true }).click()
  await desk.getByRole('button', { name: 'Utiliser un chariot élévateur' }).click()
  await desk.getByLabel('Commune').fill('Mende')
  await desk.getByLabel('Salaire').fill('SMIC')
  await desk.getByRole('button', { name: 'Enregistrer le brouillon' }).click()
  await desk.getByRole('button', { name: 'Publier « Cariste du matin »' }).click()
  await desk.getByText('Pas encore publiée : il manque les horaires.').waitFor()
  await expect
    .poll(() => desk.getByLabel('Horaires').evaluate((field) => field === document.activeElement))
    .toBe(true)
  await desk.keyboard.type('De 5 h à 12 h')
  await desk.getByRole('button', { name: 'Publier à la borne' }).click()
  await desk.getByText('est publiée', { exact: false }).waitFor()
  await expect.poll(async () => (await offerCalled('Cariste du matin'))?.publishedAt).toBeDefined()
}
