import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addMonths, monthOf } from '../../domain/figures/month.ts'
import { HOUR, parisDay, parisInstant } from '../../domain/time.ts'
import { byServer, newRecord } from '../../domain/record/write.ts'
import type { Audience, Visit } from '../../domain/visits/visit.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import { signInAsHost } from '../support/at-a-desk.ts'
import { printed } from '../support/on-paper.ts'
import { useStage } from '../support/stage.ts'

const thisMonth = monthOf(parisDay(Date.now()))
const [lastMonth, before] = [addMonths(thisMonth, -1), addMonths(thisMonth, -2)]

function visitOf(month: string, rank: number, audience?: Audience): Visit {
  const day = `${month}-${String((rank % 25) + 1).padStart(2, '0')}`
  const arrivedAt = parisInstant(day, 9 + (rank % 8))
  const told = { kind: 'stay', day, arrivedAt, arrivedBy: 'host', reasons: [], closing: 'left' } as const
  const left = { leftAt: arrivedAt + HOUR, ...(audience ? { audience } : {}) }
  return newRecord(
    { ...byServer(arrivedAt), siteId: 'mende' },
    { id: `${month}.${rank}`, ...told, reasons: [], ...left },
  )
}
const group = (month: string, from: number, count: number, audience?: Audience) =>
  Array.from({ length: count }, (_, rank) => visitOf(month, from + rank, audience))

const stage = useStage((folder) =>
  folder.open(({ store }) =>
    store.transaction(async (tx) => {
      const visits = [
        ...[...group(lastMonth, 0, 60, 'job-seeker'), ...group(lastMonth, 60, 3, 'company')],
        ...[...group(lastMonth, 63, 8, 'curious'), ...group(lastMonth, 71, 20)],
        ...group(before, 0, 30, 'company'),
      ]
      for (const visit of visits) await keepRecord(tx, 'visits', visit)
    }),
  ),
)

/** What is read of a figure, line by line. */
const linesOf = (page: Page, title: string) =>
  page
    .getByRole('region', { name: title, exact: true })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, .said')].map((part) => part.textContent.trim()).join(' = '),
      ),
    )

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^chiffres-\d{4}-\d\d-\d{4}-\d\d\.(csv|xlsx|ods)$/)
  return readFile(await download.path())
}

test('journey 25: a host tells funders of a period, on screen, in three files and on paper, and of nobody', async () => {
  const host = await stage.open('host')
  await signInAsHost(host)
  await host.getByRole('link', { name: 'Chiffres' }).click()
  await expect
    .poll(() => linesOf(host, 'Publics'))
    .toEqual([
      'En recherche d’emploi = 60',
      'En emploi = 0',
      'Entreprise = entre 1 et 10',
      'Institution = 0',
      'Par curiosité = entre 1 et 10',
      'Non dit = 20',
      'Total = 91',
    ])

  // Two months: nobody learns by subtraction what the first report hid.
  await host.getByText('D’un mois à un autre').click()
  await host.getByLabel('Au mois de').selectOption(before)
  await host.getByRole('button', { name: 'Voir les chiffres' }).click()
  await host.getByRole('alert').filter({ hasText: 'finit avant de commencer' }).waitFor()
  await host.getByLabel('Au mois de').selectOption(lastMonth)
  await host.getByLabel('Du mois de').selectOption(before)
  await host.getByRole('button', { name: 'Voir les chiffres' }).click()
  await expect.poll(() => linesOf(host, 'Publics')).toContain('Total = 121')
  expect(await linesOf(host, 'Publics')).toContain('Entreprise = entre 31 et 40')
  expect(await linesOf(host, 'Visites, mois par mois')).toHaveLength(3)

  const { data } = Papa.parse<string[]>((await saved(host, 'CSV')).toString('utf8').slice(1), {
    delimiter: ';',
  })
  const audiences = data.filter(([section]) => section === 'Publics').map((row) => row.slice(1, 5))
  expect(audiences).toContainEqual(['En recherche d’emploi', '60', '60', '60'])
  expect(audiences).toContainEqual(['Entreprise', '', '31', '40'])

  const xlsx = unzipSync(await saved(host, 'Excel'))
  expect(strFromU8(xlsx['xl/worksheets/sheet1.xml']!)).toMatch(/<v>121<\/v>/u)

  const ods = unzipSync(await saved(host, 'LibreOffice'))
  expect(strFromU8(ods['mimetype']!)).toBe('application/vnd.oasis.opendocument.spreadsheet')
  const rows = await host.evaluate((content) => {
    const read = new DOMParser().parseFromString(content, 'application/xml')
    if (read.querySelector('parsererror')) throw new Error(read.documentElement.textContent)
    const cells = (row: Element) => [...row.getElementsByTagName('table:table-cell')]
    return [...read.getElementsByTagName('table:table-row')].map((row) =>
      cells(row).map((cell) => cell.getAttribute('office:value') ?? cell.textContent),
    )
  }, strFromU8(ods['content.xml']!))
  expect(rows).toEqual(data)

  const paper = await printed(host, 'Imprimer ou garder en PDF')
  expect(paper.size).toEqual([210, 297])
  // What only a screen reader says is drawn without room.
  const cut = paper.cut.filter((name) => name !== 'sr-only')
  expect([paper.colours, cut]).toEqual([['rgb(0, 0, 0)', 'rgb(255, 255, 255)'], []])
  expect(paper.text).toContain('entre 31 et 40')
  expect(paper.text).toContain('Ce que la personne dit être ce jour-là')
  expect(paper.pages).toBeLessThan(9)
})
