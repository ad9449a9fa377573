import { parisDay } from '../domain/time.ts'
import { finish } from '../tests/support/at-the-kiosk.ts'
import { ChromiumProcess } from '../tests/support/chromium-process.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { recordsHeld, rowsKept, until } from './device-content.ts'
import { keepVisits } from './made-records.ts'
import type { Row } from './row.ts'
import { percentile, sample } from './samples.ts'
import { timeTap } from './tap.ts'

export const name = 'kiosk-arrival'

const DOCUMENTS = 20_000
const WALK_INS = 40
const PATIENCE = 70_000

/** A real kiosk that holds the visits of a huge day, its server gone: how long people wait after a tap. */
export async function run(): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  await keepVisits(folder, 'mende', parisDay(Date.now()), DOCUMENTS)
  const server = await StartedServer.start({ data: folder.path })
  const browser = await ChromiumProcess.start()
  try {
    const page = await browser.openPage(browser.onDisk, await folder.enrolmentAddress(server.url, 'kiosk'))
    await until(() => recordsHeld(page, 'visits'), DOCUMENTS)
    await until(() => rowsKept(page, 'passes'), WALK_INS)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await server.stop()
    await page.reload()

    const button = (name: string) => page.getByRole('button', { name })
    const walkIns = await sample(WALK_INS, PATIENCE, async () => {
      const first = await timeTap(button('Bonjour, j’arrive'), 'Ravis de vous voir')
      await button('C’est la première fois').click()
      await page.keyboard.type('Camille')
      await button('Suivant').click()
      const last = await timeTap(button('Chercher un emploi'), 'Bienvenue')
      const start = performance.now()
      await finish(page)
      return { first, last, again: performance.now() - start }
    })
    const under = `${DOCUMENTS.toLocaleString('en-GB')} documents, no server, ${walkIns.length} walk-ins`
    const row = (what: string, values: number[], share: number, limit?: number): Row => ({
      what: `${what}, p${share * 100}`,
      value: percentile(values, share),
      unit: 'ms',
      ...(limit === undefined ? {} : { limit }),
    })
    const first = walkIns.map((times) => times.first.painted)
    const last = walkIns.map((times) => times.last.painted)
    const readable = walkIns.map((times) => times.last.readable)
    const again = walkIns.map((times) => times.again)
    return [
      row(`last tap of a walk-in → confirmation painted (${under})`, last, 0.5),
      row('the same', last, 0.95, 100),
      row('the same → half faded in', readable, 0.95),
      row('« Bonjour, j’arrive » → next screen painted', first, 0.5),
      row('the same', first, 0.95, 100),
      row('« J’ai fini » → page loaded anew, ready for the next person', again, 0.5),
      row('the same', again, 0.95),
    ]
  } finally {
    await browser.close()
    await server.stop()
    folder.remove()
  }
}
