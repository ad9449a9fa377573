import Papa from 'papaparse'
import {
  insteadOfVisitorColumns,
  neededVisitorColumns,
  visitorColumnOf,
  visitorColumns,
  visitorHeadingOf,
  type VisitorColumn,
} from '../../../domain/visits/import-visitors.ts'
import type { TableColumns } from '../../desk/files/read-table-file.ts'

/** A list of people, as a spreadsheet or another tool of a place writes it. */
export const visitorTable: TableColumns<VisitorColumn> = {
  columnOf: visitorColumnOf,
  needed: neededVisitorColumns,
  instead: insteadOfVisitorColumns,
  lists: ['visitors', 'visiteurs'],
}

/** A file to fill in: the headings and one person, as Excel opens it in France. */
export function modelOfVisitors(): string {
  const example: Record<VisitorColumn, string> = {
    ...{ givenName: 'Awa', name: 'Diop', firstSeen: '12/03/2026', lastSeen: '02/11/2026' },
    note: 'Vient le mardi.',
  }
  const rows = [visitorColumns.map(visitorHeadingOf), visitorColumns.map((column) => example[column])]
  return `\uFEFF${Papa.unparse(rows, { delimiter: ';' })}\r\n`
}
