import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { nextRevision } from '../../domain/sync/revision.ts'
import { type Day, HOUR, MINUTE, addDays, parisDay, parisInstant } from '../../domain/time.ts'
import { passIdFrom } from '../../domain/visits/pass-code.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import { giveMandate } from '../../sync-server/employers/mandates.ts'
import { revokePass } from '../../sync-server/passes/passes.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { keepRefusedRow } from '../../sync-server/sync/refused-rows.ts'
import { axeFindings } from '../support/accessibility.ts'
import { fillBoard } from '../support/board-of-a-desk.ts'
import { comeLastMonth } from '../support/last-month.ts'
import { signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { deskScreen } from '../support/chromium-process.ts'
import { dialogFindings, keyboardFindings, reflowFindings } from '../support/desk-inspection.ts'
import { screensOf } from '../support/desk-routes.ts'
import { employerId, employerName, offerTitle } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'
import { drill, smallRoom } from '../support/things.ts'

/** How a screen is opened with data, and what is pressed there one after the other: each state is looked at. */
interface Opening {
  to: string
  title: string | RegExp
  /** Something of its data. */
  shows?: string
  then?: (string | RegExp)[]
  /** What opens a dialog, when nothing has been pressed yet. */
  dialogs?: (string | RegExp)[]
}
type Openings = Record<string, Opening>

const visitors = ['AWA', 'MINA'] as const
const revoked = passIdFrom(new Uint8Array(8).fill(8))
const hostScreens: Openings = {
  '/aujourdhui': {
    to: '/aujourdhui',
    title: 'Aujourd’hui',
    shows: 'Nadia',
    dialogs: ['Enregistrer une arrivée', 'Fermer la journée', 'Noter une personne attendue', 'Aller à…'],
  },
  '/agenda': {
    to: '/agenda',
    title: 'Séances',
    shows: 'Vingt clients',
    dialogs: ['Salles', 'Ajouter un évènement'],
    then: ['Mois', 'Liste'],
  },
  '/agenda/seance/:sessionId': {
    to: '/agenda/seance/today',
    title: 'Vingt clients',
    shows: 'Awa',
    then: ['Observation', 'Retours', 'Places', 'Matériel'],
  },
  '/agenda/:sessionId': { to: '/agenda/later', title: 'Le plan de la séance' },
  '/offres': { to: '/offres', title: 'Offres d’emploi', shows: offerTitle, dialogs: [/^Clore «/] },
  '/offres/importer': { to: '/offres/importer', title: 'Importer des offres' },
  '/offres/france-travail': { to: '/offres/france-travail', title: 'Offres de France Travail' },
  '/offres/:offerId': { to: '/offres/offer-vendeuse', title: 'Modifier l’offre' },
  '/offres/:offerId/candidatures': {
    to: '/offres/offer-vendeuse/candidatures',
    title: offerTitle,
    shows: 'Personne 1',
    then: [/^Personne 1/, 'Refuser', 'Poste pourvu'],
  },
  '/kit': { to: '/kit', title: 'Le kit de défis', shows: 'E02' },
  '/kit/:challengeId': { to: '/kit/E02.1', title: /^E02/, shows: 'Imprimer' },
  '/pratiques': { to: '/pratiques', title: 'Bonnes pratiques', shows: 'Premier accueil' },
  '/pratiques/:whose/:sheetId': {
    to: '/pratiques/visiteurs/disability',
    title: 'Parler de son handicap',
    shows: 'L5213-6',
  },
  '/employeurs': {
    to: '/employeurs',
    title: 'Employeurs',
    shows: 'Chiffres à regarder',
    dialogs: [/^Regarder/],
  },
  '/employeurs/:employerId': {
    to: '/employeurs/boulangerie',
    title: employerName,
    shows: 'Anne',
    dialogs: ['Créer un compte', 'Relier un poste'],
  },
  '/salles-et-prets': {
    to: '/salles-et-prets',
    title: 'Salles et prêts',
    shows: 'Attendu en retour',
    dialogs: ['Ce qu’on peut réserver'],
  },
  '/annonces': {
    to: '/annonces',
    title: 'Annonces',
    shows: 'Merci pour le CV',
    dialogs: [
      'Écrire pour quelqu’un',
      'Faire une table',
      /^Dire oui à/,
      /^Refuser «/,
      /^Ajouter une photo à/,
      /^Photos de/,
    ],
    then: [/^Bientôt finies/, /^Au tableau/, /^Terminées/],
  },
  '/postes': { to: '/postes', title: 'Postes', shows: 'Borne', dialogs: ['Relier un poste', /^Retirer/] },
  '/postes/outils': {
    to: '/postes/outils',
    title: 'Outils reliés',
    dialogs: ['Créer une clé', 'Prévenir une adresse'],
  },
  '/lieu': { to: '/lieu', title: 'Le lieu', shows: 'Horaires', then: ['Ajouter une fermeture'] },
  '/a-corriger': {
    to: '/a-corriger',
    title: 'Envois à corriger',
    shows: 'Visite',
    dialogs: [/^Lire l’envoi/],
  },
  '/competences': { to: '/competences', title: 'La page d’une personne' },
  '/competences/:visitorId': {
    to: `/competences/${visitors[0]}`,
    title: 'La page d’une personne',
    shows: 'Tenir une caisse',
    dialogs: ['Noter un titre vu'],
  },
  '/visiteurs': {
    to: '/visiteurs',
    title: 'Visiteurs',
    shows: 'même nom, écrit autrement',
    dialogs: [/^Comparer Awa/],
  },
  '/visiteurs/importer': { to: '/visiteurs/importer', title: 'Importer des visiteurs' },
  '/visiteurs/:visitorId': {
    to: `/visiteurs/${visitors[0]}`,
    title: 'Awa Cissé',
    shows: 'Noms proches',
    dialogs: [/^Comparer Awa/],
  },
  '/cartes': { to: '/cartes', title: 'Cartes', shows: '1 carte ne marche plus' },
  '/chiffres': { to: '/chiffres', title: 'Chiffres', shows: 'Recherche d’emploi' },
  '/evacuation': { to: '/evacuation', title: 'Liste d’évacuation', shows: 'Nadia' },
}
const employerScreens: Openings = {
  '/candidatures/:applicationId?': {
    to: '/candidatures/application-0',
    title: 'Candidatures',
    shows: 'Personne 2',
    then: [
      'Poursuivre',
      'Revenir',
      'Refuser',
      'Poste pourvu',
      'Revenir',
      'Revenir',
      'Demander une précision',
    ],
  },
  '/offres': { to: '/offres', title: 'Vos offres', shows: offerTitle },
  '/offres/nouvelle': { to: '/offres/nouvelle', title: 'Nouvelle offre' },
  '/offres/:offerId': { to: '/offres/offer-vendeuse', title: 'Modifier l’offre' },
  '/offres/:offerId/clore': { to: '/offres/offer-vendeuse/clore', title: /^Clore/, shows: 'Personne 1' },
  '/offres/:offerId/bilan': { to: '/offres/offer-vendeuse/bilan', title: /^Bilan/ },
  '/seances': { to: '/seances', title: 'Séances de défi', shows: 'Vingt clients' },
  '/seances/:sessionId/observer': { to: '/seances/today/observer', title: 'Vingt clients', shows: 'Awa' },
  '/seances/proposer/:sessionId?': {
    to: '/seances/proposer',
    title: 'Proposer une séance',
    shows: 'E02',
    then: [/E02/],
  },
  '/recherche': { to: '/recherche', title: 'Chercher des compétences' },
  '/recherche/invitations': { to: '/recherche/invitations', title: 'Mes invitations' },
  '/recommandations': { to: '/recommandations', title: 'Personnes recommandées' },
  '/label': { to: '/label', title: 'Mon label Reciprok' },
  '/conseil': { to: '/conseil', title: 'Votre label n’est pas atteint', shows: 'Manque de temps' },
  '/conseil/:sheetId': { to: '/conseil/no-time', title: 'Répondre à dix personnes en quinze minutes' },
  '/mandat': {
    to: '/mandat',
    title: 'Confier mes réponses à l’accueil',
    shows: 'Changer ce mandat',
    dialogs: ['Retirer le mandat'],
  },
  '/equipe': { to: '/equipe', title: 'Mon équipe', dialogs: ['Ajouter une personne'] },
}

/** A desk's own screen, a small one, and the first magnified twice. */
const small = { width: 1024, height: 768 }
const magnified = { width: 683, height: 384 }

/** On a Sunday evening half an hour later is next week, which the calendar does not show. */
const lastMinuteOf = (day: Day) => parisInstant(addDays(day, 1)) - MINUTE

const stage = useStage(async (folder) => {
  await folder.receiveApplications(5, 40, { together: true })
  await folder.addRoom('Grande salle', 20)
  await folder.planSession('later', 'E02')
  const startsAt = Math.min(Date.now() + HOUR / 2, lastMinuteOf(parisDay(Date.now())))
  const soon = { startsAt, endsAt: startsAt + 3 * HOUR }
  const today = { employerId, title: 'Vingt clients', capacity: 2, ...soon }
  const session = await folder.planSession('today', 'A01', today)
  await folder.planEvent('ecafe', 'Café du mardi')
  await folder.offerThings(smallRoom, drill)
  await folder.lendTooLong(drill, visitors[0])
  await fillBoard(folder, visitors)
  await comeLastMonth(folder)
  await folder.book(session, visitors[0], 'Awa', 'confirmed')
  await folder.book(session, visitors[1], 'Mina', 'waitlisted')
  await folder.open(async (parts) => {
    const [siteId, deviceId] = ['mende', 'kiosk-before']
    const now = parts.clock.now()
    const head = { siteId, rev: nextRevision(undefined, now, 'server'), at: now, by: 'server' }
    const visit: Visit = {
      ...head,
      id: 'visit-nadia',
      kind: 'stay',
      day: parisDay(now),
      arrivedAt: now,
      arrivedBy: 'host',
      reasons: [],
      name: 'Nadia',
    }
    await parts.store.transaction(async (tx) => {
      await keepRecord(tx, 'visits', visit)
      for (const [id, name] of [
        [visitors[0], 'Awa Cissé'],
        ['AWA-AGAIN', 'Awa Sissé'],
      ] as const) {
        const days = { firstSeenOn: parisDay(now), lastSeenOn: parisDay(now) }
        await keepRecord(tx, 'visitors', { ...head, id, name, stamps: {}, ...days })
      }
      const consent = { id: 'c', purpose: 'hosts', type: 'given', turn: 1, at: now, by: deviceId } as const
      const competence = {
        id: 'own',
        label: 'Tenir une caisse',
        origin: 'personal',
        addedAt: head.rev,
      } as const
      const told = { id: visitors[0], visitorId: visitors[0], consents: [consent], competences: [competence] }
      await keepRecord(tx, 'profiles', { ...head, ...told })
      const body = JSON.stringify({ ...visit, id: 'visit-refused', name: 'x'.repeat(41) })
      const row = { collection: 'visits', recordId: 'visit-refused', reason: 'invalid', field: 'name', body }
      await keepRefusedRow(tx, { siteId, deviceId, role: 'kiosk' }, row, now)
    })
    const actor = { employerId, siteId, accountId: 'a1', name: 'Anne' }
    await giveMandate(parts, actor, { scope: 'all' })
    await revokePass(parts, { siteId, deviceId }, revoked)
  })
})

async function inEverySize(page: Page): Promise<string[]> {
  const findings: string[] = []
  for (const size of [small, magnified]) {
    await page.setViewportSize(size)
    for (const finding of await reflowFindings(page)) findings.push(`at ${size.width}: ${finding}`)
  }
  // Colours are the same in every size, and take the longest to look at.
  const again = await axeFindings(page, { 'color-contrast': { enabled: false } })
  findings.push(...again.map((finding) => `magnified: ${finding}`))
  await page.setViewportSize(deskScreen)
  findings.push(...(await reflowFindings(page)), ...(await axeFindings(page)))
  return findings
}

/** As a typed address. What was chosen on the page before is let go, when the desk asks. */
async function open(page: Page, { to, title, shows }: Opening): Promise<void> {
  await goTo(page, to)
  const there = page.locator('main').getByRole('heading', { name: title, level: 1 })
  await leave(page).or(there).first().waitFor()
  if (await leave(page).isVisible()) await leave(page).click()
  await there.waitFor()
  if (shows !== undefined) await page.locator('main').getByText(shows).first().waitFor()
}
const goTo = (page: Page, to: string) =>
  page.evaluate((address) => (window.location.hash = `#${address}`), to)
const leave = (page: Page) => page.getByRole('button', { name: 'Partir sans enregistrer' })

async function press(page: Page, name: string | RegExp): Promise<void> {
  const main = page.locator('main')
  await main.getByRole('button', { name }).or(main.getByRole('tab', { name })).first().click()
}

async function walk(page: Page, openings: Openings): Promise<string[]> {
  const findings: string[] = []
  const note = (where: string, found: string[]) => findings.push(...found.map((one) => `${where}: ${one}`))
  for (const [path, opening] of Object.entries(openings)) {
    const { then = [], dialogs = [] } = opening
    await open(page, opening)
    note(path, [...(await inEverySize(page)), ...(await keyboardFindings(page))])
    for (const opener of dialogs) {
      const button = page.getByRole('button', { name: opener }).first()
      note(`${path}, ${String(opener)}`, await dialogFindings(page, button, () => inEverySize(page)))
    }
    for (const name of then) {
      await press(page, name)
      note(`${path}, ${String(name)}`, [...(await inEverySize(page)), ...(await keyboardFindings(page))])
    }
  }
  return findings
}

/** A sheet of A4 carries the work alone: no menu, no name of who is signed in. */
async function onPaper(page: Page, opening: Opening): Promise<void> {
  await open(page, opening)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 720, height: 1040 })
  await page.getByRole('banner').waitFor({ state: 'hidden' })
  await page.getByRole('navigation').first().waitFor({ state: 'hidden' })
}

