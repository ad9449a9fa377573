import type { FileLine } from '../../../domain/hiring/import-offers.ts'
import { readOfferRow } from '../../../domain/hiring/offer-row.ts'
import type { CellLine } from './read-offer-file.ts'

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
export async function readLines(lines: readonly CellLine[], turns = turnsOfPage): Promise<FileLine[]> {
  const read: FileLine[] = []
  let since = turns.now()
  for (const { line, cells } of lines) {
    if (turns.now() - since >= LONGEST_TURN) {
      await turns.next()
      since = turns.now()
    }
    read.push({ line, row: cells && readOfferRow(cells) })
  }
  return read
}
