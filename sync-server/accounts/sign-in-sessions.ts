import type { DeviceId } from '../../domain/ids.ts'
import { HOUR, MINUTE, type Instant } from '../../domain/time.ts'
import { freshToken, hashToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'

export type SignInKind = 'account' | 'visitor'

/** From sign-in to the end whatever happens: a day's work at a desk, one reading at a kiosk. */
const LASTS: Record<SignInKind, number> = { account: 12 * HOUR, visitor: 15 * MINUTE }
/** A clock may be put right by so much; a session that lasts longer was opened by one that was wrong. */
const CLOCK_STEP = 10 * MINUTE

/**
 * Opens a session for a person at a device. It is worth nothing on any other device. `null`: what they showed to get in
 * does not hold any more as it opens (`holds`), and a session would outlive what ended all others.
 */
export async function openSignInSession(
  tx: StoreTransaction,
  { deviceId, kind, subject }: { deviceId: DeviceId; kind: SignInKind; subject: string },
  holds: (view: StoreReader) => Promise<boolean>,
  now: Instant,
): Promise<{ session: string; expiresAt: Instant } | null> {
  if (!(await holds(tx))) return null
  const session = freshToken()
  const expiresAt = now + LASTS[kind]
  await tx.run(tx.tables.deleteFrom('sessions').where('expiresAt', '<=', now))
  await tx.run(
    tx.tables
      .insertInto('sessions')
      .values({ tokenHash: hashToken(session), deviceId, subject, kind, expiresAt }),
  )
  return { session, expiresAt }
}

/** Whose session this is, or `null` when it ended or belongs to another device. */
export async function subjectOf(
  view: StoreReader,
  deviceId: DeviceId,
  kind: SignInKind,
  session: string,
  now: Instant,
): Promise<string | null> {
  const [row] = await view.all(
    view.tables
      .selectFrom('sessions')
      .select('subject')
      .where('tokenHash', '=', hashToken(session))
      .where('deviceId', '=', deviceId)
      .where('kind', '=', kind)
      .where('expiresAt', '>', now)
      .where('expiresAt', '<=', latestEnd(kind, now)),
  )
  return row?.subject ?? null
}

export async function endSignInSession(
  { store }: ServerParts,
  deviceId: DeviceId,
  session: string,
): Promise<void> {
  await store.transaction((tx) =>
    tx.run(
      tx.tables
        .deleteFrom('sessions')
        .where('tokenHash', '=', hashToken(session))
        .where('deviceId', '=', deviceId),
    ),
  )
}

/** The account that signed in last at this device and is still there, for its name on what is written there. */
export async function accountAt(
  view: StoreReader,
  deviceId: DeviceId,
  now: Instant,
): Promise<{ accountId: string; name: string } | undefined> {
  const [account] = await view.all(
    view.tables
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.accountId', 'sessions.subject')
      .select(['accounts.accountId', 'accounts.name'])
      .where('sessions.deviceId', '=', deviceId)
      .where('sessions.kind', '=', 'account')
      .where('sessions.expiresAt', '>', now)
      .where('sessions.expiresAt', '<=', latestEnd('account', now))
      .orderBy('sessions.expiresAt', 'desc')
      .limit(1),
  )
  return account
}

function latestEnd(kind: SignInKind, now: Instant): Instant {
  return now + LASTS[kind] + CLOCK_STEP
}
