import { isLive, reservationStatus } from '../../domain/places/reservation-status.ts'
import { MOST_THINGS, type Thing } from '../../domain/places/thing.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'

/**
 * Replaces the list of what visitors may book or borrow by what `change` makes of it. `thing-in-use`: somebody has, or
 * waits for, what would go; `unknown-room`: the site has no such room.
 */
export function keepThings(
  { store, clock }: ServerParts,
  siteId: string,
  change: (things: readonly Thing[]) => Thing[],
): Promise<Result<void, 'unknown' | 'thing-in-use' | 'too-many-things' | 'unknown-room'>> {
  return store.transaction(async (tx) => {
    const site = await tx.record('sites', siteId, siteId)
    if (!site) return refuse('unknown')
    const now = clock.now()
    const things = change(site.things ?? [])
    if (things.length > MOST_THINGS) return refuse('too-many-things')
    const rooms = new Set(site.rooms?.map(({ id }) => id))
    if (things.some(({ roomId }) => roomId !== undefined && !rooms.has(roomId))) return refuse('unknown-room')
    const gone = (site.things ?? []).filter(({ id }) => !things.some((one) => one.id === id))
    for (const { id } of gone) {
      const all = await tx.records('reservations', { siteId, askedBy: id })
      if (all.some((one) => isLive(reservationStatus(one, now)))) return refuse('thing-in-use')
    }
    await keepRecord(tx, 'sites', revised(site, byServer(now), { things }))
    // A session may have the room already: whoever had booked it is told so, as when the session came later.
    const roomBefore = new Map(site.things?.map(({ id, roomId }) => [id, roomId]))
    const taken = new Set(things.flatMap(({ id, roomId }) => (roomBefore.get(id) === roomId ? [] : [roomId])))
    for (const { id, roomId } of await tx.records('challengeSessions', { siteId, endsAfter: now }))
      if (roomId !== undefined && taken.has(roomId)) tx.follow({ kind: 'rooms', siteId, subject: id })
    return ok(undefined)
  })
}
