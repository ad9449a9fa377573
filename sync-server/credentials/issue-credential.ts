import { randomInt, randomUUID } from 'node:crypto'
import type { Attestation } from '../../domain/attestations/attestation.ts'
import { badgeOfAttestation, jwtPayload } from '../../domain/credentials/badge-of-attestation.ts'
import { LEAST_ENTRIES } from '../../domain/credentials/status-list.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { siteIssuer, uuidOf, type SiteIssuer } from './site-issuer.ts'

/** Places that are tried before giving up; one in two is free at worst. */
const MOST_TRIES = 40

export type CredentialRefusal = 'not-found' | 'taken-back'

/**
 * The digital credential of an attestation that stands: made once, and the same ever after. Its place in the list of
 * what was taken back is drawn, so that it does not tell when it was made.
 */
export async function issueCredential(
  parts: ServerParts,
  siteId: string,
  serial: string,
): Promise<Result<string, CredentialRefusal>> {
  const { store, clock } = parts
  const found = await store.read((view) => attestationToCarry(view, siteId, serial))
  if (!found.ok) return found
  const issuer = await siteIssuer(parts, siteId)
  if (!issuer) return refuse('not-found')
  const range = await store.read((view) => placesOf(view, siteId))
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const listIndex = randomInt(range)
    const jwt = await signed(issuer, found.value, listIndex)
    const kept = await store.transaction((tx) =>
      keep(tx, { siteId, serial, listIndex, issuedAt: clock.now(), jwt }),
    )
    if (kept !== null) return kept
  }
  throw new Error('No free place in the list of what was taken back')
}

/** The one that is kept from now on, or `null` when its place is taken. */
async function keep(
  tx: StoreTransaction,
  row: Tables['credentials'] & { jwt: string },
): Promise<Result<string, CredentialRefusal> | null> {
  // Signing waited: meanwhile it may have been taken back, or issued elsewhere.
  const found = await attestationToCarry(tx, row.siteId, row.serial)
  if (!found.ok) return found
  const [known] = await tx.all(
    tx.tables
      .selectFrom('credentials')
      .select('jwt')
      .where('siteId', '=', row.siteId)
      .where('serial', '=', row.serial),
  )
  if (known) return known.jwt === null ? refuse('taken-back') : ok(known.jwt)
  const [taken] = await tx.all(
    tx.tables
      .selectFrom('credentials')
      .select('serial')
      .where('siteId', '=', row.siteId)
      .where('listIndex', '=', row.listIndex),
  )
  if (taken) return null
  await tx.run(tx.tables.insertInto('credentials').values(row))
  return ok(row.jwt)
}

interface Carried {
  attestation: Attestation
  issuedAt: number
}

async function attestationToCarry(
  view: StoreReader,
  siteId: string,
  serial: string,
): Promise<Result<Carried, CredentialRefusal>> {
  const [row] = await view.all(
    view.tables
      .selectFrom('attestations')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('serial', '=', serial),
  )
  if (!row) return refuse('not-found')
  if (row.revokedAt !== null || row.body === null) return refuse('taken-back')
  return ok({ attestation: JSON.parse(row.body) as Attestation, issuedAt: row.issuedAt })
}

/** As many places as the list has: at least one in two stays free. */
async function placesOf(view: StoreReader, siteId: string): Promise<number> {
  const [row] = await view.all(
    view.tables
      .selectFrom('credentials')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('siteId', '=', siteId),
  )
  return Math.ceil((2 * (row?.count ?? 0) + 1) / LEAST_ENTRIES) * LEAST_ENTRIES
}

function signed(issuer: SiteIssuer, { attestation, issuedAt }: Carried, index: number): Promise<string> {
  const cards = attestation.challenges.map(({ id }) => id).join(' ')
  const badge = badgeOfAttestation(attestation, {
    id: `urn:uuid:${randomUUID()}`,
    issuer,
    subjectId: `urn:uuid:${randomUUID()}`,
    achievementId: `urn:uuid:${uuidOf(`${issuer.id} ${attestation.kind} ${attestation.title} ${cards}`)}`,
    validFrom: issuedAt,
    status: { list: issuer.list, index },
  })
  return issuer.sign(jwtPayload(badge))
}
