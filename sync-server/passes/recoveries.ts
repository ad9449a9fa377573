import type { VisitorId } from '../../domain/ids.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import type { Pass } from '../../domain/visits/pass-token.ts'
import { forgetTries, tryLimits } from '../accounts/attempts.ts'
import { hashToken, readable } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'
import { hashPictures, keepPicturesAt, type PictureSecret } from './pass-secrets.ts'
import { emptyDossiers } from './dossiers.ts'
import { endFollowLinksOf } from './follow-links.ts'
import { issuePass, passOf, revokePassesOf } from './passes.ts'
import { personOf, type Person } from './person.ts'
import { atEachLinked } from './site-links.ts'

/** What a host gives back to somebody who stands at the desk. */
const recoveryKinds = ['card', 'pictures'] as const
export type RecoveryKind = (typeof recoveryKinds)[number]

/** What a kiosk gets for a code. */
export interface Recovered {
  kind: RecoveryKind
  /** The signed text of the card; `null` while its pictures are still to be chosen. */
  token: string | null
}

/** Long enough to walk to the kiosk. */
export const RECOVERY_VALID_FOR = 10 * MINUTE
const CODE_LENGTH = 8

/**
 * A code for one person, typed once at a kiosk: a card, or new pictures for the card they hold. The cards that they
 * had until now die at once, whether or not the code is used. `null`: the site knows no such visitor.
 */
export async function openRecovery(
  { store, clock }: ServerParts,
  { siteId }: Pick<Scope, 'siteId'>,
  issuedBy: string,
  { visitorId, kind }: { visitorId: VisitorId; kind: RecoveryKind },
): Promise<{ code: string; expiresAt: Instant } | null> {
  const code = readable(CODE_LENGTH)
  return store.transaction(async (tx) => {
    if (!(await tx.record('visitors', visitorId, siteId))) return null
    const now = clock.now()
    const { mainId, ids } = await personOf(tx, siteId, visitorId)
    if (kind === 'card') {
      await revokePassesOf(tx, siteId, ids, now)
      await endFollowLinksOf(tx, siteId, ids)
      // Whichever of their cards is lost: each opens what the other does.
      await atEachLinked(tx, siteId, ids, async (there, { ids: theirs }) => {
        await revokePassesOf(tx, there, theirs, now)
        await endFollowLinksOf(tx, there, theirs)
      })
    }
    // The code before it is of no more use to whoever saw it, nor to whoever used it.
    await tx.run(
      tx.tables
        .updateTable('recoveries')
        .set((row) => ({ usedAt: row.fn.coalesce('usedAt', row.val(now)), usedBy: null }))
        .where('siteId', '=', siteId)
        .where('visitorId', 'in', ids),
    )
    const expiresAt = now + RECOVERY_VALID_FOR
    const row = {
      codeHash: hashToken(code),
      siteId,
      visitorId: mainId,
      kind,
      issuedBy,
      expiresAt,
      usedAt: null,
      usedBy: null,
      passId: null,
    }
    await tx.run(tx.tables.insertInto('recoveries').values(row))
    return { code, expiresAt }
  })
}

export interface TypedRecovery {
  /** As the person typed it. */
  code: string
  secret?: PictureSecret
  requestId?: string
}

/**
 * What a code typed at a kiosk gives: the signed text of a card, or `pictures` while they are still to be
 * chosen, which uses the code up no more than a look. The request that used it, sent again, gets the same card.
 * `null`: wrong, used or too old.
 */
