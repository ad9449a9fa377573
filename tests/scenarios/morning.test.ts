import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { headingOf, neededColumns } from '../../domain/hiring/offer-row.ts'
import { changeEmployer } from '../../sync-server/employers/employers.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, finish, readQr } from '../support/at-the-kiosk.ts'
import {
  startFranceTravailStub,
  stubClient,
  type FranceTravailStub,
} from '../support/france-travail/france-travail-stub.ts'
import { employerId, employerName, offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

let franceTravail: FranceTravailStub
beforeAll(async () => {
  franceTravail = await startFranceTravailStub()
  vi.stubEnv('PEPINIERE_FRANCE_TRAVAIL_ID', stubClient.clientId)
  vi.stubEnv('PEPINIERE_FRANCE_TRAVAIL_SECRET', stubClient.clientSecret)
  vi.stubEnv('PEPINIERE_FRANCE_TRAVAIL_API', franceTravail.url)
  vi.stubEnv('PEPINIERE_FRANCE_TRAVAIL_TOKENS', franceTravail.url)
})
afterAll(() => franceTravail.stop())

const siren = '732829320'
const stage = useStage(async (folder) => {
  await folder.receiveApplications(2, 16)
  await folder.open(async (parts) => void (await changeEmployer(parts, 'mende', employerId, { siren })))
})

test('journey 20: the host opens the morning and reads what the place needs, in order', async () => {
  const [kiosk, away] = [await stage.open('kiosk'), await stage.open('kiosk')]
  await away.getByText('1 offre d’emploi en ce moment').waitFor()
  await away.close()
  const host = await stage.open('host')
  await host.getByRole('button', { name: 'Liste d’évacuation' }).waitFor()
  await host.getByLabel('Identifiant').fill('lea')
  await host.getByLabel('Mot de passe').fill('une phrase assez fausse')
  await host.getByRole('button', { name: 'Se connecter' }).click()
  await host.getByRole('alert').first().waitFor()
  await signInAsHost(host)

  await arriveFirstTime(kiosk, 'Zoé')
  await arriveAgain(kiosk, 'Abel')
  await host.getByRole('row', { name: /Zoé/ }).waitFor()
  await host.getByRole('row', { name: /Abel/ }).waitFor()
  await host.getByText('2 personnes').first().waitFor()

  // Somebody leaves without the kiosk; somebody arrives without it.
  await host.getByRole('button', { name: /^Départ de Zoé/ }).click()
  await host.getByText(/Départ noté à .* Zoé/).waitFor()
  await expect.poll(() => host.getByRole('row', { name: /Zoé/ }).count()).toBe(0)
  await host.getByRole('button', { name: 'Enregistrer une arrivée' }).click()
  await host.getByLabel('Prénom ou nom choisi').fill('Madame Le Goff')
  await host.getByRole('dialog').getByRole('button', { name: 'Enregistrer l’arrivée' }).click()
  await host.getByRole('row', { name: /Madame Le Goff/ }).waitFor()

  // The list for an evacuation needs no server.
  await stage.server.stop()
  await host.getByRole('link', { name: 'Évacuation' }).click()
  await host.getByRole('heading', { name: 'Liste d’évacuation' }).waitFor()
  const list = host.getByRole('table', { name: 'Personnes à rechercher' })
  await list.getByRole('row', { name: /Abel/ }).waitFor()
  expect(await list.getByRole('row', { name: /Zoé/ }).count()).toBe(0)
  await stage.startServer()
  await stage.networkIsBack(host)

  await host.getByRole('link', { name: 'Postes' }).click()
  await host.getByRole('listitem').filter({ hasText: 'Borne des visiteurs' }).nth(1).waitFor()
  await host.getByRole('link', { name: 'Offres' }).click()
  await host.getByRole('row', { name: new RegExp(offerTitle) }).waitFor()
  await host.getByRole('link', { name: 'Employeurs' }).click()
  await host.getByRole('row', { name: new RegExp(`^${employerName} Mende`) }).waitFor()
})

async function arriveAgain(kiosk: Parameters<typeof arriveFirstTime>[0], name: string): Promise<void> {
  await finish(kiosk)
  await arriveFirstTime(kiosk, name)
}

test('offers of a file: the line that is broken is named, all others are kept, and the corrected file adds the rest', async () => {
  const host = await stage.open('host')
  await signInAsHost(host)
  const importing = async (lines: string[]) => {
    await host.getByRole('link', { name: 'Offres' }).click()
    await host.getByRole('button', { name: 'Importer un fichier' }).click()
    await host.getByRole('heading', { name: 'Importer des offres' }).waitFor()
    const text = [neededColumns.map(headingOf).join(';'), ...lines].join('\r\n')
    await host.getByLabel('Le fichier').setInputFiles({
      ...{ name: 'offres.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`) },
    })
    await host.getByRole('heading', { name: 'Ce que ce fichier ferait ici' }).waitFor()
  }
  const [first, broken, last] = [
    `V-1;${siren};Pâtissière ou pâtissier;CDI`,
    `V-2;${siren};Livreuse, livreur;CDX`,
    `V-3;${siren};Plongeuse ou plongeur;CDD`,
  ]
  await importing([first, broken, last])
  await host.getByText('2 nouvelles offres, en brouillon').waitFor()
  await host.getByText(/^Ligne 3\s*: le contrat est CDI, CDD, intérim ou apprentissage/).waitFor()
  expect(await axeFindings(host)).toEqual([])
  await host.getByRole('button', { name: 'Enregistrer' }).click()
  await host.getByText('2 offres sont enregistrées.').waitFor()
  await host.getByRole('row', { name: /Plongeuse ou plongeur/ }).waitFor()
  await importing([first, broken.replace('CDX', 'CDI'), last])
  await host.getByText('1 nouvelle offre, en brouillon').waitFor()
  await host.getByText('2 offres déjà à jour').waitFor()
  await host.getByRole('button', { name: 'Enregistrer' }).click()
  await host.getByText('1 offre est enregistrée.').waitFor()
  const titles = async () =>
    (await stage.folder.records<JobOffer>('jobOffers')).map(({ title }) => title).sort()
  await expect
    .poll(titles)
    .toEqual(['Livreuse, livreur', 'Plongeuse ou plongeur', 'Pâtissière ou pâtissier', offerTitle])
})

test('journey 11: an offer of France Travail is found among those near here, and taken along without network', async () => {
  const [kiosk, host] = [await stage.open('kiosk'), await stage.open('host')]
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Offres' }).click()
  await host.getByRole('button', { name: 'France Travail' }).click()
  await host.getByText('Près d’ici').click()
  await host.getByLabel('Ville ou code postal').fill('mende')
  await host.getByRole('button', { name: 'Chercher' }).click()
  await host.getByRole('button', { name: 'Mende (48000)' }).click()
  await host.getByRole('button', { name: 'Enregistrer' }).click()
  await host.getByText('Les bornes en montrent 13').waitFor()
  expect(await axeFindings(host)).toEqual([])
  await host.getByLabel('Jusqu’à quelle distance').selectOption('50 km autour')
  await host.getByRole('button', { name: 'Enregistrer' }).click()
  await host.getByText('Les bornes en montrent 38').waitFor()

  await arriveFirstTime(kiosk, 'Nadia')
  await kiosk.getByRole('button', { name: 'Offres d’emploi' }).click()
  await kiosk.getByRole('button', { name: 'Voir aussi 38 offres de France Travail' }).waitFor()
  await stage.server.stop()
  await kiosk.getByRole('button', { name: 'Voir aussi 38 offres de France Travail' }).click()
  await kiosk.getByRole('button', { name: 'Soin et aide' }).click()
  await kiosk.getByRole('button', { name: 'Sans diplôme ni permis' }).click()
  await kiosk
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('button', { name: /Aide à domicile/ })
    .first()
    .click()
  await kiosk.getByRole('heading', { name: 'Aide à domicile' }).waitFor()
  const number = '4800002'
  await kiosk.getByText(number, { exact: true }).first().waitFor()
  await kiosk.getByText('chez PARTENAIRE ESSAI').first().waitFor()
  expect(await readQr(kiosk, 'Adresse de l’offre')).toBe(`https://partenaire.exemple.fr/offre/${number}`)
})
