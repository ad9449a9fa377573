import type { Page } from 'playwright-core'
import { arriveFirstTime } from '../tests/support/at-the-kiosk.ts'
import { ChromiumProcess } from '../tests/support/chromium-process.ts'
import { SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import { rowsKept, until } from './device-content.ts'
import type { Row } from './row.ts'
import { percentile, timeRow } from './samples.ts'

const STARTS = 3

/** What the page notes of its finder, in milliseconds of its own clock. */
interface Noted {
  tappedAt: number
  openedAt: number
  askedAt: Record<number, number>
  answers: number[]
}

/** The same finder where people use it: in the worker of a real kiosk without network, a letter at a time. */
export async function inChromium(typed: readonly string[]): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  const server = await StartedServer.start({ data: folder.path })
  const browser = await ChromiumProcess.start()
  try {
    const page = await browser.openPage(browser.onDisk, await folder.enrolmentAddress(server.url, 'kiosk'))
    await page.addInitScript(noteWorkers)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await until(async () => (await rowsKept(page, 'passes')) >= STARTS)
    await server.stop()
    const ready: number[] = []
    for (let start = 0; start < STARTS; start += 1) {
      await page.reload()
      await openTheScreen(page)
      await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.openedAt > 0)
      ready.push(await read(page, ({ openedAt, tappedAt }) => Math.max(0, openedAt - tappedAt)))
    }
    const field = page.getByLabel('Ce que vous avez fait')
    for (const title of typed) {
      await field.fill('')
      await field.pressSequentially(title, { delay: 40 })
    }
    const answers = await read(page, ({ answers }) => answers)
    return [
      {
        what: `in Chromium: tap on « Le dire avec mes mots » → index open, no server, the slowest of ${STARTS}`,
        value: Math.max(...ready),
        unit: 'ms',
        limit: 300,
      },
      timeRow(`in Chromium: a keystroke of ${answers.length}, asked → answered`, answers, 0.5),
      { what: 'the same, p95', value: percentile(answers, 0.95), unit: 'ms', limit: 10 },
    ]
  } finally {
    await browser.close()
    await server.stop()
    folder.remove()
  }
}

async function openTheScreen(page: Page): Promise<void> {
  await arriveFirstTime(page)
  await page.getByRole('button', { name: 'Mes compétences' }).click()
  await page.getByRole('button', { name: 'Le dire avec mes mots' }).click()
  await page.getByLabel('Ce que vous avez fait').waitFor()
}

function read<T>(page: Page, of: (noted: Noted) => T): Promise<T> {
  return page.evaluate(`(${of})(window.noted)`)
}

/** Runs in the page, before its own scripts. */
function noteWorkers(): void {
  const noted: Noted = { tappedAt: 0, openedAt: 0, askedAt: {}, answers: [] }
  Object.assign(window, { noted })
  addEventListener('click', ({ timeStamp }) => (noted.tappedAt = timeStamp), { capture: true })
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      this.addEventListener('message', ({ data }: MessageEvent<{ opened?: boolean; number?: number }>) => {
        if (data.opened) noted.openedAt = performance.now()
        const askedAt = noted.askedAt[data.number ?? NaN]
        if (askedAt !== undefined) noted.answers.push(performance.now() - askedAt)
      })
    }
    override postMessage(
      message: { number?: number },
      told?: Transferable[] | StructuredSerializeOptions,
    ): void {
      if (message.number !== undefined) noted.askedAt[message.number] = performance.now()
      super.postMessage(message, Array.isArray(told) ? { transfer: told } : told)
    }
  }
}
