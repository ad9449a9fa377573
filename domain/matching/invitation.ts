import { DAY, HOUR, type Instant } from '../time.ts'

/** Silence for so long is a no, told politely to both. */
export const SILENCE = 14 * DAY
/** A list of people may be invited from for so long: what somebody can do, and allows, changes. */
export const INVITED_FROM = 30 * DAY
/** Invitations of one employer at one site in a day: enough for every seat of a session. */
export const INVITED_A_DAY = 20
/** More of one employer than these do not wait for one person: the others end in silence. */
export const WAITING_FROM_ONE = 3
/** "Plus tard" is not asked again on the same day. */
export const PUT_OFF = 12 * HOUR

/** In letters. */
export const LONGEST_INVITATION = 600
export const LONGEST_FIRST_NAME = 40

/** What is kept of an invitation that its state follows from. */
export interface InvitationFacts {
  invitedAt: Instant
  answer: 'yes' | 'no' | null
}

/** `silent`: nobody answered in time, which is a no. */
export type InvitationStatus = 'waiting' | 'accepted' | 'declined' | 'silent'

/** Where an invitation stands: of facts and the moment, never stored. */
export function invitationStatus({ invitedAt, answer }: InvitationFacts, now: Instant): InvitationStatus {
  if (answer !== null) return answer === 'yes' ? 'accepted' : 'declined'
  return now >= invitedAt + SILENCE ? 'silent' : 'waiting'
}

/** Gross pay from to, by the hour or the month, in whole or half euros; what the person decides on. */
export interface PayRange {
  from: number
  to: number
  per: 'hour' | 'month'
}

/** An hour of a few cents, or a month's pay by the hour, is a slip of the hand. */
const LIKELY = { hour: [8, 80], month: [200, 12_000] } as const

export function isLikelyPay({ from, to, per }: PayRange): boolean {
  const [least, most] = LIKELY[per]
  return from >= least && from <= to && to <= most
}
