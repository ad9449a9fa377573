import Papa from 'papaparse'
import { ok, refuse } from '../../../domain/result.ts'

/** Largest file, in bytes, and most lines of one. */
export const LARGEST_FILE = 5 * 1024 * 1024
export const MOST_LINES = 5_000
/** So many times it is read anew after quotation marks that never end. */
const MOST_RESTARTS = 20

/** What the columns of a table are called. */
export interface TableColumns<Column extends string> {
  /** Which column a heading means; `null`: none. */
  columnOf(heading: string): Column | null
  needed: readonly Column[]
  /** For a needed column, the one that does where it is absent. */
  instead?: Partial<Record<Column, Column>>
  /** The names under which a JSON file may hold its list. */
  lists: readonly string[]
}

/** A line of a file; one that could not be parted into cells has none. */
export interface CellLine<Column extends string> {
  line: number
  cells: Partial<Record<Column, string>> | null
}

/** What a file holds. `ignored`: headings that mean nothing here. */
export interface TableFile<Column extends string> {
  lines: CellLine<Column>[]
  ignored: string[]
}

/**
 * Why nothing of a file can be read. `columns-missing`: these headings are not in it, mostly because its first line
 * is none or its cells are parted by something else than `;`, `,` or a tab.
 */
export type TableFileRefusal<Column extends string> =
  | { ok: false; reason: 'too-large' | 'too-many-lines' | 'empty' | 'not-json' | 'quotes' }
  | { ok: false; reason: 'columns-missing'; missing: Column[]; firstLine: string }

type Read<Column extends string> = { ok: true; value: TableFile<Column> } | TableFileRefusal<Column>

/** Reads a CSV of any usual separator and encoding, or a JSON list of objects; each line with its number in the file. */
export function readTableFile<Column extends string>(
  bytes: Uint8Array,
  table: TableColumns<Column>,
): Read<Column> {
  if (bytes.byteLength > LARGEST_FILE) return refuse('too-large')
  const text = decoded(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  if (text.trim() === '') return refuse('empty')
  const read = /^\s*[[{]/.test(text) ? readJson(text, table) : readCsv(text, table)
  return read.ok && read.value.lines.length > MOST_LINES ? refuse('too-many-lines') : read
}

/** Of two headings that mean one column, such as SIREN and SIRET, the first is read. */
function firstOfEach<Column>(columns: readonly (Column | null)[]): (Column | null)[] {
  return columns.map((column, index) => (columns.indexOf(column) === index ? column : null))
}

/** UTF-8 and UTF-16 as they say themselves; anything else is what Excel writes in France, Windows-1252. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function readCsv<Column extends string>(text: string, table: TableColumns<Column>): Read<Column> {
  const physical = text.split('\n')
  const start = physical.findIndex((line) => line.trim() !== '')
  const firstLine = physical[start]!
  const { data, meta } = Papa.parse<string[]>(firstLine, { delimitersToGuess: [';', ',', '\t', '|'] })
  const headings = data[0] ?? []
  const columns = firstOfEach(headings.map((heading) => table.columnOf(heading)))
  const has = (column: Column | undefined) => column !== undefined && columns.includes(column)
  const missing = table.needed.filter((column) => !has(column) && !has(table.instead?.[column]))
  if (missing.length > 0) return { ok: false, reason: 'columns-missing', missing, firstLine }
  const lines: CellLine<Column>[] = []
  let restarts = 0
  for (let at = start + 1; at < physical.length && lines.length <= MOST_LINES; restarts += 1) {
    if (restarts > MOST_RESTARTS) return refuse('quotes')
    at = readFrom(at)
  }
  return ok({
    lines,
    ignored: headings.filter((heading, index) => columns[index] === null && heading.trim() !== ''),
  })

  /**
   * Reads up to the first quotation mark that took other lines along: that line is broken alone. Tells with which line
   * to go on.
   */
  function readFrom(from: number): number {
    const parsed = Papa.parse<string[]>(physical.slice(from).join('\n'), { delimiter: meta.delimiter })
    const malformed = new Set(parsed.errors.map(({ row }) => row))
    let at = from
    for (const [index, cells] of parsed.data.entries()) {
      const height = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 1)
      const isWhole = cells.length === columns.length && !malformed.has(index)
      const isBlank = cells.every((cell) => cell.trim() === '')
      if (!isBlank) lines.push({ line: at + 1, cells: isWhole ? named(cells) : null })
      if (!isBlank && !isWhole && height > 1) return at + 1
      at += height
    }
    return physical.length
  }
  function named(cells: string[]): CellLine<Column>['cells'] {
    return Object.fromEntries(
      cells.flatMap((cell, index) => (columns[index] ? [[columns[index], cell]] : [])),
    ) as Partial<Record<Column, string>>
  }
}

function readJson<Column extends string>(text: string, table: TableColumns<Column>): Read<Column> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return refuse('not-json')
  }
  const named = parsed as Readonly<Record<string, unknown>>
  const rows = Array.isArray(parsed)
    ? (parsed as unknown)
    : table.lists.map((name) => named[name]).find(Boolean)
  if (!Array.isArray(rows)) return refuse('not-json')
  const ignored = new Set<string>()
  const lines = rows.map((row: unknown, index): CellLine<Column> => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return { line: index + 1, cells: null }
    const cells: Partial<Record<Column, string>> = {}
    for (const [name, value] of Object.entries(row)) {
      const column = table.columnOf(name)
      if (!column || cells[column] !== undefined) ignored.add(name)
      else if (['string', 'number'].includes(typeof value)) cells[column] = String(value)
    }
    return { line: index + 1, cells }
  })
  return lines.length === 0 ? refuse('empty') : ok({ lines, ignored: [...ignored] })
}
