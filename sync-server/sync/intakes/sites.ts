import { latestRevoked, type RevocationReason, type Site } from '../../../domain/sites/site.ts'
import { byServer, revised } from '../../../domain/record/write.ts'
import type { Instant } from '../../../domain/time.ts'
import { takeBackHere } from '../../attestations/revoke-attestation.ts'
import { endWhatIsOpen, passOf } from '../../passes/passes.ts'
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
    const revoked = await tx.run(
      tx.tables
        .insertInto('passes')
        .values({ passId, visitorId: passId, siteId, deviceId: by, issuedAt: now, revokedAt: now })
        .onConflict((conflict) =>
          conflict
            .column('passId')
            .doUpdateSet({ revokedAt: now })
            .where('passes.siteId', '=', siteId)
            .where('passes.revokedAt', 'is', null),
        ),
    )
    const pass = revoked > 0 && (await passOf(tx, siteId, passId))
    if (pass) await endWhatIsOpen(tx, siteId, [pass.visitorId])
  }
  for (const { serial, reason } of revokedAttestations) await takePageBack(tx, siteId, serial, reason, now)
}

/** A page that was taken back for another reason may be erased since; one that was erased stays so. */
async function takePageBack(
  tx: StoreTransaction,
  siteId: string,
  serial: string,
  reason: RevocationReason,
  now: Instant,
): Promise<void> {
  const [row] = await tx.all(
    tx.tables
      .selectFrom('attestations')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('serial', '=', serial),
  )
  if (!row) return
  const isDone = row.revokedAt !== null && (reason !== 'erased' || row.revokedBecause === 'erased')
  if (!isDone) await takeBackHere(tx, row, reason, now)
}
