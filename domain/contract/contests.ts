import { recruiting } from '../hiring/company-role.ts'
import { contestRefusals } from '../hiring/contest-answer.ts'
import { answerFaults, appealRefusals, contestKinds, longestAppeal } from '../hiring/contest.ts'
import { applicationEventTypes } from '../hiring/application.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, listOf, recordId, text } from './fields.ts'
import { lines } from './words.ts'

export const contestAnswer = endpoint({
  summary: 'The holder of a card says that an answer did not reach them, or is not about their application.',
  method: 'POST',
  path: 'visitor/applications/:applicationId/contests',
  caller: 'visitor',
  whenAssisted: 'contest',
  body: {
    title: 'what is wrong with an answer',
    type: 'object',
    additionalProperties: false,
    properties: { about: recordId, because: { type: 'string', enum: answerFaults } },
    required: ['about', 'because'],
  },
  reasons: ['unknown', 'already-contested', 'already-decided', 'too-many', ...contestRefusals],
})

const stage = { type: 'string', enum: ['contest', 'appeal'] } as const

export const listContests = endpoint({
  summary: 'What candidates and employers ask the hosts of the site to decide, with the facts of both sides.',
  method: 'GET',
  path: 'host/contests',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      contests: {
        type: 'array',
        items: {
          title: 'contest',
          type: 'object',
          additionalProperties: false,
          properties: {
            applicationId: text,
            about: text,
            kind: { type: 'string', enum: contestKinds },
            stage,
            /** When the candidate said it. */
            at: instant,
            dueAt: instant,
            candidate: text,
            employer: text,
            offer: text,
            /** What happened to the application, oldest first; `about` is among it. */
            events: listOf(
              {
                id: text,
                type: { type: 'string', enum: applicationEventTypes },
                at: instant,
                byHost: { type: 'boolean' },
              },
              ['id', 'type', 'at'],
            ),
            /** Of the answer: all that it told the candidate. */
            words: { type: 'array', items: text },
            /** Why the employer says that the first decision is wrong. */
            appeal: text,
          },
          required: [
            'applicationId',
            'about',
            'kind',
            'stage',
            'at',
            'dueAt',
            'candidate',
            'employer',
            'offer',
            'events',
            'words',
          ],
        },
      },
    },
    required: ['contests'],
  },
})
export type ContestLine = ReplyOf<typeof listContests>['contests'][number]

export const decideContest = endpoint({
  summary: 'A host decides whether the candidate is right, first or after an appeal.',
  method: 'POST',
  path: 'host/contests/:applicationId/:about',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'verdict',
    type: 'object',
    additionalProperties: false,
    properties: { stage, upheld: { type: 'boolean' } },
    required: ['stage', 'upheld'],
  },
  refusals: ['not-found'],
  reasons: ['already-decided', 'answer-gone'],
})

export const appealContest = endpoint({
  summary: 'The employer says once why a decision about one of its answers, or a withdrawal, is wrong.',
  method: 'POST',
  path: 'employer/contests/:applicationId/:about/appeal',
  caller: 'employer',
  guards: 'appeal',
  companyRoles: recruiting,
  body: {
    title: 'appeal',
    type: 'object',
    additionalProperties: false,
    properties: { words: lines(longestAppeal) },
    required: ['words'],
  },
  refusals: ['not-found'],
  reasons: appealRefusals,
})
