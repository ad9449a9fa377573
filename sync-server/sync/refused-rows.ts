import { sql } from 'kysely'
import type { AnyRecord } from '../../domain/record/record.ts'
import { viewerKeys, partitionOf } from '../../domain/sync/access.ts'
import { isCollectionName, ruleOf } from '../../domain/sync/collections.ts'
import type { RefusedLine, RefusedPage } from '../../domain/contract/refused-rows.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { parisDay, type Instant } from '../../domain/time.ts'
import { hashToken } from '../secrets.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { mandateFacts } from './keep-record.ts'

/** Longest body kept of a refused row, in characters. */
const BODY_LENGTH = 64 * 1024
/** How many refused rows of a device are kept; beyond, its oldest go. Another device's are never touched. */
export const KEPT_OF_DEVICE = 200

export interface RefusedRow {
  collection: string
  recordId: string
  reason: string
  field?: string
  body: string
}

/**
 * Keeps a refused row for the hosts. The same row refused again is one row. `forgetOldest` holds the device to
 * its share, once for all the rows of a push.
 */
export async function keepRefusedRow(
  tx: StoreTransaction,
  { siteId, deviceId }: Scope,
  row: RefusedRow,
  at: Instant,
): Promise<void> {
  const body = row.body.slice(0, BODY_LENGTH)
  const refusedId = hashToken(`${deviceId}|${row.collection}|${row.recordId}|${body}`).slice(0, 24)
  const { collection, recordId, reason, field = null } = row
  await tx.run(
    tx.tables
      .insertInto('refusedRows')
      .values({ refusedId, at, siteId, deviceId, collection, recordId, reason, field, body })
      .onConflict((conflict) => conflict.column('refusedId').doNothing()),
  )
}

/** What a device had refused beyond its share goes, its oldest first. */
export async function forgetOldest(tx: StoreTransaction, { deviceId }: Scope): Promise<void> {
  await tx.run(
    tx.tables.deleteFrom('refusedRows').where('refusedId', 'in', (query) =>
      query
        .selectFrom('refusedRows')
        .select('refusedId')
        .where('deviceId', '=', deviceId)
        .orderBy('at', 'desc')
        .orderBy(sql`rowid`, 'desc')
        .limit(Number.MAX_SAFE_INTEGER)
        .offset(KEPT_OF_DEVICE),
    ),
  )
}

/** A kept row of the site as its device sent it, or `null`. */
export async function refusedRowOf(
  view: StoreReader,
  siteId: string,
  refusedId: string,
): Promise<(RefusedRow & { deviceId: string }) | null> {
  const [row] = await view.all(
    view.tables
      .selectFrom('refusedRows')
      .selectAll()
      .where('siteId', '=', siteId)
      .where('refusedId', '=', refusedId),
  )
  if (!row) return null
  const { deviceId, collection, recordId, reason, field, body } = row
  return { deviceId, collection, recordId, reason, ...(field === null ? {} : { field }), body }
}

/** Takes a row off the list, for good. False when the site has no such row. */
export async function setRefusedRowAside(
  tx: StoreTransaction,
  siteId: string,
  refusedId: string,
): Promise<boolean> {
  const gone = await tx.run(
    tx.tables.deleteFrom('refusedRows').where('siteId', '=', siteId).where('refusedId', '=', refusedId),
  )
  return gone > 0
}

/** So many are told at once: a body may be long. */
const PAGE = 50

/** The refused rows of the site, newest first, after those that were told before. */
export async function listRefusedRows(
  view: StoreReader,
  host: Scope,
  now: Instant,
  after?: string,
): Promise<RefusedPage> {
  const { siteId } = host
  const ofSite = view.tables.selectFrom('refusedRows').where('siteId', '=', siteId)
  const [counted] = await view.all(ofSite.select((row) => row.fn.countAll<number>().as('count')))
  const newest = ofSite
    .selectAll()
    .select(sql<number>`rowid`.as('place'))
    .orderBy('at', 'desc')
    .orderBy(sql`rowid`, 'desc')
    .limit(PAGE + 1)
  const [at, place] = (after ?? '').split('.').map(Number)
  const found = await view.all(
    at === undefined || place === undefined || !Number.isInteger(at) || !Number.isInteger(place)
      ? newest
      : newest
          .where('at', '<=', at)
          .where((row) => row.or([row('at', '<', at), row(sql<number>`rowid`, '<', place)])),
  )
  const rows = await Promise.all(found.slice(0, PAGE).map((row) => lineOf(view, host, row, now)))
  const last = found[PAGE - 1]
  return {
    rows,
    count: counted!.count,
    ...(found.length > PAGE && last ? { next: `${last.at}.${last.place}` } : {}),
  }
}

async function lineOf(
  view: StoreReader,
  host: Scope,
  { refusedId, at, deviceId, collection, recordId, reason, field, body }: Tables['refusedRows'],
  now: Instant,
): Promise<RefusedLine> {
  return {
    id: refusedId,
    at,
    deviceId,
    collection,
    recordId,
    reason,
    ...(field === null ? {} : { field }),
    body: await readableBody(view, host, collection, body, now),
  }
}

/** The body as JSON or text when hosts may read records like it; a refusal is no way around the rules. */
export async function readableBody(
  view: StoreReader,
  host: Scope,
  collection: string,
  body: string,
  now: Instant,
): Promise<RefusedLine['body']> {
  if (!isCollectionName(collection)) return body
  const { pull } = ruleOf(collection).access.host
  if (pull === null) return null
  const record = parsed(body)
  if (record === null) return null
  if (record.siteId !== partitionOf(collection, host)) return null
  const facts = await mandateFacts(view, collection, [record])
  return viewerKeys(host, parisDay(now)).includes(pull(record, facts)) ? { ...record } : null
}

function parsed(body: string): AnyRecord | null {
  try {
    const value = JSON.parse(body) as AnyRecord | null
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
