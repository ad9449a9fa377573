import Papa from 'papaparse'

/** Rows of a table, each by the names of its columns. */
export type TableRow = Readonly<Record<string, string>>

/** Why a table cannot be read: a sentence in French for whoever brought the file. */
export class UnreadableTable extends Error {}

/**
 * Reads a table whose first line names its columns; commas or semicolons part them. Spaces are made one, and
 * typographic apostrophes plain.
 *
 * @throws UnreadableTable when a column that is needed has no name in the first line.
 */
export function readTable(text: string, name: string, columns: readonly string[]): TableRow[] {
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/u, ''), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (header) => header.trim(),
    transform: tidy,
  })
  const known = parsed.meta.fields ?? []
  const missing = columns.filter((column) => !known.includes(column))
  if (missing.length > 0) {
    throw new UnreadableTable(
      `${name}\u202f: il manque la colonne ${missing.map((column) => `« ${column} »`).join(', ')}.`,
    )
  }
  return parsed.data
}

function tidy(value: string): string {
  return value
    .replaceAll('’', "'")
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()
}
