import type { CellLine } from './read-table-file.ts'
import { Turns } from './turns.ts'

/** A line as it was read; `null`: it is no line at all. */
export interface ReadLine<Row> {
  line: number
  row: Row | null
}

/** Reads what each line says, which takes about a tenth of a millisecond: thousands would hold the screen. */
export async function readLines<Column extends string, Row>(
  lines: readonly CellLine<Column>[],
  readRow: (cells: Partial<Record<Column, string>>) => Row,
  turns = new Turns(),
): Promise<ReadLine<Row>[]> {
  const read: ReadLine<Row>[] = []
  for (const { line, cells } of lines) {
    if (turns.isOver) await turns.next()
    read.push({ line, row: cells && readRow(cells) })
  }
  return read
}
