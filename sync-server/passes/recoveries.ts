import type { Visitor } from '../../domain/visits/visitor.ts'
import { readPassCode } from '../../domain/visits/pass-code.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { CollectionName, RecordTypes } from '../../domain/sync/collections.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import { forgetTries, tryLimits } from '../accounts/attempts.ts'
import { hashToken, readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { hashPictures, type PictureSecret } from './pass-secrets.ts'
import { freshPass, revokePass } from './passes.ts'

/** What a host gives back to somebody who stands at the desk. */
export type RecoveryKind = 'card' | 'pictures'

/** What a kiosk gets for a code. */
export interface Recovered {
  kind: RecoveryKind
  /** The signed text of the card; `null` while its pictures are still to be chosen. */
  token: string | null
  formerPasses: string[]
}

/** Long enough to walk to the kiosk. */
const VALID_FOR = 10 * MINUTE
const CODE_LENGTH = 8

/**
 * A code for one person, typed once at a kiosk: a new card, or new pictures for the card they hold. A lost card
 * dies at once, whether or not the code is used. `null`: no such number.
 */
export async function openRecovery(
  parts: ServerParts,
  host: Scope,
  issuedBy: string,
  { passId, kind }: { passId: string; kind: RecoveryKind },
): Promise<{ code: string; expiresAt: Instant } | null> {
  const { store, clock } = parts
  const { siteId } = host
  if (readPassCode(passId) !== passId) return null
  if (kind === 'card' && !(await revokePass(parts, host, passId))) return null
  const code = readable(CODE_LENGTH)
  const expiresAt = clock.now() + VALID_FOR
  await store.transaction(async (tx) => {
    // The code before it is of no more use to whoever saw it.
    await tx.run(
      tx.tables
        .updateTable('recoveries')
        .set({ usedAt: clock.now() })
        .where('siteId', '=', siteId)
        .where('passId', '=', passId)
        .where('usedAt', 'is', null),
    )
    const row = { codeHash: hashToken(code), siteId, passId, kind, issuedBy, expiresAt, usedAt: null }
    await tx.run(tx.tables.insertInto('recoveries').values(row))
  })
  return { code, expiresAt }
}

/**
 * What a code typed at a kiosk gives: the signed text of a card, or `pictures` while they are still to be
 * chosen, which uses the code up no more than a look. `null`: wrong, used or too old.
 */
export async function recover(
  { store, clock, keyring }: ServerParts,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  typed: string,
  secret?: PictureSecret,
): Promise<Recovered | null> {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/gu, '')
  const secretHash = secret ? await hashPictures(secret) : undefined
  const done = await store.transaction(async (tx) => {
    const now = clock.now()
    const [found] = await tx.all(
      tx.tables
        .selectFrom('recoveries')
        .selectAll()
        .where('codeHash', '=', hashToken(code))
        .where('siteId', '=', siteId)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now),
    )
    if (!found) return null
    const { passId } = found
    const kind = found.kind as RecoveryKind
    if (kind === 'pictures' && secretHash === undefined) return { kind, passId: null }
    await tx.run(
      tx.tables.updateTable('recoveries').set({ usedAt: now }).where('codeHash', '=', found.codeHash),
    )
    // Who holds the code is the person: whoever guessed before them is forgotten.
    await tx.run(tx.tables.deleteFrom('passAlerts').where('siteId', '=', siteId).where('passId', '=', passId))
    await forgetTries(tx, tryLimits.pass(siteId, passId))
    await forgetTries(tx, tryLimits.passAt(deviceId, passId))
    if (kind === 'pictures') {
      // What the old pictures opened is closed.
      const opened = tx.tables
        .deleteFrom('sessions')
        .where('kind', '=', 'visitor')
        .where('subject', '=', passId)
      await tx.run(opened)
      await tx.run(
        tx.tables
          .insertInto('passSecrets')
          .values({ siteId, passId, secretHash: secretHash! })
          .onConflict((conflict) =>
            conflict.columns(['siteId', 'passId']).doUpdateSet({ secretHash: secretHash! }),
          ),
      )
      return { kind, passId }
    }
    const fresh = await freshPass(tx, { siteId, deviceId }, now)
    await tx.run(
      tx.tables
        .updateTable('passes')
        .set({ replacedBy: fresh })
        .where('siteId', '=', siteId)
        .where('passId', '=', passId),
    )
    await carryOver(tx, siteId, passId, fresh, now)
    return { kind, passId: fresh }
  })
  if (!done) return null
  const { kind, passId } = done
  if (passId === null) return { kind, token: null, formerPasses: [] }
  const [, ...formerPasses] = await store.read((view) => passesOfHolder(view, siteId, passId))
  return { kind, token: await keyring.signPass(siteId, passId), formerPasses }
}

/** The pictures, what was read and the name in the directory stay the person's, whatever card they hold. */
async function carryOver(
  tx: StoreTransaction,
  siteId: string,
  from: string,
  to: string,
  now: Instant,
): Promise<void> {
  const [secret] = await tx.all(
    tx.tables.selectFrom('passSecrets').selectAll().where('siteId', '=', siteId).where('passId', '=', from),
  )
  if (secret) await tx.run(tx.tables.insertInto('passSecrets').values({ ...secret, passId: to }))
  const reads = await tx.all(
    tx.tables.selectFrom('visitorReads').selectAll().where('siteId', '=', siteId).where('passId', '=', from),
  )
  for (const read of reads) {
    await tx.run(tx.tables.insertInto('visitorReads').values({ ...read, passId: to }))
  }
  const known = await tx.record('visitors', from, siteId)
  if (known) await keepRecord(tx, 'visitors', directoryEntry(known, to, now))
}

function directoryEntry(known: Visitor, id: string, now: Instant): Visitor {
  const rev = nextRevision(undefined, now, 'server')
  const stamps = Object.fromEntries(Object.keys(known.stamps).map((field) => [field, rev]))
  return { ...known, id, rev, at: now, by: 'server', stamps }
}

/** The number of a card and of those whose place it took, the latest first: all that is one person's. */
export async function passesOfHolder(view: StoreReader, siteId: string, passId: string): Promise<string[]> {
  const all = [passId]
  for (let at = passId; ;) {
    const [before] = await view.all(
      view.tables
        .selectFrom('passes')
        .select('passId')
        .where('siteId', '=', siteId)
        .where('replacedBy', '=', at),
    )
    if (!before || all.includes(before.passId)) return all
    all.push(before.passId)
    at = before.passId
  }
}

/** What any of those cards holds in a collection. */
export async function recordsOfHolder<C extends CollectionName>(
  view: StoreReader,
  siteId: string,
  collection: C,
  passId: string,
): Promise<RecordTypes[C][]> {
  const all: RecordTypes[C][] = []
  for (const visitorId of await passesOfHolder(view, siteId, passId)) {
    all.push(...(await view.records(collection, { siteId, visitorId })))
  }
  return all
}
