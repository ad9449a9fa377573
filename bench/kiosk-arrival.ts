import { parisDay } from '../domain/time.ts'
import { kioskTexts } from '../renderer/kiosk/kiosk-texts.ts'
import { finish } from '../tests/support/at-the-kiosk.ts'
import { ChromiumProcess } from '../tests/support/chromium-process.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { recordsHeld, rowsKept, until } from './device-content.ts'
import { keepVisits } from './made-records.ts'
import type { Row } from './row.ts'
import { percentile, sample, timeRow } from './samples.ts'
import { timeBareWrite, timeTap, untilAtRest } from './tap.ts'

export const name = 'kiosk-arrival'

const DOCUMENTS = 50_000
const WALK_INS = 40
const PATIENCE = 70_000
const MOST_BARE_WRITES = 3

/** A real kiosk that holds the visits of a huge day, its server gone: how long people wait after a tap. */
export async function run(): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  await keepVisits(folder, 'mende', parisDay(Date.now()), DOCUMENTS)
  const server = await StartedServer.start({ data: folder.path })
  const browser = await ChromiumProcess.start()
  try {
    const page = await browser.openPage(browser.onDisk, await folder.enrolmentAddress(server.url, 'kiosk'))
    await until(async () => (await recordsHeld(page, 'visits')) >= DOCUMENTS)
    await until(async () => (await rowsKept(page, 'passes')) >= WALK_INS)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const button = (name: string) => page.getByRole('button', { name })
    // As on any day, the last thing the kiosk exchanged is one visit; not its first pull of everything.
    await button('Je passe juste').click()
    await page.getByRole('heading', { name: 'Entrez donc' }).waitFor()
    await until(async () => (await rowsKept(page, 'writes')) === 0)
    await server.stop()
    await page.reload()

    const walkIns = await sample(WALK_INS, PATIENCE, async () => {
      await untilAtRest(page)
      const bare = await timeBareWrite(page)
      const first = await timeTap(button('Bonjour, j’arrive'), 'Ravis de vous voir')
      await button('C’est la première fois').click()
      await page.keyboard.type('Camille', { delay: 40 })
      await button('Suivant').click()
      await untilAtRest(page)
      const last = await timeTap(button('Chercher un emploi'), kioskTexts.fr.kiosk.card.newTitle)
      await button('Je l’ai notée').click()
      await page.getByRole('heading', { name: 'Bienvenue' }).waitFor()
      const start = performance.now()
      await finish(page)
      return { bare, first, last, again: performance.now() - start }
    })
    const under = `${DOCUMENTS.toLocaleString('en-GB')} documents, no server, ${walkIns.length} walk-ins`
    const last = walkIns.map((times) => times.last.painted)
    const readable = walkIns.map((times) => times.last.readable)
    const first = walkIns.map((times) => times.first.painted)
    const bare = walkIns.map((times) => times.bare)
    const again = walkIns.map((times) => times.again)
    const besideBare = (share: number) => percentile(last, share) / percentile(bare, share)
    return [
      timeRow(`last tap of a walk-in → confirmation painted (${under})`, last, 0.5),
      timeRow('the same', last, 0.95, 60),
      timeRow('the same → half faded in', readable, 0.95),
      {
        ...timeRow('one bare durable write and a frame', bare, 0.5),
        ratio: besideBare(0.5),
        ratioLimit: { most: MOST_BARE_WRITES },
      },
      { ...timeRow('the same', bare, 0.95), ratio: besideBare(0.95), ratioLimit: { most: MOST_BARE_WRITES } },
      timeRow('« Bonjour, j’arrive » → next screen painted', first, 0.5),
      timeRow('the same', first, 0.95, 100),
      timeRow('« J’ai fini » → page loaded anew, ready for the next person', again, 0.5),
      timeRow('the same', again, 0.95),
    ]
  } finally {
    await browser.close()
    await server.stop()
    folder.remove()
  }
}
