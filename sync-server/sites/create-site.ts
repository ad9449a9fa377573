import type { SiteId } from '../../domain/ids.ts'
import type { OpenHours, Room, Site } from '../../domain/sites/site.ts'
import { byServer, newRecord, revised } from '../../domain/record/write.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { SiteRole } from '../../domain/sites/site-role.ts'
import type { TimeZone } from '../../domain/time.ts'
import { addAccount, hashSecret, keepSecret } from '../accounts/accounts.ts'
import { madeBefore, noteMade, type MakingRequest } from '../made-once.ts'
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

export interface MadeSite {
  siteId: string
  /** Of whoever looks after it first. */
  login: string
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
 * transaction knows it. The same `request` again: the same site, with another secret for that account; `closed`: it was
 * closed since.
 */
export async function createSiteFor<Reason extends string = never>(
  parts: ServerParts,
  site: NewSite,
  { secret, ...person }: FirstPerson,
  refuses: (view: StoreReader) => Promise<Reason | null> = () => Promise.resolve(null),
  request?: MakingRequest,
): Promise<Result<MadeSite, 'login-taken' | 'request-reused' | 'closed' | Reason>> {
  const { record, keep } = await prepareSite(parts, site)
  const secretHash = await hashSecret(secret)
  const now = parts.clock.now()
  return parts.store.transaction(async (tx) => {
    const before = await madeBefore(tx, request)
    if (!before.ok) return before
    if (before.value !== undefined) {
      const [siteId, accountId] = before.value.split(' ') as [string, string]
      const known = await keepSecret(tx, accountId, secretHash, now)
      return known ? ok({ siteId, login: known.login }) : refuse('closed')
    }
    const reason = await refuses(tx)
    if (reason !== null) return refuse(reason)
    const form = { ...person, siteId: record.id, role: 'host' } as const
    const account = await addAccount(tx, form, secretHash, now)
    if (account === null) return refuse('login-taken')
    await keep(tx)
    await noteMade(tx, request, `${record.id} ${account.accountId}`)
    return ok({ siteId: record.id, login: account.login })
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
