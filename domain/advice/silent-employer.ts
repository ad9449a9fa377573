import { planReminders } from '../reminders/plan-reminders.ts'
import type { ReminderFacts } from '../reminders/reminder-facts.ts'
import { DAY, type Instant } from '../time.ts'
import { adviceCalledFor, type AdviceFacts, type AdviceReason, type MotivesTold } from './advice-task.ts'

/** From the fifteenth day on a file has lost its full value: an employer with one is silent. */
const SILENT_FROM = 14 * DAY

/** What comes next with a silent employer: a half hour that is booked, a call of a host, a message, or nothing. */
export type NextContact =
  | { kind: 'advice'; at: Instant }
  | { kind: 'call' }
  | { kind: 'message'; at: Instant }
  | { kind: 'none' }

/** One line of the hosts' board. */
export interface SilentEmployer {
  /** When the file came in that has waited longest; absent where nobody waits for so long. */
  silentSince?: Instant
  /** How many people wait for an answer, however short. */
  waiting: number
  /** What it said last of why it does not answer. */
  motives?: MotivesTold
  /** Why a host is to offer advice. */
  because: AdviceReason[]
  next: NextContact
}

/** What hosts see of an employer that is silent, lost its label, or is to be helped; null: there is nothing. */
export function readSilence(facts: ReminderFacts & AdviceFacts, now: Instant): SilentEmployer | null {
  const waiting = facts.files.filter(
    ({ answeredAt, withdrawnAt }) => answeredAt === undefined && withdrawnAt === undefined,
  )
  const since = Math.min(...waiting.map(({ receivedAt }) => receivedAt))
  const isSilent = now - since > SILENT_FROM
  const because = adviceCalledFor(facts, now)
  const booked = facts.advice.filter(({ startsAt }) => startsAt > now)
  if (!isSilent && because.length === 0 && booked.length === 0) return null
  const motives = [...facts.motives].sort((a, b) => a.at - b.at).at(-1)
  return {
    ...(isSilent ? { silentSince: since } : {}),
    waiting: waiting.length,
    ...(motives ? { motives } : {}),
    because,
    next: nextStep(facts, booked, because, now),
  }
}

function nextStep(
  facts: ReminderFacts,
  booked: ReminderFacts['advice'],
  because: readonly AdviceReason[],
  now: Instant,
): NextContact {
  if (booked.length > 0) return { kind: 'advice', at: Math.min(...booked.map(({ startsAt }) => startsAt)) }
  if (because.length > 0) return { kind: 'call' }
  const messages = planReminders(facts, now).filter(
    ({ reader, earliest }) => reader === 'employer' && earliest > now,
  )
  if (messages.length === 0) return { kind: 'none' }
  return { kind: 'message', at: Math.min(...messages.map(({ earliest }) => earliest)) }
}

const order: readonly NextContact['kind'][] = ['call', 'advice', 'message', 'none']

/** Whom to see to first: who is to be called, then who has been silent longest. */
export function bySilence(a: SilentEmployer, b: SilentEmployer): number {
  return (
    order.indexOf(a.next.kind) - order.indexOf(b.next.kind) ||
    (a.silentSince ?? Number.MAX_SAFE_INTEGER) - (b.silentSince ?? Number.MAX_SAFE_INTEGER) ||
    b.waiting - a.waiting
  )
}
