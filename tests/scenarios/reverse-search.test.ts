import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import { readPassToken } from '../../domain/visits/pass-token.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { signInAsEmployer } from '../support/at-a-desk.ts'
import { choosePictures, finish, readyForTheWorst, scan } from '../support/at-the-kiosk.ts'
import { employerId, employerName, type SiteFolder } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const till = { id: 'till', esco: '3982571a-e9ce-442a-a4a0-fdfc97727091' } as const
const team = { id: 'team', ability: 'work-in-team' } as const
/** Strongest proof first: the order in which they are found. Letters as the cards write them. */
const people = ['CAT', 'AWA', 'BEN'] as const
const cards = new Map<string, string>()

const stage = useStage(async (folder) => {
  await folder.planSession('comptoir', 'A01', { employerId })
  for (let rank = 0; rank < 6; rank += 1)
    await tell(folder, `visitor-${rank}`, () => ({ workTerms: evenings }))
  await tell(folder, 'CAT', ({ at }) => ({ certificates: [certified(at)] }))
  await tell(folder, 'AWA', ({ at }) => ({ recommendations: [saidOf('till', at), saidOf('team', at)] }))
  await tell(folder, 'BEN', ({ at }) => ({ recommendations: [saidOf('till', at)] }))
  for (let rank = 0; rank < 12; rank += 1)
    await tell(folder, `negotiates-${rank}`, () => ({
      competences: [{ ...said, ...negotiates }],
      ...(rank < 6 ? { workScope: inLozere } : {}),
    }))
  for (const visitorId of people) {
    const card = await folder.giveCard(visitorId)
    cards.set(visitorId, card)
    await folder.choosePictures(readPassToken(card)!.passId, [0, 2, 4, 6])
  }
})
const negotiates = { id: 'negotiates', ability: 'negotiate' } as const
const said = { label: 'x', origin: 'professional', addedAt: '1' } as const
const inLozere: CompetenceProfile['workScope'] = {
  ...{ startsBy: '2020-05-02', permits: ['forklift'], departments: ['48'], saidAt: '1' },
}
const evenings: CompetenceProfile['workTerms'] = { times: ['evening'], licences: [], saidAt: '1' }
const certified = (at: number) => ({
  ...{ id: 'c', title: 'CQP Vente', issuer: 'Afpa', competenceIds: ['till'], seenBy: 'h', at },
})
const saidOf = (competenceId: string, at: number) => ({
  ...{ id: competenceId, competenceId, by: 'host' as const, authorId: 'h', at },
})

/** What somebody says that they can do, with their consent to be found. */
async function tell(
  folder: SiteFolder,
  visitorId: string,
  proofs: (now: { at: number }) => Partial<CompetenceProfile> = () => ({}),
): Promise<void> {
  await folder.open(({ store, clock }) => {
    const at = clock.now()
    const profile = newRecord(
      { ...byServer(at), siteId: 'mende' },
      {
        ...{ id: visitorId, visitorId, competences: [till, team].map((one) => ({ ...said, ...one })) },
        consents: [
          {
            id: 'c',
            purpose: 'search' as const,
            type: 'given' as const,
            turn: 1,
            at,
            by: 'k',
            textId: 'search-3',
          },
        ],
        ...proofs({ at }),
      },
    )
    return store.transaction((tx) => keepRecord(tx, 'profiles', profile))
  })
}

/** The employer's label, as its answers earned it: written once the server has counted that there are none yet. */
async function answersOften(folder: SiteFolder): Promise<void> {
  await folder.open(({ store, clock }) =>
    store.transaction(async (tx) => {
      const employer = (await tx.record('employers', employerId)) as Employer
      const figures = { counted: 40, people: 40, answered: 34, points: 600, score: 60, formula: 1 }
      const reciprok = { ...figures, grade: 'C', medianDays: 6, asOf: clock.now() } as const
      await keepRecord(tx, 'employers', revised(employer, byServer(clock.now()), { reciprok }))
    }),
  )
}

const tap = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor()

async function openDesk(): Promise<Page> {
  const desk = await stage.open('employer')
  await signInAsEmployer(desk)
  await desk.getByRole('link', { name: 'Recherche' }).click()
  await heading(desk, 'Chercher des compétences')
  return desk
}

/** Comes in with their card. Ends on the welcome screen. */
async function comeIn(kiosk: Page, visitorId: (typeof people)[number]): Promise<void> {
  await scan(kiosk, cards.get(visitorId)!)
  await tap(kiosk, 'C’est moi')
  await heading(kiosk, /Bienvenue|Re-bonjour/)
}

