import type { Page } from 'playwright-core'
import { deviceRoles } from '../domain/sync/scope.ts'
import { ChromiumProcess, kioskScreen } from '../tests/support/chromium-process.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import type { Row } from './row.ts'
import { sample, timeRow } from './samples.ts'
import { surfaceSize } from './surface-size.ts'
import { timeTap } from './tap.ts'

export const name = 'kiosk-start'

const STARTS = 7
const PATIENCE = 30_000

interface Start {
  /** Milliseconds from the navigation to the first words or drawing. */
  firstPaint: number
  /** To the button, painted and with its code behind it. */
  interactive: number
  /** From a tap on that button at once to the next screen. */
  answered: number
}

/** A kiosk's page from nothing to a button that answers, and what the surfaces weigh. */
export async function run(): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  const server = await StartedServer.start({ data: folder.path })
  try {
    const starts = await sample(STARTS, PATIENCE, async () => {
      const address = await folder.enrolmentAddress(server.url, 'kiosk')
      let browser = await ChromiumProcess.start()
      try {
        const fresh = await startKiosk(browser, address)
        await browser.kill()
        browser = await ChromiumProcess.start({ profile: browser.profile })
        return { fresh, warm: await startKiosk(browser, `${server.url}/kiosk/`) }
      } finally {
        await browser.close()
      }
    })
    const rows = (what: string, times: Start[]): Row[] => [
      timeRow(`${what}: first paint`, pick(times, 'firstPaint'), 0.5),
      timeRow('the same: « Bonjour, j’arrive » ready', pick(times, 'interactive'), 0.5),
      timeRow('the same: a tap at once → next screen painted', pick(times, 'answered'), 0.5),
    ]
    return [
      ...rows(
        `new profile, enrolled by its address (${starts.length} times)`,
        starts.map(({ fresh }) => fresh),
      ),
      ...rows(
        `browser started again (${starts.length} times)`,
        starts.map(({ warm }) => warm),
      ),
      ...deviceRoles.flatMap((surface) => {
        const { raw, gzip } = surfaceSize(surface)
        return [
          { what: `JavaScript of ${surface}`, value: raw, unit: 'kB' },
          { what: `JavaScript of ${surface}, compressed`, value: gzip, unit: 'kB' },
        ]
      }),
    ]
  } finally {
    await server.stop()
    folder.remove()
  }
}

function pick(times: readonly Start[], field: keyof Start): number[] {
  return times.map((time) => time[field])
}

/** Opens the kiosk's page, and taps as soon as there is something to tap on. */
export async function startKiosk(browser: ChromiumProcess, address: string): Promise<Start & { page: Page }> {
  const page = await browser.onDisk.newPage()
  await page.setViewportSize(kioskScreen)
  await watchForButton(page)
  await page.goto(address)
  const button = page.getByRole('button', { name: 'Bonjour, j’arrive' })
  await button.waitFor()
  const { painted: answered } = await timeTap(button, 'Ravis de vous voir')
  const { firstPaint, interactive } = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    interactive: performance.getEntriesByName('button painted')[0]?.startTime ?? NaN,
  }))
  return { page, firstPaint, interactive, answered }
}

/** Marks the frame that first shows the button. */
async function watchForButton(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('button.arrive')) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => performance.mark('button painted')
        port2.postMessage(null)
      })
    })
    observer.observe(document, { subtree: true, childList: true })
  })
}
