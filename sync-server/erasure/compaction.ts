import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'

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
