import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { reservationStatus } from '../../domain/places/reservation-status.ts'
import type { Reservation } from '../../domain/places/reservation.ts'
import { seen, signInAsHost } from '../support/at-a-desk.ts'
import { arriveFirstTime, passNumberShown, readyForTheWorst } from '../support/at-the-kiosk.ts'
import { ChromiumProcess } from '../support/chromium-process.ts'
import { useStage } from '../support/stage.ts'
import { drill, smallRoom } from '../support/things.ts'

const stage = useStage()
let other: ChromiumProcess | undefined
afterAll(() => other?.close())
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** From the welcome screen: the room, tomorrow, at nine. */
async function askForRoom(page: Page): Promise<void> {
  await tap(page, /^Coup de main/)
  await tap(page, /^Réserver une salle/)
  await tap(page, /^Petite salle/)
  await tap(page, 'Demain')
  await tap(page, /^9.h/)
  await tap(page, 'Je réserve')
  await page.getByText('Demandé, pas encore confirmé').waitFor()
}
const reservations = () => stage.folder.records<Reservation>('reservations')
const statusOf = async (id: string) => {
  const one = (await reservations()).find((record) => record.id === id)
  return one && reservationStatus(one, Date.now())
}

test('two kiosks ask for one hour without network: one has it, the other reads why and what else is free', async () => {
  other = await ChromiumProcess.start({ sparing: true })
  await stage.folder.offerThings(smallRoom, drill)
  const here = await stage.open('kiosk', stage.browser.onDisk)
  const there = await other.openPage(
    other.onDisk,
    await stage.folder.enrolmentAddress(stage.server.url, 'kiosk'),
  )
  await Promise.all([readyForTheWorst(here), readyForTheWorst(there)])
  for (const [page, name] of [
    [here, 'Nadia'],
    [there, 'Karim'],
  ] as const) {
    await arriveFirstTime(page, name)
  }
  const { port } = stage.server
  await stage.server.stop()
  await askForRoom(here)
  await askForRoom(there)
  await stage.startServer({ port })
  await stage.networkIsBack(here, there)
  await expect
    .poll(async () => (await reservations()).map((one) => reservationStatus(one, Date.now())).sort(), {
      timeout: 30_000,
    })
    .toEqual(['granted', 'refused'])
  const isTold = (page: Page, words: string) => page.getByText(words).first()
  const yes = 'C’est réservé pour vous.'
  const no = 'Quelqu’un l’avait demandé avant. Ce n’est pas de votre fait.'
  await isTold(here, yes).or(isTold(here, no)).waitFor()
  await isTold(there, yes).or(isTold(there, no)).waitFor()
  const refused = (await isTold(here, no).isVisible()) ? here : there
  expect(await isTold(refused === here ? there : here, yes).isVisible()).toBe(true)
  await refused.getByText(/Libre aussi/).waitFor()
})

test('a tool is handed out at the desk without network, what is late is said calmly, and comes back', async () => {
  await stage.folder.offerThings(smallRoom, drill, { ...drill, id: 'saw', name: 'Scie' })
  const kiosk = await stage.open('kiosk')
  await arriveFirstTime(kiosk, 'Rose')
  const [visitor] = await stage.folder.idsOf(await passNumberShown(kiosk))
  const desk = await stage.open('host')
  await signInAsHost(desk)
  await stage.folder.lendTooLong({ ...drill, id: 'saw' }, visitor!)
  await desk.getByRole('link', { name: 'Salles et prêts' }).click()
  await desk.getByRole('heading', { name: 'Attendu en retour' }).waitFor()
  await desk.getByLabel('À qui').selectOption({ label: 'Rose' })
  const { port } = stage.server
  await stage.server.stop()
  await desk.getByLabel('Quoi').selectOption({ label: 'Perceuse' })
  await desk.getByRole('button', { name: 'Remettre', exact: true }).click()
  await desk.getByRole('heading', { name: 'Sorti (1)' }).waitFor()
  await seen(desk)
  await desk.getByRole('button', { name: /Reprendre.*Scie/ }).click()
  await desk.getByRole('heading', { name: 'Attendu en retour' }).waitFor({ state: 'detached' })
  await stage.startServer({ port })
  await stage.networkIsBack(desk)
  await expect.poll(() => statusOf('too-long'), { timeout: 30_000 }).toBe('back')
  const out = async () => (await reservations()).find(({ thingId }) => thingId === 'drill')
  await expect.poll(async () => (await out())?.events.some(({ type }) => type === 'granted')).toBe(true)
  await desk.getByRole('button', { name: /Ce qu’on peut réserver/ }).click()
  await desk.getByRole('dialog').waitFor()
})
