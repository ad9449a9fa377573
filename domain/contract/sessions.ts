import { recruiting } from '../hiring/company-role.ts'
import { kitCardSchema } from '../kit/kit-card.ts'
import { maxLengthOf, type TextPath } from '../record/record-limits.ts'
import { MOST_WEEKS, tableFaults } from '../session-desk/plan-event.ts'
import { talkTopics } from '../postings/talk-topics.ts'
import { planFaults, publicationFaults } from '../session-desk/plan-session.ts'
import {
  accessNeeds,
  cancelReasons,
  challengeSessionSchema,
  eventKinds,
} from '../sessions/challenge-session.ts'
import { siteSchema } from '../sites/site.ts'
import { endpoint, type ReasonOf } from './endpoint.ts'
import { recordId, requestId, shortId, text } from './fields.ts'
import { line, lines, neededLine, neededLines } from './words.ts'

const longest = (field: TextPath<typeof challengeSessionSchema>) => maxLengthOf(challengeSessionSchema, field)
const moment = { type: 'integer', minimum: 0 } as const

/** An empty text takes the field away. */
const planFields = {
  challengeIds: { type: 'array', minItems: 1, maxItems: 3, uniqueItems: true, items: recordId },
  title: neededLine(longest('title')),
  employerId: shortId,
  offersPresented: { type: 'array', maxItems: 6, uniqueItems: true, items: recordId },
  place: { type: 'string', enum: ['site', 'employer', 'outdoors'] },
  roomId: shortId,
  where: line(longest('where')),
  startsAt: moment,
  endsAt: moment,
  capacity: { type: 'integer', minimum: 1, maximum: 500 },
  deskReserve: { type: 'integer', minimum: 0, maximum: 50 },
  minimumAge: { type: 'integer', minimum: 10, maximum: 18 },
  access: { type: 'array', maxItems: 6, uniqueItems: true, items: { type: 'string', enum: accessNeeds } },
  materialNote: lines(longest('materialNote')),
  information: lines(longest('information')),
  observers: {
    type: 'array',
    maxItems: 6,
    items: {
      type: 'object',
      additionalProperties: false,
      properties: {
        id: { type: 'string', minLength: 1, maxLength: 12 },
        name: neededLine(longest('observers.name')),
        organisation: line(longest('observers.organisation')),
        side: { type: 'string', enum: ['host', 'employer'] },
      },
      required: ['id', 'name', 'side'],
    },
  },
  passRule: kitCardSchema.properties.passRule,
  conventionRef: line(longest('conventionRef')),
  conventionEndsOn: {
    type: 'string',
    pattern: '^(\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$',
    maxLength: 10,
  },
} as const

const plan = {
  title: 'session plan',
  type: 'object',
  additionalProperties: false,
  properties: { requestId, ...planFields },
  required: [
    'challengeIds',
    'title',
    'offersPresented',
    'place',
    'startsAt',
    'endsAt',
    'capacity',
    'deskReserve',
    'minimumAge',
    'access',
    'observers',
  ],
} as const
const planChanges = {
  title: 'session plan changes',
  type: 'object',
  additionalProperties: false,
  properties: planFields,
} as const

/** An event of the place: an empty text takes the field away. */
const eventFields = {
  event: {
    type: 'object',
    additionalProperties: false,
    properties: {
      kind: { type: 'string', enum: eventKinds },
      text: neededLines(longest('event.text')),
      easyText: lines(longest('event.easyText')),
      picture: { type: 'string', enum: eventKinds },
      topic: { type: 'string', enum: talkTopics },
    },
    required: ['kind', 'text'],
  },
  title: planFields.title,
  place: planFields.place,
  roomId: planFields.roomId,
  where: planFields.where,
  startsAt: moment,
  endsAt: moment,
  capacity: planFields.capacity,
  access: planFields.access,
} as const

/**
 * What stands against a plan, by name; `not-now` for where the session stands, `employer-elsewhere` for an employer
 * that does not work with this site.
 */
const reasons = [
  ...planFaults,
  ...publicationFaults,
  ...tableFaults,
  'not-now',
  'employer-elsewhere',
] as const

export const createPlan = endpoint({
  summary: 'A new session: a draft of the hosts.',
  method: 'POST',
  path: 'host/sessions',
  caller: 'host',
  right: 'daily',
  body: plan,
  reply: challengeSessionSchema,
  status: 201,
  refusals: ['not-found', 'request-reused'],
  reasons,
})
export type PlanReason = ReasonOf<typeof createPlan>

