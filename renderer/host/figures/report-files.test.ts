import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { protectedTable } from '../../../domain/figures/small-groups.ts'
import { createTexts } from '../../strings/i18n.ts'
import { hostTexts } from '../host-texts.ts'
import { csvOf, fileOf, tableOf } from './report-files.ts'
import { sectionsOf, type FigureSection } from './report-sections.ts'
import { aReport } from './testing/a-report.ts'

const { t } = createTexts(hostTexts).global as unknown as {
  t: (key: string, blanks?: Record<string, string | number>) => string
}
const sections = sectionsOf(t, aReport())
const table = tableOf(t, ['Mende'], sections)
const { cells, total } = protectedTable({ a: 40, b: 2, c: 9 })
const hostile: FigureSection = {
  ...{ key: 'x', title: '=cmd|x', definition: '<b> & "vous"' },
  rows: cells.map(({ key, ...figure }) => ({ label: `+${key}`, figure })),
  total,
}

test('every text of a report is there, and every section has its definition', () => {
  for (const { title, definition, rows } of sections)
    for (const words of [title, definition, ...rows.map(({ label }) => label)])
      expect(words).not.toMatch(/figures\.|sessions\.|host\.|^\s*$/u)
  expect(sections.length).toBeGreaterThan(18)
})

test('a hidden number is in no file, and what is told is a number', () => {
  const audience = table.filter(([section]) => section === 'Publics')
  expect(audience.map(([, line, count, least, most]) => [line, count, least, most])).toEqual([
    ['En recherche d’emploi', 900, 900, 900],
    ['En emploi', null, 1, 10],
    ['Entreprise', null, 1, 10],
    ['Institution', 0, 0, 0],
    ['Par curiosité', 29, 29, 29],
    ['Non dit', 300, 300, 300],
    ['Total', 1240, 1240, 1240],
  ])
})

test('fewer than five people are said as such', () => {
  const few = sectionsOf(t, aReport({ people: { count: 0, months: 1 } })).find(({ key }) => key === 'people')
  expect(few!.rows[0]!.words).toBe('moins de 5')
})

test('the CSV is one for Excel in French, in which no text is a formula', () => {
  const text = csvOf(tableOf(t, ['@lieu'], [hostile]))
  expect(text.startsWith('\uFEFFRubrique;Ligne;Nombre')).toBe(true)
  const { data } = Papa.parse<string[]>(text.slice(1), { delimiter: ';' })
  expect(data[1]![1]).toBe("'@lieu")
  expect(data[2]).toEqual(["'=cmd|x", "'+a", '40', '40', '40', '<b> & "vous"'])
  expect(data[3]!.slice(2, 5)).toEqual(['', '1', '10'])
})

/** The parts of a zipped file, as texts. */
async function partsOf(file: Blob): Promise<Record<string, string>> {
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()))
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

test('the ODS names itself first, and its cells come back as texts and numbers', async () => {
  const file = await fileOf('ods', 'Chiffres', tableOf(t, [], [hostile]))
  const bytes = new Uint8Array(await file.arrayBuffer())
  // A reader knows the format by what stands at this place.
  expect(strFromU8(bytes.slice(30, 84))).toBe('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')
  const { 'content.xml': content, 'META-INF/manifest.xml': manifest } = await partsOf(file)
  expect(manifest).toContain('manifest:full-path="content.xml"')
  const page = new DOMParser().parseFromString(content!, 'application/xml')
  const rows = [...page.getElementsByTagName('table:table-row')].map((row) =>
    [...row.getElementsByTagName('table:table-cell')].map((cell) =>
      cell.getAttribute('office:value-type') === 'float'
        ? Number(cell.getAttribute('office:value'))
        : cell.textContent || null,
    ),
  )
  expect(rows).toEqual(tableOf(t, [], [hostile]))
})

test('the XLSX has its numbers as numbers, and its texts as texts', async () => {
  const parts = await partsOf(await fileOf('xlsx', 'Chiffres', table))
  const sheet = parts['xl/worksheets/sheet1.xml']!
  expect(sheet).toMatch(/<c [^>]*><v>900<\/v><\/c>/u)
  expect(sheet).not.toContain('<f>')
  expect(Object.values(parts).join()).toContain('En recherche d’emploi')
})
