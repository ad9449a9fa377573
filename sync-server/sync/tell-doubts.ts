import { byServer, revised } from '../../domain/record/write.ts'
import type { ServerParts } from '../server-parts.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { keepRecord } from './keep-record.ts'

const TOLD = 'doubts-told'

/**
 * Tells employers of the applications whose senders no host has seen. Their desks hold copies of an earlier version,
 * which was not told, and would count what the server does not. Once, at the first start of this version.
 */
export async function tellDoubts({ store, clock }: ServerParts): Promise<void> {
  await store.transaction(async (tx) => {
    if ((await readSetting(tx, TOLD)) !== undefined) return
    const now = clock.now()
    for (const { siteId } of await tx.records('sites')) {
      for (const application of await tx.records('applications', { siteId, unverified: true })) {
        await keepRecord(tx, 'applications', revised(application, byServer(now)))
      }
    }
    await writeSetting(tx, TOLD, String(now))
  })
}