/** From the welcome screen to what employers ask, and to the one question there. */
async function openQuestion(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: /^Une entreprise \(Répond souvent\) cherche/ }).click()
  await choosePictures(kiosk, ['Soleil', 'Arbre', 'Poisson', 'Maison'])
  await tap(kiosk, 'Ouvrir')
  await readQuestion(kiosk)
}
async function readQuestion(kiosk: Page): Promise<void> {
  await heading(kiosk, 'On vous demande')
  await kiosk.getByRole('button', { name: /Cherche/ }).click()
  await heading(kiosk, employerName)
}

test('journey 30: a need in words, competences to edit, nine people without a name, one who takes it back, three invited, two of them to one session', async () => {
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  const desk = await openDesk()
  await readyForTheWorst(kiosk)
  await desk
    .getByLabel('Le travail, avec vos mots')
    .fill('tenir la caisse, travailler en équipe, moins de 30 ans')
  await tap(desk, 'Proposer des compétences')
  await desk.getByText('L’âge n’est pas un critère.').waitFor()
  await desk.getByText('« moins de 30 ans » n’est pas utilisé.').waitFor()
  const needs = desk.getByRole('listitem').filter({ has: desk.getByRole('combobox') })
  await expect.poll(() => needs.count()).toBe(5)
  const kept = ['Tenir une caisse', 'Travailler en équipe']
  const named = (await needs.allInnerTexts()).map((text) => text.split('\n')[0]!)
  expect(named).toEqual(expect.arrayContaining(kept))
  for (const name of named.filter((one) => !kept.includes(one)))
    await desk.getByRole('button', { name: `Retirer ${name}` }).click()
  await desk.getByLabel('Ajouter une compétence').fill('accueillir les cli')
  await tap(desk, 'Ajouter accueillir les clients')
  await desk.getByRole('button', { name: 'Retirer accueillir les clients' }).click()

  await tap(desk, 'Chercher')
  await heading(desk, '9 personnes')
  expect(await desk.getByRole('article').count()).toBe(9)
  expect(await desk.getByText('Cette personne a les 2 compétences demandées.').count()).toBe(3)
  expect(await desk.content()).not.toMatch(/visitor-|AWA|BEN|CAT|Afpa/)

  // The six who said that they work in the evening would tell the three who did not.
  await desk.getByLabel('Ajouter une condition').selectOption('le soir')
  await tap(desk, 'Chercher')
  await desk.getByText('Cette liste ressemble trop à une autre').waitFor()
  await desk.getByRole('button', { name: 'Retirer le soir' }).click()
  await tap(desk, 'Chercher')
  await heading(desk, '9 personnes')

  // One of them takes every consent back, without opening anything, while their card is still on the screen.
  await comeIn(kiosk, 'CAT')
  await kiosk.getByRole('button', { name: 'Mes compétences' }).click()
  await tap(kiosk, 'Voir ma page')
  await kiosk.getByRole('button', { name: 'Qui peut voir ma page' }).click()
  await kiosk.getByRole('button', { name: 'Tout reprendre maintenant' }).click()
  const withdrawn = async () => {
    const [page] = (await stage.folder.records<CompetenceProfile>('profiles')).filter(
      ({ id }) => id === 'CAT',
    )
    return page!.consents!.some(({ purpose, type }) => purpose === 'search' && type === 'withdrawn')
  }
  await expect.poll(withdrawn).toBe(true)

  const dialog = desk.getByRole('dialog')
  const invite = async (number: number) => {
    await tap(desk, `Inviter le profil ${number}`)
    await dialog.getByLabel('Votre message').fill('Une heure au comptoir, avec Anne.')
  }
  const toTheSession = () => dialog.getByLabel('La séance').selectOption({ index: 1 })
  await invite(1)
  await toTheSession()
  await tap(desk, 'Envoyer l’invitation')
  await dialog.getByText('Cette personne ne peut plus être invitée. Refaites la recherche.').waitFor()
  await tap(desk, 'Annuler')
  await desk.getByRole('button', { name: 'Partir sans enregistrer' }).click()

  await invite(2)
  await toTheSession()
  await tap(desk, 'Envoyer l’invitation')
  await dialog.waitFor({ state: 'hidden' })
  await invite(3)
  await dialog.getByText('À parler d’un emploi').click()
  await tap(desk, 'Envoyer l’invitation')
  await dialog.getByText('Dites le salaire brut').waitFor()
  await dialog.getByLabel('De', { exact: true }).fill('12')
  await dialog.getByLabel('à', { exact: true }).fill('13,50')
  await tap(desk, 'Envoyer l’invitation')
  await dialog.waitFor({ state: 'hidden' })
  // Two people at one session; the third is asked to talk.
  await invite(4)
  await toTheSession()
  await tap(desk, 'Envoyer l’invitation')
  await dialog.waitFor({ state: 'hidden' })
  expect(await desk.getByText('Invitation envoyée').count()).toBe(3)
  const sent = await stage.folder.open(({ store }) =>
    store.read((view) =>
      view.all(
        view.tables
          .selectFrom('invitations')
          .select(['visitorId', 'kind', 'sessionId'])
          .where('siteId', '=', 'mende'),
      ),
    ),
  )
  const session = sent.filter(({ kind, sessionId }) => kind === 'session' && sessionId === 'comptoir')
  expect(new Set(session.map(({ visitorId }) => visitorId)).size).toBe(2)
  expect(session.map(({ visitorId }) => visitorId)).toContain('AWA')
  expect(sent.filter(({ kind }) => kind === 'talk').map(({ visitorId }) => visitorId)).toEqual(['BEN'])
})

