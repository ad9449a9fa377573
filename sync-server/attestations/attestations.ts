import { createHash } from 'node:crypto'
import {
  attestationText,
  writeAttestation,
  type Attestation,
  type AttestationDraft,
  type IssuedAttestation,
  type IssueRefusal,
} from '../../domain/attestations/attestation.ts'
import {
  attestationClaim,
  attestedFacts,
  writeAttestationToken,
} from '../../domain/attestations/attestation-token.ts'
import { bookingStatus } from '../../domain/seats/booking-status.ts'
import { isEmployerAlone, whoSaid } from '../../domain/observation/pen.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { factsOfBooking } from './attestation-facts.ts'
import { addEvidence } from './evidence.ts'

/** What a host asks to have signed. */
export interface IssueOrder {
  bookingIds: readonly string[]
  /** Of these bookings an attestation was taken back and shall be signed anew. */
  again?: readonly string[] | undefined
  /** By booking: the digest of the draft that the host saw. */
  seen?: Readonly<Record<string, string>> | undefined
}

export interface Issued {
  issued: IssuedAttestation[]
  refused: { bookingId: string; reason: IssueRefusal }[]
}

/**
 * Signs what was observed of these participants, one attestation each. A booking that has one keeps it: asking
 * again changes nothing.
 */
export async function issueAttestations(
  parts: ServerParts,
  { siteId }: Pick<Scope, 'siteId'>,
  issuedBy: string,
  order: IssueOrder,
): Promise<Issued> {
  const outcome: Issued = { issued: [], refused: [] }
  for (const bookingId of new Set(order.bookingIds)) {
    const one = await issueOne(parts, siteId, issuedBy, bookingId, order)
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
  order: IssueOrder,
): Promise<Result<IssuedAttestation, IssueRefusal>> {
  const now = parts.clock.now()
  const drafted = await parts.store.read((view) => draft(view, siteId, bookingId, order, readable(8), now))
  if (!drafted.ok || 'issuedAt' in drafted.value) return drafted as Result<IssuedAttestation, IssueRefusal>
  const attestation = drafted.value
  const token = await signed(parts, attestation)
  return parts.store.transaction(async (tx) => {
    // Signing waited: meanwhile it may have been signed elsewhere, contested or written otherwise.
    const again = await draft(tx, siteId, bookingId, order, attestation.serial, now)
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

/** What would be printed, or the attestation that stands already. */
async function draft(
  view: StoreReader,
  siteId: string,
  bookingId: string,
  { again, seen }: IssueOrder,
  serial: string,
  now: Instant,
): Promise<Result<Attestation | IssuedAttestation, IssueRefusal>> {
  const standing = await standingAttestation(view, siteId, bookingId)
  if (standing) return ok(asIssued(standing))
  if (!again?.includes(bookingId) && (await wasTakenBack(view, siteId, bookingId))) return refuse('withdrawn')
  const facts = await factsOfBooking(view, siteId, bookingId)
  if (!facts) return refuse('unknown-booking')
  const written = writeAttestation({ ...facts, serial }, now)
  if (!written.ok) return written
  const digest = seen?.[bookingId]
  if (digest === undefined && isEmployerAlone(facts.voices)) return refuse('look-first')
  if (digest !== undefined && digest !== digestOf(written.value)) return refuse('changed-meanwhile')
  return written
}

/** What would be signed for each participant of a session who was there, with who said what. */
export async function draftAttestations(
  view: StoreReader,
  siteId: string,
  sessionId: string,
  now: Instant,
): Promise<AttestationDraft[]> {
  const drafts: AttestationDraft[] = []
  for (const { id: bookingId } of await view.records('bookings', { siteId, sessionId })) {
    const facts = await factsOfBooking(view, siteId, bookingId)
    if (!facts || bookingStatus(facts.booking) !== 'attended') continue
    const head = { bookingId, said: whoSaid(facts.voices) }
    const written = writeAttestation({ ...facts, serial: '' }, now)
    if (await standingAttestation(view, siteId, bookingId))
      drafts.push({ ...head, ok: false, reason: 'signed' })
    else if (!written.ok) drafts.push({ ...head, ok: false, reason: written.reason })
    else {
      const { serial: _none, ...attestation } = written.value
      const employerAlone = isEmployerAlone(facts.voices)
      drafts.push({ ...head, ok: true, attestation, digest: digestOf(written.value), employerAlone })
    }
  }
  return drafts
}

/** The same for the same words, whatever the serial and the day of signing. */
function digestOf(attestation: Attestation): string {
  const text = attestationText({ ...attestation, serial: '', issuedOn: '' })
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

async function wasTakenBack(view: StoreReader, siteId: string, bookingId: string): Promise<boolean> {
  const found = await view.all(
    view.tables
      .selectFrom('attestations')
      .select('serial')
      .where('siteId', '=', siteId)
      .where('bookingId', '=', bookingId)
      .where('revokedAt', 'is not', null)
      .limit(1),
  )
  return found.length > 0
}

/** The attestation that was signed on a participation and not taken back. */
export async function standingAttestation(
  view: StoreReader,
  siteId: string,
  bookingId: string,
): Promise<Tables['attestations'] | undefined> {
  const [standing] = await view.all(
    view.tables
      .selectFrom('attestations')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('bookingId', '=', bookingId)
      .where('revokedAt', 'is', null),
  )
  return standing
}

async function signed({ keyring }: ServerParts, attestation: Attestation): Promise<string> {
  const digest = createHash('sha256').update(attestationText(attestation)).digest()
  const factsFor = (keyId: number) => attestedFacts(attestation, keyId, digest)
  const { keyId, signature } = await keyring.sign(attestation.siteId, (key) =>
    attestationClaim(factsFor(key)),
  )
  return writeAttestationToken({ ...factsFor(keyId), signature })
}

/** The text of the QR of the attestation with this number, or `null`; one that was taken back has its own still. */
export async function tokenOfSerial(
  view: StoreReader,
  siteId: string,
  serial: string,
): Promise<string | null> {
  const [row] = await view.all(
    view.tables
      .selectFrom('attestations')
      .select('token')
      .where('siteId', '=', siteId)
      .where('serial', '=', serial),
  )
  return row?.token ?? null
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
