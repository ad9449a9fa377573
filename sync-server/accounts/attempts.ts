import type { Instant } from '../../domain/time.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { PICTURE_TRIES_A_DAY } from '../../domain/visits/picture-secret.ts'
import { hashToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'

/** How often something secret may be tried: failures only, kept in the database so that a restart forgives nothing. */
export interface TryLimit {
  /** What is being guarded, such as one login. Stored as a hash. */
  bucket: string
  max: number
  /** In milliseconds. */
  within: number
}

export const tryLimits = {
  enrolment: (address: string): TryLimit => ({ bucket: `enrol ${address}`, max: 20, within: 15 * MINUTE }),
  login: (login: string): TryLimit => ({ bucket: `login ${login}`, max: 5, within: 15 * MINUTE }),
  signInDevice: (deviceId: string): TryLimit => ({ bucket: `sign-in ${deviceId}`, max: 20, within: HOUR }),
  /** On all kiosks together, so that guessing the pictures stays hopeless however many kiosks there are. */
  pass: (siteId: string, passId: string): TryLimit => ({
    bucket: `pass ${siteId} ${passId}`,
    max: PICTURE_TRIES_A_DAY,
    within: DAY,
  }),
  /** Somebody's errors at one kiosk leave tries for the holder at another. */
  passAt: (deviceId: string, passId: string): TryLimit => ({
    bucket: `pass-at ${deviceId} ${passId}`,
    max: PICTURE_TRIES_A_DAY / 2,
    within: 15 * MINUTE,
  }),
  kiosk: (deviceId: string): TryLimit => ({ bucket: `visitor ${deviceId}`, max: 20, within: HOUR }),
  recoveryCode: (deviceId: string): TryLimit => ({
    bucket: `recovery ${deviceId}`,
    max: 10,
    within: 15 * MINUTE,
  }),
  typedSerial: (deviceId: string): TryLimit => ({
    bucket: `serial ${deviceId}`,
    max: 20,
    within: 15 * MINUTE,
  }),
  typedCode: (deviceId: string): TryLimit => ({ bucket: `code ${deviceId}`, max: 20, within: 15 * MINUTE }),
}

/** Tries older than every limit looks back are forgotten. */
const LONGEST = DAY

export type Try =
  | { allowed: true; succeeded: () => Promise<void> }
  /** `retryAfter`: seconds until the next try may be made. */
  | { allowed: false; retryAfter: number }

/**
 * Counts a try before it is made, so that many at once gain nothing; a success gives it back.
 */
export async function takeTry({ store, clock }: ServerParts, limits: readonly TryLimit[]): Promise<Try> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const taken: number[] = []
    let wait = 0
    await tx.run(tx.tables.deleteFrom('attempts').where('at', '<=', now - LONGEST))
    for (const { bucket, max, within } of limits) {
      const key = hashToken(bucket).slice(0, 22)
      const made = await tx.all(
        tx.tables
          .selectFrom('attempts')
          .select('at')
          .where('bucket', '=', key)
          .where('at', '>', now - within)
          .orderBy('at', 'asc'),
      )
      if (made.length >= max) wait = Math.max(wait, secondsUntil(made[0]!.at + within, now))
      const [row] = await tx.all(
        tx.tables.insertInto('attempts').values({ bucket: key, at: now }).returning('attemptId'),
      )
      taken.push(row!.attemptId)
    }
    const giveBack = tx.tables.deleteFrom('attempts').where('attemptId', 'in', taken)
    if (wait > 0) {
      // A refused try is no try: whoever waits is not kept out for longer.
      await tx.run(giveBack)
      return { allowed: false, retryAfter: wait }
    }
    return {
      allowed: true,
      succeeded: async () => {
        await store.transaction((later) => later.run(giveBack))
      },
    }
  })
}

/** What was tried so far is forgotten, by somebody who knows why. */
export async function forgetTries(tx: StoreTransaction, { bucket }: TryLimit): Promise<void> {
  await tx.run(tx.tables.deleteFrom('attempts').where('bucket', '=', hashToken(bucket).slice(0, 22)))
}

/** Whether no try is left of this limit. */
export async function isUsedUp({ store, clock }: ServerParts, limit: TryLimit): Promise<boolean> {
  const made = await store.read((view) =>
    view.all(
      view.tables
        .selectFrom('attempts')
        .select('at')
        .where('bucket', '=', hashToken(limit.bucket).slice(0, 22))
        .where('at', '>', clock.now() - limit.within),
    ),
  )
  return made.length >= limit.max
}

function secondsUntil(at: Instant, now: Instant): number {
  return Math.max(1, Math.ceil((at - now) / SECOND))
}
