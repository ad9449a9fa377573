import { LONGEST_ACCOUNT_NAME } from '../ids.ts'
import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { companyRole, instant, requestId, roleBody, text } from './fields.ts'
import { neededLine } from './words.ts'

const secretReply = {
  type: 'object',
  additionalProperties: false,
  properties: { login: text, secret: text },
  required: ['login', 'secret'],
} as const

export const listPeople = endpoint({
  summary: 'Who may sign in for this employer at this site, and as what.',
  method: 'GET',
  path: 'employer/people',
  caller: 'employer',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      people: {
        type: 'array',
        items: {
          title: 'person of an employer',
          type: 'object',
          additionalProperties: false,
          properties: { accountId: text, name: text, login: text, companyRole, createdAt: instant },
          required: ['accountId', 'name', 'login', 'companyRole', 'createdAt'],
        },
      },
    },
    required: ['people'],
  },
})
export type PersonLine = ReplyOf<typeof listPeople>['people'][number]

export const addPerson = endpoint({
  summary: 'Another person of the employer, with a secret that is told this once.',
  method: 'POST',
  path: 'employer/people',
  caller: 'employer',
  body: {
    title: 'person form',
    type: 'object',
    additionalProperties: false,
    properties: { requestId, login: neededLine(120), name: neededLine(LONGEST_ACCOUNT_NAME), companyRole },
    required: ['requestId', 'login', 'name', 'companyRole'],
  },
  reply: secretReply,
  status: 201,
  refusals: ['not-found', 'request-reused'],
  reasons: ['login-taken', 'too-many-people'],
})
export type PersonForm = Omit<BodyOf<typeof addPerson>, 'requestId'>

export const changePersonRole = endpoint({
  summary: 'What somebody may do for the employer changes. Nobody changes their own.',
  method: 'POST',
  path: 'employer/people/:id/role',
  caller: 'employer',
  body: roleBody,
  refusals: ['not-found'],
  reasons: ['own-account'],
})

export const renewPersonSecret = endpoint({
  summary:
    'Another secret for somebody of the employer; whoever is signed in with the one before no longer is.',
  method: 'POST',
  path: 'employer/people/:id/new-secret',
  caller: 'employer',
  reply: secretReply,
  refusals: ['not-found'],
})
export type PersonSecret = ReplyOf<typeof renewPersonSecret>

export const endAccess = endpoint({
  summary: 'Somebody of the employer signs in no more. Nobody ends their own access.',
  method: 'POST',
  path: 'employer/people/:id/end',
  caller: 'employer',
  refusals: ['not-found'],
  reasons: ['own-account'],
})
