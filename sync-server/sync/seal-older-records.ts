import { byServer, revised } from '../../domain/record/write.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { collectionNames, isSealed } from '../../domain/sync/collections.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { keepAny } from './keep-record.ts'

/**
 * Seals what an earlier version wrote without: from then on devices can bring it back. Once for each collection, as
 * every record is looked at; what is kept later carries its seal.
 */
export async function sealOlderRecords({ store, clock }: ServerParts): Promise<void> {
  for (const collection of collectionNames.filter(isSealed)) {
    await store.transaction(async (tx) => {
      const mark = `sealed:${collection}`
      if ((await readSetting(tx, mark)) !== undefined) return
      for (const record of (await tx.records(collection)) as AnyRecord[]) {
        if (record.seal === undefined) await keepAny(tx, collection, revised(record, byServer(clock.now())))
      }
      await writeSetting(tx, mark, String(clock.now()))
    })
  }
}
