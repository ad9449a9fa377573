import type { SiteId } from '../../domain/ids.ts'
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
  siteId: SiteId,
  timeZone: TimeZone,
): Promise<void> {
  await store.transaction(async (tx) => {
    // As it is now: the server may be running, and write to it at this moment.
    const site = await tx.record('sites', siteId, siteId)
    if (site) await keepRecord(tx, 'sites', revised(site, byServer(clock.now()), { timeZone }))
  })
}
