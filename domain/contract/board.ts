import { LONGEST_NAME, LONGEST_PLACE } from '../postings/contact-request.ts'
import { postingStates } from '../postings/posting-state.ts'
import { talkTopics } from '../postings/talk-topics.ts'
import { postingSchema } from '../postings/posting.ts'
import { endpoint, type BodyOf, type ReasonOf, type ReplyOf } from './endpoint.ts'
import { instant, listOf, recordId, requestId, text } from './fields.ts'
import { neededLine } from './words.ts'

const { kind, topic, steps, stage, wanted, picture, photo, endsOn, shown, events } = postingSchema.properties
const { reason, until } = events.items.properties
const talkTopic = { type: 'string', enum: talkTopics } as const
const interestState = {
  type: 'string',
  enum: ['waiting', 'silent', 'accepted', 'declined', 'introduced', 'left'],
} as const

export const myPostings = endpoint({
  summary:
    'The cards of the holder, newest first, with what became of them and who is interested; what interests them; and who would like to talk with them. Names once both said yes.',
  method: 'GET',
  path: 'visitor/postings',
  caller: 'visitor',
  whenAssisted: 'read-cards',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      /** Who would like to talk of something with them, while they are here and like to; and who did. */
      asked: listOf(
        {
          id: recordId,
          topic: talkTopic,
          at: instant,
          answerBy: instant,
          state: interestState,
          /** How they are called: once the holder said yes. */
          name: text,
          /** Where hosts bring them together. */
          place: text,
        },
        ['id', 'topic', 'at', 'answerBy', 'state'],
      ),
      postings: {
        type: 'array',
        items: {
          title: 'own posting',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: recordId,
            kind,
            topic,
            title: text,
            text,
            steps,
            stage,
            wanted,
            picture,
            photo,
            endsOn,
            /** Of a project: how it stands, whether other sites may read it, and how many lines hosts still read. */
            shown,
            sharing: { type: 'string', enum: ['not', 'wished', 'shared'] },
            linesWaiting: { type: 'integer', minimum: 1 },
            state: {
              type: 'string',
              enum: postingStates,
            },
            /** Since when it is so; of one whose last day is over, since when it stood. */
            since: instant,
            /** Why it was refused or hidden, and a line of the hosts. */
            reason,
            note: text,
            /** Hidden because people said that something is wrong with it. */
            byReports: { type: 'boolean' },
            submittedAt: instant,
            /** A host keyed it in. */
            keyedBy: text,
            /** When a host last changed its words. */
            editedAt: instant,
            /** Until when it would stand if it was renewed now; absent where it cannot be. */
            renewedUntil: until,
            interests: listOf(
              {
                id: recordId,
                at: instant,
                answerBy: instant,
                state: interestState,
                /** How they are called: once the author said yes. */
                name: text,
                /** Where hosts bring them together. */
                place: text,
              },
              ['id', 'at', 'answerBy', 'state'],
            ),
          },
          required: ['id', 'kind', 'topic', 'title', 'state', 'since', 'submittedAt', 'interests'],
        },
      },
      interests: {
        type: 'array',
        items: {
          title: 'own interest',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: recordId,
            /** A card, or of what they would like to talk. */
            postingId: recordId,
            topic: talkTopic,
            /** Of the card, while there is one. */
            title: text,
            at: instant,
            answerBy: instant,
            state: interestState,
            /** How its author is called: once they said yes. */
            name: text,
            /** Where hosts bring them together. */
            place: text,
            /** It is a project: whoever joined tells what goes on. */
            ofProject: { type: 'boolean' },
            /** It is a card of the place itself: hosts answer. */
            ofPlace: { type: 'boolean' },
            /** The card does not stand on the board any more. */
            over: { type: 'boolean' },
          },
          required: ['id', 'at', 'answerBy', 'state'],
        },
      },
    },
    required: ['asked', 'postings', 'interests'],
  },
})
export type MyBoard = ReplyOf<typeof myPostings>
export type MyPosting = MyBoard['postings'][number]
export type MyAsked = MyBoard['asked'][number]
export type MyInterest = MyBoard['interests'][number]

