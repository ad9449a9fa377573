import { ok, refuse, type Result } from '../../domain/result.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { changeHeld, type Records } from './held-records.ts'
import type { DeviceData } from './device-data-type.ts'
import type { RefusedRow } from './device-store.ts'

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
  const { outbox } = data
  const refused = outbox.refusedRow(collection, id)
  if (!refused) return refuse('not-refused')
  const { sealed, document, master } = refused
  if (sealed !== undefined) await outbox.addSealed(collection, id, sealed)
  if (document) {
    const { now, deviceId } = data.writer()
    const rev = nextRevision(document.rev, now, deviceId)
    const record = { ...document, rev, at: now, by: deviceId }
    await outbox.ready(await outbox.add({ collection, id, record, base: master?.rev ?? null }))
  }
  data.send()
  return ok(undefined)
}

/** Gives a refused record up: what the server has of it, if anything, stands on this device again. */
export async function setAside(
  data: DeviceData,
  collection: CollectionName,
  id: string,
): Promise<Result<void, 'not-refused'>> {
  const { outbox } = data
  const refused = outbox.refusedRow(collection, id)
  if (!refused) return refuse('not-refused')
  const { document, master } = refused
  const records = data.collections[collection] as unknown as Records | undefined
  if (records && document && master !== undefined && !outbox.has(collection, id)) {
    await changeHeld(records, [id], () => (master && !master._deleted ? master : 'gone'))
  }
  await outbox.forgetRefusal(collection, id)
  return ok(undefined)
}
