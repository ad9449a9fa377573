import { shallowRef, type ShallowRef } from 'vue'
import type { FileLine } from '../../../domain/hiring/import-offers.ts'
import { readLines } from './read-lines.ts'
import { readOfferFile, type OfferFileRefusal } from './read-offer-file.ts'

/** A file whose lines were read. `ignored`: headings that mean nothing here. */
interface ReadFile {
  lines: FileLine[]
  ignored: string[]
}

/** Why nothing is shown of a file. `unreadable`: it could not be opened at all. */
export type FileProblem = OfferFileRefusal | { ok: false; reason: 'unreadable' }

/** The file of offers that was chosen last; of an earlier one that takes longer to read nothing is shown any more. */
export function useOfferFile(): {
  file: ShallowRef<ReadFile | null>
  problem: ShallowRef<FileProblem | null>
  /** The one that was chosen last is being read. */
  reading: ShallowRef<boolean>
  choose(chosen: File): Promise<void>
} {
  const file = shallowRef<ReadFile | null>(null)
  const problem = shallowRef<FileProblem | null>(null)
  const reading = shallowRef(false)
  let latest: File | undefined

  async function choose(chosen: File): Promise<void> {
    latest = chosen
    file.value = null
    problem.value = null
    reading.value = true
    const read = await readWhole(chosen)
    if (latest !== chosen) return
    reading.value = false
    if (read.ok) file.value = read.value
    else problem.value = read
  }
  return { file, problem, reading, choose }
}

async function readWhole(chosen: File): Promise<{ ok: true; value: ReadFile } | FileProblem> {
  try {
    const parted = readOfferFile(new Uint8Array(await chosen.arrayBuffer()))
    if (!parted.ok) return parted
    const { lines, ignored } = parted.value
    return { ok: true, value: { lines: await readLines(lines), ignored } }
  } catch (cause) {
    reportError(cause)
    return { ok: false, reason: 'unreadable' }
  }
}
