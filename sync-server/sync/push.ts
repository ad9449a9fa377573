import type { Application } from '../../domain/hiring/application.ts'
import type { Booking } from '../../domain/challenges/booking.ts'
import { bookingStatus } from '../../domain/challenges/booking-status.ts'
import type { ChallengeSession } from '../../domain/challenges/challenge-session.ts'
import type { Evaluation } from '../../domain/challenges/evaluation.ts'
import { lastWord } from '../../domain/challenges/evaluation-status.ts'
import type { Pen } from '../../domain/challenges/pen.ts'
import type { SeatLease } from '../../domain/challenges/seat-lease.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import type { AnyRecord } from '../../domain/record.ts'
import type { Site } from '../../domain/sites/site.ts'
import { collectionNames, isSealed, type CollectionName } from '../../domain/sync/collections.ts'
import type { PushResult } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant, TimeZone } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import {
  hashPictures,
  keepFirstSecret,
  matchesPictures,
  noteGuessing,
  pictureHashOf,
  type PictureSecret,
} from '../passes/pass-secrets.ts'
import { wasPassIssued } from '../passes/passes.ts'
import { isUsedUp, takeTry, tryLimits } from '../accounts/attempts.ts'
import { accountAt } from '../accounts/sessions.ts'
import { standingPage } from '../proofs/attestations.ts'
import { takeBackPageOf } from '../proofs/revoke-attestation.ts'
import type { ServerParts } from '../server-parts.ts'
import { toldByServer } from '../seats/session-seats.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import type { StoredDocument, StoreReader, StoreTransaction } from '../store/store.ts'
import { awaitsParent, broughtBack, takeBackAgain } from './bring-back.ts'
import { decideRow, type Decision, type DecisionFacts } from './decide-row.ts'
import { keepRecord, mandateFacts, partitionAt } from './keep-record.ts'
import { hasLiveApplication } from './live-application.ts'
import { readRow, type ReadRow, type UnreadableRow } from './read-row.ts'
import { forgetOldest, keepRefusedRow } from './refused-rows.ts'
import { noteVisitor } from './visitor-directory.ts'

export interface PushOutcome {
  results: PushResult[]
  /** Employers whose applications changed: their score is to be counted anew. */
  employers: ReadonlySet<string>
  /** Challenge sessions whose bookings or day changed: their seats are to be decided anew. */
  sessions: ReadonlySet<string>
}

/**
 * Takes a device's rows in, all in one transaction. Each row gets its own answer: one that can never be
 * accepted is kept for the hosts and stops no other.
 */
export async function acceptPush(
  parts: ServerParts,
  scope: Scope,
  rows: readonly unknown[],
): Promise<PushOutcome> {
  const now = parts.clock.now()
  const read = await Promise.all(rows.map((row) => readRow(row, scope, parts, now)))
  const pictures = await readPictures(parts, scope, read)
  return parts.store.transaction(async (tx) => {
    const results: PushResult[] = Array(read.length)
    const zone = await zoneOfSite(tx, scope.siteId)
    const touched: Touched = { employers: new Set(), sessions: new Set() }
    const pen = await penOf(tx, scope, now)
    for (const [row, place] of parentsFirst(read)) {
      if ('reason' in row) {
        await keepRefusedRow(tx, scope, { ...row, recordId: row.id }, now)
        results[place] = refusal(row)
        continue
      }
      const shown = pictures.get(row)
      const result = await acceptRow(parts, tx, { scope, pen, now, zone, touched }, row, shown === 'wrong')
      results[place] = result
      const { visitorId } = row.record as Partial<Application>
      if (result.outcome === 'accepted' && visitorId && typeof shown === 'object') {
        await keepFirstSecret(tx, scope, visitorId, shown.first)
      }
    }
    if (results.some(({ outcome }) => outcome === 'refused')) await forgetOldest(tx, scope)
    return { results, ...touched }
  })
}

/** The rows with their places in the push: what another row belongs to comes before it. */
function parentsFirst(rows: readonly (ReadRow | UnreadableRow)[]): [ReadRow | UnreadableRow, number][] {
  const rank = ({ collection }: { collection: string }) => collectionNames.indexOf(collection as never)
  return rows.map((row, place) => [row, place] as [typeof row, number]).sort(([a], [b]) => rank(a) - rank(b))
}

/** What an accepted row makes others count or decide anew. */
export interface Touched {
  employers: Set<string>
  sessions: Set<string>
}

/** Who pushes, when, and what that touches. */
interface Pushing {
  scope: Scope
  pen: Pen
  now: Instant
  zone: TimeZone | undefined
  touched: Touched
}

