import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { headingOf, neededColumns } from '../../domain/hiring/offer-row.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import { HOUR, MINUTE, parisDay } from '../../domain/time.ts'
import { changeEmployer } from '../../sync-server/employers/employers.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { axeFindings } from '../support/accessibility.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, finish, readQr } from '../support/at-the-kiosk.ts'
import {
  startFranceTravailStub,
  stubClient,
  type FranceTravailStub,
} from '../support/france-travail/france-travail-stub.ts'
import { putOnBoard } from '../support/on-the-board.ts'
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

test('journey 20: what the night left stands in order, and is cleared line after line until all is ready', async () => {
  const away = await stage.open('kiosk')
  await away.close()
  const { folder } = stage
  const waiting = { kind: 'ask' as const, topic: 'looking-for' as const, text: 'Je cherche' }
  const submitted = (at: number) => [{ id: 's', type: 'submitted' as const, at, by: 'k1' }]
  for (const [id, title] of Object.entries({ c1: 'Une chaise', c2: 'Une lettre à relire' }))
    await putOnBoard(folder, { ...waiting, id, title, events: submitted(Date.now() - HOUR) })
  await meet({ P1: 'Jérôme Le Goff', P2: 'Jerome Legoff' })
  const startsAt = Date.now() + HOUR
  const session = await folder.planSession('sjardin', 'E02', {
    ...{ startsAt, endsAt: startsAt + 2 * HOUR, capacity: 2 },
  })
  for (const id of ['A', 'B']) await folder.book(session, id, id, 'confirmed')
  for (const id of ['C', 'D', 'E']) await folder.book(session, id, id, 'waitlisted')
  await folder.receiveApplications(3, 40, { after: 2 })
  // Three minutes without a sign of life: it is off, or cut off.
  await stage.restartServer({ clockOffset: folder.clockOffset + 4 * MINUTE })

  const host = await stage.open('host')
  await signInAsHost(host)
  const list = host.getByRole('region', { name: 'À faire maintenant' })
  const lines = list.getByRole('listitem')
  const today = () => host.getByRole('link', { name: 'Aujourd’hui' }).click()
  const more = list.getByRole('button', { name: /^Voir \d+ autres? choses?/ })
  await list
    .getByText(/est à appeler/)
    .or(more)
    .first()
    .waitFor()
  await more.click()
  await list.getByText(/1 personne a peut-être deux fiches/).waitFor()
  await host.getByText(/2 personnes attendues sur 2\s+· 3 en liste d’attente/).waitFor()
  await expect.poll(() => host.getByRole('link', { name: /sans nouvelles/ }).count()).toBe(1)
  const order = [/ne donne plus de nouvelles/, /deux fiches/, /2 annonces attendent/, /est à appeler/]
  const told = async () => {
    const words = await lines.allInnerTexts()
    return order.map((line) => words.findIndex((one) => line.test(one)))
  }
  await expect.poll(async () => (await told()).every((at) => at >= 0)).toBe(true)
  expect(await told()).toEqual((await told()).toSorted((a, b) => a - b))
  expect(await axeFindings(host)).toEqual([])

  // The kiosks that are gone for good are withdrawn.
  const silent = lines.filter({ hasText: 'ne donne plus de nouvelles' })
  for (let left = await silent.count(); left > 0; left--) {
    await silent.first().getByRole('button', { name: 'Voir les postes' }).click()
    await host
      .getByRole('button', { name: /^Retirer (Borne|Accueil)/ })
      .first()
      .click()
    await host.getByRole('button', { name: 'Retirer ce poste' }).click()
    await host.getByText(/» est retiré\./).waitFor()
    await today()
    await expect.poll(() => silent.count()).toBe(left - 1)
  }
  await lines.filter({ hasText: 'deux fiches' }).getByRole('button', { name: 'Comparer' }).click()
  await host.getByRole('button', { name: /^Ce ne sont pas les mêmes/ }).click()
  await today()
  await expect.poll(() => lines.filter({ hasText: 'deux fiches' }).count()).toBe(0)
  await lines.filter({ hasText: 'annonces attendent' }).getByRole('button', { name: 'Regarder' }).click()
  // Whatever waits, the two of this morning among it; a list that moved takes no press for as long as eyes need.
  const publish = host.getByRole('button', { name: /^Publier / })
  await expect.poll(() => publish.count()).toBeGreaterThan(1)
  const names = await publish.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!))
  for (const name of names) {
    const own = host.getByRole('button', { name, exact: true })
    await expect
      .poll(async () => {
        if ((await own.count()) > 0) await own.click().catch(() => undefined)
        return own.count()
      })
      .toBe(0)
  }
  await today()
  await lines.filter({ hasText: 'à appeler' }).getByRole('button', { name: 'Voir lesquels' }).click()
  await host.getByRole('button', { name: /^Appel à .*c’est fait/ }).click()
  await host.getByText(/appel noté/).waitFor()
  await today()
  await expect.poll(() => lines.filter({ hasText: 'à appeler' }).count()).toBe(0)
  const letters = lines.filter({ hasText: /n’ont? pas pu partir/ })
  if ((await letters.count()) > 0) {
    await letters.getByRole('button', { name: 'Lire' }).click()
    await host.getByRole('button', { name: /^Messages en attente/ }).click()
    const messages = host.getByRole('button', { name: /^Lire le message pour/ })
    for (let left = await messages.count(); left > 0; left--) {
      await messages.first().click()
      await host.getByRole('button', { name: 'C’est dit' }).click()
      await expect.poll(() => messages.count()).toBe(left - 1)
    }
    await today()
  }
  await expect.poll(() => list.innerText(), { timeout: 30_000 }).toContain('Tout est prêt')
})

/** Two entries of the directory. */
async function meet(people: Record<string, string>): Promise<void> {
  await stage.folder.open(async ({ store, clock }) => {
    const author = { ...byServer(clock.now()), siteId: 'mende' }
    const day = parisDay(clock.now())
    const seen = { stamps: {}, firstSeenOn: day, lastSeenOn: day }
    await store.transaction(async (tx) => {
      for (const [id, name] of Object.entries(people))
        await keepRecord(tx, 'visitors', newRecord(author, { id, name, ...seen }))
    })
  })
}

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
