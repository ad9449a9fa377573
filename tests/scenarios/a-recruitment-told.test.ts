import { expect, test } from 'vitest'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { nextPublication } from '../../domain/hiring/drop-ahead.ts'
import { addDays, DAY, HOUR, parisDay, parisInstant } from '../../domain/time.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { changeEmployer } from '../../sync-server/employers/employers.ts'
import { writeSetting } from '../../sync-server/settings.ts'
import { axeFindings } from '../support/accessibility.ts'
import { enterEmployerDesk, signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { comeBack, finish, unlockMyApplications } from '../support/at-the-kiosk.ts'
import { employerId, offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const next = nextPublication(Date.now())
let pass: string
/** Eight people were told no in time; two wait, and count in a week after the next publication, but not at it. */
const stage = useStage(async (folder) => {
  await folder.open(async (parts) => void (await changeEmployer(parts, 'mende', employerId, { siren: '' })))
  await folder.receiveApplications(8, 40)
  for (let index = 0; index < 8; index += 1)
    await folder.refuse(`application-${index}`, 'Bonjour, le poste est pris.', 35)
  const waited = 26 - (next - Date.now()) / DAY
  await folder.receiveApplications(1, waited, { after: 8 })
  await folder.receiveApplications(1, waited - 0.05, { after: 9, from: 'AWA' })
  pass = readPassToken(await folder.giveCard('AWA'))!.passId
  await folder.choosePictures(pass, [0, 1, 2, 3])
})

/** At noon some days after the next publication, on a day that the server was told for long enough to go by it. */
async function atNoon(days: number): Promise<void> {
  const day = addDays(parisDay(next), days)
  const noon = parisInstant(day, 12)
  await stage.folder.open(({ store }) =>
    store.transaction((tx) => writeSetting(tx, 'quiet-offers-day', `${day} ${noon - 2 * HOUR}`)),
  )
  await stage.restartServer({ clockOffset: noon - Date.now() })
}
const offer = async () => (await stage.folder.records<JobOffer>('jobOffers'))[0]!

test('journeys 27 and 28: a number before a grade, a label kept before it falls, and a recruitment that ends without news with the report of it', async () => {
  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('link', { name: 'Mon label Reciprok' }).click()
  await desk.getByRole('heading', { name: 'Il manque votre numéro SIREN' }).waitFor()
  await desk.getByLabel('SIREN ou SIRET').fill('732 829 321')
  await desk.getByRole('button', { name: 'Donner ce numéro' }).click()
  await desk.getByText('vérifiez chaque chiffre').waitFor()
  await desk.getByLabel('SIREN ou SIRET').fill('732 829 320')
  await desk.getByRole('button', { name: 'Donner ce numéro' }).click()
  await desk.getByText('Merci').waitFor()
  await desk.getByRole('heading', { name: 'Votre numéro SIREN est à confirmer' }).waitFor()
  expect(await axeFindings(desk)).toEqual([])

  // Published on Monday, its grade waits for a host who saw the number on a paper. The desk would lock meanwhile.
  await desk.getByRole('button', { name: 'Verrouiller' }).click()
  await stage.restartServer({ clockOffset: next + 4 * HOUR - Date.now() })
  await stage.networkIsBack(desk)
  const kiosk = await stage.open('kiosk')
  const readsOfIt = async (words: string) => {
    await comeBack(kiosk, pass)
    await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
    const offered = kiosk.getByRole('button').filter({ hasText: offerTitle })
    await offered.filter({ hasText: words }).waitFor({ timeout: 60_000 })
    await finish(kiosk)
  }
  await readsOfIt('Numéro d’entreprise à confirmer')
  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Employeurs' }).click()
  await host.getByText('numéro à confirmer').waitFor()
  await host
    .getByRole('button', { name: /^Ouvrir / })
    .first()
    .click()
  await host.getByRole('button', { name: 'Extrait Kbis' }).click()
  await host.getByRole('button', { name: 'Oui, je l’ai vu' }).click()
  await host.getByText(/, vu par .+ sur un extrait Kbis/).waitFor()
  expect(await axeFindings(host)).toEqual([])
  await host.close()
  await readsOfIt('Répond souvent')
  await enterEmployerDesk(desk)
  await desk.getByRole('link', { name: 'Mon label Reciprok' }).click()

  // It would fall on the next one: whom to answer is named, and one answer keeps it.
  const drop = desk.getByRole('heading', {
    name: /votre label passerait de «\s?Répond souvent\s?» à «\s?Répond parfois/,
  })
  await drop.waitFor()
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Personne 9' }).click()
  await desk.getByRole('button', { name: 'Refuser' }).click()
  await desk.getByRole('button', { name: 'Compétence demandée non retrouvée' }).click()
  await desk.getByRole('button', { name: 'Ajouter un motif' }).click()
  await desk.getByRole('button', { name: 'Poste pourvu' }).click()
  await desk.getByText('Motif 2').waitFor()
  await desk.getByText(/^Une compétence à travailler/).click()
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Envoyer' }).click()
  await desk.getByText('Tout est enregistré').waitFor()
  await desk.getByRole('link', { name: 'Mon label Reciprok' }).click()
  await desk.getByRole('heading', { name: 'Mon label Reciprok' }).waitFor()
  expect(await drop.count()).toBe(0)

  // Sixty days without a gesture: it is asked, then closed.
  await atNoon(62)
  await expect.poll(async () => (await offer()).askedAt, { timeout: 60_000 }).toBeDefined()
  await stage.networkIsBack(desk)
  await desk.getByRole('link', { name: 'Offres' }).click()
  await desk.getByText(/^Rien depuis 60 jours/).waitFor()
  await atNoon(77)
  await expect.poll(async () => (await offer()).closedQuietlyAt, { timeout: 60_000 }).toBeDefined()
  await stage.networkIsBack(kiosk)
  const readMine = async () => {
    await comeBack(kiosk, pass)
    await unlockMyApplications(kiosk)
    await kiosk.getByRole('button', { name: offerTitle }).click()
    await kiosk.getByText(/^L’offre a été fermée le .+ sans nouvelles de l’employeur/).waitFor()
  }
  const report = kiosk.getByRole('heading', { name: 'Bilan de ce recrutement' })
  await readMine()
  expect(await report.count()).toBe(0)
  await kiosk.getByRole('button', { name: 'D’accord' }).click()
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)

  await stage.restartServer({ clockOffset: parisInstant(addDays(parisDay(next), 85), 12) - Date.now() })
  await stage.networkIsBack(kiosk, desk)
  await readMine()
  await report.waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  await desk.getByRole('button', { name: 'Bilan' }).click()
  await desk.getByText(/^Les quatre premiers nombres sont arrêtés/).waitFor()
  // Whoever reads it, ten people applied and nine were answered.
  for (const [page, answered] of [
    [kiosk, 'Réponses données'],
    [desk, 'Ont reçu une réponse'],
  ] as const) {
    const figure = (name: string) => page.locator('dl > div').filter({ hasText: name }).locator('dd')
    expect(await figure('Candidatures reçues').innerText()).toBe('10')
    expect(await figure(answered).innerText()).toBe('9')
  }
})
