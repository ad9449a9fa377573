import { talkTopics } from '../postings/talk-topics.ts'
import { lintReasons } from '../postings/posting-reasons.ts'
import { longestThanks, readyThanks, thankedFor } from '../thanks/thanks.ts'
import { endpoint, type BodyOf, type ReasonOf, type ReplyOf } from './endpoint.ts'
import { instant, listOf, recordId, requestId, text } from './fields.ts'
import { neededLine } from './words.ts'

const ready = { type: 'string', enum: readyThanks } as const
/** A sentence of the lexicon or a skill: devices say the first in the language of the screen. */
const competence = {
  type: 'object',
  additionalProperties: false,
  properties: { id: recordId, label: text },
  required: ['id', 'label'],
} as const
/** For what: what they talked of, or a card, while there is one. */
const matter = {
  forKind: { type: 'string', enum: thankedFor },
  topic: { type: 'string', enum: talkTopics },
  title: text,
} as const

export const readThanks = endpoint({
  summary:
    'Whom the holder may thank, since they met or were helped; what others thank them for; and what they said.',
  method: 'GET',
  path: 'visitor/thanks',
  caller: 'visitor',
  whenAssisted: 'read-thanks',
  noStore: true,
  reply: {
    title: 'my thanks',
    type: 'object',
    additionalProperties: false,
    properties: {
      toThank: listOf(
        {
          /** What brought them together. */
          about: recordId,
          name: text,
          at: instant,
          ...matter,
          /** One of these may go along; none where the other has no page, or the matter points at none. */
          competences: { type: 'array', items: competence },
        },
        ['about', 'name', 'at', 'forKind', 'competences'],
      ),
      received: listOf(
        {
          ...{ id: recordId, name: text, at: instant, ready, line: text, competence },
          ...matter,
          /** They kept it; before that nothing of it stands anywhere. */
          kept: { type: 'boolean' },
          /** The competence stands on their page, recommended. */
          recommended: { type: 'boolean' },
        },
        ['id', 'name', 'at', 'forKind', 'kept', 'recommended'],
      ),
      said: listOf(
        {
          ...{ id: recordId, name: text, at: instant, ready, line: text, competence },
          ...matter,
          /** That somebody did not keep it is not told. */
          state: { type: 'string', enum: ['waiting', 'held', 'told', 'kept'] },
        },
        ['id', 'name', 'at', 'forKind', 'state'],
      ),
    },
    required: ['toThank', 'received', 'said'],
  },
})
export type MyThanks = ReplyOf<typeof readThanks>
export type ToThank = MyThanks['toThank'][number]
export type ReceivedThanks = MyThanks['received'][number]
export type SaidThanks = MyThanks['said'][number]

export const sayThanks = endpoint({
  summary:
    'Says thanks for a meeting or a help: a ready sentence, or a line that hosts read first; with a competence, if they like.',
  method: 'POST',
  path: 'visitor/thanks',
  caller: 'visitor',
  whenAssisted: 'own-act',
  body: {
    title: 'thanks',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      about: recordId,
      ready,
      line: neededLine(longestThanks),
      competenceId: recordId,
    },
    required: ['requestId', 'about'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { state: { type: 'string', enum: ['waiting', 'told'] } },
    required: ['state'],
  },
  refusals: ['request-reused'],
  /**
   * `gone`: they did not meet, or too long ago; `said`: they thanked for it already; `words-needed`: neither a sentence
   * nor a line, or both; `competence-gone`: the matter does not point at it, or the other has no page any more;
   * `reciprocal`: the other praised them within a day; `author-away`: who recommends is here.
   */
  reasons: [
    'gone',
    'said',
    'words-needed',
    'competence-gone',
    'reciprocal',
    'author-away',
    'fact-long',
    'fact-contact',
    'fact-personal',
  ],
})
export type ThanksForm = BodyOf<typeof sayThanks>
export type ThanksRefusal = ReasonOf<typeof sayThanks>

export const answerThanks = endpoint({
  summary:
    'The thanked person keeps thanks or drops them. A competence that was said with them stands on their page once they keep it, if the rules of recommending allow.',
  method: 'POST',
  path: 'visitor/thanks-answer',
  caller: 'visitor',
  whenAssisted: 'own-act',
  body: {
    title: 'answer to thanks',
    type: 'object',
    additionalProperties: false,
    properties: { id: recordId, keep: { type: 'boolean' } },
    required: ['id', 'keep'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      recommended: { type: 'boolean' },
      /** Why the competence does not stand on the page, though the words are kept. */
      because: { type: 'string', enum: ['no-page', 'reciprocal', 'full'] },
    },
    required: ['recommended'],
  },
  reasons: ['gone', 'person-away'],
})
export type ThanksKept = ReplyOf<typeof answerThanks>

export const takeThanksBack = endpoint({
  summary: 'Takes thanks back that one said; what was recommended with them leaves the page.',
  method: 'POST',
  path: 'visitor/thanks-back',
  caller: 'visitor',
  whenAssisted: 'own-act',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { id: recordId },
    required: ['id'],
  },
  refusals: ['not-found'],
})

export const listThanks = endpoint({
  summary:
    'Lines of thanks that nobody read yet, the longest waiting first, with what a host may doubt in them.',
  method: 'GET',
  path: 'host/thanks',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      thanks: listOf(
        {
          ...{ id: recordId, authorName: text, name: text, line: text, at: instant },
          doubts: { type: 'array', items: { type: 'string', enum: lintReasons } },
        },
        ['id', 'authorName', 'name', 'line', 'at', 'doubts'],
      ),
    },
    required: ['thanks'],
  },
})
export type WaitingThanks = ReplyOf<typeof listThanks>['thanks'][number]

export const decideThanks = endpoint({
  summary: 'A host passes a line of thanks on, or does not. The first decision stands.',
  method: 'POST',
  path: 'host/thanks/:id',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'thanks decided',
    type: 'object',
    additionalProperties: false,
    properties: { pass: { type: 'boolean' } },
    required: ['pass'],
  },
  refusals: ['not-found'],
})
