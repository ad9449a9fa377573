import { expect, test } from 'vitest'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, filesKept, comeBack, finish, passNumberShown } from '../support/at-the-kiosk.ts'
import { goTo } from '../support/kiosk-addresses.ts'
import { seatsLent } from '../support/seats-lent.ts'
import { useStage } from '../support/stage.ts'

const HOUR = 3_600_000
/** Near enough to be started, and far enough to be booked until then. */
const soon = Date.now() + 40 * 60_000

const stage = useStage(async (folder) => {
  await folder.planEvent('ecafe', 'Café du mardi', {
    capacity: 2,
    startsAt: soon,
    endsAt: soon + HOUR,
    place: 'outdoors',
    where: 'Dans la cour',
  })
})
const statuses = async () =>
  (await stage.folder.records<Booking>('bookings')).map((one) => bookingStatus(one)).sort()

test('an event is booked without network, fills, has a line, is moved while somebody reads it, and is called', async () => {
  const kiosk = await stage.open('kiosk', stage.browser.onDisk)
  const openEvent = async () => {
    await kiosk.getByRole('button', { name: /Ce qui se passe ici/ }).click()
    await kiosk.getByRole('button', { name: /Café du mardi/ }).click()
    await kiosk.getByRole('heading', { name: 'Café du mardi' }).waitFor()
  }
  await arriveFirstTime(kiosk, 'Idris')
  const pass = await passNumberShown(kiosk)
  await openEvent()
  await expect.poll(() => seatsLent(kiosk, 'ecafe')).toBe(2)
  await filesKept(kiosk)
  await stage.server.kill()
  await kiosk.getByRole('button', { name: 'Je réserve' }).click()
  await kiosk.getByText('Place confirmée. Elle est à vous.').first().waitFor()
  expect(await kiosk.getByRole('main').innerText()).not.toMatch(/défi/i)
  await kiosk.getByRole('button', { name: 'C’est noté' }).click()
  await finish(kiosk)
  for (const name of ['Mina', 'Paul']) {
    await arriveFirstTime(kiosk, name)
    await openEvent()
    await kiosk.getByRole('button', { name: name === 'Mina' ? 'Je réserve' : /Liste d’attente/ }).click()
    await kiosk.getByRole('button', { name: 'C’est noté' }).click()
    await finish(kiosk)
  }
  await stage.startServer()
  await stage.networkIsBack(kiosk)
  await expect.poll(statuses, { timeout: 30_000 }).toEqual(['confirmed', 'confirmed', 'waitlisted'])

  // Somebody reads it while the host moves it.
  await arriveFirstTime(kiosk, 'Zoé')
  await openEvent()
  const host = await stage.open('host')
  await signInAsHost(host)
  // Late in the evening it is tomorrow's, and perhaps next week's.
  await goTo(host, '/agenda/seance/ecafe')
  await host.getByRole('button', { name: 'Modifier' }).click()
  await host.getByLabel('Où se retrouver').fill('Devant la grille')
  await host.getByRole('button', { name: 'Enregistrer' }).click()
  await host.getByText(/2 personnes sont inscrites/).waitFor()
  await host.getByRole('button', { name: 'Changer quand même' }).click()
  await kiosk.getByText(/Devant la grille/).waitFor()
  await kiosk.getByRole('button', { name: /Liste d’attente/ }).click()
  await kiosk
    .getByText(/numéro 2/)
    .first()
    .waitFor()
  await kiosk.getByRole('button', { name: 'C’est noté' }).click()
  await finish(kiosk)
  await comeBack(kiosk, pass)
  await kiosk.getByRole('button', { name: /La séance a changé/ }).click()
  await kiosk.getByText('Nouveau lieu\u202f: Devant la grille').waitFor()
  await kiosk.getByRole('button', { name: 'Oui, je viens' }).click()
  await finish(kiosk)

  // The day, without any part of a challenge.
  expect(await host.getByRole('tab').count()).toBe(2)
  await host.getByRole('button', { name: 'Commencer' }).click()
  await host
    .getByRole('listitem')
    .filter({ hasText: 'Idris' })
    .getByRole('button', { name: 'Présent·e' })
    .click()
  await host
    .getByRole('listitem')
    .filter({ hasText: 'Mina' })
    .getByRole('button', { name: 'Absent·e' })
    .click()
  await host.getByRole('button', { name: 'Finir la séance' }).click()
  await expect.poll(statuses).toEqual(['absent', 'attended', 'waitlisted', 'waitlisted'])
})
