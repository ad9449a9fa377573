import { MINUTE, SECOND, type Instant } from '../time.ts'

/** What a host answers to somebody who calls at a kiosk. */
export const callAnswers = ['coming', 'in-five'] as const
export type CallAnswer = (typeof callAnswers)[number]

/** After so long without an answer the kiosk says that nobody answered, and what to do. */
export const UNANSWERED_AFTER = 1 * MINUTE
/** A call that nobody answers ends by itself. */
export const RINGS_FOR = 10 * MINUTE
/** What was answered stays on the kiosk for so long: time to come, and not the news of the next hour. */
const ANSWER_SHOWN: Record<CallAnswer, number> = { coming: 5 * MINUTE, 'in-five': 10 * MINUTE }
/** A kiosk that asks no more about its call is off, or away: nobody runs to it. */
export const KIOSK_SILENT_AFTER = 1 * MINUTE
/**
 * A desk asks at least this often; one that has not is taken as gone. A browser lets a window that nobody looks at ask
 * once a minute.
 */
export const DESK_SILENT_AFTER = 75 * SECOND
/** How often a kiosk asks while its call lasts, and a desk whether somebody calls: news tell both sooner. */
export const KIOSK_ASKS_EVERY = 3 * SECOND
export const DESK_ASKS_EVERY = 15 * SECOND

/** Somebody calls a host from a kiosk. It says from where and since when, and nothing of who calls. */
export interface HostCall {
  calledAt: Instant
  /** Since when it is on the screen of a desk. */
  shownAt?: Instant
  /** The latest answer: who said 'in-five' may come sooner. */
  answer?: { says: CallAnswer; at: Instant; host: string }
}

/**
 * What somebody who waits is told. `calling`: on the way to a desk; `no-desk`: none is on; `rings`: a desk shows it;
 * `unanswered`: for a minute.
 */
export type CallPhase = 'calling' | 'no-desk' | 'rings' | 'unanswered' | CallAnswer

export function callPhase(
  { calledAt, shownAt, answer }: HostCall,
  isDeskOn: boolean,
  now: Instant,
): CallPhase {
  if (answer) return answer.says
  if (shownAt === undefined && !isDeskOn) return 'no-desk'
  if (now - calledAt >= UNANSWERED_AFTER) return 'unanswered'
  return shownAt === undefined ? 'calling' : 'rings'
}

/** Whether a call is over by itself. `kioskAt`: when its kiosk asked about it last. */
export function isCallOver({ calledAt, answer }: HostCall, kioskAt: Instant, now: Instant): boolean {
  if (answer) return now - answer.at >= ANSWER_SHOWN[answer.says]
  return now - calledAt >= RINGS_FOR || now - kioskAt >= KIOSK_SILENT_AFTER
}

/** By what a host is called at a kiosk, where anybody reads it: the first word of the name of their account. */
export function calledName(accountName: string): string {
  return accountName.trim().split(/\s+/u)[0] ?? ''
}
