import type { Site } from '../../domain/sites/site.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import type { TimeZone } from '../../domain/time.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { makeSiteKeys } from './keyring.ts'

export interface NewSite {
  name: string
  /** `HH:MM` by the clocks of the site. */
  closesAt: string
  capacity: number
  address?: string
  /** Absent: Europe/Paris. */
  timeZone?: TimeZone
  siteId?: string
}

/** Makes a site with its keys. */
export async function createSite({ store, clock }: ServerParts, site: NewSite): Promise<Site> {
  const { keep, ...keys } = await makeSiteKeys()
  const id = site.siteId ?? freshId('s')
  const record: Site = newRecord(
    { ...byServer(clock.now()), siteId: id },
    {
      id,
      name: site.name,
      ...(site.address ? { address: site.address } : {}),
      closesAt: site.closesAt,
      capacity: site.capacity,
      ...(site.timeZone ? { timeZone: site.timeZone } : {}),
      ...keys,
      revokedPasses: [],
    },
  )
  await store.transaction(async (tx) => {
    await keep(tx, id)
    await keepRecord(tx, 'sites', record)
  })
  return record
}

/** Gives a site its time zone. What was written by the former one keeps its day. */
export async function keepTimeZone(
  { store, clock }: ServerParts,
  site: Site,
  timeZone: TimeZone,
): Promise<void> {
  const changed = revised(site, byServer(clock.now()), { timeZone })
  await store.transaction((tx) => keepRecord(tx, 'sites', changed))
}
