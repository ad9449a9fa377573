import type { Page } from 'playwright-core'
import { headingOf, neededColumns } from '../domain/hiring/offer-row.ts'
import { MOST_LINES } from '../renderer/desk/files/read-table-file.ts'
import { changeEmployer } from '../sync-server/employers/employers.ts'
import { signInAsHost } from '../tests/support/at-a-desk.ts'
import { ChromiumProcess, deskScreen } from '../tests/support/chromium-process.ts'
import { employerId, SiteFolder } from '../tests/support/site-folder.ts'
import { StartedServer } from '../tests/support/started-server.ts'
import type { Row } from './row.ts'

export const name = 'offer-writing'

const SIREN = '732829320'
/** The screen may wait for no longer, in milliseconds. */
const LONGEST_HOLD = 50
const PATIENCE = 300_000

/** A file of the most lines written by the host desk itself, in its browser: what the journal, lists and screen cost. */
export async function run(): Promise<Row[]> {
  const folder = await SiteFolder.furnished()
  await folder.open(
    async (parts) => void (await changeEmployer(parts, 'mende', employerId, { siren: SIREN })),
  )
  const server = await StartedServer.start({ data: folder.path })
  const browser = await ChromiumProcess.start()
  try {
    const address = await folder.enrolmentAddress(server.url, 'host')
    const desk = await browser.openPage(browser.onDisk, address, deskScreen)
    await signInAsHost(desk)
    await desk.getByRole('link', { name: 'Offres', exact: true }).click()
    await desk.getByRole('button', { name: 'Importer un fichier' }).click()
    const lines = Array.from({ length: MOST_LINES }, (_, at) => `V-${at};${SIREN};Vendeuse ou vendeur;CDI`)
    const buffer = Buffer.from([neededColumns.map(headingOf).join(';'), ...lines].join('\n'))
    const file = { name: 'offres.csv', mimeType: 'text/csv', buffer }
    await desk.locator('input[type=file]').setInputFiles(file)
    const save = desk.getByRole('button', { name: 'Enregistrer' })
    await save.waitFor({ timeout: PATIENCE })
    await watchHolds(desk)
    const started = performance.now()
    await save.click()
    await desk.getByText(/offres sont enregistrées/).waitFor({ timeout: PATIENCE })
    const took = performance.now() - started
    const holds = await desk.evaluate(() => (window as unknown as { holds: number[] }).holds)
    holds.sort((a, b) => a - b)
    return [
      { what: `${MOST_LINES} drafts of a file written by the host desk`, value: took / 1000, unit: 's' },
      {
        what: 'the longest hold of its tab meanwhile, lists and screen with it',
        value: holds.at(-1) ?? 0,
        unit: 'ms',
        limit: LONGEST_HOLD,
      },
      {
        what: `holds of more than ${LONGEST_HOLD} ms`,
        value: holds.filter((hold) => hold > LONGEST_HOLD).length,
        unit: '',
      },
    ]
  } finally {
    await browser.close()
    await server.stop()
    folder.remove()
  }
}

/** Notes how far apart the turns of the page are that follow one another at once: four milliseconds where it does nothing. */
function watchHolds(page: Page): Promise<void> {
  return page.evaluate(() => {
    const holds: number[] = []
    Object.assign(window, { holds })
    let last = performance.now()
    const turn = () => {
      const now = performance.now()
      holds.push(now - last)
      last = now
      setTimeout(turn)
    }
    turn()
  })
}