test('a department, a permit and a start narrow a search, which says how many they leave out; too many terms are taken off', async () => {
  const desk = await openDesk()
  await desk.getByLabel('Ajouter une compétence').fill('négocier')
  await tap(desk, 'Ajouter Négocier')
  await desk.getByLabel('Ajouter un département').selectOption('Lozère (48)')
  await desk.getByLabel('Ajouter une condition').selectOption('CACES chariot (R489)')
  await desk.getByLabel('Ajouter une condition').selectOption('début d’ici un mois')
  await tap(desk, 'Chercher')
  await heading(desk, '6 personnes')
  await desk.getByText('Sans vos conditions\u202f: 12 personnes.').waitFor()
  expect(await desk.getByText('Convient').count()).toBe(18)
  await desk.getByLabel('Ajouter une condition').selectOption('la nuit')
  await tap(desk, 'Chercher')
  await desk.getByText('Moins de cinq personnes remplissent vos conditions').waitFor()
  await tap(desk, 'Chercher sans les conditions')
  await heading(desk, '12 personnes')
  expect(await desk.getByText('Sans vos conditions').count()).toBe(0)
})

test('journey 15: a company that does not know one asks; a first name goes with the yes, nothing with a no', async () => {
  await answersOften(stage.folder)
  const kiosk = await stage.open('kiosk', await stage.browser.anotherComputer({ opensOffline: true }))
  await readyForTheWorst(kiosk)
  await comeIn(kiosk, 'AWA')
  const news = kiosk.getByRole('button', { name: /^Une entreprise \(Répond souvent\) cherche/ })
  expect(await news.innerText()).toMatch(/tenir une caisse, travailler en équipe/i)
  expect(await news.innerText()).toContain('Elle ne connaît pas votre nom.')
  expect(await kiosk.content()).not.toContain(employerName)
  await openQuestion(kiosk)
  await kiosk.getByText('Elle vous invite à un défi, pas à un entretien').waitFor()
  await tap(kiosk, 'Plus tard')
  await heading(kiosk, 'Pas de souci')
  await tap(kiosk, 'Retour')
  await readQuestion(kiosk)
  await tap(kiosk, 'Oui')
  await kiosk.getByRole('button', { name: 'On se voit ici' }).click()
  await kiosk.getByLabel('Mon prénom').fill('Nadia')
  await tap(kiosk, 'C’est bon')
  await heading(kiosk, 'C’est dit')
  await kiosk.getByRole('button', { name: 'Réserver ma place' }).waitFor()
  await tap(kiosk, 'Retour')
  await tap(kiosk, 'Retour')
  await finish(kiosk)

  await comeIn(kiosk, 'BEN')
  await openQuestion(kiosk)
  await kiosk.getByText('De 12 à 13,50\u00a0€ brut de l’heure').waitFor()
  const desk = await openDesk()
  await tap(desk, 'Mes invitations')
  await desk.getByText('Nadia').waitFor()
  expect(await desk.getByText('Sur place\u202f: l’accueil fixe le moment').count()).toBe(1)
  // BEN, and the other one who was asked to the session.
  expect(await desk.getByText(/^Attend/).count()).toBe(2)

  await tap(kiosk, 'Non merci')
  await heading(kiosk, 'C’est noté')
  await tap(desk, 'Retour à la recherche')
  await tap(desk, 'Mes invitations')
  await desk.getByText('Non merci').waitFor()
  expect(await desk.getByText(/^Attend/).count()).toBe(1)
  expect(await desk.content()).not.toMatch(/AWA|BEN/)
})
