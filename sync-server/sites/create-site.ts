import type { SiteId } from '../../domain/ids.ts'
import type { OpenHours, Room, Site } from '../../domain/sites/site.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { SiteRole } from '../../domain/sites/site-role.ts'
import type { TimeZone } from '../../domain/time.ts'
import { addAccount, hashSecret, type Account } from '../accounts/accounts.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
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
  hours?: OpenHours[]
  rooms?: Room[]
}

/** Makes a site with its keys. */
export async function createSite(parts: ServerParts, site: NewSite): Promise<Site> {
  const { record, keep } = await prepareSite(parts, site)
  await parts.store.transaction(keep)
  return record
}

/** A site with its keys, which are slow to make, and how it is kept in somebody else’s transaction. */
async function prepareSite(
  { clock }: ServerParts,
  site: NewSite,
): Promise<{ record: Site; keep: (tx: StoreTransaction) => Promise<void> }> {
  const { keep: keepKeys, ...keys } = await makeSiteKeys()
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
      ...(site.hours ? { hours: site.hours } : {}),
      ...(site.rooms ? { rooms: site.rooms } : {}),
      ...keys,
      revokedPasses: [],
    },
  )
  return {
    record,
    keep: async (tx) => {
      await keepKeys(tx, id)
      await keepRecord(tx, 'sites', record)
    },
  }
}

/** Who looks after a new site first. */
export interface FirstPerson {
  login: string
  name: string
  secret: string
  siteRole: SiteRole
}

/**
 * A site together with the account of whoever looks after it: both or none. `refuses`: what stands against it, as its
 * transaction knows it.
 */
export async function createSiteFor<Reason extends string>(
  parts: ServerParts,
  site: NewSite,
  { secret, ...person }: FirstPerson,
  refuses: (view: StoreReader) => Promise<Reason | null>,
): Promise<Result<{ site: Site; account: Account }, 'login-taken' | Reason>> {
  const { record, keep } = await prepareSite(parts, site)
  const secretHash = await hashSecret(secret)
  return parts.store.transaction(async (tx) => {
    const reason = await refuses(tx)
    if (reason !== null) return refuse(reason)
    const form = { ...person, siteId: record.id, role: 'host' } as const
    const account = await addAccount(tx, form, secretHash, parts.clock.now())
    if (account === null) return refuse('login-taken')
    await keep(tx)
    return ok({ site: record, account })
  })
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
