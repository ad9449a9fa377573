import { LONGEST_ACCOUNT_NAME } from '../ids.ts'
import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { siteRoles } from '../sites/site-role.ts'
import { companyRole, instant, requestId, roleBody, shortId, text } from './fields.ts'
import { neededLine } from './words.ts'

const siteRole = { type: 'string', enum: siteRoles } as const
const role = { type: 'string', enum: ['host', 'employer'] } as const

export const signIn = endpoint({
  summary: 'A host or an employer’s contact says who they are at a desk. One answer for every failure.',
  method: 'POST',
  path: 'sign-in',
  caller: 'desk',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      login: { type: 'string', minLength: 1, maxLength: 120 },
      secret: { type: 'string', minLength: 1, maxLength: 200 },
    },
    required: ['login', 'secret'],
  },
  reply: {
    title: 'signed in',
    type: 'object',
    additionalProperties: false,
    properties: {
      session: text,
      expiresAt: instant,
      account: {
        type: 'object',
        additionalProperties: false,
        properties: { id: text, name: text, companyRole, siteRole },
        required: ['id', 'name'],
      },
      /** This employer is asked why it does not answer: its desk opens there. */
      asksWhy: { type: 'boolean' },
    },
    required: ['session', 'expiresAt', 'account'],
  },
  refusals: ['wrong-credentials'],
})

export const signOut = endpoint({
  summary: 'Ends the session told with the request, if there is one.',
  method: 'DELETE',
  path: 'sign-in',
  caller: 'desk',
})

export const listAccounts = endpoint({
  summary: 'The accounts of the site and of its employers.',
  method: 'GET',
  path: 'host/accounts',
  caller: 'host',
  right: 'daily',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      accounts: {
        type: 'array',
        items: {
          title: 'account',
          type: 'object',
          additionalProperties: false,
          properties: {
            accountId: text,
            role,
            employerId: text,
            companyRole,
            siteRole,
            login: text,
            name: text,
            createdAt: instant,
            closedAt: instant,
          },
          required: ['accountId', 'role', 'login', 'name', 'createdAt'],
        },
      },
    },
    required: ['accounts'],
  },
})
export type AccountLine = ReplyOf<typeof listAccounts>['accounts'][number]

export const createAccount = endpoint({
  summary:
    'A new account, with a secret that is told this once; asked again, the same account with another secret.',
  method: 'POST',
  path: 'host/accounts',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'account form',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      role,
      /** Exactly when the role is `employer`. */
      employerId: shortId,
      /** Of an employer's person; without this, everything. */
      companyRole,
      /** Of somebody who works for the site; without this, a host. */
      siteRole,
      login: neededLine(120),
      name: neededLine(LONGEST_ACCOUNT_NAME),
    },
    required: ['role', 'login', 'name'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { accountId: text, login: text, secret: text },
    required: ['accountId', 'login', 'secret'],
  },
  status: 201,
  refusals: ['not-found', 'request-reused'],
  reasons: ['login-taken', 'another-site'],
})
export type AccountForm = Omit<BodyOf<typeof createAccount>, 'requestId'>

export const renewSecret = endpoint({
  summary: 'Another secret for an open account; whoever is signed in with it no longer is.',
  method: 'POST',
  path: 'host/accounts/:id/new-secret',
  caller: 'host',
  right: 'daily',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { login: text, secret: text },
    required: ['login', 'secret'],
  },
  refusals: ['not-found'],
})
/** Shown once: the server keeps no secret that could be read again. */
export type AccountSecret = ReplyOf<typeof renewSecret>

export const closeAccount = endpoint({
  summary: 'Nobody signs in with it any more. Nobody closes their own: there would be no way back in.',
  method: 'POST',
  path: 'host/accounts/:id/close',
  caller: 'host',
  right: 'daily',
  refusals: ['not-found'],
  reasons: ['own-account'],
})

export const changeCompanyRole = endpoint({
  summary: 'What somebody may do for their employer changes; they sign in again.',
  method: 'POST',
  path: 'host/accounts/:id/company-role',
  caller: 'host',
  right: 'daily',
  body: roleBody,
  refusals: ['not-found'],
})

export const changeSiteRole = endpoint({
  summary: 'What somebody may do at the site changes; they sign in again. Nobody changes their own role.',
  method: 'POST',
  path: 'host/accounts/:id/site-role',
  caller: 'host',
  right: 'accounts',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { siteRole },
    required: ['siteRole'],
  },
  refusals: ['not-found'],
  reasons: ['own-account'],
})
