import type { RxCollection } from 'rxdb'
import type { AnyRecord } from '../../domain/record.ts'
import type { DeviceCollections } from './device-data-type.ts'
import type { Outbox } from './outbox.ts'
import type { SealedEnvelopes } from './sealed-envelopes.ts'

/**
 * At start, forgets the rows of the outbox whose write was never made: the device was stopped between the
 * two, before any screen had confirmed. (A document that was written is sent by the replication, which finds
 * it by itself.)
 */
export async function reconcileOutbox(
  outbox: Outbox,
  collections: DeviceCollections,
  envelopes: SealedEnvelopes,
): Promise<void> {
  for (const { key, collection: name, id, rev } of outbox.rows()) {
    const collection = collections[name] as unknown as RxCollection<AnyRecord> | undefined
    const document = await collection?.findOne(id).exec()
    const written = document ? document.rev >= rev : await envelopes.holds(name, id)
    if (!written) await outbox.unwritten(key, document?.rev)
  }
}
