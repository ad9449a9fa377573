import { MINUTE, SECOND } from '../../../domain/time.ts'

/**
 * What an unattended kiosk would leave behind. `personal`: a pass, a name or typed words are in memory;
 * `anonymous`: somebody browses; `finished`: the last words of a gesture stay up a moment; `untouched`: the
 * attract screen as the next person should find it.
 */
export type KioskUse = 'personal' | 'anonymous' | 'finished' | 'untouched'

interface IdleTimes {
  /** Without a touch for this long, the screen asks whether somebody is still there. */
  warnAfter: number
  /** Without an answer for this long in all, the session ends. */
  endAfter: number
}

/**
 * A warning lasts 20 seconds at least, so that slow hands are in time (WCAG 2.2.1), and 30 where it costs somebody what
 * they had begun: whoever reads slowly has to find out what is asked first.
 */
export const idleTimes: Record<Exclude<KioskUse, 'untouched'>, IdleTimes> = {
  personal: { warnAfter: 45 * SECOND, endAfter: 75 * SECOND },
  anonymous: { warnAfter: 40 * SECOND, endAfter: 60 * SECOND },
  // Nothing to lose on these screens: no warning.
  finished: { warnAfter: 12 * SECOND, endAfter: 12 * SECOND },
}

/** However busy, a session asks again after this long: somebody else may have taken the place. */
export const LONGEST_SESSION = 20 * MINUTE

export interface IdleInput {
  use: KioskUse
  /** Last time somebody touched the screen or a key. All moments are of one clock that never goes back. */
  touchedAt: number
  /** When the session began, or last got more time. */
  renewedAt: number
  now: number
}
export type IdleState =
  | { kind: 'active'; /** Nothing changes before, without a touch. */ until: number }
  | { kind: 'warning'; /** When the session ends. */ endsAt: number; length: number }
  | { kind: 'ended' }

/** Decides whether the kiosk is in use, asks for a sign of life, or wipes. More time may be asked without limit. */
export function idleState({ use, touchedAt, renewedAt, now }: IdleInput): IdleState {
  if (use === 'untouched') return { kind: 'active', until: Infinity }
  const { warnAfter, endAfter } = idleTimes[use]
  const length = endAfter - warnAfter
  const endsAt = Math.min(touchedAt + endAfter, renewedAt + LONGEST_SESSION)
  if (now >= endsAt) return { kind: 'ended' }
  if (now >= endsAt - length && length > 0) return { kind: 'warning', endsAt, length }
  return { kind: 'active', until: endsAt - length }
}
