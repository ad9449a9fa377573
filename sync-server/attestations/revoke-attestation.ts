import { latestRevoked, type RevocationReason } from '../../domain/sites/site.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import type { Tables } from '../store/tables.ts'
import { standingAttestation } from './attestations.ts'
import { eraseEvidence, removeEvidence } from './evidence.ts'

/**
 * Takes an attestation back: every kiosk of the site says so once it hears of it, and its evidence leaves the person's
 * account. `erased` also forgets what it said. Taking it back again changes nothing but for an erasure.
 */
export async function revokeAttestation(
  { store, clock }: ServerParts,
  siteId: string,
  serial: string,
  reason: RevocationReason,
): Promise<boolean> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const [row] = await tx.all(
      tx.tables
        .selectFrom('attestations')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('serial', '=', serial),
    )
    if (!row) return false
    if (row.revokedAt === null || reason === 'erased') await takeBack(tx, row, reason, now)
    return true
  })
}

/**
 * What was signed no longer holds: the participant was not there after all, or contests what was said. The page
 * is taken back with the fact, in the same transaction.
 */
export async function revokeAttestationOf(
  tx: StoreTransaction,
  siteId: string,
  bookingId: string,
  now: Instant,
): Promise<void> {
  const standing = await standingAttestation(tx, siteId, bookingId)
  if (standing) await takeBack(tx, standing, 'error', now)
}

/** The same for a row that is known already. */
export async function takeBack(
  tx: StoreTransaction,
  row: Tables['attestations'],
  reason: RevocationReason,
  now: Instant,
): Promise<void> {
  await takeBackHere(tx, row, reason, now)
  await tellKiosks(tx, row.siteId, { serial: row.serial, reason }, now)
}

/** In the server's own records and tables alone: where the kiosks know it already. */
export async function takeBackHere(
  tx: StoreTransaction,
  { siteId, serial, visitorId, revokedAt }: Tables['attestations'],
  reason: RevocationReason,
  now: Instant,
): Promise<void> {
  const change = { revokedAt: revokedAt ?? now, revokedBecause: reason }
  await tx.run(
    tx.tables
      .updateTable('attestations')
      .set(reason === 'erased' ? { ...change, body: null, token: null } : change)
      .where('siteId', '=', siteId)
      .where('serial', '=', serial),
  )
  if (reason === 'erased') {
    await tx.run(
      tx.tables
        .updateTable('credentials')
        .set({ jwt: null })
        .where('siteId', '=', siteId)
        .where('serial', '=', serial),
    )
  }
  if (reason === 'erased') await eraseEvidence(tx, siteId, visitorId, serial, now)
  else await removeEvidence(tx, siteId, visitorId, serial, now)
}

async function tellKiosks(
  tx: StoreTransaction,
  siteId: string,
  revoked: { serial: string; reason: RevocationReason },
  now: Instant,
): Promise<void> {
  const site = await tx.record('sites', siteId, siteId)
  if (!site) return
  const others = (site.revokedAttestations ?? []).filter(({ serial }) => serial !== revoked.serial)
  const revokedAttestations = latestRevoked('revokedAttestations', [...others, revoked])
  await keepRecord(tx, 'sites', revised(site, byServer(now), { revokedAttestations }))
}