test.each([
  ['host', hostScreens],
  ['employer', employerScreens],
] as const)('every route of the %s desk is opened below', (desk, openings) => {
  expect(screensOf(desk)).toEqual(Object.keys(openings))
})

test('every screen of both desks: axe, keyboard, a small window, and magnified twice', async () => {
  const host = await stage.open('host')
  const employer = await stage.open('employer')
  const signIn = [...(await inEverySize(host)), ...(await keyboardFindings(host))]
  await signInAsHost(host)
  await signInAsEmployer(employer)
  const found = await Promise.all([walk(host, hostScreens), walk(employer, employerScreens)])
  expect([...signIn, ...found.flat()]).toEqual([])
  await onPaper(host, hostScreens['/evacuation']!)
  await onPaper(employer, employerScreens['/label']!)
}, 600_000)

/** Where one writes, what is pressed to come there, and the field. `kept`: nothing is asked, it is there again. */
interface Writing extends Opening {
  field: string
  kept?: boolean
}
const inTheList = { title: 'Liste d’évacuation', to: '/evacuation' }
const atTheLabel = { title: 'Mon label Reciprok', to: '/label' }
const refusing = ['Refuser', 'Poste pourvu']
const hostWrites: Writing[] = [
  { to: '/agenda/later', title: 'Le plan de la séance', field: 'Où se retrouver' },
  { to: '/agenda/seance/today', title: 'Vingt clients', then: ['Places'], field: 'Précision (facultatif)' },
  { to: '/offres/nouvelle', title: 'Écrire une offre', field: 'Intitulé du poste' },
  { to: '/employeurs/boulangerie', title: employerName, field: 'Notes de l’accueil' },
  {
    to: '/offres/offer-vendeuse/candidatures',
    title: offerTitle,
    then: [/^Personne 1/, ...refusing],
    field: 'Un mot de vous',
    kept: true,
  },
]
const employerWrites: Writing[] = [
  { to: '/offres/nouvelle', title: 'Nouvelle offre', field: 'Intitulé du poste' },
  { to: '/offres/offer-vendeuse', title: 'Modifier l’offre', field: 'Horaires' },
  { to: '/seances/proposer', title: 'Proposer une séance', then: [/E02/], field: 'Où se retrouver' },
  {
    to: '/candidatures/application-0',
    title: 'Candidatures',
    then: refusing,
    field: 'Un mot de vous',
    kept: true,
  },
]

