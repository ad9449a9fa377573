import type { DeviceId } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { Application, ApplicationEvent, ApplicationEventType } from './application.ts'
import { standingTimeline } from './event-time.ts'

/** An answer with the moment at which it counts. */
export interface DatedAnswer {
  event: ApplicationEvent
  at: Instant
}

/** Two conclusions of one application, given at two desks that did not know of each other. */
export interface CrossedAnswers {
  /** The one that the application stands by. */
  stands: DatedAnswer
  /** The candidate reads it too. */
  other: DatedAnswer
}

const decisions: ReadonlySet<ApplicationEventType> = new Set([
  'pursued',
  'refused',
  'hired',
  'candidate-declined',
])
const conclusions: ReadonlySet<ApplicationEventType> = new Set(['refused', 'hired'])

/** The last decision that another desk told, and that this one did not follow with a word of its own; or `null`. */
export function decidedElsewhere(application: Application, deviceId: DeviceId): DatedAnswer | null {
  const last = standingTimeline(application)
    .filter(({ event }) => decisions.has(event.type))
    .at(-1)
  return last && last.event.by !== deviceId ? last : null
}

/**
 * The conclusions of two desks that crossed, as they do where one of them had no network: no desk gives a second one to
 * an application that it knows to be concluded. The first stands, except that a hire corrects a refusal
 * (application-status.ts).
 */
export function crossedAnswers(application: Application): CrossedAnswers | null {
  const told = standingTimeline(application).filter(({ event }) => conclusions.has(event.type))
  const [first] = told
  const other = told.find(({ event }) => event.by !== first?.event.by)
  if (!first || !other) return null
  const corrects = first.event.type === 'refused' && other.event.type === 'hired'
  return corrects ? { stands: other, other: first } : { stands: first, other }
}
