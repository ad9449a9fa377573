import { siteDay, type Instant, type TimeZone } from '../time.ts'
import type { Application, ApplicationEvent, MeetingWish } from './application.ts'
import { applicationStatus, type ApplicationStatusKind } from './application-status.ts'
import { standingTimeline } from './event-time.ts'

/** What the candidate said of the meeting that was proposed. */
export type MeetingAnswer = 'open' | 'accepted' | 'declined' | 'move-asked'

/** The last meeting that the employer's side proposed (rendez-vous), and what the candidate said of it. */
export interface Meeting {
  /** The event that proposed it. */
  proposedBy: string
  nextStep: NonNullable<ApplicationEvent['nextStep']>
  answer: MeetingAnswer
  wishes: readonly MeetingWish[]
  /** When the candidate said so, or when it was proposed. */
  at: Instant
}

const answers: Partial<Record<ApplicationEvent['type'], MeetingAnswer>> = {
  'meeting-accepted': 'accepted',
  'meeting-declined': 'declined',
  'meeting-move-asked': 'move-asked',
}

/** Where the meeting of an application stands; a later proposal replaces an earlier one with its answer. */
export function meetingOf(application: Application): Meeting | null {
  const told = standingTimeline(application)
  const proposal = told.filter(({ event }) => event.nextStep).at(-1)
  if (!proposal) return null
  const said = told.filter(({ event }) => answers[event.type] && event.about === proposal.event.id).at(-1)
  return {
    proposedBy: proposal.event.id,
    nextStep: proposal.event.nextStep!,
    answer: said ? answers[said.event.type]! : 'open',
    wishes: said?.event.wishes ?? [],
    at: (said ?? proposal).at,
  }
}

/** Whether a hire, or what was added to it, told the day on which to come: a later one replaces it. */
export function knowsFirstDay(application: Application): boolean {
  return standingTimeline(application).some(
    ({ event: { type, nextStep } }) =>
      (type === 'hired' || type === 'qualified') && nextStep?.on !== undefined,
  )
}

/** Nobody waits at the meeting of an application that ended without a hire, whatever its day. */
export function isMeetingCalledOff(application: Application, now: Instant): boolean {
  return calledOff.has(applicationStatus(application, now).kind)
}
const calledOff: ReadonlySet<ApplicationStatusKind> = new Set(['refused', 'declined', 'withdrawn'])

/** Whether the candidate may still answer: until the end of its day, or as long as it has none. */
export function isMeetingAhead(
  { nextStep: { on } }: Pick<Meeting, 'nextStep'>,
  now: Instant,
  zone?: TimeZone,
): boolean {
  return on === undefined || on >= siteDay(now, zone)
}
