import type { Assistance } from '../../domain/assistance/assistance.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { Pen } from '../../domain/observation/pen.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { isVisible, mayWriteNow, projectFor } from '../../domain/sync/access.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import type { PushResult } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { siteDay, type Instant } from '../../domain/time.ts'
import { minorStop } from '../../domain/visits/minor-rule.ts'
import { WorkTurns } from '../others-turn.ts'
import { minorOfPerson } from '../passes/minor-of-person.ts'
import { keepFirstSecret } from '../passes/pass-secrets.ts'
import { assistanceNamed, noteAssisted } from '../assistance/assistances.ts'
import { accountAt } from '../accounts/sign-in-sessions.ts'
import { deviceScope } from '../devices/device-scope.ts'
import type { ServerParts } from '../server-parts.ts'
import { zoneOfSite } from '../sites/site-day.ts'
import { isAboutErased } from '../erasure/erased-ids.ts'
import type { StoredDocument, StoreReader, StoreTransaction } from '../store/store.ts'
import { misshapenField } from '../store/validate-record.ts'
import { broughtBack } from './bring-back.ts'
import { decideRow, isEmptied, type Decision, type Judged } from './decide-row.ts'
import type { Incoming, Intake } from './intakes/intake.ts'
import { noteConflicts } from './conflict-journal.ts'
import { intakeOf } from './intakes/intakes.ts'
import { keepAny, mandateFacts } from './keep-record.ts'
import type { Pushing } from './pushing.ts'
import { readRow, type ReadRow, type UnreadableRow } from './read-row.ts'
import { forgetOldest, keepRefusedRow } from './refused-rows.ts'
import { refuseRow } from './refuse-row.ts'
import { readPictures } from './shown-pictures.ts'
import { rowsToHold } from './typed-numbers.ts'

/** Rows that are read side by side: what is sealed is opened beside this thread. */
const READ_AT_ONCE = 10

/**
 * Takes a device's rows in, all in one transaction. Each row gets its own answer: one that can never be
 * accepted is kept for the hosts and stops no other. `unknown-device`: it is revoked, nothing is taken, and its rows
 * stay with it.
 */
export async function acceptPush(
  parts: ServerParts,
  asked: Scope,
  rows: readonly unknown[],
): Promise<Result<PushResult[], 'unknown-device'>> {
  const now = parts.clock.now()
  const turns = new WorkTurns()
  const read: (ReadRow | UnreadableRow)[] = []
  for (let from = 0; from < rows.length; from += READ_AT_ONCE) {
    if (turns.isOver) await turns.next()
    const some = rows.slice(from, from + READ_AT_ONCE)
    read.push(...(await Promise.all(some.map((row) => readRow(row, asked, parts, now)))))
  }
  const held = await rowsToHold(parts, asked, read)
  const pictures = await readPictures(parts, asked, read, held)
  return parts.store.transaction(async (tx) => {
    // Opening seals and hashing pictures take long: the device may be revoked by now, or its desk somebody's who only
    // observes.
    const scope = await deviceScope(tx, asked)
    if (scope === null) return refuse('unknown-device')
    const results: PushResult[] = Array(read.length)
    const zone = await zoneOfSite(tx, scope.siteId)
    const pen = await penOf(tx, scope, now)
    const pushing: Pushing = { scope, pen, now, zone }
    for (const [row, place] of parentsFirst(read)) {
      // A device that was away for long sends two hundred rows, each judged and kept.
      if (turns.isOver) await turns.next()
      if ('reason' in row) {
        const isErased = await isAboutErased(tx, scope.siteId, row)
        if (!isErased) await keepRefusedRow(tx, scope, { ...row, recordId: row.id }, now)
        results[place] = refusal(isErased ? { ...row, reason: 'erased' } : row)
        continue
      }
      // Before anything is looked up: whoever may not write it hears nothing of what is known. It was written by somebody
      // who may, and waits for them.
      if (!mayWriteNow(scope, row.collection)) {
        results[place] = { collection: row.collection, id: row.record.id, outcome: 'later', missing: 'role' }
        continue
      }
      if (held.has(row) || pictures.later.has(row)) {
        const { collection, record } = row
        const missing = held.has(row) ? 'sealedPass' : 'secret'
        results[place] = { collection, id: record.id, outcome: 'later', missing }
        continue
      }
      const shown = pictures.shown.get(row)
      const result = await acceptRow(parts, tx, pushing, row, shown?.said === 'wrong')
      results[place] = result
      if (result.outcome === 'accepted' && shown?.said === 'first') {
        await keepFirstSecret(tx, scope, shown.visitorId, { secretHash: shown.hash, secretAt: now })
      }
    }
    if (results.some(({ outcome }) => outcome === 'refused')) await forgetOldest(tx, scope)
    return ok(results)
  })
}

/** The rows with their places in the push: what another row belongs to comes before it. */
function parentsFirst(rows: readonly (ReadRow | UnreadableRow)[]): [ReadRow | UnreadableRow, number][] {
  const rank = ({ collection }: { collection: string }) => collectionNames.indexOf(collection as never)
  return rows.map((row, place) => [row, place] as [typeof row, number]).sort(([a], [b]) => rank(a) - rank(b))
}

