import { byServer, revised } from '../../domain/record/write.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { collectionNames, isSealed } from '../../domain/sync/collections.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepAny } from './keep-record.ts'

/** Seals what an earlier version wrote without: from then on devices can bring it back. */
export async function sealOlderRecords({ store, clock }: ServerParts): Promise<void> {
  for (const collection of collectionNames.filter(isSealed)) {
    await store.transaction(async (tx) => {
      for (const record of (await tx.records(collection)) as AnyRecord[]) {
        if (record.seal === undefined) await keepAny(tx, collection, revised(record, byServer(clock.now())))
      }
    })
  }
}
