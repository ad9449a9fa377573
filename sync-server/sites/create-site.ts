import type { Site } from '../../domain/sites/site.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { makeSiteKeys } from './keyring.ts'

export interface NewSite {
  name: string
  /** `HH:MM` in Paris. */
  closesAt: string
  capacity: number
  address?: string
  siteId?: string
}

/** Makes a site with its keys. */
export async function createSite({ store, clock }: ServerParts, site: NewSite): Promise<Site> {
  const { keep, ...keys } = await makeSiteKeys()
  const now = clock.now()
  const id = site.siteId ?? freshId('s')
  const record: Site = {
    id,
    siteId: id,
    rev: nextRevision(undefined, now, 'server'),
    at: now,
    by: 'server',
    name: site.name,
    ...(site.address ? { address: site.address } : {}),
    closesAt: site.closesAt,
    capacity: site.capacity,
    ...keys,
    revokedPasses: [],
  }
  await store.transaction(async (tx) => {
    await keep(tx, id)
    await keepRecord(tx, 'sites', record)
  })
  return record
}