/** Writes, goes elsewhere, and tells what became of the words. */
async function wordsLost(page: Page, writing: Writing, elsewhere: Opening): Promise<string[]> {
  const { to, then = [], field, kept = false } = writing
  await open(page, writing)
  for (const name of then) await press(page, name)
  const control = page.locator('main').getByLabel(field)
  await control.fill('Des mots pas encore enregistrés')
  if (kept) {
    await open(page, elsewhere)
    await open(page, writing)
    if (!(await control.isVisible())) await press(page, then[0]!)
  } else {
    await goTo(page, elsewhere.to)
    await page.getByRole('button', { name: 'Rester et continuer' }).click()
  }
  const words = await control.inputValue()
  return words === 'Des mots pas encore enregistrés' ? [] : [`${to}: "${field}" holds "${words}"`]
}

test('whoever goes elsewhere finds every word again: it was kept, or asked for', async () => {
  const host = await stage.open('host')
  const employer = await stage.open('employer')
  await signInAsHost(host)
  await signInAsEmployer(employer)
  const lost: string[] = []
  const atHost = async () => {
    for (const writing of hostWrites) lost.push(...(await wordsLost(host, writing, inTheList)))
  }
  const atEmployer = async () => {
    for (const writing of employerWrites) lost.push(...(await wordsLost(employer, writing, atTheLabel)))
  }
  await Promise.all([atHost(), atEmployer()])
  expect(lost).toEqual([])
})

