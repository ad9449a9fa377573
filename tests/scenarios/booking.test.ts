import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { seatsLent } from '../support/seats-lent.ts'
import { arriveFirstTime, filesKept, comeBack, finish, passNumberShown } from '../support/at-the-kiosk.ts'
import { printed } from '../support/on-paper.ts'
import { useStage } from '../support/stage.ts'

const stage = useStage(async (folder) => {
  await folder.planSession('sjardin', 'E02')
  await folder.planSession('sunique', 'A02', { capacity: 1 })
  await folder.planSession('sautre', 'A02', {
    startsAt: Date.now() + 5 * 86_400_000,
    endsAt: Date.now() + 5.2 * 86_400_000,
  })
  await folder.planSession('ssoudure', 'C09', { minimumAge: 18 })
  await folder.planSession('sdeux', 'E04', { capacity: 2 })
})

const garden = /Une heure dans les gants/
const order = /Préparer la commande/
const wall = /Mon premier mur/

let opened: Page | null = null

/** One kiosk for the whole site: seats lent to one that is gone would not come back in time for another. */
async function theKiosk(): Promise<Page> {
  if (opened) await opened.reload()
  else opened = await stage.open('kiosk', stage.browser.onDisk)
  await opened.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()
  return opened
}

/** From the welcome screen to the card of a session, filtered by its track. */
async function openChallenge(page: Page, track: string, title: RegExp): Promise<void> {
  await page.getByRole('button', { name: /Essayer un défi/ }).click()
  await page.getByRole('group', { name: 'Quel genre' }).getByRole('button', { name: track }).click()
  await page.getByRole('button', { name: title }).first().click()
}
/** On the card of a challenge: books, and says one's age where it is asked. */
async function reserve(page: Page, button: RegExp, adult = true): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  if (adult) await page.getByRole('button', { name: '18 ans ou plus' }).click()
}
async function person(page: Page, name: string): Promise<string> {
  await arriveFirstTime(page, name)
  return passNumberShown(page)
}
const bookingsOf = async (pass: string) => {
  const ids = await stage.folder.idsOf(pass)
  return (await stage.folder.records<Booking>('bookings')).filter(({ visitorId }) => ids.includes(visitorId))
}
const statusOf = async (pass: string) => (await bookingsOf(pass)).map((one) => bookingStatus(one))

test('journey 9: without network the kiosk confirms the seats it holds, then takes requests; nobody is turned away', async () => {
  const kiosk = await theKiosk()
  const pass = await person(kiosk, 'Idris')
  await openChallenge(kiosk, 'Explorateur', wall)
  await expect.poll(() => seatsLent(kiosk, 'sdeux')).toBe(2)
  await filesKept(kiosk)
  await stage.server.kill()
  await reserve(kiosk, /Je réserve/, false)
  await kiosk.getByText('Place confirmée. Elle est à vous.').first().waitFor()
  await kiosk.getByRole('button', { name: 'C’est noté' }).click()
  await finish(kiosk)
  const others: string[] = []
  for (const name of ['Mina', 'Paul']) {
    others.push(await person(kiosk, name))
    await openChallenge(kiosk, 'Explorateur', wall)
    await reserve(kiosk, name === 'Mina' ? /Je réserve/ : /Liste d’attente/, false)
    await kiosk
      .getByText(name === 'Mina' ? 'Place confirmée' : /À confirmer/)
      .first()
      .waitFor()
    await kiosk.getByRole('button', { name: 'C’est noté' }).click()
    await finish(kiosk)
  }
  await stage.startServer()
  await stage.networkIsBack(kiosk)
  await expect
    .poll(() => Promise.all([pass, ...others].map(statusOf)), { timeout: 30_000 })
    .toEqual([['confirmed'], ['confirmed'], ['waitlisted']])
})

test('journey 7: a challenge is chosen, kept while one reads, booked without e-mail, and given back', async () => {
  const kiosk = await theKiosk()
  const pass = await person(kiosk, 'Nadia')
  await openChallenge(kiosk, 'Explorateur', garden)
  await kiosk.getByText(/On vous garde une place/).waitFor()
  await kiosk.getByRole('button', { name: 'Encore du temps' }).click()
  await kiosk.getByText('Ce que vous ferez').waitFor()
  await reserve(kiosk, /Je réserve/, false)
  await kiosk.getByRole('heading', { name: 'Votre place est réservée' }).waitFor()
  await kiosk.getByText('Place confirmée. Elle est à vous.').first().waitFor()
  await kiosk
    .getByText(/Revenez ici avec votre carte/)
    .first()
    .waitFor()
  await kiosk.getByRole('button', { name: 'C’est noté' }).click()
  await expect.poll(() => statusOf(pass)).toEqual(['confirmed'])
  // Twice the same session is no second seat.
  await openChallenge(kiosk, 'Explorateur', garden)
  await kiosk.getByRole('button', { name: 'Voir ma réservation' }).click()
  await kiosk.getByRole('button', { name: 'Imprimer' }).waitFor()
  await kiosk.getByRole('button', { name: 'Mes réservations' }).click()
  await kiosk.getByRole('heading', { name: 'Mes réservations' }).waitFor()
  await kiosk.getByRole('button', { name: 'Je ne peux pas venir' }).click()
  await kiosk.getByRole('button', { name: 'Oui, je la rends' }).click()
  await kiosk.getByText('Réservation annulée.').waitFor()
  await expect.poll(() => statusOf(pass)).toEqual(['cancelled'])
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)
  expect(await kiosk.content()).not.toContain('Nadia')
})

