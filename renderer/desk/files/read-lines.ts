import type { CellLine } from './read-table-file.ts'

/** A line as it was read; `null`: it is no line at all. */
export interface ReadLine<Row> {
  line: number
  row: Row | null
}

/** Milliseconds of reading after which the screen gets its turn: two of its frames. */
const LONGEST_TURN = 32

/** Time as a page has it. */
export interface Turns {
  now(): number
  /** Resolves once whatever waited had its turn. */
  next(): Promise<void>
}

const turnsOfPage: Turns = {
  now: () => performance.now(),
  next: () => new Promise((resolve) => setTimeout(resolve)),
}

/** Reads what each line says, which takes about a tenth of a millisecond: thousands would hold the screen. */
export async function readLines<Column extends string, Row>(
  lines: readonly CellLine<Column>[],
  readRow: (cells: Partial<Record<Column, string>>) => Row,
  turns = turnsOfPage,
): Promise<ReadLine<Row>[]> {
  const read: ReadLine<Row>[] = []
  let since = turns.now()
  for (const { line, cells } of lines) {
    if (turns.now() - since >= LONGEST_TURN) {
      await turns.next()
      since = turns.now()
    }
    read.push({ line, row: cells && readRow(cells) })
  }
  return read
}
