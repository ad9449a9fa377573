import { recruiting } from '../hiring/company-role.ts'
import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { instant, recordId, requestId, text } from './fields.ts'
import { invitationFields, inviteReasons, invited, status } from './invitation-fields.ts'

export const referralsReceived = endpoint({
  summary: 'Whom others recommend to the employer, and who said yes to being seen, newest first.',
  method: 'GET',
  path: 'employer/referrals',
  caller: 'employer',
  companyRoles: recruiting,
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      referrals: {
        type: 'array',
        items: {
          title: 'referral received',
          type: 'object',
          additionalProperties: false,
          properties: {
            referralId: recordId,
            /** The employer that recommends, and the offer to which the person had applied there. */
            from: text,
            offer: text,
            words: text,
            acceptedAt: instant,
            /** Only what the person had sent, without the words to the other employer. */
            person: {
              type: 'object',
              additionalProperties: false,
              properties: {
                name: text,
                phone: text,
                email: text,
                abilities: { type: 'array', items: text },
                availability: text,
              },
            },
            /** What became of the invitation that followed. */
            invited: status,
          },
          required: ['referralId', 'from', 'offer', 'acceptedAt', 'person'],
        },
      },
    },
    required: ['referrals'],
  },
})
export type ReferralReceived = ReplyOf<typeof referralsReceived>['referrals'][number]

export const inviteReferred = endpoint({
  summary: 'Invites somebody who was recommended to the employer, and said yes, to a session or a talk.',
  method: 'POST',
  path: 'employer/referrals/invitations',
  caller: 'employer',
  guards: 'invitation',
  companyRoles: recruiting,
  body: {
    title: 'invitation of somebody recommended',
    type: 'object',
    additionalProperties: false,
    properties: { requestId, referralId: recordId, ...invitationFields },
    required: ['requestId', 'referralId', 'kind', 'message'],
  },
  reply: invited,
  status: 201,
  refusals: ['request-reused'],
  reasons: inviteReasons,
})
export type ReferredInvitation = Omit<BodyOf<typeof inviteReferred>, 'requestId'>

export const pauseReferrals = endpoint({
  summary:
    'The employer receives no more recommendations, or receives them again. Who said yes before stays.',
  method: 'POST',
  path: 'employer/referrals/pause',
  caller: 'employer',
  companyRoles: recruiting,
  body: {
    title: 'pause of recommendations',
    type: 'object',
    additionalProperties: false,
    properties: { paused: { type: 'boolean' } },
    required: ['paused'],
  },
  refusals: ['not-found'],
})

export const bookableChallenges = endpoint({
  summary: 'The challenges that somebody can book at the site now, by their soonest session with a seat.',
  method: 'GET',
  path: 'employer/bookable-challenges',
  caller: 'employer',
  companyRoles: recruiting,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      challenges: {
        type: 'array',
        items: {
          title: 'bookable challenge',
          type: 'object',
          additionalProperties: false,
          properties: { cardId: text, title: text, startsAt: instant },
          required: ['cardId', 'title', 'startsAt'],
        },
      },
    },
    required: ['challenges'],
  },
})
export type BookableChallenge = ReplyOf<typeof bookableChallenges>['challenges'][number]

const count = { type: 'integer', minimum: 0 } as const

export const referralFigures = endpoint({
  summary:
    'What became of the people whom an employer of the site recommended to others: how many, never who.',
  method: 'GET',
  path: 'host/employers/:id/referrals',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      /** Absent while too few were recommended. */
      figures: {
        title: 'referral figures',
        type: 'object',
        additionalProperties: false,
        properties: { people: count, saidYes: count, seen: count, answered: count, hired: count },
        required: ['people', 'saidYes', 'seen', 'answered', 'hired'],
      },
    },
  },
  refusals: ['not-found'],
})
