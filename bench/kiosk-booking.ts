import type { Booking } from '../domain/seats/booking.ts'
import { nextRevision } from '../domain/sync/revision.ts'
import { DAY, parisDay } from '../domain/time.ts'
import { keepRecord } from '../sync-server/sync/keep-record.ts'
import { arriveFirstTime, finish } from '../tests/support/at-the-kiosk.ts'
import { ChromiumProcess } from '../tests/support/chromium-process.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { recordsHeld, rowsKept, until } from './device-content.ts'
import { keepVisits } from './made-records.ts'
import type { Row } from './row.ts'
import { percentile, sample, timeRow } from './samples.ts'
import { timeBareWrite, timeTap, untilAtRest } from './tap.ts'

export const name = 'kiosk-booking'

const BOOKINGS = 5000
/** With the visits of a huge day the kiosk holds fifty thousand documents. */
const VISITS = 45_000
const SESSIONS = 250
const BOOKED = 30
const PATIENCE = 120_000
const MOST_BARE_WRITES = 4

/** A real kiosk that holds fifty thousand documents, its server gone: from « Je réserve » to the confirmed slip. */
export async function run(): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  await keepBookings(folder)
  await keepVisits(folder, 'mende', parisDay(Date.now()), VISITS)
  await folder.planSession('sbench', 'E02', { capacity: 40 })
  const server = await StartedServer.start({ data: folder.path })
  const browser = await ChromiumProcess.start()
  try {
    const page = await browser.openPage(browser.onDisk, await folder.enrolmentAddress(server.url, 'kiosk'))
    await until(async () => (await recordsHeld(page, 'bookings')) >= BOOKINGS)
    await until(async () => (await recordsHeld(page, 'visits')) >= VISITS)
    // Every session has lent its seats, the one that is booked among them.
    await until(async () => (await recordsHeld(page, 'seatLeases')) > SESSIONS)
    await until(async () => (await rowsKept(page, 'passes')) >= BOOKED)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await server.stop()
    await page.reload()

    const taps = await sample(BOOKED, PATIENCE, async () => {
      await arriveFirstTime(page)
      await page.getByRole('button', { name: /Essayer un défi/ }).click()
      await page.getByRole('button', { name: /Une heure dans les gants/ }).click()
      await page.getByText(/On vous garde une place/).waitFor()
      await untilAtRest(page)
      const bare = await timeBareWrite(page)
      const booked = await timeTap(
        page.getByRole('button', { name: 'Je réserve' }),
        'Votre place est réservée',
      )
      await page.getByRole('button', { name: 'C’est noté' }).click()
      await finish(page)
      return { bare, ...booked }
    })
    const documents = (BOOKINGS + VISITS).toLocaleString('en-GB')
    const under = `${documents} documents on the kiosk, no server, ${taps.length} people`
    const painted = taps.map((times) => times.painted)
    const bare = taps.map((times) => times.bare)
    const besideBare = (share: number) => percentile(painted, share) / percentile(bare, share)
    return [
      timeRow(`« Je réserve » → confirmed slip painted (${under})`, painted, 0.5),
      timeRow('the same', painted, 0.95, 90),
      timeRow(
        'the same → half faded in',
        taps.map((times) => times.readable),
        0.95,
      ),
      {
        ...timeRow('one bare durable write and a frame', bare, 0.5),
        ratio: besideBare(0.5),
        ratioLimit: { most: MOST_BARE_WRITES },
      },
      { ...timeRow('the same', bare, 0.95), ratio: besideBare(0.95), ratioLimit: { most: MOST_BARE_WRITES } },
    ]
  } finally {
    await browser.close()
    await server.stop()
    folder.remove()
  }
}

/** A year of bookings in sessions of other days. */
async function keepBookings(folder: SiteFolder): Promise<void> {
  for (let index = 0; index < SESSIONS; index += 1) {
    const startsAt = Date.now() + (index + 30) * DAY
    await folder.planSession(`s${index}`, 'A02', { startsAt, endsAt: startsAt + DAY / 8, capacity: 30 })
  }
  await folder.open(({ store, clock }) =>
    store.transaction(async (tx) => {
      const at = clock.now() - DAY
      for (let index = 0; index < BOOKINGS; index += 1) {
        const booking: Booking = {
          id: `earlier-${index}`,
          siteId: 'mende',
          rev: nextRevision(undefined, at, 'server'),
          at,
          by: 'server',
          sessionId: `s${index % SESSIONS}`,
          visitorId: `visitor-${index}`,
          askedAt: at,
          events: [{ id: 'server.confirmed', type: 'confirmed', at, by: 'server' }],
        }
        await keepRecord(tx, 'bookings', booking)
      }
    }),
  )
}
