import { isUsedUp, takeTry, tryLimits } from '../accounts/attempts.ts'
import {
  hashPictures,
  matchesPictures,
  noteGuessing,
  pictureHashOf,
  type PictureSecret,
} from '../passes/pass-secrets.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { ServerParts } from '../server-parts.ts'
import { intakeOf } from './intakes/intakes.ts'
import type { ReadRow, UnreadableRow } from './read-row.ts'

/** What the pictures sent with a person's words say: those of the card, others, or its first (their hash). */
export type ShownPictures =
  { said: 'right' } | { said: 'wrong' } | { said: 'first'; visitorId: string; hash: string }

/** Hashing is slow on purpose: it happens before the transaction, once for each card. */
export async function readPictures(
  parts: ServerParts,
  { siteId, role }: Scope,
  rows: readonly (ReadRow | UnreadableRow)[],
): Promise<Map<ReadRow, ShownPictures>> {
  const shown = new Map<ReadRow, ShownPictures>()
  const seen = new Map<string, ShownPictures>()
  for (const row of rows) {
    if ('reason' in row || role !== 'kiosk') continue
    const { person, needsProof } = intakeOf(row.collection)
    if (!person || !(row.secret || needsProof)) continue
    const visitorId = person(row.record)
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
  if (known === undefined) return secret && { said: 'first', visitorId, hash: await hashPictures(secret) }
  if (!secret) return { said: 'wrong' }
  const limit = tryLimits.pass(siteId, visitorId)
  const attempt = await takeTry(parts, [limit])
  if (!attempt.allowed) return { said: 'wrong' }
  if (await matchesPictures(known, secret)) {
    await attempt.succeeded()
    return { said: 'right' }
  }
  if (await isUsedUp(parts, limit)) await noteGuessing(parts, siteId, visitorId)
  return { said: 'wrong' }
}
