import { newestFirst } from '../record/newest-first.ts'
import { firstAsText } from '../record/content.ts'
import { unionOf } from '../record/union-of.ts'
import { revised } from '../record/write.ts'
import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'
import { tones } from './letter/tones.ts'
import { refusalCodes } from './refusal-grid.ts'
import { tellingChannels } from './told-elsewhere.ts'
import type { Writer } from '../visits/check-in.ts'

/**
 * What happened to an application, told by whoever did it.
 * By the employer's side: `viewed` and `info-requested` are contacts, not answers; `pursued`, `refused`,
 * `hired` and `candidate-declined` are decisions; `qualified` and `recommended` add a reason or a pointer to
 * an earlier decision; `answer-withdrawn` takes one of these back (take-back.ts).
 * By the server, after hosts decided: `contest-upheld` and what follows it (contest-facts.ts).
 * By the candidate: `submitted`, `withdrawn`, `info-given`, what they say of a meeting that was proposed,
 * `answer-judged`: whether the answer helped, whether another employer may see them (referral.ts), whether they were
 * told so outside of here (told-elsewhere.ts), and that they asked again by themselves (followed-up.ts).
 */
export const applicationEventTypes = [
  'submitted',
  'viewed',
  'info-requested',
  'pursued',
  'refused',
  'hired',
  'candidate-declined',
  'qualified',
  'recommended',
  'withdrawn',
  'answer-withdrawn',
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
  'contest-upheld',
  'contest-appealed',
  'contest-confirmed',
  'contest-lifted',
] as const
export type ApplicationEventType = (typeof applicationEventTypes)[number]

/** Where a refusal leads next: something chosen for this person. `employer`: a referral, which asks them first. */
export const stepForwardKinds = [
  'challenge',
  'offer',
  'training',
  'resource',
  'competence',
  'host',
  'words',
  'employer',
] as const

/** What comes next after a favourable answer, so that each reader reads it in their language. */
export const nextStepKinds = ['meeting', 'call', 'trial', 'visit', 'first-day'] as const
export type NextStepKind = (typeof nextStepKinds)[number]

/** What would suit a candidate who asks to move a meeting. */
export const meetingWishes = ['another-day', 'morning', 'afternoon', 'evening', 'by-phone', 'closer'] as const
export type MeetingWish = (typeof meetingWishes)[number]

/**
 * Why a candidate takes an application back; saying why is their choice. `employer-asked` is for hosts alone: the
 * server keeps it apart, and the application says `unsaid`.
 */
export const withdrawalReasons = [
  'found-work',
  'other-plans',
  'schedule',
  'conditions',
  'no-news',
  'no-longer',
  'employer-asked',
  'unsaid',
] as const
export type WithdrawalReason = (typeof withdrawalReasons)[number]

/** Events that one application holds at most. */
export const HISTORY_LENGTH = 72

const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 } as const

/**
 * One application (candidature) of one candidate to one job offer. Only facts: what was sent, and an
 * append-only list of events. The status is derived (application-status.ts).
 */