/** Takes one read row in; a row that is refused is kept for the hosts. */
export async function acceptRow(
  { receipts, seals }: ServerParts,
  tx: StoreTransaction,
  { scope, pen, now, zone, touched }: Pushing,
  row: ReadRow,
  isUnproven: boolean,
): Promise<PushResult> {
  const { collection, record } = row
  const { id } = record
  const stored = await tx.document(partitionAt(collection, scope.siteId), collection, id)
  const ours = broughtBack(scope, row, stored, seals, now)
  if (ours) {
    if (ours.record) await keepBroughtBack(tx, scope, collection, ours.record, now, touched)
    return { collection, id, outcome: 'accepted' }
  }
  const facts: DecisionFacts = {
    ...(await mandateFacts(tx, collection, [record, stored?.record])),
    ...(await passAndOffer(tx, scope, row)),
    ...(await seatOrVoice(tx, scope, row, stored)),
    ...(collection === 'applications' && !stored
      ? { isUnproven, hasApplied: await hasLiveApplication(tx, scope, record as Application, now) }
      : {}),
    pen,
    receipts,
    zone,
  }
  const decision = decideSafely(scope, row, stored, facts, now)
  if (decision.outcome === 'conflict') return { collection, id, ...decision }
  if (decision.outcome === 'second') {
    const { second, master } = decision
    await keepSecond(tx, scope, row, second, now)
    touched.sessions.add(second.sessionId)
    return { collection, id, outcome: 'refused', reason: 'slot-taken', field: 'slot', master }
  }
  if (decision.outcome === 'refused') {
    const { field } = decision
    if (await awaitsParent(tx, collection, field, now)) {
      return { collection, id, outcome: 'later', missing: field! }
    }
    if (!isPassedOn(scope, row, field)) {
      await keepRefusedRow(tx, scope, { ...decision, collection, recordId: id, body: row.body }, now)
    }
    return { collection, id, ...decision }
  }
  if (decision.keep) {
    const { record: kept, ...options } = decision.keep
    await keepRecord(tx, collection, kept, options)
    if (collection === 'visits') await noteVisitor(tx, kept as Visit, now)
    if (collection === 'applications') touched.employers.add((kept as Application).employerId)
    if (collection === 'bookings') touched.sessions.add((kept as Booking).sessionId)
    if (collection === 'challengeSessions') touched.sessions.add(kept.id)
    await takeBackWhatNoLongerHolds(tx, scope, row, kept, now)
  }
  if (row.openedName === null) {
    // The record is a fact and is kept; the name that could not be opened is told to the hosts.
    const refused = { collection, recordId: id, reason: 'unreadable', field: 'sealedName', body: row.body }
    await keepRefusedRow(tx, scope, refused, now)
  }
  return { collection, id, outcome: 'accepted' }
}

async function keepBroughtBack(
  tx: StoreTransaction,
  scope: Scope,
  collection: CollectionName,
  record: AnyRecord,
  now: Instant,
  touched: Touched,
): Promise<void> {
  await keepRecord(tx, collection, record)
  if (collection === 'sites') await takeBackAgain(tx, record as Site, scope.deviceId, now)
  if (collection === 'challengeSessions') touched.sessions.add(record.id)
  if (collection === 'seatLeases') touched.sessions.add((record as SeatLease).sessionId)
  if (collection === 'employers') touched.employers.add(record.id)
}

/**
 * A row that this device did not write, and brings back for its writer: when it cannot be taken from here,
 * whoever wrote it brings it too, and the hosts have nothing to mend.
 */
function isPassedOn(scope: Scope, { collection, record }: ReadRow, field: string | undefined): boolean {
  if (record.by === scope.deviceId) return false
  return record.by !== 'server' || isSealed(collection) || field === 'leaseId'
}

/** Nobody is lost: the second person of a slot waits at the head of the line, and the hosts are told. */
async function keepSecond(
  tx: StoreTransaction,
  scope: Scope,
  { collection, record, body }: ReadRow,
  second: Booking,
  now: Instant,
): Promise<void> {
  const refused = { collection, recordId: record.id, reason: 'slot-taken', field: 'slot', body }
  await keepRefusedRow(tx, scope, refused, now)
  if (await tx.document(scope.siteId, 'bookings', second.id)) return
  await keepRecord(tx, 'bookings', toldByServer(second, now))
}

async function seatOrVoice(
  view: StoreReader,
  { siteId }: Scope,
  { collection, record }: ReadRow,
  stored: StoredDocument | null,
): Promise<Pick<DecisionFacts, 'seat' | 'voice'>> {
  if (collection === 'evaluations') {
    const { bookingId, sessionId } = (stored?.record ?? record) as Evaluation
    const booking = (await view.document(siteId, 'bookings', bookingId))?.record as Booking | undefined
    const session = await view.document(siteId, 'challengeSessions', booking?.sessionId ?? sessionId)
    return {
      voice: {
        ...(booking ? { booking } : {}),
        ...(session ? { session: session.record as ChallengeSession } : {}),
        signed: (await standingPage(view, siteId, bookingId)) !== undefined,
      },
    }
  }
  if (collection !== 'bookings') return {}
  const { sessionId, leaseId } = (stored?.record ?? record) as Booking
  const session = await view.document(siteId, 'challengeSessions', sessionId)
  const lease = leaseId === undefined ? null : await view.document(siteId, 'seatLeases', leaseId)
  return {
    seat: {
      session: session?.record as ChallengeSession | undefined,
      lease: lease?.record as SeatLease | undefined,
    },
  }
}

