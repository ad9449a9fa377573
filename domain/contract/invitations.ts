import { recruiting } from '../hiring/company-role.ts'
import { employerSchema } from '../hiring/employer.ts'
import { tracks } from '../kit/challenge.ts'
import { LONGEST_FIRST_NAME } from '../matching/invitation.ts'
import { endpoint, type BodyOf, type ReasonOf, type ReplyOf } from './endpoint.ts'
import { instant, recordId, requestId, shortId, soughtSkills, text } from './fields.ts'
import {
  channel,
  invitationFields,
  invited,
  inviteReasons,
  kind,
  pay,
  status,
  told,
} from './invitation-fields.ts'
import { line, neededLine } from './words.ts'

const session = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: recordId,
    title: text,
    track: { type: 'string', enum: tracks },
    startsAt: instant,
    endsAt: instant,
    where: text,
  },
  required: ['id', 'title', 'track', 'startsAt', 'endsAt'],
} as const

export const invite = endpoint({
  summary: 'Invites who is behind a card of a search to a session or a talk. Tells nothing of who it is.',
  method: 'POST',
  path: 'employer/invitations',
  caller: 'employer',
  guards: 'invitation',
  companyRoles: recruiting,
  body: {
    title: 'invitation',
    type: 'object',
    additionalProperties: false,
    properties: { requestId, searchId: shortId, cardId: shortId, ...invitationFields },
    required: ['requestId', 'searchId', 'cardId', 'kind', 'message'],
  },
  reply: invited,
  status: 201,
  refusals: ['request-reused'],
  reasons: inviteReasons,
})
export type InviteRefusal = ReasonOf<typeof invite>
export type Invitation = Omit<BodyOf<typeof invite>, 'requestId'>

export const invitationsSent = endpoint({
  summary:
    'What the employer asked of whom it does not know, newest first; who said yes as they chose to be told.',
  method: 'GET',
  path: 'employer/invitations',
  caller: 'employer',
  companyRoles: recruiting,
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      invitations: {
        type: 'array',
        items: {
          title: 'invitation sent',
          type: 'object',
          additionalProperties: false,
          properties: {
            invitationId: shortId,
            invitedAt: instant,
            answerBy: instant,
            searchId: shortId,
            cardId: shortId,
            kind,
            sessionTitle: text,
            message: text,
            sought: soughtSkills,
            status,
            person: told,
          },
          required: [
            'invitationId',
            'invitedAt',
            'answerBy',
            'searchId',
            'cardId',
            'kind',
            'message',
            'sought',
            'status',
          ],
        },
      },
    },
    required: ['invitations'],
  },
})
export type InvitationSent = ReplyOf<typeof invitationsSent>['invitations'][number]

export const myInvitations = endpoint({
  summary: 'Who asks for the holder of a card without knowing them, newest first.',
  method: 'GET',
  path: 'visitor/invitations',
  caller: 'visitor',
  whenAssisted: 'read-invitations',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      invitations: {
        type: 'array',
        items: {
          title: 'invitation received',
          type: 'object',
          additionalProperties: false,
          properties: {
            invitationId: shortId,
            invitedAt: instant,
            answerBy: instant,
            kind,
            session,
            pay,
            message: text,
            /** Nothing of somebody who was recommended, by the employer named. */
            sought: soughtSkills,
            recommendedBy: text,
            status,
            employer: {
              type: 'object',
              additionalProperties: false,
              properties: {
                name: text,
                activity: text,
                town: text,
                presentation: text,
                reciprok: employerSchema.properties.reciprok,
              },
              required: ['name'],
            },
          },
          required: [
            'invitationId',
            'invitedAt',
            'answerBy',
            'kind',
            'message',
            'sought',
            'status',
            'employer',
          ],
        },
      },
    },
    required: ['invitations'],
  },
})
export type MyInvitation = ReplyOf<typeof myInvitations>['invitations'][number]

export const answerInvitation = endpoint({
  summary: 'Yes, with a first name and a way to be reached; no; or later, which leaves it open.',
  method: 'POST',
  path: 'visitor/invitation-answer',
  caller: 'visitor',
  whenAssisted: 'own-act',
  body: {
    title: 'answer to an invitation',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      invitationId: shortId,
      answer: { type: 'string', enum: ['yes', 'no', 'later'] },
      /** With a yes. */
      name: neededLine(LONGEST_FIRST_NAME),
      channel,
      /** The number or the address; nothing where they meet here. */
      words: line(254),
    },
    required: ['requestId', 'invitationId', 'answer'],
  },
  refusals: ['request-reused'],
  reasons: ['gone', 'answered', 'name-needed', 'not-a-phone', 'not-an-email'],
})
export type InvitationAnswer = BodyOf<typeof answerInvitation>
export type InvitationAnswerRefusal = ReasonOf<typeof answerInvitation>
