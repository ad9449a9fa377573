import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { sessionStatus, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { Evaluation } from '../../domain/observation/evaluation.ts'
import { addDays, HOUR, parisDay } from '../../domain/time.ts'
import { arriveFirstTime, scan } from '../support/at-the-kiosk.ts'
import { signInAsEmployer, signInAsHost } from '../support/at-a-desk.ts'
import { employerId, hostLogin } from '../support/site-folder.ts'
import { useStage } from '../support/stage.ts'

const [awa, leo, mina] = ['AWA', 'LEX', 'MINA']
/** What Awa shows to the scanner. */
let card: string

const stage = useStage(async (folder) => {
  await folder.addRoom('Grande salle', 20)
  const session = await folder.planSession('sjour', 'A01', {
    employerId,
    capacity: 2,
    title: 'Vingt clients',
    // Soon enough to be started.
    startsAt: Date.now() + HOUR / 2,
    endsAt: Date.now() + 3 * HOUR,
  })
  // A seat of the desk's own, whatever the kiosks hold.
  await folder.planSession('smur', 'E04', { capacity: 3, deskReserve: 1 })
  card = await folder.giveCard(awa)
  await folder.book(session, awa, 'Awa', 'confirmed')
  await folder.book(session, leo, 'Léo', 'confirmed')
  await folder.book(session, mina, 'Mina', 'waitlisted')
})

const sessionKept = async (id: string) =>
  (await stage.folder.records<ChallengeSession>('challengeSessions')).find((one) => one.id === id)!

async function openHostAt(hash: string): Promise<Page> {
  const host = await stage.open('host')
  await signInAsHost(host)
  await host.evaluate((to) => (window.location.hash = to), hash)
  return host
}
async function openEmployerAt(hash: string): Promise<Page> {
  const employer = await stage.open('employer')
  await signInAsEmployer(employer)
  await employer.evaluate((to) => (window.location.hash = to), hash)
  return employer
}

test('journey 31: an employer proposes a session from the kit, a host validates it, the kiosks show it', async () => {
  const kiosk = await stage.open('kiosk')
  const employer = await openEmployerAt('#/seances')
  await employer.getByRole('button', { name: 'Proposer une séance' }).click()
  await employer.getByLabel(/Chercher/).fill('a05')
  await employer.getByRole('button', { name: /Dire non avec le sourire/ }).click()
  await employer.getByRole('button', { name: 'Envoyer à l’accueil' }).click()
  await employer.getByText('Choisissez un jour').waitFor()
  await employer.getByLabel('Jour').fill(addDays(parisDay(Date.now()), 4))
  await employer.getByLabel('Salle').selectOption('room')
  await employer.getByLabel('Places').fill('30')
  await employer.getByLabel('Qui observe, côté entreprise').fill('Anne')
  await employer.getByRole('button', { name: 'Envoyer à l’accueil' }).click()
  await employer.getByText(/plus de places que la salle/).waitFor()
  await employer.getByLabel('Places').fill('6')
  await employer.getByRole('button', { name: 'Envoyer à l’accueil' }).click()
  await employer.getByText('Votre proposition est chez l’accueil.').waitFor()

  const host = await openHostAt('#/agenda')
  await host.getByRole('heading', { name: 'Propositions d’employeurs' }).waitFor()
  await host.getByRole('button', { name: 'Regarder' }).click()
  await host.getByRole('button', { name: 'Accepter la proposition' }).click()
  await host.getByRole('button', { name: 'Publier pour les visiteurs' }).click()
  await host.getByText('La séance est publiée').waitFor()

  await arriveFirstTime(kiosk, 'Nadia')
  await kiosk.getByRole('button', { name: /Essayer un défi/ }).click()
  await kiosk.getByRole('button', { name: /Dire non avec le sourire/ }).waitFor()
})

test('journey 21: the host finds the session in the calendar and cancels one booking, the person reads why', async () => {
  const kiosk = await stage.open('kiosk')
  const host = await openHostAt('#/agenda')
  const today = parisDay(Date.now())
  await host.locator('[aria-current="date"]').first().waitFor()
  await host.getByRole('button', { name: 'Mois', exact: true }).click()
  await host.getByLabel('Aller à une date').fill(addDays(today, 40))
  await expect.poll(() => host.getByRole('link', { name: /Vingt clients/ }).count()).toBe(0)
  await host.getByRole('button', { name: 'Aujourd’hui' }).click()
  await host.getByRole('button', { name: 'Semaine', exact: true }).click()
  // By the keyboard alone, as by a click.
  await host.getByRole('link', { name: /Vingt clients/ }).focus()
  await host.keyboard.press('Enter')
  await host.getByRole('heading', { name: 'Vingt clients' }).waitFor()

  // Somebody books at the kiosk; the host takes that one booking back.
  await arriveFirstTime(kiosk, 'Ilan')
  await kiosk.getByRole('button', { name: /Essayer un défi/ }).click()
  await kiosk.getByRole('button', { name: /Mon premier mur/ }).click()
  await kiosk.getByRole('button', { name: /Je réserve|Je demande une place/ }).click()
  await kiosk.getByRole('button', { name: 'C’est noté' }).click()
  await host.evaluate(() => (window.location.hash = '#/agenda/seance/smur'))
  await host.getByRole('button', { name: 'Annuler la réservation de Ilan' }).click()
  await host.getByLabel('Raison').selectOption('fewer-places')
  await host.getByRole('button', { name: 'Annuler cette réservation' }).click()
  await host.getByText('La réservation de Ilan est annulée.').waitFor()
  await kiosk.getByRole('button', { name: /Mes réservations/ }).click()
  await kiosk.getByText('Il y a moins de places que prévu.').waitFor()
})

test('journey 22: one more than the seats only for a reason, marked with the name of who decided', async () => {
  const host = await openHostAt('#/agenda/seance/sjour')
  await host.getByRole('tab', { name: 'Places' }).click()
  expect(await host.getByRole('button', { name: 'Ajouter une place' }).isDisabled()).toBe(true)
  await host.getByLabel('Raison').selectOption('room-enlarged')
  await host.getByRole('button', { name: 'Ajouter une place' }).click()
  await host.getByText('+1 · Salle agrandie · Léa').waitFor()
  const { overcommits } = await sessionKept('sjour')
  expect(overcommits).toMatchObject([{ seats: 1, reason: 'room-enlarged', decidedBy: 'Léa' }])
})

test('journey 21: a whole session without network, two observers, two voices, then everything arrives and is signed', async () => {
  const host = await openHostAt('#/agenda/seance/sjour')
  const employer = await openEmployerAt('#/seances/sjour/observer')
  await host.getByText('Awa').waitFor()
  await employer.getByRole('button', { name: /Awa/ }).waitFor()
  await stage.server.kill()

  // Roll call: one by the card, one who could not come, one called from the waiting list.
  await host.getByRole('button', { name: 'Commencer' }).click()
  await host.getByText('Notez d’abord qu’une personne qui observe est arrivée.').waitFor()
  await host.getByRole('button', { name: /Léa est là/ }).click()
  await host.getByLabel(/Scanner une carte/).fill('pas une carte')
  await host.getByRole('button', { name: 'Noter la venue' }).click()
  await host.getByText('Ce n’est pas un numéro de carte.').waitFor()
  await scan(host, card)
  await host.getByText('Awa est présent·e.').waitFor()
  await host.getByRole('button', { name: 'Commencer' }).click()
  await host.getByText('En cours').waitFor()
  await host.getByRole('button', { name: 'Finir la séance' }).click()
  await host.getByText('Dites pour chaque personne inscrite si elle est venue.').waitFor()
  await host
    .getByRole('listitem')
    .filter({ hasText: 'Léo' })
    .getByRole('button', { name: 'Absent·e' })
    .click()
  await host.getByRole('button', { name: 'Vient maintenant' }).first().click()
  await host.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await host.getByText('Sans inscription').waitFor()

  // Two observers, each alone with their desk; far apart on one ability.
  // Names are veiled on a desk that nobody touches; the observer touches it.
  await employer.mouse.move(5, 5)
  await employer.getByRole('button', { name: /Awa/ }).click()
  await employer.getByText('En autonomie').first().click()
  await employer.getByText('Enregistré ici').first().waitFor()
  await host.getByRole('tab', { name: 'Observation' }).click()
  await host.getByRole('button', { name: /Awa/ }).click()
  await host.getByText('Avec de l’aide').first().click()
  await host.getByRole('button', { name: /Mina/ }).click()
  await host.getByText('Avec de l’aide').first().click()

  // What was seen is said: one agrees, one does not, and both voices stay.
  await host.getByRole('tab', { name: 'Retours' }).click()
  for (const name of ['Awa', 'Mina']) {
    await host.getByRole('button', { name: new RegExp(name) }).click()
    await host.getByRole('button', { name: 'Montrer à la personne' }).click()
    await host.getByText('Il manque une force, un fait et une piste.').waitFor()
    await host.getByLabel('1 force').fill('Vous gardez votre calme.')
    await host.getByLabel('1 fait').fill('Vous avez servi cinq personnes à la suite.')
    await host.getByLabel('1 piste').fill('Répéter la commande à voix haute.')
    await host.getByRole('button', { name: 'Montrer à la personne' }).click()
    await host.getByRole('button', { name: 'Passer la tablette' }).click()
    // The whole screen, and nothing of the desk in the page; a reload would change nothing of that.
    await host.getByRole('heading', { name: 'Votre retour' }).waitFor()
    expect(await host.getByRole('navigation').count()).toBe(0)
    await host.keyboard.press('Escape')
    if (name === 'Awa') {
      await host.getByRole('button', { name: 'Je suis d’accord', exact: true }).click()
    } else {
      await host.getByRole('button', { name: 'Je ne suis pas d’accord' }).click()
      await host.getByText(/Écrivez un mot/).waitFor()
      await host.getByLabel('Votre mot').fill('J’ai aussi rangé le comptoir.')
      await host.getByRole('button', { name: 'Je ne suis pas d’accord' }).click()
    }
    await host.getByText('Vous pouvez rendre la tablette.').waitFor()
    await host.getByRole('button', { name: 'Revenir à l’accueil (avec un code)' }).click()
    await host.getByLabel('Identifiant').fill(hostLogin.login)
    await host.getByLabel('Mot de passe').fill(hostLogin.secret)
    await host.getByRole('button', { name: 'Se connecter' }).click()
    await host.getByRole('tab', { name: 'Retours' }).waitFor()
  }
  await host.getByRole('button', { name: 'Finir la séance' }).click()
  await host.getByRole('button', { name: 'Clore' }).click()
  await host.getByText('Des retours restent à faire ou à montrer.').waitFor()
  await host.getByText('Son mot : J’ai aussi rangé le comptoir.').waitFor()
  await host.getByLabel('Ce qui a été décidé, et pourquoi').fill('Vu avec Anne, on l’ajoute.')
  await host.getByRole('button', { name: 'Le retour est corrigé' }).click()
  await host.getByRole('button', { name: 'Clore' }).click()
  await host.getByText('Séance terminée.').waitFor()

  await stage.startServer()
  await stage.networkIsBack(host, employer)
  await expect.poll(async () => sessionStatus(await sessionKept('sjour')), { timeout: 30_000 }).toBe('closed')
  const kept = () => stage.folder.records<Evaluation>('evaluations')
  await expect
    .poll(async () => (await kept()).map((one) => one.kind).sort(), { timeout: 30_000 })
    .toEqual(['answer', 'answer', 'debrief', 'debrief', 'grid', 'grid', 'grid', 'review'])
  const bookings = await stage.folder.records<Booking>('bookings')
  const statuses = Object.fromEntries(bookings.map((one) => [one.name ?? one.id, bookingStatus(one)]))
  expect(statuses).toMatchObject({ Awa: 'attended', Léo: 'absent' })
  await host.getByRole('button', { name: 'Signer les attestations (2)' }).click()
  const signing = host.getByRole('dialog', { name: 'Ce que vous signez' })
  await signing.getByText('Dit par').first().waitFor()
  await signing.getByRole('button', { name: 'Signer les attestations (2)' }).click()
  await host.getByText('2 attestations signées').waitFor()
})
