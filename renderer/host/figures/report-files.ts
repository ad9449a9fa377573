import Papa from 'papaparse'
import { isExact } from '../../../domain/figures/small-groups.ts'
import { odsOf, type SheetCell } from './ods.ts'
import type { FigureSection } from './report-sections.ts'

type Say = (key: string, blanks?: Record<string, string | number>) => string

export const fileFormats = ['csv', 'xlsx', 'ods'] as const
export type FileFormat = (typeof fileFormats)[number]

/** By which Excel knows that a text is in UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * A report as one table: a line a row, with its number where it is told, and always between which two it lies. Numbers
 * stay numbers; the definition stands once, at the first line of its section.
 */
export function tableOf(t: Say, about: readonly string[], sections: readonly FigureSection[]): SheetCell[][] {
  const columns = ['section', 'line', 'count', 'least', 'most', 'definition'] as const
  const lines = sections.flatMap(({ title, definition, rows, total }) => {
    const all = total ? [...rows, { label: t('figures.total'), figure: total }] : rows
    return all.map(({ label, figure }, index): SheetCell[] => [
      title,
      label,
      isExact(figure) ? figure.least : null,
      figure.least,
      figure.most,
      index === 0 ? definition : null,
    ])
  })
  return [
    columns.map((column) => t(`figures.sheet.${column}`)),
    ...about.map((words): SheetCell[] => [t('figures.sheet.report'), words, null, null, null, null]),
    ...lines,
  ]
}

/** For Excel in French: semicolons, a mark of UTF-8, and no text that it would take for a formula. */
export function csvOf(table: readonly SheetCell[][]): string {
  return BYTE_ORDER_MARK + Papa.unparse([...table], { delimiter: ';', escapeFormulae: true })
}

/** The file of a format; what writes it is loaded when somebody asks for it. */
export async function fileOf(format: FileFormat, name: string, table: SheetCell[][]): Promise<Blob> {
  switch (format) {
    case 'csv':
      return new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' })
    case 'ods':
      return new Blob([odsOf(name, table)], { type: 'application/vnd.oasis.opendocument.spreadsheet' })
    case 'xlsx': {
      const { default: writeExcelFile } = await import('write-excel-file/universal')
      const [head = [], ...rows] = table
      const bold = head.map((value) => ({ value: String(value), fontWeight: 'bold' as const }))
      const columns = [30, 42, 12, 12, 12, 80].map((width) => ({ width }))
      return writeExcelFile([bold, ...rows], { sheet: name, columns }).toBlob()
    }
  }
}