/** Takes one read row in; a row that is refused is kept for the hosts. */
export async function acceptRow(
  { receipts, seals }: ServerParts,
  tx: StoreTransaction,
  pushing: Pushing,
  row: ReadRow,
  isUnproven: boolean,
): Promise<PushResult> {
  const { scope, now } = pushing
  const { collection, record } = row
  const { id } = record
  const stored = await tx.document(collection, id, scope.siteId)
  // Their words are not kept, not even as those of a refused row.
  if (await isAboutErased(tx, scope.siteId, row)) {
    const master = await shownOf(tx, pushing, collection, stored)
    return { collection, id, outcome: 'refused', reason: 'erased', master }
  }
  const ours = broughtBack(scope, row, stored, seals, now)
  if (ours) {
    if (ours.record) await keepBroughtBack(tx, pushing, collection, ours.record)
    return { collection, id, outcome: 'accepted' }
  }
  const intake = intakeOf(collection)
  const master = stored && !isEmptied(stored) ? stored.record : undefined
  const incoming: Incoming<AnyRecord> = {
    ...pushing,
    ...row,
    master,
    isUnproven,
    receipts,
  }
  const facts = await intake.facts?.(tx, incoming)
  const viewerFacts = await mandateFacts(tx, collection, [record, master])
  const help = await helpIn(tx, pushing, row)
  const stop =
    (await stopOfMinor(tx, intake, incoming, facts)) ??
    (help && intake.isOwnAct?.(incoming) ? 'own-act' : null)
  const decision = decideSafely({ row, incoming, stored, facts, viewerFacts, stop })
  // Before the device joins the two: of what it sends next nobody could tell what it had known.
  if (stored && !stored.deleted && master && isApart(row, stored) && decision.outcome !== 'refused') {
    await noteConflicts(tx, collection, { master, told: record, from: row.assumedRev ?? null }, now)
  }
  if (decision.outcome === 'conflict') return { collection, id, ...decision }
  if (decision.outcome === 'refused') return refuseRow(tx, pushing, row, decision)
  if (decision.keep) {
    const { record: kept, ...options } = decision.keep
    await keepAny(tx, collection, kept, options)
    await intake.effects?.(tx, kept, now, facts)
  }
  const act = intake.assistedAct
  if (help && act) await noteAssisted(tx, help, { act, about: id, at: record.at }, now)
  if (row.openedName === null) {
    // The record is a fact and is kept; the name that could not be opened is told to the hosts.
    const refused = { collection, recordId: id, reason: 'unreadable', field: 'sealedName', body: row.body }
    await keepRefusedRow(tx, scope, refused, now)
  }
  return { collection, id, outcome: 'accepted' }
}

/** The device began with another copy than the server's, and the server does not hold its own yet. */
function isApart(row: ReadRow, { record, sourceRev }: StoredDocument): boolean {
  if (row.sealed || row.deleted || row.assumedRev === record.rev) return false
  return ![record.rev, sourceRev].includes(row.record.rev)
}

/** The help in which the row was written; what it names is worth nothing where this kiosk did not begin it for this person. */
async function helpIn(
  view: StoreReader,
  { scope }: Pushing,
  { assistance, record }: ReadRow,
): Promise<Assistance | null> {
  if (assistance === undefined) return null
  return assistanceNamed(view, scope, assistance, (record as { visitorId?: VisitorId }).visitorId)
}

/** Why somebody under 18 may not do what the row asks for now. */
async function stopOfMinor(
  view: StoreReader,
  intake: Intake<AnyRecord>,
  incoming: Incoming<AnyRecord>,
  facts: unknown,
): Promise<Judged['stop']> {
  const asked = intake.minorAct?.(incoming, facts)
  if (asked?.visitorId === undefined) return null
  const { scope, now, zone } = incoming
  return minorStop(asked.act, await minorOfPerson(view, scope.siteId, asked.visitorId, now, zone))
}

/** The server's copy as this device may see it. */
async function shownOf(
  view: StoreReader,
  { scope, now, zone }: Pushing,
  collection: CollectionName,
  stored: StoredDocument | null,
): Promise<AnyRecord | null> {
  if (!stored || stored.deleted) return null
  const { record } = stored
  const facts = await mandateFacts(view, collection, [record])
  const isShown = isVisible(scope, collection, record, siteDay(now, zone), facts)
  return isShown ? projectFor(scope, collection, record) : null
}

async function keepBroughtBack(
  tx: StoreTransaction,
  pushing: Pushing,
  collection: CollectionName,
  record: AnyRecord,
): Promise<void> {
  // Two copies may join into more than a record holds: the server's own stays, and no other row is stopped by it.
  if (misshapenField(collection, record) !== null) return
  await keepAny(tx, collection, record)
  await intakeOf(collection).comesBack?.effects?.(tx, record, pushing.scope.deviceId, pushing.now)
}

/** From where these rows come: the device, and who is signed in at it. */
async function penOf(view: StoreReader, { deviceId, role }: Scope, now: Instant): Promise<Pen> {
  const account = role === 'kiosk' ? undefined : await accountAt(view, deviceId, now)
  return { role, deviceId, ...(account ? { accountId: account.accountId, name: account.name } : {}) }
}

/** A row that breaks a rule's code is refused like any other, so that it cannot stop its neighbours. */
function decideSafely(judged: Judged): Decision {
  try {
    return decideRow(judged)
  } catch {
    return { outcome: 'refused', reason: 'invalid', field: 'record', master: null }
  }
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
