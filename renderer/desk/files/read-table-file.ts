import Papa from 'papaparse'
import { ok, refuse } from '../../../domain/result.ts'
import { Turns } from './turns.ts'

/** Largest file, in bytes, and most lines of one. */
export const LARGEST_FILE = 5 * 1024 * 1024
export const MOST_LINES = 5_000
/** Lines that are parted into cells in one step: about a millisecond. */
const BLOCK = 50
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

/**
 * Reads a CSV of any usual separator and encoding, or a JSON list of objects; each line with its number in the file.
 * What takes long is done in turns: the largest file holds the screen no longer than a small one.
 */
export async function readTableFile<Column extends string>(
  bytes: Uint8Array,
  table: TableColumns<Column>,
  turns = new Turns(),
): Promise<Read<Column>> {
  if (bytes.byteLength > LARGEST_FILE) return refuse('too-large')
  const written = decoded(bytes)
  if (turns.isOver) await turns.next()
  const text = written.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  if (turns.isOver) await turns.next()
  if (text.trim() === '') return refuse('empty')
  const read = /^\s*[[{]/.test(text) ? await readJson(text, table, turns) : await readCsv(text, table, turns)
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

async function readCsv<Column extends string>(
  text: string,
  table: TableColumns<Column>,
  turns: Turns,
): Promise<Read<Column>> {
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
  let height = BLOCK
  for (let at = start + 1; at < physical.length && lines.length <= MOST_LINES;) {
    if (turns.isOver) await turns.next()
    const { next, isBroken } = readBlock(at, height)
    if (isBroken) restarts += 1
    if (restarts > MOST_RESTARTS) return refuse('quotes')
    // A cell goes on beyond the block: it is read again with what follows.
    height = next === at ? height * 2 : BLOCK
    at = next
  }
  return ok({
    lines,
    ignored: headings.filter((heading, index) => columns[index] === null && heading.trim() !== ''),
  })

  /**
   * Reads so many lines of the text, up to the first quotation mark that took other lines along: that line is broken
   * alone. Tells with which line to go on: a row that is open at the end is not read yet.
   */
  function readBlock(from: number, height: number): { next: number; isBroken: boolean } {
    const end = Math.min(from + height, physical.length)
    const parsed = Papa.parse<string[]>(physical.slice(from, end).join('\n'), { delimiter: meta.delimiter })
    const malformed = new Set(parsed.errors.map(({ row }) => row))
    const open = end < physical.length ? parsed.errors.find(({ code }) => code === 'MissingQuotes')?.row : -1
    let at = from
    for (const [index, cells] of parsed.data.entries()) {
      if (index === open) return { next: at, isBroken: false }
      const height = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 1)
      const isWhole = cells.length === columns.length && !malformed.has(index)
      const isBlank = cells.every((cell) => cell.trim() === '')
      if (!isBlank) lines.push({ line: at + 1, cells: isWhole ? named(cells) : null })
      if (!isBlank && !isWhole && height > 1) return { next: at + 1, isBroken: true }
      at += height
    }
    return { next: end, isBroken: false }
  }
  function named(cells: string[]): CellLine<Column>['cells'] {
    return Object.fromEntries(
      cells.flatMap((cell, index) => (columns[index] ? [[columns[index], cell]] : [])),
    ) as Partial<Record<Column, string>>
  }
}

async function readJson<Column extends string>(
  text: string,
  table: TableColumns<Column>,
  turns: Turns,
): Promise<Read<Column>> {
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
  if (rows.length > MOST_LINES) return refuse('too-many-lines')
  const ignored = new Set<string>()
  const lines: CellLine<Column>[] = []
  for (const [index, row] of (rows as unknown[]).entries()) {
    if (turns.isOver) await turns.next()
    lines.push({ line: index + 1, cells: cellsOf(row) })
  }
  return lines.length === 0 ? refuse('empty') : ok({ lines, ignored: [...ignored] })

  function cellsOf(row: unknown): CellLine<Column>['cells'] {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return null
    const cells: Partial<Record<Column, string>> = {}
    for (const [name, value] of Object.entries(row)) {
      const column = table.columnOf(name)
      if (!column || cells[column] !== undefined) ignored.add(name)
      else if (isCell(value)) cells[column] = String(value)
      // Each on a line of its own, as in a cell of a spreadsheet.
      else if (Array.isArray(value) && value.every(isCell)) cells[column] = value.join('\n')
    }
    return cells
  }
}

function isCell(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
