import type { OfferImport } from '../../../domain/hiring/import-offers.ts'
import type { DeviceData } from '../../data/device-data.ts'
import { importOffers } from '../../data/job-offers.ts'
import { Turns } from '../../desk/files/turns.ts'

/** Offers that are written together: thousands at once would hold the screen. */
const WRITTEN_AT_ONCE = 50

/**
 * Writes what a file does, in parts between which the screen has its turn. Each part is kept whole or not at all; after
 * one that fails no other is tried, and the same file again writes what is left.
 */
export async function writeInTurns(
  data: DeviceData,
  { made, changed }: Pick<OfferImport, 'made' | 'changed'>,
  turns = new Turns(),
): Promise<void> {
  for (const part of inParts(made)) {
    await importOffers(data, { made: part, changed: [] })
    await turns.next()
  }
  for (const part of inParts(changed)) {
    await importOffers(data, { made: [], changed: part })
    await turns.next()
  }
}

function inParts<One>(all: readonly One[]): One[][] {
  return Array.from({ length: Math.ceil(all.length / WRITTEN_AT_ONCE) }, (_, at) =>
    all.slice(at * WRITTEN_AT_ONCE, (at + 1) * WRITTEN_AT_ONCE),
  )
}
