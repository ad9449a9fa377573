import Papa from 'papaparse'
import {
  columnOf,
  headingOf,
  neededColumns,
  offerColumns,
  type OfferColumn,
} from '../../../domain/hiring/offer-row.ts'
import type { TableColumns } from '../../desk/files/read-table-file.ts'

/** A table of offers, as tools of employers write it. */
export const offerTable: TableColumns<OfferColumn> = {
  columnOf,
  needed: neededColumns,
  lists: ['offers', 'offres'],
}

/** A file to fill in: the headings and one offer, as Excel opens it in France. */
export function modelOfFile(): string {
  const example: Record<OfferColumn, string> = {
    ...{ reference: 'VENTE-1', siren: '732 829 320', title: 'Vendeuse ou vendeur', contract: 'CDI' },
    ...{
      description: 'Servir les clients, tenir la caisse.',
      town: 'Mende',
      hours: '35 h, du mardi au samedi',
    },
    ...{ pay: '1 850 € brut par mois', rome: 'D1106', seats: '1' },
    ...{ skills: 'Accueillir les clients | Tenir une caisse', experience: '' },
    ...{ titles: '', schedule: 'Travailler le samedi' },
  }
  const rows = [offerColumns.map(headingOf), offerColumns.map((column) => example[column])]
  return `\uFEFF${Papa.unparse(rows, { delimiter: ';' })}\r\n`
}
