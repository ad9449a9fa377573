import type { Page } from 'playwright-core'
import { parisDay } from '../domain/time.ts'
import { signInAsHost } from '../tests/support/at-a-desk.ts'
import { goodbye } from '../tests/support/at-the-kiosk.ts'
import { ChromiumProcess, deskScreen } from '../tests/support/chromium-process.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { keepVisits } from './made-records.ts'
import type { Row } from './row.ts'
import { sample, timeRow } from './samples.ts'

export const name = 'live'

const ALREADY_TODAY = 90
const ROUNDS = 30
/** A round takes six seconds: the kiosk starts anew for each person. */
const PATIENCE = 240_000

/** A kiosk and a host desk in two browsers, one server: from the tap at one to the changed list at the other. */
export async function run(): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  await keepVisits(folder, 'mende', parisDay(Date.now()), ALREADY_TODAY)
  const server = await StartedServer.start({ data: folder.path })
  const browsers = [await ChromiumProcess.start(), await ChromiumProcess.start()] as const
  try {
    const [atKiosk, atDesk] = browsers
    const kiosk = await atKiosk.openPage(atKiosk.onDisk, await folder.enrolmentAddress(server.url, 'kiosk'))
    const deskAddress = await folder.enrolmentAddress(server.url, 'host')
    const desk = await atDesk.openPage(atDesk.onDisk, deskAddress, deskScreen)
    await signInAsHost(desk)
    await desk.locator('tbody tr').first().waitFor()
    await kiosk.getByRole('button', { name: 'Bonjour, j’arrive' }).waitFor()

    const tap = (name: string) => kiosk.getByRole('button', { name }).click()
    const rounds = await sample(ROUNDS, PATIENCE, async () => {
      await tap('Bonjour, j’arrive')
      await tap('C’est la première fois')
      // As a person types: faster, and it could be a scanner.
      await kiosk.keyboard.type('Camille', { delay: 40 })
      await tap('Suivant')
      const arrival = await tapToDesk(kiosk, desk, () => tap('Chercher un emploi'))
      await tap('Je l’ai notée')
      await tap('J’ai fini')
      const departure = await tapToDesk(kiosk, desk, () => tap('Je pars'))
      await goodbye(kiosk)
      return { arrival, departure }
    })
    const arrivals = rounds.map(({ arrival }) => arrival)
    const departures = rounds.map(({ departure }) => departure)
    const all = [...arrivals, ...departures]
    return [
      timeRow(`tap at a kiosk → painted on the host desk (${all.length} arrivals and departures)`, all, 0.5),
      timeRow('the same', all, 0.95, 100),
      timeRow('arrivals with a sealed name alone', arrivals, 0.95),
      timeRow('departures alone', departures, 0.95),
    ]
  } finally {
    for (const browser of browsers) await browser.close()
    await server.stop()
    folder.remove()
  }
}

/** Notes when the last tap was made, on the clock that both browsers share. */
function watchTaps(page: Page) {
  return page.evaluateHandle(() => {
    const seen = { last: NaN }
    const note = ({ timeStamp }: Event) => (seen.last = Date.now() - (performance.now() - timeStamp))
    window.addEventListener('click', note, { capture: true })
    return seen
  })
}

/** Milliseconds from a tap to the frame in which the desk's list has another length. */
async function tapToDesk(kiosk: Page, desk: Page, tap: () => Promise<unknown>): Promise<number> {
  // Each time anew: the kiosk loads its page again for each person.
  const taps = await watchTaps(kiosk)
  const watched = await desk.evaluateHandle(() => {
    const length = () => document.querySelectorAll('tbody tr').length
    const before = length()
    const changed = new Promise<number>((painted) => {
      const observer = new MutationObserver(() => {
        if (length() === before) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => painted(Date.now())
          port2.postMessage(null)
        })
      })
      observer.observe(document.body, { subtree: true, childList: true })
    })
    return { changed }
  })
  await tap()
  const seenAt = await watched.evaluate(({ changed }) => changed)
  const tappedAt = await taps.evaluate(({ last }) => last)
  return seenAt - tappedAt
}