export const applicationSchema = {
  title: 'application',
  version: 4,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    employerId: { type: 'string', maxLength: 40, dataClass: 'private' },
    jobOfferId: { type: 'string', maxLength: 64, dataClass: 'private' },
    visitorId: { type: 'string', maxLength: 40, dataClass: 'private' },
    /**
     * It came with other pictures than the card's: not on the card's private list until a host has seen the
     * person. Set by the server alone.
     */
    unverified: { type: 'boolean', dataClass: 'private' },
    /** Exactly what the candidate chose to send, nothing else. */
    sent: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 40 },
        phone: { type: 'string', maxLength: 20 },
        email: { type: 'string', maxLength: 120 },
        message: { type: 'string', maxLength: 600 },
        /** Codes of abilities, or words of the offer (sent-abilities.ts). */
        abilities: { type: 'array', maxItems: 8, items: { type: 'string', maxLength: 120 } },
        availability: { type: 'string', maxLength: 120 },
      },
      dataClass: 'private',
    },
    events: {
      type: 'array',
      maxItems: HISTORY_LENGTH,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._-]+$' },
          type: { type: 'string', enum: applicationEventTypes },
          /** When the person did it, by the device's corrected clock. */
          at: instant,
          /** The device it was done on. */
          by: { type: 'string', maxLength: 40 },
          /** A host answered for the employer, under its mandate. */
          byHost: { type: 'boolean' },
          /** The challenge session at which it was answered; the server keeps it only where that can be so. */
          atSession: { type: 'string', maxLength: 64 },
          /** It came on paper: which host keyed it in, by the name that they had then. */
          keyedBy: { type: 'string', minLength: 1, maxLength: 80 },
          /** The employer says that its person knows the answer already: how and when they were told. */
          told: {
            type: 'object',
            additionalProperties: false,
            properties: {
              channel: { type: 'string', enum: tellingChannels },
              on: { type: 'string', maxLength: 10, pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
            },
            required: ['channel', 'on'],
          },
          /** How many applications the same gesture answered; above ten, nothing counts as qualified. */
          groupSize: { type: 'integer', minimum: 1, maximum: 100_000 },
          reasons: {
            type: 'array',
            maxItems: 3,
            items: {
              type: 'object',
              additionalProperties: false,
              properties: {
                code: { type: 'string', enum: refusalCodes },
                criterionId: { type: 'string', maxLength: 40 },
                /** Its words when the answer was given: an offer that is edited later changes no answer. */
                criterion: { type: 'string', maxLength: 120 },
                note: { type: 'string', maxLength: 400 },
              },
              required: ['code'],
            },
          },
          /** The event that this one answers, judges, takes back, or was found about. */
          about: { type: 'string', maxLength: 64 },
          wishes: { type: 'array', maxItems: 3, items: { type: 'string', enum: meetingWishes } },
          because: { type: 'string', enum: withdrawalReasons },
          helped: { type: 'boolean' },
          /** How the letter of an answer speaks (compose-letter.ts); told before there were tones, its message is all of it. */
          tone: { type: 'string', enum: tones },
          /** What the employer liked: a criterion of its offer, with its words when the answer was given. */
          strength: {
            type: 'object',
            additionalProperties: false,
            properties: {
              criterionId: { type: 'string', maxLength: 40 },
              criterion: { type: 'string', minLength: 1, maxLength: 120 },
            },
            required: ['criterionId', 'criterion'],
          },
          /** Words to the other side: of the employer, in its letter or as all of it, or of the candidate with `info-given`. */
          message: { type: 'string', maxLength: 600 },
          stepForward: {
            type: 'object',
            additionalProperties: false,
            properties: {
              kind: { type: 'string', enum: stepForwardKinds },
              itemId: { type: 'string', maxLength: 64 },
              words: { type: 'string', maxLength: 300 },
            },
            required: ['kind'],
          },
          /** The next meeting of a favourable answer. */
          nextStep: {
            type: 'object',
            additionalProperties: false,
            properties: {
              what: { type: 'string', minLength: 1, maxLength: 120 },
              kind: { type: 'string', enum: nextStepKinds },
              /** HH:MM, with a day only. */
              time: { type: 'string', maxLength: 5, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
              on: { type: 'string', maxLength: 10, pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
              where: { type: 'string', maxLength: 120 },
              contact: { type: 'string', maxLength: 120 },
            },
            required: ['what'],
          },
          /** When the server first saw the event: the time that counts. Set by the server alone. */
          receivedAt: instant,
          /** The server's seal on `receivedAt`, so that a device may bring it back after a restore. */
          receipt: { type: 'string', maxLength: 64 },
        },
        required: ['id', 'type', 'at', 'by'],
      },
      dataClass: 'private',
    },
  },
  required: [...recordRequired, 'employerId', 'jobOfferId', 'visitorId', 'sent', 'events'],
} as const

export type Application = ExtractDocumentTypeFromTypedRxJsonSchema<typeof applicationSchema>
export type ApplicationEvent = Application['events'][number]
export type SentToEmployer = Application['sent']
export type Telling = NonNullable<ApplicationEvent['told']>
export type StepForward = NonNullable<ApplicationEvent['stepForward']>
export type GivenReason = NonNullable<ApplicationEvent['reasons']>[number]

/**
 * Union of the events of two copies. One event seen twice is the same event; the copy with the server's
 * (earliest) reception wins. What was sent never changes: the copy of the earliest revision is kept.
 */
export function mergeApplications(a: Application, b: Application): Application {
  const [newer, older] = newestFirst(a, b)
  return {
    ...newer,
    employerId: older.employerId,
    jobOfferId: older.jobOfferId,
    visitorId: older.visitorId,
    sent: older.sent,
    events: unionOf(older.events, newer.events, preferred),
  }
}

/** Of two copies of one event the one that was received first. */
function preferred(a: ApplicationEvent, b: ApplicationEvent): ApplicationEvent {
  const [received, other] = [a.receivedAt ?? Infinity, b.receivedAt ?? Infinity]
  if (received === other) return firstAsText(a, b)
  return received < other ? a : b
}

/** The server's reception of the application, or the device's word for it until the server has seen it. */
export function receivedAt(application: Application): number {
  const submitted = application.events.find((event) => event.type === 'submitted')
  return submitted?.receivedAt ?? submitted?.at ?? application.at
}

/** The application with one more event, told now on this device. */
export function appendEvent(application: Application, writer: Writer, event: ApplicationEvent): Application {
  return revised(application, writer, { events: [...application.events, event] })
}
