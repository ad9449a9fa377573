import { isContestFact } from './contest-facts.ts'
import { HISTORY_LENGTH, type Application, type ApplicationEventType } from './application.ts'

/** What the candidate tells of an application; the rest is the employer's side, or what hosts found. */
export const candidateTells: ReadonlySet<ApplicationEventType> = new Set<ApplicationEventType>([
  'submitted',
  'withdrawn',
  'info-given',
  'meeting-accepted',
  'meeting-declined',
  'meeting-move-asked',
  'answer-judged',
  'referral-accepted',
  'referral-declined',
  'telling-confirmed',
  'telling-denied',
  'followed-up',
])

/** Each side has room of its own, so that neither can fill the other's. */
const MOST_OF_CANDIDATE = 12
/** Found, appealed and decided again, of as many as hosts look into (MOST_CONTESTED). */
const MOST_FOUND = 12
const MOST_OF_DESKS = HISTORY_LENGTH - MOST_OF_CANDIDATE - MOST_FOUND

/**
 * How many events must still fit after one of these, so that whatever was said before an end can always be told:
 * the employer's decision, a hire that the candidate declines, the candidate's withdrawal, and the end of a referral.
 */
const leavesRoomFor: Partial<Record<ApplicationEventType, number>> = {
  withdrawn: 0,
  'referral-declined': 0,
  'candidate-declined': 0,
  refused: 0,
  hired: 1,
}
const OTHERS_OF_CANDIDATE = 1
const OTHERS_OF_DESKS = 2

/** Whether one more event of this kind may be told of the application. */
export function hasRoomFor(application: Application, type: ApplicationEventType): boolean {
  const isCandidates = candidateTells.has(type)
  const left = leavesRoomFor[type] ?? (isCandidates ? OTHERS_OF_CANDIDATE : OTHERS_OF_DESKS)
  return toldBySide(application, isCandidates) + 1 + left <= mostOf(isCandidates)
}

/** Whether a side has told more than its share. */
export function isOverfull(application: Application): boolean {
  return [true, false].some((isCandidates) => toldBySide(application, isCandidates) > mostOf(isCandidates))
}

function mostOf(isCandidates: boolean): number {
  return isCandidates ? MOST_OF_CANDIDATE : MOST_OF_DESKS
}

function toldBySide({ events }: Application, isCandidates: boolean): number {
  return events.filter((event) => !isContestFact(event) && candidateTells.has(event.type) === isCandidates)
    .length
}
