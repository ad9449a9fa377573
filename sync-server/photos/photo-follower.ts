import type { Follower } from '../follow-ups/follow-up.ts'
import type { ServerParts } from '../server-parts.ts'
import { dropPhotosOf } from './photos.ts'

/** Once a card was written, by whomever, its photos are those that it names. Time alone is looked at each day (board-follower.ts). */
export function photoFollower({ clock }: Pick<ServerParts, 'clock'>): Follower {
  return {
    works: {
      photos:
        async ({ siteId, subject }) =>
        (tx) =>
          dropPhotosOf(tx, siteId, subject, clock.now()),
    },
    look: async () => [],
  }
}