/** A page does not outlive what was signed: presence that was corrected, or a participant who contests. */
async function takeBackWhatNoLongerHolds(
  tx: StoreTransaction,
  { siteId }: Scope,
  { collection }: ReadRow,
  kept: AnyRecord,
  now: Instant,
): Promise<void> {
  if (collection === 'bookings' && bookingStatus(kept as Booking) !== 'attended') {
    await takeBackPageOf(tx, siteId, kept.id, now)
  }
  if (collection === 'evaluations' && lastWord([kept as Evaluation])?.word === 'contest') {
    await takeBackPageOf(tx, siteId, (kept as Evaluation).bookingId, now)
  }
}

/** From where these rows come: the device, and who is signed in at it. */
async function penOf(view: StoreReader, { deviceId, role }: Scope, now: Instant): Promise<Pen> {
  const account = role === 'kiosk' ? undefined : await accountAt(view, deviceId, now)
  return { role, deviceId, ...(account ? { accountId: account.accountId, name: account.name } : {}) }
}

/** A row that breaks a rule's code is refused like any other, so that it cannot stop its neighbours. */
function decideSafely(...given: Parameters<typeof decideRow>): Decision {
  try {
    return decideRow(...given)
  } catch {
    return { outcome: 'refused', reason: 'invalid', field: 'record', master: null }
  }
}

async function passAndOffer(
  view: StoreReader,
  scope: Scope,
  { collection, record }: ReadRow,
): Promise<Pick<DecisionFacts, 'passIssued' | 'offerEmployerId'>> {
  if (collection === 'visits') {
    const { visitorId, arrivedBy } = record as Visit
    const isTyped = visitorId !== undefined && arrivedBy === 'code'
    return { passIssued: !isTyped || (await wasPassIssued(view, scope.siteId, visitorId)) }
  }
  if (collection !== 'applications') return { passIssued: true }
  const { jobOfferId } = record as Application
  const offer = (await view.document(scope.siteId, 'jobOffers', jobOfferId))?.record as JobOffer | undefined
  return { passIssued: true, ...(offer ? { offerEmployerId: offer.employerId } : {}) }
}

/** What the pictures sent with a person's words say: those of the card, others, or its first (their hash). */
type ShownPictures = 'right' | 'wrong' | { first: string }

/** Hashing is slow on purpose: it happens before the transaction, once for each card. */
async function readPictures(
  parts: ServerParts,
  { siteId, role }: Scope,
  rows: readonly (ReadRow | UnreadableRow)[],
): Promise<Map<ReadRow, ShownPictures>> {
  const shown = new Map<ReadRow, ShownPictures>()
  const seen = new Map<string, ShownPictures>()
  for (const row of rows) {
    if ('reason' in row || role !== 'kiosk') continue
    if (!row.secret && row.collection !== 'applications') continue
    const { visitorId } = row.record as Application
    const name = `${visitorId} ${row.secret?.join('-') ?? ''}`
    const said = seen.get(name) ?? (await look(parts, siteId, visitorId, row.secret))
    if (!said) continue
    seen.set(name, said)
    shown.set(row, said)
  }
  return shown
}

/**
 * A try like any other: what becomes of an application tells whether its pictures were right, so they are looked
 * at no more often than a day allows, and are wrong beyond.
 */
async function look(
  parts: ServerParts,
  siteId: string,
  visitorId: string,
  secret: PictureSecret | undefined,
): Promise<ShownPictures | undefined> {
  const known = await parts.store.read((view) => pictureHashOf(view, siteId, visitorId))
  if (known === undefined) return secret && { first: await hashPictures(secret) }
  if (!secret) return 'wrong'
  const limit = tryLimits.pass(siteId, visitorId)
  const attempt = await takeTry(parts, [limit])
  if (!attempt.allowed) return 'wrong'
  if (await matchesPictures(known, secret)) {
    await attempt.succeeded()
    return 'right'
  }
  if (await isUsedUp(parts, limit)) await noteGuessing(parts, siteId, visitorId)
  return 'wrong'
}

function refusal({ collection, id, reason, field }: UnreadableRow): PushResult {
  return {
    // As the device named it, known or not: the answer must find its row.
    collection: collection as CollectionName,
    id,
    outcome: 'refused',
    reason,
    ...(field === undefined ? {} : { field }),
    master: null,
  }
}
