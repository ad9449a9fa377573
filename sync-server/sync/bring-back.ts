import { mergeSessions, type ChallengeSession } from '../../domain/challenges/challenge-session.ts'
import type { AnyRecord } from '../../domain/record.ts'
import type { RevocationReason, Site } from '../../domain/sites/site.ts'
import { mayPull } from '../../domain/sync/access.ts'
import { isSealed, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { readSetting, RESTORED_AT } from '../settings.ts'
import type { StoredDocument, StoreReader, StoreTransaction } from '../store/store.ts'
import { partitionAt } from './keep-record.ts'
import type { ReadRow } from './read-row.ts'
import type { Seals } from './seals.ts'
import { misshapenField } from './validate-record.ts'

/** For this long after a restore a row may come before what it belongs to, which another device still holds. */
const RECOVERY = 7 * DAY

/** The revision of a copy that is only a part: older than any. */
const PART = nextRevision(undefined, 0, 'server')

/** The field that names what a row belongs to. */
const parentField: Partial<Record<CollectionName, string>> = {
  bookings: 'sessionId',
  evaluations: 'bookingId',
}

/** Whether a row was refused only because what it belongs to has not come back yet. */
export async function awaitsParent(
  view: StoreReader,
  collection: CollectionName,
  field: string | undefined,
  now: Instant,
): Promise<boolean> {
  if (field === undefined || parentField[collection] !== field) return false
  const restoredAt = Number((await readSetting(view, RESTORED_AT)) ?? NaN)
  return now - restoredAt < RECOVERY
}

/**
 * What a device brings back of the server's own: known by its seal, and kept where the server has nothing or
 * something older. `null`: no such row; it is judged like any other. `record` is absent when it says nothing
 * new.
 */
export function broughtBack(
  scope: Scope,
  { collection, record, deleted }: ReadRow,
  stored: StoredDocument | null,
  seals: Seals,
  now: Instant,
): { record?: AnyRecord } | null {
  if (deleted || !isSealed(collection) || !mayPull(scope, collection)) return null
  if (record.siteId !== partitionAt(collection, scope.siteId)) return null
  const sealed = seals.check(collection, record)
  if (sealed === null || misshapenField(collection, record) !== null) return null
  const master = stored?.record
  if (stored?.deleted) return {}
  const tellsAll = sealed === 'whole' && (collection !== 'challengeSessions' || scope.role === 'host')
  const completes = tellsAll && master?.rev === PART
  if (master && !completes && !isLater(collection, record, master)) {
    // A host also tells what happened on the day with the record in its hands.
    if (ruleOf(collection).access[scope.role].write.includes('update')) return null
    return withRevocations(collection, master, record, now)
  }
  const told = tellsAll ? record : asPart(collection, record)
  if (!master || completes) return { record: told }
  if (collection === 'challengeSessions') {
    const joined = mergeSessions(master as ChallengeSession, told as ChallengeSession)
    return { record: { ...joined, rev: nextRevision(master.rev, now, 'server'), at: now, by: 'server' } }
  }
  return withRevocations(collection, told, master, now, told)
}

function isLater(collection: CollectionName, record: AnyRecord, master: AnyRecord): boolean {
  if (collection !== 'challengeSessions') return record.rev > master.rev
  return (record as ChallengeSession).planRev > (master as ChallengeSession).planRev
}

/**
 * The copy of somebody who does not receive all of it, or may not tell all of it. It stands for as long as
 * nobody brings the whole one.
 */
function asPart(collection: CollectionName, record: AnyRecord): AnyRecord {
  const part = { ...record, rev: PART, by: 'server' }
  return collection === 'challengeSessions' ? Object.assign(part, { moments: [] }) : part
}

/** What was taken back stays taken back, whichever copy of the site says so. */
function withRevocations(
  collection: CollectionName,
  newer: AnyRecord,
  older: AnyRecord,
  now: Instant,
  unchanged?: AnyRecord,
): { record?: AnyRecord } {
  const asIs = unchanged ? { record: unchanged } : {}
  if (collection !== 'sites') return asIs
  const [site, other] = [newer as Site, older as Site]
  const passes = other.revokedPasses.filter((pass) => !site.revokedPasses.includes(pass))
  const serials = new Set(site.revokedAttestations?.map(({ serial }) => serial))
  const pages = (other.revokedAttestations ?? []).filter(({ serial }) => !serials.has(serial))
  if (passes.length + pages.length === 0) return asIs
  const joined: Site = {
    ...site,
    rev: nextRevision(site.rev, now, 'server'),
    at: now,
    by: 'server',
    revokedPasses: [...passes, ...site.revokedPasses],
    revokedAttestations: [...pages, ...(site.revokedAttestations ?? [])],
  }
  return { record: joined }
}

/** What the site's record says was taken back is taken back in the server's own tables too. */
export async function takeBackAgain(
  tx: StoreTransaction,
  { id: siteId, revokedPasses, revokedAttestations = [] }: Site,
  by: string,
  now: Instant,
): Promise<void> {
  for (const passId of revokedPasses) {
    await tx.run(
      tx.tables
        .insertInto('passes')
        .values({ passId, siteId, deviceId: by, issuedAt: now, revokedAt: now })
        .onConflict((conflict) =>
          conflict.column('passId').doUpdateSet((row) => ({
            revokedAt: row.fn.coalesce('passes.revokedAt', row.val(now)),
          })),
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
