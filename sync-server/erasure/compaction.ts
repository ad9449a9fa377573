import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { Follower, FollowUp } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'

/** Of the one database of all sites: however many erase, it is asked for once. */
export const compaction: FollowUp = { kind: 'compaction', siteId: SHARED_PARTITION, subject: 'database' }

/** After an erasure: nothing of it rests in the files. A crash in between leaves it to the next start. */
export function compactionFollower({ store }: Pick<ServerParts, 'store'>): Follower {
  return {
    works: {
      compaction: async () => {
        await store.compact()
        return async () => undefined
      },
    },
    look: async () => [],
  }
}