export const proposePlan = endpoint({
  summary: 'A new session that an employer proposes; it belongs to that employer.',
  method: 'POST',
  path: 'employer/sessions',
  caller: 'employer',
  companyRoles: recruiting,
  body: plan,
  reply: challengeSessionSchema,
  status: 201,
  refusals: ['not-found', 'request-reused'],
  reasons,
})

export const changePlan = endpoint({
  summary: 'Changes a plan that has not begun.',
  method: 'PATCH',
  path: 'host/sessions/:id',
  caller: 'host',
  right: 'daily',
  body: planChanges,
  reply: challengeSessionSchema,
  refusals: ['not-found'],
  reasons,
})

export const createEvent = endpoint({
  summary: 'A new event of the place, shown to visitors at once: this week alone, or every week.',
  method: 'POST',
  path: 'host/events',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'event plan',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      ...eventFields,
      /** How often it takes place, once a week. */
      weeks: { type: 'integer', minimum: 1, maximum: MOST_WEEKS },
      /** The small table that a visitor proposed, to which this says yes. */
      proposalId: recordId,
    },
    required: ['event', 'title', 'place', 'startsAt', 'endsAt', 'capacity', 'access', 'weeks'],
  },
  reply: challengeSessionSchema,
  status: 201,
  refusals: ['not-found', 'request-reused'],
  reasons,
})

export const changeEvent = endpoint({
  summary: 'Changes an event that has not begun; who booked is asked whether what is new suits them.',
  method: 'PATCH',
  path: 'host/events/:id',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'event changes',
    type: 'object',
    additionalProperties: false,
    properties: eventFields,
  },
  reply: challengeSessionSchema,
  refusals: ['not-found'],
  reasons,
})

export const changeProposal = endpoint({
  summary: 'An employer changes its own proposal until a host has spoken.',
  method: 'PATCH',
  path: 'employer/sessions/:id',
  caller: 'employer',
  companyRoles: recruiting,
  body: planChanges,
  reply: challengeSessionSchema,
  refusals: ['not-found'],
  reasons,
})

export const validateProposal = endpoint({
  summary: 'A host takes an employer’s proposal as a draft of the site.',
  method: 'POST',
  path: 'host/sessions/:id/validate',
  caller: 'host',
  right: 'daily',
  reply: challengeSessionSchema,
  refusals: ['not-found'],
  reasons,
})

export const declineProposal = endpoint({
  summary: 'A host declines an employer’s proposal with a word.',
  method: 'POST',
  path: 'host/sessions/:id/decline',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { because: neededLines(longest('declinedBecause')) },
    required: ['because'],
  },
  reply: challengeSessionSchema,
  refusals: ['not-found'],
  reasons,
})

export const publishPlan = endpoint({
  summary: 'Shows a session to visitors.',
  method: 'POST',
  path: 'host/sessions/:id/publish',
  caller: 'host',
  right: 'daily',
  reply: challengeSessionSchema,
  refusals: ['not-found'],
  reasons,
})

export const cancelPlan = endpoint({
  summary: 'The session does not take place: each person booked is told why.',
  method: 'POST',
  path: 'host/sessions/:id/cancel',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      reason: { type: 'string', enum: cancelReasons },
      note: lines(longest('cancelNote')),
    },
    required: ['reason'],
  },
  reply: challengeSessionSchema,
  refusals: ['not-found'],
  reasons,
})

export const readCalendar = endpoint({
  summary: 'The published sessions as an iCalendar text: all of them, or one.',
  method: 'GET',
  path: 'host/calendar',
  caller: 'host',
  right: 'daily',
  query: { type: 'object', properties: { session: recordId } },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { calendar: text },
    required: ['calendar'],
  },
  reasons: ['nothing-published'],
})

const roomList = {
  type: 'array',
  maxItems: siteSchema.properties.rooms.maxItems,
  items: {
    type: 'object',
    additionalProperties: false,
    properties: {
      id: { type: 'string', minLength: 1, maxLength: 40 },
      name: neededLine(maxLengthOf(siteSchema, 'rooms.name')),
      capacity: { type: 'integer', minimum: 1, maximum: 500 },
      stepFree: { type: 'boolean' },
    },
    required: ['id', 'name', 'capacity', 'stepFree'],
  },
} as const

export const keepRooms = endpoint({
  summary: 'Changes the list of the site’s rooms; what others changed since it was opened stays.',
  method: 'POST',
  path: 'host/rooms',
  caller: 'host',
  right: 'settings',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      rooms: roomList,
      /** The list as the device knew it; without it `rooms` takes the place of all there is. */
      opened: roomList,
    },
    required: ['rooms'],
  },
  refusals: ['not-found'],
  reasons: ['room-in-use', 'room-lent', 'too-many-rooms'],
})
