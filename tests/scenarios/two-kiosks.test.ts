import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { bookingStatus, isConfirmed } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { arriveFirstTime, finish, passNumberShown, readyForTheWorst } from '../support/at-the-kiosk.ts'
import { ChromiumProcess } from '../support/chromium-process.ts'
import { recordsKept } from '../support/journal-kept.ts'
import { seatsLent } from '../support/seats-lent.ts'
import { useStage } from '../support/stage.ts'

const CAPACITY = 5
const stage = useStage()
let other: ChromiumProcess | undefined
afterAll(() => other?.close())

test('journey 9: two kiosks cut off sell exactly the seats they hold; healed, everybody has an answer and nobody too many', async () => {
  other = await ChromiumProcess.start({ sparing: true })
  const here = await stage.open('kiosk', stage.browser.onDisk)
  const there = await other.openPage(
    other.onDisk,
    await stage.folder.enrolmentAddress(stage.server.url, 'kiosk'),
  )
  await Promise.all([readyForTheWorst(here), readyForTheWorst(there)])
  const { port } = stage.server
  await stage.server.stop()
  await stage.folder.planSession('scoupure', 'E04', { capacity: CAPACITY })
  await stage.startServer({ port })
  await stage.networkIsBack(here, there)
  // What does not divide stays at the server.
  for (const page of [here, there]) await expect.poll(() => seatsLent(page), { timeout: 30_000 }).toBe(2)
  await stage.server.kill()

  const told = new Map<string, Promised>()
  const asks = async (page: Page, name: string) => {
    const [pass, answer] = await bookAs(page, name)
    told.set((await stage.folder.idsOf(pass))[0]!, answer)
    return answer
  }
  expect(await asks(here, 'Idris')).toBe('confirmed')
  await leave(here)
  expect(await asks(here, 'Mina')).toBe('confirmed')
  // The power goes in the moment in which the slip is read.
  await stage.restartBrowser()
  const again = await stage.browser.openPage(stage.browser.onDisk, `${stage.server.url}/kiosk/`)
  await again.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()
  expect(await recordsKept(again, 'bookings')).toHaveLength(2)
  expect(await asks(again, 'Paul')).toBe('to-confirm')
  for (const name of ['Awa', 'Jean', 'Rose', 'Omar']) {
    expect(await asks(there, name)).toBe(['Awa', 'Jean'].includes(name) ? 'confirmed' : 'to-confirm')
    await leave(there)
  }

  await stage.startServer({ port })
  await stage.networkIsBack(again, there)
  await expect.poll(() => unanswered(), { timeout: 60_000 }).toEqual([])
  const bookings = await atServer()
  // Nobody was lost, nobody counted twice, and who was told "confirmed" is.
  expect(bookings.map((booking) => booking.visitorId).sort()).toEqual([...told.keys()].sort())
  const promised = bookings.filter((booking) => told.get(booking.visitorId) === 'confirmed')
  expect(promised.map(bookingStatus)).toEqual(promised.map(() => 'confirmed'))
  expect(bookings.filter(isConfirmed)).toHaveLength(CAPACITY)
  expect(bookings.map(bookingStatus).filter((status) => status === 'waitlisted')).toHaveLength(2)
  const standing = (found: readonly Booking[]) =>
    found.map(({ id, rev }) => `${id} ${rev}`).sort((a, b) => (a < b ? -1 : 1))
  for (const page of [again, there]) {
    await expect
      .poll(async () => standing(await recordsKept<Booking>(page, 'bookings')), { timeout: 30_000 })
      .toEqual(standing(await atServer()))
  }
})

type Promised = 'confirmed' | 'to-confirm'

/** A person comes, books, and reads what the slip says. */
async function bookAs(page: Page, name: string): Promise<[pass: string, answer: Promised]> {
  await arriveFirstTime(page, name)
  const pass = await passNumberShown(page)
  await page.getByRole('button', { name: /Essayer un défi/ }).click()
  await page.getByRole('group', { name: 'Quel genre' }).getByRole('button', { name: 'Explorateur' }).click()
  await page
    .getByRole('button', { name: /Mon premier mur/ })
    .first()
    .click()
  await page.getByRole('button', { name: /Je réserve|Je demande|Liste d’attente/ }).click()
  await page.getByRole('button', { name: 'C’est noté' }).waitFor()
  const isConfirmed = await page.getByText('Place confirmée. Elle est à vous.').first().isVisible()
  if (!isConfirmed)
    await page
      .getByText(/À confirmer/)
      .first()
      .waitFor()
  return [pass, isConfirmed ? 'confirmed' : 'to-confirm']
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'C’est noté' }).click()
  await finish(page)
}

const atServer = () => stage.folder.records<Booking>('bookings')

async function unanswered(): Promise<string[]> {
  const bookings = await atServer()
  if (bookings.length < 7) return ['not all arrived']
  return bookings.map(bookingStatus).filter((status) => !['confirmed', 'waitlisted'].includes(status))
}