export async function recover(
  { store, clock, keyring }: ServerParts,
  scope: Pick<Scope, 'siteId' | 'deviceId'>,
  { code: typed, secret, requestId }: TypedRecovery,
): Promise<Recovered | null> {
  const { siteId } = scope
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/gu, '')
  const secretHash = secret ? await hashPictures(secret) : undefined
  const usedBy = requestId === undefined ? null : hashToken(requestId)
  const done = await store.transaction(
    async (tx): Promise<{ kind: RecoveryKind; pass: Pass | null } | null> => {
      const now = clock.now()
      const [found] = await tx.all(
        tx.tables
          .selectFrom('recoveries')
          .selectAll()
          .where('codeHash', '=', hashToken(code))
          .where('siteId', '=', siteId)
          .where('kind', 'in', recoveryKinds)
          .where((row) => row.or([row('usedAt', 'is', null), row('usedBy', '=', usedBy)]))
          .where('expiresAt', '>', now)
          // A code that lasts longer was made by a clock that was wrong.
          .where('expiresAt', '<=', now + RECOVERY_VALID_FOR),
      )
      if (!found) return null
      const kind = found.kind as RecoveryKind
      if (kind === 'pictures' && secretHash === undefined) return { kind, pass: null }
      const person = await personOf(tx, siteId, found.visitorId)
      const pass = await passFor(tx, scope, person, { kind, given: found.passId }, now)
      if (!pass) return null
      await tx.run(
        tx.tables
          .updateTable('recoveries')
          .set({ usedAt: now, usedBy, passId: pass.passId })
          .where('codeHash', '=', found.codeHash),
      )
      await forgetGuesses(tx, scope, person)
      if (kind === 'pictures')
        await keepPictures(tx, siteId, person, { secretHash: secretHash!, secretAt: now })
      return { kind, pass }
    },
  )
  if (!done) return null
  return { kind: done.kind, token: done.pass && (await keyring.signPass(siteId, done.pass)) }
}

/** The card that a code gives: the one that it gave before, the one that is held, or a new one. */
async function passFor(
  tx: StoreTransaction,
  scope: Pick<Scope, 'siteId' | 'deviceId'>,
  person: Person,
  { kind, given }: { kind: RecoveryKind; given: string | null },
  now: Instant,
): Promise<Pass | null> {
  if (given !== null) {
    const pass = await passOf(tx, scope.siteId, given)
    return pass && pass.revokedAt === null ? pass : null
  }
  const held = kind === 'pictures' ? await passHeldBy(tx, scope.siteId, person) : undefined
  return held ?? issuePass(tx, scope, person.mainId, now)
}

/** Who holds the code is the person: whoever guessed before them is forgotten. */
async function forgetGuesses(
  tx: StoreTransaction,
  { siteId, deviceId }: Pick<Scope, 'siteId' | 'deviceId'>,
  { mainId, ids }: Person,
): Promise<void> {
  await tx.run(tx.tables.deleteFrom('passAlerts').where('siteId', '=', siteId).where('visitorId', 'in', ids))
  await forgetTries(tx, tryLimits.pictures(siteId, mainId))
  await atEachLinked(tx, siteId, ids, (there, person) =>
    forgetTries(tx, tryLimits.pictures(there, person.mainId)),
  )
  await forgetTries(tx, tryLimits.picturesAt(deviceId, mainId))
}

/** New pictures, in the place of those before, at each site that knows the person; what these opened is closed. */
async function keepPictures(
  tx: StoreTransaction,
  siteId: string,
  person: Person,
  secret: { secretHash: string; secretAt: Instant },
): Promise<void> {
  const keep = async (at: string, { mainId, ids }: Person) => {
    await tx.run(tx.tables.deleteFrom('sessions').where('kind', '=', 'visitor').where('subject', 'in', ids))
    await emptyDossiers(tx, at, ids, secret.secretAt)
    await endFollowLinksOf(tx, at, ids)
    await keepPicturesAt(tx, at, mainId, secret)
  }
  await keep(siteId, person)
  await atEachLinked(tx, siteId, person.ids, keep)
}

/** The card that the person got last and still holds. */
async function passHeldBy(tx: StoreTransaction, siteId: string, { ids }: Person): Promise<Pass | undefined> {
  const [pass] = await tx.all(
    tx.tables
      .selectFrom('passes')
      .select(['passId', 'visitorId'])
      .where('siteId', '=', siteId)
      .where('visitorId', 'in', ids)
      .where('revokedAt', 'is', null)
      .orderBy('issuedAt', 'desc')
      .limit(1),
  )
  return pass
}