export const answerInterest = endpoint({
  summary: 'The author of a card says yes, with a name to be called by, or no to somebody who is interested.',
  method: 'POST',
  path: 'visitor/interest-answer',
  caller: 'visitor',
  whenAssisted: 'own-act',
  body: {
    title: 'answer to an interest',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      interestId: recordId,
      answer: { type: 'string', enum: ['yes', 'no'] },
      /** With a yes. */
      name: neededLine(LONGEST_NAME),
    },
    required: ['requestId', 'interestId', 'answer'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      /** With a yes: how the other is called. */
      name: text,
    },
    required: [],
  },
  refusals: ['request-reused'],
  reasons: ['gone', 'answered', 'name-needed', 'guardian-needed'],
})
export type InterestAnswer = BodyOf<typeof answerInterest>
export type InterestAnswerRefusal = ReasonOf<typeof answerInterest>

export const listIntroductions = endpoint({
  summary:
    'Who said yes to whom and is to be brought together, or is interested in a card of the place, the longest waiting first; then those who were, lately.',
  method: 'GET',
  path: 'host/introductions',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      introductions: {
        type: 'array',
        items: {
          title: 'introduction',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: recordId,
            postingId: recordId,
            title: text,
            /** Of what one of them would like to talk, where it is no card. */
            topic: talkTopic,
            /** Nobody said yes yet: the entries of those here who like to talk of it. */
            openIds: { type: 'array', items: recordId },
            /** Where hosts said that they meet. */
            place: text,
            /** How the author of the card and whoever is interested want to be called; a card of the place has no author. */
            authorName: text,
            interestedName: text,
            /** The entries of the directory behind them. */
            authorId: recordId,
            interestedId: recordId,
            /** When both had said yes; of a card of the place, when somebody was interested. */
            acceptedAt: instant,
            introducedAt: instant,
          },
          required: ['id', 'interestedName', 'interestedId', 'acceptedAt'],
        },
      },
    },
    required: ['introductions'],
  },
})
export type Introduction = ReplyOf<typeof listIntroductions>['introductions'][number]

export const noteIntroduction = endpoint({
  summary: 'Two people were brought together, or that was a mistake. Said twice it is said once.',
  method: 'POST',
  path: 'host/introductions/:id',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'introduction told',
    type: 'object',
    additionalProperties: false,
    properties: { introduced: { type: 'boolean' } },
    required: ['introduced'],
  },
  refusals: ['not-found'],
})

export const noteMeetingPlace = endpoint({
  summary:
    'Where two people who said yes meet: both read it at their next scan. Said anew it is somewhere else.',
  method: 'POST',
  path: 'host/introductions/:id/place',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'place to meet',
    type: 'object',
    additionalProperties: false,
    properties: { place: neededLine(LONGEST_PLACE) },
    required: ['place'],
  },
  refusals: ['not-found'],
})

export const readAround = endpoint({
  summary:
    'Of the cards on the board those whose author is here and likes to talk today: never who, and none where few are here.',
  method: 'GET',
  path: 'board/around',
  caller: 'kiosk',
  noStore: true,
  reply: {
    title: 'around the board',
    type: 'object',
    additionalProperties: false,
    properties: { cards: { type: 'array', items: recordId } },
    required: ['cards'],
  },
})
export type BoardAround = ReplyOf<typeof readAround>

export const readElsewhere = endpoint({
  summary:
    'Projects that other sites of this server share, by the wish of their author and the yes of their hosts: without photos and without a name.',
  method: 'GET',
  path: 'board/elsewhere',
  caller: 'kiosk',
  noStore: true,
  reply: {
    title: 'projects elsewhere',
    type: 'object',
    additionalProperties: false,
    properties: {
      projects: listOf(
        { id: recordId, site: text, topic, title: text, text, steps, stage, wanted, picture, shown },
        ['id', 'site', 'topic', 'title'],
      ),
    },
    required: ['projects'],
  },
})
export type ProjectElsewhere = ReplyOf<typeof readElsewhere>['projects'][number]
