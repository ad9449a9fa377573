import { ok, refuse, type Result } from '../../domain/result.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { revised } from '../../domain/record/write.ts'
import type { DeviceData } from './device-data-type.ts'
import type { RefusedRow } from './replica/device-tables.ts'

/** What of this device the server can never accept as it is, oldest first; what was written is kept in it. */
export function refusedRows(data: DeviceData): RefusedRow[] {
  return data.outbox.refusedRows()
}

/**
 * Sends a refused record again as it stands, after what stood against it was changed elsewhere. To correct it,
 * save the record corrected: that write takes the place of the refused one by itself.
 */
export async function sendAgain(
  data: DeviceData,
  collection: CollectionName,
  id: string,
): Promise<Result<void, 'not-refused'>> {
  const { outbox, replica } = data
  const refused = outbox.refusedRow(collection, id)
  if (!refused) return refuse('not-refused')
  const { sealed, document, master } = refused
  await replica.transaction('strict', (transaction) => {
    if (sealed !== undefined) outbox.addSealed(transaction, collection, id, sealed)
    if (!document) return
    const record = revised(document, data.writer())
    outbox.add(transaction, { collection, id, record, base: master?.rev ?? null })
  })
  data.send()
  return ok(undefined)
}

/** Gives a refused record up: what the server has of it, if anything, stands on this device again. */
export async function setAside(
  data: DeviceData,
  collection: CollectionName,
  id: string,
): Promise<Result<void, 'not-refused'>> {
  const { outbox, replica } = data
  const refused = outbox.refusedRow(collection, id)
  if (!refused) return refuse('not-refused')
  const { document, master } = refused
  await replica.transaction('strict', (transaction) => {
    const isHeld = replica.holds(collection) && !outbox.has(collection, id)
    if (isHeld && document && master !== undefined) {
      if (master && !master._deleted) transaction.put(collection, master)
      else transaction.remove(collection, id)
    }
    outbox.forgetRefusal(transaction, collection, id)
  })
  return ok(undefined)
}
