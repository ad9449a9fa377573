import { shallowRef, type ShallowRef } from 'vue'
import { readLines, type ReadLine } from './read-lines.ts'
import { Turns } from './turns.ts'
import { readTableFile, type TableColumns, type TableFileRefusal } from './read-table-file.ts'

/** A file whose lines were read. `ignored`: headings that mean nothing here. */
interface ReadFile<Row> {
  lines: ReadLine<Row>[]
  ignored: string[]
}

type RowReader<Column extends string, Row> = (cells: Partial<Record<Column, string>>) => Row

/** Why nothing is shown of a file. `unreadable`: it could not be opened at all. */
export type FileProblem<Column extends string> =
  | TableFileRefusal<Column>
  | { ok: false; reason: 'unreadable' }

/** The table that was chosen last; of an earlier one that takes longer to read nothing is shown any more. */
export function useTableFile<Column extends string, Row>(
  table: TableColumns<Column>,
  readRow: RowReader<Column, Row>,
): {
  file: ShallowRef<ReadFile<Row> | null>
  problem: ShallowRef<FileProblem<Column> | null>
  /** The one that was chosen last is being read. */
  reading: ShallowRef<boolean>
  choose(chosen: File): Promise<void>
} {
  const file = shallowRef<ReadFile<Row> | null>(null)
  const problem = shallowRef<FileProblem<Column> | null>(null)
  const reading = shallowRef(false)
  let latest: File | undefined

  async function choose(chosen: File): Promise<void> {
    latest = chosen
    file.value = null
    problem.value = null
    reading.value = true
    const read = await readWhole(chosen, table, readRow)
    if (latest !== chosen) return
    reading.value = false
    if (read.ok) file.value = read.value
    else problem.value = read
  }
  return { file, problem, reading, choose }
}

async function readWhole<Column extends string, Row>(
  chosen: File,
  table: TableColumns<Column>,
  readRow: RowReader<Column, Row>,
): Promise<{ ok: true; value: ReadFile<Row> } | FileProblem<Column>> {
  try {
    const turns = new Turns()
    const parted = await readTableFile(new Uint8Array(await chosen.arrayBuffer()), table, turns)
    if (!parted.ok) return parted
    const { lines, ignored } = parted.value
    return { ok: true, value: { lines: await readLines(lines, readRow, turns), ignored } }
  } catch (cause) {
    reportError(cause)
    return { ok: false, reason: 'unreadable' }
  }
}
