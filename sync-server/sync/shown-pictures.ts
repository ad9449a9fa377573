import { isUsedUp, takeTry, tryLimits } from '../accounts/attempts.ts'
import {
  hashPictures,
  matchesPictures,
  noteGuessing,
  pictureHashOf,
  type PictureSecret,
} from '../passes/pass-secrets.ts'
import { holderOf } from '../passes/passes.ts'
import { personOf } from '../passes/person.ts'
import type { VisitorId } from '../../domain/ids.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { ServerParts } from '../server-parts.ts'
import { intakeOf } from './intakes/intakes.ts'
import type { ReadRow, UnreadableRow } from './read-row.ts'

/** What the pictures sent with a person's words say: those of the card, others, or its first (their hash). */
export type ShownPictures =
  | { said: 'right' }
  | { said: 'wrong' }
  | { said: 'first'; visitorId: string; hash: string }

/**
 * Hashing is slow on purpose: it happens before the transaction, once for each card, and no faster than the device's
 * pace. Rows beyond it are in `later`, with those that tell more of the same record: the device sends them again.
 * `held`: rows that wait for something else already.
 */
export async function readPictures(
  parts: ServerParts,
  { siteId, role, deviceId }: Scope,
  rows: readonly (ReadRow | UnreadableRow)[],
  held: ReadonlySet<ReadRow>,
): Promise<{ shown: Map<ReadRow, ShownPictures>; later: Set<ReadRow> }> {
  const shown = new Map<ReadRow, ShownPictures>()
  const later = new Set<ReadRow>()
  const seen = new Map<string, ShownPictures>()
  const typed = await visitorsWhoTyped(parts, siteId, rows, held)
  const records = new Set<string>()
  for (const row of rows) {
    if ('reason' in row || role !== 'kiosk' || held.has(row)) continue
    const recordName = `${row.collection} ${row.record.id}`
    if (records.has(recordName)) later.add(row)
    const { person, needsIdentityCheck } = intakeOf(row.collection)
    if (later.has(row) || !person || !(row.secret || needsIdentityCheck)) continue
    const told = person(row.record)
    const visitorId = typed.get(told) ?? told
    const name = `${visitorId} ${row.secret?.join('-') ?? ''}`
    const said = seen.get(name) ?? (await look(parts, { siteId, deviceId }, visitorId, row.secret))
    if (said === 'later') {
      later.add(row)
      records.add(recordName)
    } else if (said) {
      seen.set(name, said)
      shown.set(row, said)
    }
  }
  return { shown, later }
}

/** Who came in by a typed number with these very rows, and whose number it is: the directory does not say it yet. */
async function visitorsWhoTyped(
  { store }: ServerParts,
  siteId: string,
  rows: readonly (ReadRow | UnreadableRow)[],
  held: ReadonlySet<ReadRow>,
): Promise<Map<VisitorId, VisitorId>> {
  const typed = new Map<VisitorId, VisitorId>()
  for (const row of rows) {
    if ('reason' in row || !row.openedPass || held.has(row)) continue
    const { visitorId } = row.record as Partial<Visit>
    const holder = await store.read((view) => holderOf(view, siteId, row.openedPass!))
    if (visitorId !== undefined && holder) typed.set(visitorId, holder)
  }
  return typed
}

/**
 * A try like any other: what becomes of an application tells whether its pictures were right, so they are looked
 * at no more often than a day allows, and are wrong beyond.
 */
async function look(
  parts: ServerParts,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  visitorId: string,
  secret: PictureSecret | undefined,
): Promise<ShownPictures | 'later' | undefined> {
  const [mainId, known] = await parts.store.read(async (view) => {
    const person = await personOf(view, siteId, visitorId)
    return [person.mainId, await pictureHashOf(view, siteId, person)]
  })
  if (!secret) return known === undefined ? undefined : { said: 'wrong' }
  if ((await parts.picturesPace.take(deviceId)) > 0) return 'later'
  if (known === undefined) return { said: 'first', visitorId, hash: await hashPictures(secret) }
  const limit = tryLimits.pictures(siteId, mainId)
  const attempt = await takeTry(parts, [limit])
  if (!attempt.allowed) return { said: 'wrong' }
  if (await matchesPictures(known, secret)) {
    await attempt.succeeded()
    return { said: 'right' }
  }
  if (await isUsedUp(parts, limit)) await noteGuessing(parts, siteId, mainId)
  return { said: 'wrong' }
}
