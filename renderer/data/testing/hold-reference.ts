import type { AnyRecord } from '../../../domain/record/record.ts'
import type { ReferenceCollection } from '../../../domain/sync/collections.ts'
import type { DeviceData } from '../device-data-type.ts'

/** Has the device hold records of a kind that only the server writes, as if it had told them. */
export function holdReference(
  { replica }: DeviceData,
  collection: ReferenceCollection,
  ...records: readonly object[]
): Promise<void> {
  return replica.transaction('relaxed', (transaction) => {
    for (const record of records) transaction.put(collection, record as AnyRecord)
  })
}
