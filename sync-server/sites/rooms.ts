import { byServer, revised } from '../../domain/record/write.ts'
import { siteSchema, type Room } from '../../domain/sites/site.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { sessionsAgainst } from '../../domain/sites/rooms-in-use.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'

/**
 * Replaces the list of a site's rooms by what `change` makes of it. `unknown`: there is no such site. `room-in-use`: a
 * session to come would lose its room, or have more places than people fit in. `room-lent`: visitors may book it.
 */
export function keepRooms(
  { store, clock }: ServerParts,
  siteId: string,
  change: (rooms: readonly Room[]) => Room[],
): Promise<Result<void, 'unknown' | 'room-in-use' | 'room-lent' | 'too-many-rooms'>> {
  return store.transaction(async (tx) => {
    const site = await tx.record('sites', siteId, siteId)
    if (!site) return refuse('unknown')
    const now = clock.now()
    const rooms = change(site.rooms ?? [])
    if (rooms.length > siteSchema.properties.rooms.maxItems) return refuse('too-many-rooms')
    const planned = await tx.records('challengeSessions', { siteId, endsAfter: now })
    if (sessionsAgainst(rooms, planned, now).length > 0) return refuse('room-in-use')
    const lent = (site.things ?? []).some(({ roomId }) => roomId && !rooms.some(({ id }) => id === roomId))
    if (lent) return refuse('room-lent')
    await keepRecord(tx, 'sites', revised(site, byServer(now), { rooms }))
    return ok(undefined)
  })
}
