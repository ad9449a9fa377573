import { DAY, MINUTE, type Instant } from '../time.ts'
import { isFoundWrong } from './contest-facts.ts'
import { isDeclared, isDenied } from './told-elsewhere.ts'
import { receivedAt, type Application, type ApplicationEvent } from './application.ts'

/** How far an answer given at a session without network may date back from its arrival at the server. */
export const BACKDATING_LIMIT = 7 * DAY

/** Whole periods of 24 hours from the reception to this instant; 0 on the first day. */
export function dayOf(reception: Instant, at: Instant): number {
  return Math.max(0, Math.floor((at - reception) / DAY))
}

/**
 * When an event counts as done: when the server saw it. Of an answer given at a challenge session, the device's word
 * for it, held between the reception of the application (or seven days before the server saw the event, if later) and
 * the moment the server saw it. Undefined until the server has seen it.
 */
export function countedInstant(
  event: Pick<ApplicationEvent, 'at' | 'receivedAt' | 'atSession'>,
  reception: Instant,
): Instant | undefined {
  if (event.receivedAt === undefined) return undefined
  if (event.atSession === undefined) return Math.max(reception, event.receivedAt)
  const earliest = event.receivedAt - BACKDATING_LIMIT
  return Math.max(reception, Math.min(event.receivedAt, Math.max(event.at, earliest)))
}

/** The same on a screen, where what this device has just written shows at once. */
export function shownInstant(
  event: Pick<ApplicationEvent, 'at' | 'receivedAt' | 'atSession'>,
  reception: Instant,
): Instant {
  return countedInstant(event, reception) ?? Math.max(reception, event.at)
}

/** The events of an application in the order they happened, each with the moment to show. */
export function timeline(application: Application): { event: ApplicationEvent; at: Instant }[] {
  const reception = receivedAt(application)
  return application.events
    .map((event) => ({ event, at: shownInstant(event, reception) }))
    .sort((a, b) => a.at - b.at || a.event.at - b.event.at || (a.event.id < b.event.id ? -1 : 1))
}

/** How long an answer waits at the server before its candidate may read it, and its author take it back. */
export const SECOND_THOUGHTS = 10 * MINUTE

/** What an employer's side says to a candidate; all of it can be taken back. */
const answers: ReadonlySet<ApplicationEvent['type']> = new Set([
  'info-requested',
  'pursued',
  'refused',
  'hired',
  'candidate-declined',
  'qualified',
  'recommended',
])

export function isAnswer({ type }: Pick<ApplicationEvent, 'type'>): boolean {
  return answers.has(type)
}

/**
 * Whether this event takes that answer back: told on the device that answered, in time by the server's
 * receptions. One that comes later changes nothing, so that what a candidate has read stays.
 */
export function takesBack(event: ApplicationEvent, answer: ApplicationEvent): boolean {
  if (event.type !== 'answer-withdrawn' || event.about !== answer.id || !isAnswer(answer)) return false
  if (event.by !== answer.by) return false
  return (event.receivedAt ?? event.at) <= (answer.receivedAt ?? answer.at) + SECOND_THOUGHTS
}

/**
 * The events that stand: without the answers that were taken back in time, nor the taking back itself, nor those that
 * hosts found to be none, nor those that were declared and of which their person says that nobody told them.
 */
export function standingEvents(events: readonly ApplicationEvent[]): ApplicationEvent[] {
  return events.filter(
    (event) =>
      event.type !== 'answer-withdrawn' &&
      !(isAnswer(event) && isFoundWrong(events, event)) &&
      !isDenied(events, event) &&
      !events.some((taking) => takesBack(taking, event)),
  )
}

/** The same as `timeline`, of the events that stand. */
export function standingTimeline(application: Application): { event: ApplicationEvent; at: Instant }[] {
  return timeline({ ...application, events: standingEvents(application.events) })
}

/** When the candidate may read an event; what the server has not seen, nobody else reads. */
export function readableFrom(event: ApplicationEvent): Instant {
  if (event.receivedAt === undefined) return Infinity
  return isAnswer(event) ? event.receivedAt + SECOND_THOUGHTS : event.receivedAt
}

/**
 * An application as its candidate may read it now: answers come when they can no longer be taken back. One that they
 * denied counts for nothing, and stays readable, so that their no may be taken back.
 */
export function asReadByCandidate(application: Application, now: Instant): Application {
  const standing = new Set(standingEvents(application.events).map(({ id }) => id))
  const isRead = (event: ApplicationEvent) =>
    standing.has(event.id) ||
    (isDeclared(event) &&
      !isFoundWrong(application.events, event) &&
      !application.events.some((taking) => takesBack(taking, event)))
  const events = application.events.filter((event) => isRead(event) && readableFrom(event) <= now)
  return { ...application, events }
}
