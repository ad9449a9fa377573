import type { DeviceCollections } from './device-data-type.ts'
import { reconcile, type Merger } from './conflicts.ts'
import type { PlainWrite } from './device-store.ts'
import { changeHeld, readHeld, type Records } from './held-records.ts'
import type { Outbox } from './outbox.ts'

/**
 * At start, finishes the writes that a device did not live to finish: the outbox holds all that was written.
 * Those that were never to be made are taken back: an id that had to be new and was somebody's, and a row of
 * the first version, which kept no record, whose record is not there.
 */
export async function finishWrites(
  outbox: Outbox,
  collections: DeviceCollections,
  writer: () => Merger,
): Promise<void> {
  for (const row of outbox.rows()) {
    if ('sealed' in row || row.again) continue
    const collection = collections[row.collection] as unknown as Records | undefined
    if (collection) await finish(outbox, row, collection, writer)
    else await outbox.takeBack(row)
  }
}

async function finish(
  outbox: Outbox,
  row: PlainWrite,
  collection: Records,
  writer: () => Merger,
): Promise<void> {
  const { id, record } = row
  const held = (await readHeld(collection, [id])).get(id)
  if (!record) {
    await (held ? outbox.complete(row, held) : outbox.takeBack(row))
  } else if (row.isNew && held && held.rev < record.rev) {
    await outbox.takeBack(row)
  } else if (held?.rev !== record.rev) {
    await changeHeld(collection, [id], (now) => {
      if (!now) return record
      const merged = reconcile(row.collection, now, record, writer())
      return merged === now ? 'as-it-is' : merged
    })
  }
}
