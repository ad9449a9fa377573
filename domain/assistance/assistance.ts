import type { SiteId, VisitorId } from '../ids.ts'
import { MINUTE, type Instant } from '../time.ts'

/** A help ends by itself after so long: longer than one thing takes, shorter than anybody forgets that it is open. */
export const ASSISTANCE_LASTS = 30 * MINUTE
/** How often a kiosk asks whether the help of its screen goes on: a host's account may be closed meanwhile. */
export const ASSISTANCE_ASKED_EVERY = MINUTE / 3

/** A host acts at a kiosk beside the person whose session it is (mode accompagné). */
export interface Assistance {
  assistanceId: string
  siteId: SiteId
  /** The kiosk at which it was opened; it is worth nothing elsewhere. */
  deviceId: string
  visitorId: VisitorId
  /** The host. */
  accountId: string
  beganAt: Instant
  /** `null`: nobody ended it; then it ended by itself, or goes on. */
  endedAt: Instant | null
}

/** Until when it goes on at most. */
export function assistanceEndsAt({ beganAt }: Pick<Assistance, 'beganAt'>): Instant {
  return beganAt + ASSISTANCE_LASTS
}

/** A clock that was set back opens nothing again, and one that runs ahead only ends it. */
export function isAssistanceOpen(help: Pick<Assistance, 'beganAt' | 'endedAt'>, now: Instant): boolean {
  return help.endedAt === null && now >= help.beganAt && now < assistanceEndsAt(help)
}

/** When it ended, as it may be told: never later than it could have. */
export function assistanceEnded(
  help: Pick<Assistance, 'beganAt' | 'endedAt'>,
  now: Instant,
): Instant | undefined {
  if (isAssistanceOpen(help, now)) return undefined
  return Math.max(help.beganAt, Math.min(help.endedAt ?? Infinity, assistanceEndsAt(help)))
}

/**
 * What was done during a help, in kinds and without any word of it: what was written of the person's (`visit` to
 * `reservation`), what was read, and what the server was asked for.
 */
export const assistedActs = [
  'visit',
  'seat',
  'card',
  'word',
  'page',
  'application',
  'reservation',
  'read-applications',
  'read-page',
  'read-around-page',
  'read-proofs',
  'read-invitations',
  'read-cards',
  'read-thanks',
  'read-tables',
  'read-data',
  'contest',
] as const
export type AssistedAct = (typeof assistedActs)[number]

/**
 * What a call of a visitor is while somebody helps them: a kind that is noted, or `own-act`, which nobody does beside
 * them: what proves who they are, what they allow or take back, what goes for good, what takes their data along, and
 * what they say of others or of themselves in their own name.
 */
export type WhenAssisted = AssistedAct | 'own-act'
