import { createHash } from 'node:crypto'
import {
  attestationText,
  writeAttestation,
  type Attestation,
  type AttestationRefusal,
  type IssuedAttestation,
} from '../../domain/challenges/attestation.ts'
import {
  attestationClaim,
  attestedFacts,
  writeAttestationToken,
} from '../../domain/challenges/attestation-token.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { factsOfBooking } from './attestation-facts.ts'
import { addEvidence } from './evidence.ts'

type IssueRefusal = AttestationRefusal | 'unknown-booking'

export interface Issued {
  issued: IssuedAttestation[]
  refused: { bookingId: string; reason: IssueRefusal }[]
}

/**
 * Signs what was observed of these participants, one page each. A booking that has a page keeps it: asking
 * again changes nothing.
 */
export async function issueAttestations(
  parts: ServerParts,
  { siteId }: Pick<Scope, 'siteId'>,
  issuedBy: string,
  bookingIds: readonly string[],
): Promise<Issued> {
  const outcome: Issued = { issued: [], refused: [] }
  for (const bookingId of new Set(bookingIds)) {
    const one = await issueOne(parts, siteId, issuedBy, bookingId)
    if (one.ok) outcome.issued.push(one.value)
    else outcome.refused.push({ bookingId, reason: one.reason })
  }
  return outcome
}

async function issueOne(
  parts: ServerParts,
  siteId: string,
  issuedBy: string,
  bookingId: string,
): Promise<Result<IssuedAttestation, IssueRefusal>> {
  const now = parts.clock.now()
  const drafted = await parts.store.read((view) => draft(view, siteId, bookingId, readable(8), now))
  if (!drafted.ok || 'issuedAt' in drafted.value) return drafted as Result<IssuedAttestation, IssueRefusal>
  const attestation = drafted.value
  const token = await signed(parts, attestation)
  return parts.store.transaction(async (tx) => {
    // Signing waited: meanwhile it may have been signed elsewhere, contested or written otherwise.
    const again = await draft(tx, siteId, bookingId, attestation.serial, now)
    if (!again.ok || 'issuedAt' in again.value) return again as Result<IssuedAttestation, IssueRefusal>
    if (attestationText(again.value) !== attestationText(attestation)) return refuse('not-shared')
    const facts = (await factsOfBooking(tx, siteId, bookingId))!
    const row: Tables['attestations'] = {
      serial: attestation.serial,
      siteId,
      bookingId,
      sessionId: facts.session.id,
      visitorId: facts.booking.visitorId,
      issuedAt: now,
      issuedBy,
      body: JSON.stringify(attestation),
      token,
      revokedAt: null,
      revokedBecause: null,
    }
    await tx.run(tx.tables.insertInto('attestations').values(row))
    await addEvidence(tx, facts, attestation, now)
    return ok(asIssued(row))
  })
}

/** What would be printed, or the page that stands already. */
async function draft(
  view: StoreReader,
  siteId: string,
  bookingId: string,
  serial: string,
  now: Instant,
): Promise<Result<Attestation | IssuedAttestation, IssueRefusal>> {
  const [standing] = await view.all(
    view.tables
      .selectFrom('attestations')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('bookingId', '=', bookingId)
      .where('revokedAt', 'is', null),
  )
  if (standing) return ok(asIssued(standing))
  const facts = await factsOfBooking(view, siteId, bookingId)
  return facts ? writeAttestation({ ...facts, serial }, now) : refuse('unknown-booking')
}

async function signed({ keyring }: ServerParts, attestation: Attestation): Promise<string> {
  const digest = createHash('sha256').update(attestationText(attestation)).digest()
  const factsFor = (keyId: number) => attestedFacts(attestation, keyId, digest)
  const { keyId, signature } = await keyring.sign(attestation.siteId, (key) =>
    attestationClaim(factsFor(key)),
  )
  return writeAttestationToken({ ...factsFor(keyId), signature })
}

/** What the site signed for one session, or for one person, the latest first. */
export async function attestationsOf(
  view: StoreReader,
  siteId: string,
  whose: { sessionId: string } | { visitorId: string },
): Promise<IssuedAttestation[]> {
  const all = view.tables.selectFrom('attestations').selectAll().where('siteId', '=', siteId)
  const found = await view.all(
    'sessionId' in whose
      ? all.where('sessionId', '=', whose.sessionId)
      : all.where('visitorId', '=', whose.visitorId),
  )
  return found.map(asIssued).sort((a, b) => b.issuedAt - a.issuedAt || (a.serial < b.serial ? -1 : 1))
}

function asIssued(row: Tables['attestations']): IssuedAttestation {
  const { serial, bookingId, sessionId, issuedAt, body, token, revokedAt, revokedBecause } = row
  return {
    serial,
    bookingId,
    sessionId,
    issuedAt,
    ...(revokedAt === null ? {} : { revokedAt }),
    ...(revokedBecause === null ? {} : { revokedBecause }),
    ...(body === null || token === null
      ? {}
      : { page: { attestation: JSON.parse(body) as Attestation, token } }),
  }
}
