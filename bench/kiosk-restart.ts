import type { Page } from 'playwright-core'
import { parisDay } from '../domain/time.ts'
import { ChromiumProcess } from '../tests/support/chromium-process.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { recordsHeld, until } from './device-content.ts'
import { startKiosk } from './kiosk-start.ts'
import { keepVisits } from './made-records.ts'
import type { Row } from './row.ts'
import { percentile, sample, timeRow } from './samples.ts'

export const name = 'kiosk-restart'

const DOCUMENTS = 50_000
const RESTARTS = 9
const PATIENCE = 90_000

/** A kiosk that holds the visits of a huge day beside one that holds none: how they start, and what a record weighs. */
export async function run(): Promise<Row[]> {
  const sites = await Promise.all([openSite(0), openSite(DOCUMENTS)])
  const [empty, full] = sites
  try {
    // In turn, so that a machine that grows busy slows both down.
    const starts = await sample(RESTARTS, PATIENCE, async () => ({
      empty: await restart(empty),
      full: await restart(full),
    }))
    const interactive = (which: 'empty' | 'full') => starts.map((start) => start[which].interactive)
    const heap = (which: 'empty' | 'full') =>
      percentile(
        starts.map((start) => start[which].heap),
        0.5,
      )
    const ratio = percentile(interactive('full'), 0.5) / percentile(interactive('empty'), 0.5)
    const documents = DOCUMENTS.toLocaleString('en-GB')
    return [
      timeRow(`kiosk with ${documents} documents started again: ready for a tap`, interactive('full'), 0.5),
      timeRow('an empty kiosk, in turn with it', interactive('empty'), 0.5),
      { what: 'the first, in starts of the second', value: ratio, unit: '×', limit: 1.3 },
      {
        what: 'heap per document held',
        value: (heap('full') - heap('empty')) / DOCUMENTS / 1000,
        unit: 'kB',
        limit: 2.5,
      },
    ]
  } finally {
    for (const { browser, server, folder } of sites) {
      await browser.close()
      await server.stop()
      folder.remove()
    }
  }
}

interface Site {
  folder: SiteFolder
  server: StartedServer
  browser: ChromiumProcess
}

/** A site with so many visits, and a kiosk that has fetched them. */
async function openSite(documents: number): Promise<Site> {
  const folder = await SiteFolder.furnished()
  await keepVisits(folder, 'mende', parisDay(Date.now()), documents)
  const server = await StartedServer.start({ data: folder.path })
  const browser = await ChromiumProcess.start()
  const page = await browser.openPage(browser.onDisk, await folder.enrolmentAddress(server.url, 'kiosk'))
  await until(async () => (await recordsHeld(page, 'visits')) >= documents)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  return { folder, server, browser }
}

/** Kills the browser, as a power cut does, and opens the kiosk anew. Heap in bytes, after a collection. */
async function restart(site: Site): Promise<{ interactive: number; heap: number }> {
  await site.browser.kill()
  site.browser = await ChromiumProcess.start({ profile: site.browser.profile })
  const { page, interactive } = await startKiosk(site.browser, `${site.server.url}/kiosk/`)
  return { interactive, heap: await heapOf(page) }
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
