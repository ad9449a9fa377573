import { companyRoles, recruiting } from '../hiring/company-role.ts'
import { adviceReasons } from '../advice/advice-task.ts'
import { MOST_SLOTS_AT_ONCE } from '../advice/advice-slot.ts'
import { MOST_REASONS, noAnswerReasons } from '../advice/no-answer-reason.ts'
import { reminderKinds } from '../reminders/reminder.ts'
import { guardedForms } from '../wording/blocked-words.ts'
import { protectedGrounds } from '../wording/wording-lexicon.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, listOf, recordId, requestId, shortId, text } from './fields.ts'

const codes = {
  type: 'array',
  minItems: 1,
  maxItems: MOST_REASONS,
  uniqueItems: true,
  items: { type: 'string', enum: noAnswerReasons },
} as const
const toldCodes = { type: 'array', items: { type: 'string', enum: noAnswerReasons } } as const
const motives = {
  title: 'motives told',
  type: 'object',
  additionalProperties: false,
  properties: { at: instant, codes: toldCodes },
  required: ['at', 'codes'],
} as const

const forms = { type: 'array', items: { type: 'string', enum: guardedForms } } as const
const grounds = { type: 'array', items: { type: 'string', enum: protectedGrounds } } as const

export const readAdvice = endpoint({
  summary:
    'Whether this employer is asked why it does not answer, what it said, and the half hours with a host.',
  method: 'GET',
  path: 'employer/advice',
  caller: 'employer',
  companyRoles: recruiting,
  reply: {
    title: 'advice',
    type: 'object',
    additionalProperties: false,
    properties: {
      /** `no-label`: rated, and without label; `overdue`: people have waited for more than thirty days. */
      asked: { type: 'string', enum: ['no-label', 'overdue'] },
      /** Files without an answer after thirty days. */
      overdue: { type: 'integer', minimum: 0 },
      motives,
      /** Whether a host would offer advice by itself: that can be declined. */
      offered: { type: 'boolean' },
      /** What may be booked, earliest first. */
      slots: listOf({ slotId: text, startsAt: instant, host: text }, ['slotId', 'startsAt', 'host']),
      booking: {
        type: 'object',
        additionalProperties: false,
        properties: { bookingId: text, startsAt: instant, host: text },
        required: ['bookingId', 'startsAt', 'host'],
      },
      /** A half hour to come that the host had to take back. */
      takenBack: {
        type: 'object',
        additionalProperties: false,
        properties: { startsAt: instant, host: text },
        required: ['startsAt', 'host'],
      },
    },
    required: ['overdue', 'offered', 'slots'],
  },
  refusals: ['not-found'],
})
export type AdviceState = ReplyOf<typeof readAdvice>

export const tellMotives = endpoint({
  summary: 'The employer says what keeps it from answering. That is never an answer.',
  method: 'POST',
  path: 'employer/advice/motives',
  caller: 'employer',
  companyRoles: recruiting,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { requestId, codes },
    required: ['requestId', 'codes'],
  },
})

export const declineAdvice = endpoint({
  summary: 'The employer wants no advice: none is offered for ninety days.',
  method: 'POST',
  path: 'employer/advice/declined',
  caller: 'employer',
  companyRoles: recruiting,
})

export const bookAdvice = endpoint({
  summary: 'The employer books half an hour with a host; nobody else can then.',
  method: 'POST',
  path: 'employer/advice/bookings',
  caller: 'employer',
  companyRoles: recruiting,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { slotId: recordId },
    required: ['slotId'],
  },
  reasons: ['slot-taken', 'slot-gone', 'already-booked'],
})

export const cancelAdvice = endpoint({
  summary: 'The employer gives its half hour back.',
  method: 'DELETE',
  path: 'employer/advice/bookings/:id',
  caller: 'employer',
  companyRoles: recruiting,
  refusals: ['not-found'],
})

export const readSilentEmployers = endpoint({
  summary:
    'Employers of the site that are silent or to be helped, whom to see to first; and the hosts’ half hours.',
  method: 'GET',
  path: 'host/silence',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      employers: {
        type: 'array',
        items: {
          title: 'silent employer',
          type: 'object',
          additionalProperties: false,
          properties: {
            employerId: text,
            name: text,
            phone: text,
            silentSince: instant,
            waiting: { type: 'integer', minimum: 0 },
            lastMessage: {
              type: 'object',
              additionalProperties: false,
              properties: { kind: { type: 'string', enum: reminderKinds }, at: instant },
              required: ['kind', 'at'],
            },
            motives,
            because: { type: 'array', items: { type: 'string', enum: adviceReasons } },
            next: {
              type: 'object',
              additionalProperties: false,
              properties: {
                kind: { type: 'string', enum: ['advice', 'call', 'message', 'none'] },
                at: instant,
              },
              required: ['kind'],
            },
          },
          required: ['employerId', 'name', 'waiting', 'because', 'next'],
        },
      },
      /** Whose words were held back lately, on which grounds and where; never the words. */
      blocked: listOf({ employerId: text, name: text, at: instant, forms, grounds } as const, [
        'employerId',
        'name',
        'at',
        'forms',
        'grounds',
      ]),
      slots: listOf(
        { slotId: text, startsAt: instant, host: text, mine: { type: 'boolean' }, employer: text } as const,
        ['slotId', 'startsAt', 'host', 'mine'],
      ),
    },
    required: ['employers', 'blocked', 'slots'],
  },
})
export type SilenceBoard = ReplyOf<typeof readSilentEmployers>

export const noteCalled = endpoint({
  summary: 'A host called the employer: no advice is offered again for ninety days.',
  method: 'POST',
  path: 'host/silence/called',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { employerId: shortId },
    required: ['employerId'],
  },
  refusals: ['not-found'],
})

export const offerSlots = endpoint({
  summary: 'A host offers half hours, one after the other.',
  method: 'POST',
  path: 'host/advice/slots',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { startsAt: instant, count: { type: 'integer', minimum: 1, maximum: MOST_SLOTS_AT_ONCE } },
    required: ['startsAt', 'count'],
  },
  reasons: ['slot-past', 'slot-too-far', 'slot-overlaps'],
})

export const withdrawSlot = endpoint({
  summary: 'A host takes a half hour back; whoever booked it is told.',
  method: 'DELETE',
  path: 'host/advice/slots/:id',
  caller: 'host',
  right: 'daily',
  refusals: ['not-found'],
})

export const tellBlocked = endpoint({
  summary:
    'The desk held words of the employer back: hosts hear on which grounds and where, never the words.',
  method: 'POST',
  path: 'employer/blocked-words',
  caller: 'employer',
  companyRoles,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      form: { type: 'string', enum: guardedForms },
      grounds: { ...grounds, minItems: 1, maxItems: protectedGrounds.length },
    },
    required: ['form', 'grounds'],
  },
})
