import type { DropAhead } from '../hiring/drop-ahead.ts'
import type { Day, Instant } from '../time.ts'
import type { WorkingHours } from './working-hours.ts'

/** Messages about one application, one recruitment, or the label; the schedule is in `plan-reminders.ts`. */
export const reminderKinds = [
  'acknowledgement', // the candidate: it has arrived
  'new-file', // an application has come in
  'unopened', // nobody has opened it for a week
  'full-value', // two days are left for an answer of full value
  'waiting', // three weeks without an answer
  'counts-soon', // it is about to count in the score
  'no-answer', // the candidate: without an answer to this day
  'answer-ready', // the candidate: an answer waits to be read
  'telling-asked', // the candidate: were they told elsewhere, as their employer says?
  'conclude', // accepted two months ago: how did it end?
  'conclude-soon', // the last days to say so
  'offer-closed', // the recruitment is over: answer everybody
  'offer-closed-again',
  'offer-closed-last',
  'report', // the report of the recruitment
  'offer-quiet', // nothing was done of a recruitment for two months: does it go on?
  'offer-quiet-last',
  'drop-ahead', // the label is about to fall on Monday: whom to answer so that it stays
  'label-lost', // no label on Monday: what kept you from answering?
  'label-lost-again',
  'label-lost-last',
  'advice-soon', // tomorrow the half hour with a host
] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** Whom a message is for. */
export type Reader = 'employer' | 'candidate'

/** A message that the facts of an employer call for. */
export interface Reminder {
  /** The same message is sent once, ever. */
  key: string
  kind: ReminderKind
  reader: Reader
  /** The application, the closing of an offer, the Monday on which the label falls or was lost, or the booked half hour. */
  subject: string | Day
  /** The first moment of work at which it may leave, and the last one. */
  earliest: Instant
  latest: Instant
  /** Its reader is written to within these. */
  hours: WorkingHours
  /** Of a closing: as it was told before each had a key of its own, and since when it is this one. */
  formerly?: { key: string; since: Instant }
  /** Of a label that is about to fall: from what to what, and what keeps it. */
  drop?: DropAhead
}

/** What the messages after a closing, or about a silence, are about: an offer may be published again and closed again, on another day. */
export function closingSubject(offerId: string, closedOn: Day): string {
  return `${offerId}@${closedOn}`
}

/** The offer of a closing; any other subject stays as it is. Ids hold no `@`. */
export function offerOfSubject(subject: string): string {
  return subject.split('@')[0]!
}

/** Of an employer, a kind, and what it is about. */
export function reminderKey(employerId: string, kind: ReminderKind, subject: string): string {
  return `${employerId}/${kind}/${subject}`
}
