import { newestFirst } from '../record/newest-first.ts'
import { unionOf } from '../record/union-of.ts'
import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'
import { reportReasons } from './posting-reasons.ts'
import { LONGEST_LINE } from './posting.ts'
import { talkTopics } from './talk-topics.ts'

/** A place to meet, as hosts type it: "table 2". */
export const LONGEST_PLACE = 60

/** What people at a table talk of, in somebody's own words. */
export const LONGEST_TABLE_WORD = 40

/** As long as the first name by which somebody lets themselves be called. */
export const LONGEST_NAME = 40

/**
 * "Put me in touch" (demande de mise en relation), passed on by the hosts; or what a person says of a card on the board:
 * that it interests them, that something is wrong with it, and of their own that they still mean it or that it is done.
 * Of a small table, that they would like one or by which name they sit at it. With a topic instead of a card: that they would like to talk of it with whoever says that they like to.
 */
export const contactRequestSchema = {
  title: 'contact request',
  version: 2,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    employerId: { type: 'string', maxLength: 40, dataClass: 'private' },
    postingId: { type: 'string', maxLength: 64, dataClass: 'private' },
    /** Of what somebody would like to talk, with anybody here who likes to. */
    topic: { type: 'string', enum: talkTopics, dataClass: 'private' },
    /** Who said yes to that; the server writes it. */
    withId: { type: 'string', maxLength: 40, dataClass: 'private' },
    visitorId: { type: 'string', maxLength: 40, dataClass: 'private' },
    /** The small table at which they take a chair. */
    tableId: { type: 'string', pattern: '^[A-Za-z0-9._-]+$', maxLength: 64, dataClass: 'private' },
    /** Of a table that they propose: when, and its topic in their own words where it is none of those. */
    tableAt: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000, dataClass: 'private' },
    tableWord: { type: 'string', maxLength: LONGEST_TABLE_WORD, dataClass: 'private' },
    /** How whoever is interested is called, told to the other only once both said yes. */
    name: { type: 'string', maxLength: LONGEST_NAME, dataClass: 'private' },
    events: {
      type: 'array',
      maxItems: 60,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64 },
          type: {
            type: 'string',
            enum: [
              'asked',
              'interested',
              'reported',
              'renewed',
              'ended',
              /** A small table that they would like; hosts say yes or no. */
              'table-proposed',
              /** That others at a table may call them by their name. */
              'table-named',
              /** What somebody of a project tells of it. */
              'advanced',
              'accepted',
              'declined',
              /** One of those who could talk of a topic would rather not; the others are asked on. */
              'passed',
              /** A host told both where they meet. */
              'placed',
              'introduced',
              'not-introduced',
              /** Who had joined a project leaves it. */
              'left',
            ],
          },
          at: { type: 'integer', minimum: 0 },
          by: { type: 'string', maxLength: 40 },
          /** What is wrong with a card. */
          reason: { type: 'string', enum: reportReasons },
          /** With the yes of a card's author: how they are called. */
          name: { type: 'string', maxLength: LONGEST_NAME },
          /** Who would rather not. */
          ofId: { type: 'string', maxLength: 40 },
          /** With `advanced`: what. */
          tells: {
            type: 'object',
            additionalProperties: false,
            properties: {
              does: {
                type: 'string',
                enum: ['done', 'not-done', 'found', 'not-found', 'told', 'share', 'not-shared', 'left'],
              },
              step: { type: 'integer', minimum: 0, maximum: 6 },
              skill: { type: 'string', pattern: '^(?:esco|ability):[A-Za-z0-9._-]+$', maxLength: 60 },
              text: { type: 'string', minLength: 1, maxLength: LONGEST_LINE },
            },
            required: ['does'],
          },
          /** Where they meet. */
          place: { type: 'string', maxLength: LONGEST_PLACE },
        },
        required: ['id', 'type', 'at', 'by'],
      },
      dataClass: 'private',
    },
  },
  required: [...recordRequired, 'visitorId', 'events'],
} as const

/** Of what hosts, and those who could talk of a topic, tell of one request; the rest brings it to its end. */
export const MOST_TURNS = 50

export type ContactRequest = ExtractDocumentTypeFromTypedRxJsonSchema<typeof contactRequestSchema>
export type ContactEvent = ContactRequest['events'][number]

/** What a visitor says of a small table. */
export const tableWords = ['table-proposed', 'table-named'] as const

/** What a visitor says of a card or a table at a kiosk, in the first and only event that they tell. */
export const visitorWords = [
  ...(['interested', 'reported', 'renewed', 'ended', 'advanced'] as const),
  ...tableWords,
] as const
export type VisitorWord = (typeof visitorWords)[number]

/** The types of event that are such words. */
export const cardWords: ReadonlySet<string> = new Set(visitorWords)

/** Whether it is what a visitor says of a card on the board. */
export function isWordOnPosting({ events }: Pick<ContactRequest, 'events'>): boolean {
  return events.some(({ type }) => cardWords.has(type))
}

/** Union of the events; the rest comes from the later revision. */
export function mergeContactRequests(a: ContactRequest, b: ContactRequest): ContactRequest {
  const [newer, older] = newestFirst(a, b)
  return { ...newer, events: unionOf(older.events, newer.events) }
}

/** Without who would rather not: they are erased. */
export function withoutPassed(request: ContactRequest, ids: ReadonlySet<string>): ContactRequest {
  const events = request.events.filter(({ ofId }) => ofId === undefined || !ids.has(ofId))
  return events.length === request.events.length ? request : { ...request, events }
}