test('the walk by Tab itself finds what it misses, where it is lost, what holds it, and what is out of turn', async () => {
  const computer = await stage.browser.anotherComputer()
  const found = async (body: string) => {
    const page = await computer.newPage()
    await page.setContent(
      `<html lang="fr"><title>Essai</title><style>:focus { outline: 3px solid }</style>${body}`,
    )
    return (await keyboardFindings(page)).join('\n')
  }
  const day = '<label>Jour <input type="date"></label>'
  expect(await found(`<button>Un</button>${day}<button>Deux</button>`)).toBe('')
  const places = await found(`<button>Un</button>${day}<ul><li><button tabindex="-1">Oublié</button></li></ul>
    <button style="outline: none">Sans cadre</button>
    <button style="position: fixed; left: -300px">Dehors</button>
    <div style="position: relative"><button>Dessous</button><p style="position: absolute; inset: -9px">Dessus</p></div>`)
  expect(places.split('\n')).toEqual([
    '"Sans cadre" does not show that it is in focus',
    '"Dehors" is in focus outside the window',
    '"Dessous" is in focus under something else',
    '"Oublié" is not reached by Tab',
  ])
  const order = await found(`<button>Un</button><button tabindex="1">Avant tous</button>
    <div style="display: flex; flex-direction: column-reverse"><button>Bas</button><button>Haut</button></div>
    <p id="word">Un mot</p><script>document.getElementById('word')[Symbol('_vei')] = { onClick() {} }</script>`)
  expect(order.split('\n')).toEqual([
    '"Avant tous" comes before its turn',
    '"Un mot" answers a finger and no key',
    '"Haut" stands above what comes before it',
    '"Avant tous" is not reached by Tab',
  ])
  const held = await found(`<button onkeydown="event.preventDefault()">Piège</button><button>Deux</button>`)
  expect(held).toContain('the keyboard is held at "Piège"')
  expect(held).toContain('"Deux" is not reached by Tab')
})
