import { latestRevoked, type RevocationReason, type Site } from '../../../domain/sites/site.ts'
import { byServer, revised } from '../../../domain/record/write.ts'
import type { Instant } from '../../../domain/time.ts'
import type { StoreTransaction } from '../../store/store.ts'
import type { Intake } from './intake.ts'

export const sites: Intake<Site> = {
  comesBack: { united: withRevocations, effects: takeBackAgain },
}

/** What was taken back stays taken back, whichever copy of the site says so. `null`: the other says nothing new. */
export function withRevocations(site: Site, other: Site, now: Instant): Site | null {
  const known = new Set(site.revokedPasses)
  const passes = other.revokedPasses.filter((pass) => !known.has(pass))
  const { revokedAttestations = [] } = site
  const serials = new Set(revokedAttestations.map(({ serial }) => serial))
  const pages = (other.revokedAttestations ?? []).filter(({ serial }) => !serials.has(serial))
  // What this copy has not heard of is taken for older: a list that is full stays as it is.
  const told = {
    revokedPasses: latestRevoked('revokedPasses', [...passes, ...site.revokedPasses]),
    revokedAttestations: latestRevoked('revokedAttestations', [...pages, ...revokedAttestations]),
  }
  const isNews =
    told.revokedPasses.length > known.size || told.revokedAttestations.length > revokedAttestations.length
  return isNews ? revised(site, byServer(now), told) : null
}

/** What the site's record says was taken back is taken back in the server's own tables too. */
async function takeBackAgain(
  tx: StoreTransaction,
  { id: siteId, revokedPasses, revokedAttestations = [] }: Site,
  by: string,
  now: Instant,
): Promise<void> {
  for (const passId of revokedPasses) {
    await tx.run(
      tx.tables
        .insertInto('passes')
        .values({ passId, visitorId: passId, siteId, deviceId: by, issuedAt: now, revokedAt: now })
        .onConflict((conflict) =>
          conflict
            .column('passId')
            .doUpdateSet((row) => ({ revokedAt: row.fn.coalesce('passes.revokedAt', row.val(now)) }))
            .where('passes.siteId', '=', siteId),
        ),
    )
  }
  for (const { serial, reason } of revokedAttestations) await takePageBack(tx, siteId, serial, reason, now)
}

async function takePageBack(
  tx: StoreTransaction,
  siteId: string,
  serial: string,
  revokedBecause: RevocationReason,
  now: Instant,
): Promise<void> {
  await tx.run(
    tx.tables
      .updateTable('attestations')
      .set({
        revokedAt: now,
        revokedBecause,
        ...(revokedBecause === 'erased' ? { body: null, token: null } : {}),
      })
      .where('siteId', '=', siteId)
      .where('serial', '=', serial)
      .where('revokedAt', 'is', null),
  )
}
