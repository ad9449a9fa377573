import type { Room, Site } from '../../domain/sites/site.ts'
import type { ServerParts } from '../server-parts.ts'
import { toldByServer } from '../seats/session-seats.ts'
import { keepRecord } from '../sync/keep-record.ts'

/** Replaces the list of a site's rooms. False when there is no such site. */
export function keepRooms({ store, clock }: ServerParts, siteId: string, rooms: Room[]): Promise<boolean> {
  return store.transaction(async (tx) => {
    const site = (await tx.document(siteId, 'sites', siteId))?.record as Site | undefined
    if (!site) return false
    await keepRecord(tx, 'sites', toldByServer({ ...site, rooms }, clock.now()))
    return true
  })
}