test('journey 2: a session that changed is the first news on return, and its seat is kept with one word', async () => {
  const kiosk = await theKiosk()
  const pass = await person(kiosk, 'Rosa')
  await openChallenge(kiosk, 'Explorateur', garden)
  await reserve(kiosk, /Je réserve/, false)
  await kiosk.getByRole('button', { name: 'C’est noté' }).click()
  await finish(kiosk)

  const host = await stage.open('host')
  await signInAsHost(host)
  await host.evaluate(() => (window.location.hash = '#/agenda/sjardin'))
  await host.getByLabel('Où se retrouver').fill('Au fond du jardin')
  await host.getByRole('button', { name: 'Enregistrer' }).click()
  await host.getByText('Une personne est inscrite à cette séance').waitFor()
  await host.getByRole('button', { name: 'Changer quand même' }).click()
  await host.getByText('Le plan est enregistré').waitFor()

  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: 'La séance a changé' }).click()
  await kiosk.getByText('Nouveau lieu : Au fond du jardin').waitFor()
  await kiosk.getByRole('button', { name: 'Oui, je viens' }).click()
  await kiosk.getByText('Cette séance a changé').waitFor({ state: 'detached' })
  await kiosk.getByRole('button', { name: 'Revoir ma fiche' }).click()
  await kiosk.getByText('Cette fiche remplace la précédente.').first().waitFor()
  await kiosk.getByRole('button', { name: 'Affichage' }).click()
  await kiosk.getByRole('button', { name: 'Contraste fort' }).click()
  await kiosk.getByRole('button', { name: 'C’est bon' }).click()
  const paper = await printed(kiosk, 'Imprimer')
  expect(paper).toMatchObject({ pages: 1, colours: ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'], cut: [] })
  for (const words of ['Pépinière de Mende', 'remplace la précédente', 'Au fond du jardin', 'À apporter']) {
    expect(paper.text).toContain(words)
  }
  const eventsOf = async () =>
    (await bookingsOf(pass)).flatMap(({ events }) => events.map(({ type }) => type))
  await expect.poll(eventsOf).toContain('change-kept')
})

test('journey 8: full, so other dates, a close challenge or the waiting list; a freed seat is offered at the next scan', async () => {
  const kiosk = await theKiosk()
  const first = await person(kiosk, 'Awa')
  await openChallenge(kiosk, 'Aventurier', order)
  await reserve(kiosk, /Je réserve|Je demande/)
  await kiosk.getByRole('button', { name: 'C’est noté' }).click()
  await finish(kiosk)

  const second = await person(kiosk, 'Léo')
  await openChallenge(kiosk, 'Aventurier', order)
  await kiosk.getByRole('heading', { name: /C’est complet/ }).waitFor()
  await kiosk.getByText('Une autre date').waitFor()
  await reserve(kiosk, /Liste d’attente/)
  await kiosk.getByText('Vous êtes sur la liste d’attente, numéro 1.').first().waitFor()
  await kiosk.getByRole('button', { name: 'C’est noté' }).click()
  await finish(kiosk)

  await comeBack(kiosk, first)
  await kiosk.getByRole('button', { name: /Mes réservations/ }).click()
  await kiosk.getByRole('button', { name: 'Je ne peux pas venir' }).click()
  await kiosk.getByRole('button', { name: 'Oui, je la rends' }).click()
  await expect.poll(() => statusOf(second)).toEqual(['offered'])
  await kiosk.getByRole('button', { name: 'Retour' }).click()
  await finish(kiosk)

  await comeBack(kiosk, second)
  await kiosk.getByText('Une place s’est libérée pour vous').waitFor()
  await kiosk.getByRole('button', { name: /Mes réservations/ }).click()
  await kiosk.getByRole('button', { name: 'Je prends la place' }).click()
  await kiosk.getByText('Place confirmée').waitFor()
})

test('journey 14: somebody of 16 is kindly shown what is open instead of what is for adults', async () => {
  const kiosk = await theKiosk()
  await person(kiosk, 'Tom')
  await openChallenge(kiosk, 'Éclaireur', /Souder/)
  await kiosk.getByRole('button', { name: /Je réserve|Je demande/ }).click()
  await kiosk.getByRole('button', { name: '16 ou 17 ans' }).click()
  await kiosk.getByRole('heading', { name: 'Celui-là, ce sera pour plus tard' }).waitFor()
  await kiosk.getByRole('button', { name: 'Voir tous les défis Explorateur' }).click()
  await kiosk.getByRole('button', { name: garden }).waitFor()
  expect(await kiosk.getByRole('button', { name: /Souder/ }).count()).toBe(0)
})
