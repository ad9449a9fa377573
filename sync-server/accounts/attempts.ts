import type { Instant } from '../../domain/time.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { PICTURE_TRIES_A_DAY } from '../../domain/visits/picture-secret.ts'
import { hashToken } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import type { StoreTransaction } from '../store/store.ts'

/**
 * How often something secret may be tried: failures only, kept in the database so that a restart forgives
 * nothing. What is guarded is never something that an innocent person needs: a login at one desk, not the
 * login; the numbers typed at one kiosk, with a wait that stays short.
 */
export interface TryLimit {
  /** What is being guarded, such as one login at one desk. Stored as a hash. */
  bucket: string
  /** Failures that cost nothing. */
  max: number
  /** In milliseconds: how long a failure counts. */
  within: number
  /** Beyond `max` each failure doubles the wait after it, from `from` to `upTo`; otherwise one waits out `within`. */
  growing?: { from: number; upTo: number }
}

const slowly = { max: 10, within: HOUR, growing: { from: 2 * SECOND, upTo: MINUTE } } as const

export const tryLimits = {
  installation: (address: string): TryLimit => ({ bucket: `installation ${address}`, ...slowly }),
  enrolment: (address: string): TryLimit => ({ bucket: `enrol ${address}`, ...slowly }),
  signIn: (deviceId: string, login: string): TryLimit => ({
    bucket: `sign-in ${deviceId} ${login}`,
    max: 5,
    within: HOUR,
    growing: { from: 15 * SECOND, upTo: 15 * MINUTE },
  }),
  /** On all kiosks together, so that guessing the pictures stays hopeless however many kiosks there are. */
  pictures: (siteId: string, visitorId: string): TryLimit => ({
    bucket: `pass ${siteId} ${visitorId}`,
    max: PICTURE_TRIES_A_DAY,
    within: DAY,
  }),
  /** Somebody's errors at one kiosk leave tries for the holder at another. */
  picturesAt: (deviceId: string, visitorId: string): TryLimit => ({
    bucket: `pass-at ${deviceId} ${visitorId}`,
    max: PICTURE_TRIES_A_DAY / 2,
    within: 15 * MINUTE,
  }),
  /** Made, not failed: nobody takes their data along more often. */
  dataLinks: (siteId: string, visitorId: string): TryLimit => ({
    bucket: `data-links ${siteId} ${visitorId}`,
    max: 10,
    within: DAY,
  }),
  /** Made, not failed, of all of somebody's applications. */
  followLinks: (siteId: string, visitorId: string): TryLimit => ({
    bucket: `follow-links ${siteId} ${visitorId}`,
    max: 20,
    within: DAY,
  }),
  forgedPass: (deviceId: string): TryLimit => ({ bucket: `visitor ${deviceId}`, ...slowly }),
  typedSerial: (deviceId: string): TryLimit => ({ bucket: `serial ${deviceId}`, ...slowly }),
  typedCode: (deviceId: string): TryLimit => ({ bucket: `code ${deviceId}`, ...slowly }),
  /** Numbers of cards of other sites, so that they use up no try at those of this one. */
  cardElsewhere: (deviceId: string): TryLimit => ({ bucket: `elsewhere ${deviceId}`, ...slowly }),
  recoveryCode: (deviceId: string): TryLimit => ({ bucket: `recovery ${deviceId}`, ...slowly }),
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
    // A try from the future was noted by a clock that was wrong: it counts for nothing.
    await tx.run(
      tx.tables
        .deleteFrom('attempts')
        .where((row) => row.or([row('at', '<=', now - LONGEST), row('at', '>', now)])),
    )
    for (const { bucket, max, within, growing } of limits) {
      const key = hashToken(bucket).slice(0, 22)
      const made = await tx.all(
        tx.tables
          .selectFrom('attempts')
          .select('at')
          .where('bucket', '=', key)
          .where('at', '>', now - within)
          .orderBy('at', 'asc'),
      )
      if (made.length >= max) {
        const from = growing ? made.at(-1)!.at + waitAfter(made.length - max, growing) : made[0]!.at + within
        if (from > now) wait = Math.max(wait, secondsUntil(from, now))
      }
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

function waitAfter(beyond: number, { from, upTo }: NonNullable<TryLimit['growing']>): number {
  return Math.min(upTo, from * 2 ** beyond)
}

function secondsUntil(at: Instant, now: Instant): number {
  return Math.max(1, Math.ceil((at - now) / SECOND))
}
