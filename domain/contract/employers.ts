import { recruiting } from '../hiring/company-role.ts'
import { employerSchema, reciprokGrades } from '../hiring/employer.ts'
import { replyDecisionRefusals, replyFaults, replyPlaces } from '../hiring/label-reply.ts'
import { absenceFaults } from '../hiring/absence.ts'
import { sirenRefusals } from '../hiring/siren.ts'
import { sirenWordRefusals } from '../hiring/siren-standing.ts'
import { sirenDocuments, sirenDoubts } from '../hiring/siren-word.ts'
import { maxLengthOf, type TextPath } from '../record/record-limits.ts'
import { mobileFaults } from '../text/mobile.ts'
import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { instant, listOf, recordId, requestId, text } from './fields.ts'
import { line, lines, neededLine, neededLines } from './words.ts'

const longest = (field: TextPath<typeof employerSchema>) => maxLengthOf(employerSchema, field)

/** An empty text takes the field away. */
const formFields = {
  name: neededLine(longest('name')),
  /** The number is read by the rules, which name what is wrong with it. */
  siren: line(40),
  activity: line(longest('activity')),
  town: line(longest('town')),
  presentation: lines(longest('presentation')),
  contactName: line(longest('contactName')),
  contactPhone: line(longest('contactPhone')),
  contactEmail: line(longest('contactEmail')),
  /** Messages go to `contactPhone` by SMS; empty: by e-mail. */
  remindersBy: { type: 'string', enum: ['', 'sms'] },
  hostNotes: lines(longest('hostNotes')),
} as const

const cardReasons = [
  ...sirenRefusals,
  'siren-taken',
  'not-a-phone',
  'not-an-email',
  ...mobileFaults,
  'another-site',
] as const

export const createEmployer = endpoint({
  summary: 'A new employer of the site, without a score yet.',
  method: 'POST',
  path: 'host/employers',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'employer form',
    type: 'object',
    additionalProperties: false,
    properties: { requestId, ...formFields },
    required: ['name'],
  },
  reply: employerSchema,
  status: 201,
  reasons: cardReasons,
  refusals: ['not-found', 'request-reused'],
})
export type EmployerForm = Omit<BodyOf<typeof createEmployer>, 'requestId'>

export const changeEmployer = endpoint({
  summary: 'Changes the card of an employer of the site; an empty text takes a field away.',
  method: 'PATCH',
  path: 'host/employers/:id',
  caller: 'host',
  right: 'daily',
  body: { type: 'object', additionalProperties: false, properties: formFields },
  reply: employerSchema,
  refusals: ['not-found'],
  reasons: cardReasons,
})

export const shareEmployer = endpoint({
  summary: 'Hosts of the employer’s first site let those of other sites work with it, or no longer.',
  method: 'POST',
  path: 'host/employers/:id/sites',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      siteIds: { type: 'array', maxItems: 39, items: { type: 'string', minLength: 1, maxLength: 40 } },
    },
    required: ['siteIds'],
  },
  reply: employerSchema,
  refusals: ['not-found'],
  reasons: [...cardReasons, 'unknown-site'],
})

export const giveMandate = endpoint({
  summary: 'The employer asks the hosts of its desk’s site to follow and answer its applications.',
  method: 'POST',
  path: 'employer/mandate',
  caller: 'employer',
  body: {
    title: 'mandate asked',
    anyOf: [
      {
        type: 'object',
        additionalProperties: false,
        properties: { scope: { type: 'string', enum: ['all'] } },
        required: ['scope'],
      },
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          scope: { type: 'string', enum: ['offers'] },
          offerIds: { type: 'array', minItems: 1, maxItems: 100, items: recordId },
        },
        required: ['scope', 'offerIds'],
      },
    ],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      mandate: {
        title: 'mandate',
        type: 'object',
        additionalProperties: false,
        properties: {
          siteId: text,
          scope: { type: 'string', enum: ['all', 'offers'] },
          offerIds: { type: 'array', items: text },
          givenAt: instant,
          accountId: text,
          givenBy: text,
          withdrawnAt: instant,
        },
        required: ['siteId', 'scope', 'givenAt', 'accountId', 'givenBy'],
      },
    },
  },
  reasons: ['unknown-employer', 'offer-not-theirs'],
})
/** What the hosts may follow and answer: every application, or those to some offers. */
export type MandateScope = BodyOf<typeof giveMandate>

export const withdrawMandate = endpoint({
  summary: 'The employer takes its mandate back: the hosts hold its applications no longer.',
  method: 'DELETE',
  path: 'employer/mandate',
  caller: 'employer',
  refusals: ['not-found'],
})

export const giveSiren = endpoint({
  summary:
    'The employer says its SIREN, or the SIRET of a branch, where none is known. It changes none that is.',
  method: 'POST',
  path: 'employer/siren',
  caller: 'employer',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { siren: neededLine(40) },
    required: ['siren'],
  },
  refusals: ['not-found'],
  reasons: [...sirenRefusals, 'siren-taken', 'siren-known'],
})

export const noteSirenSeen = endpoint({
  summary: 'A host saw the number of an employer on a paper: its grade is shown from then on.',
  method: 'POST',
  path: 'host/employers/:id/siren-seen',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      /** As the host read it on the card. */
      siren: line(9),
      document: { type: 'string', enum: sirenDocuments },
    },
    required: ['siren', 'document'],
  },
  refusals: ['not-found'],
  reasons: ['another-site', ...sirenWordRefusals],
})

export const noteSirenDoubted = endpoint({
  summary:
    'A host takes back that the number of an employer was seen, and says why: no grade is shown under it.',
  method: 'POST',
  path: 'host/employers/:id/siren-doubted',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { siren: line(9), reason: { type: 'string', enum: sirenDoubts } },
    required: ['siren', 'reason'],
  },
  refusals: ['not-found'],
  reasons: ['another-site', ...sirenWordRefusals],
})

export const askReply = endpoint({
  summary: 'The employer asks hosts to publish what it replies to its label, in the place of what waited.',
  method: 'POST',
  path: 'employer/label-reply',
  caller: 'employer',
  guards: 'label-reply',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { words: lines(longest('reply.words')), instead: instant },
    required: ['words'],
  },
  refusals: ['not-found'],
  reasons: replyFaults,
})

export const takeReplyBack = endpoint({
  summary: 'The employer takes back the reply that waits for a host, or the one that everybody reads.',
  method: 'POST',
  path: 'employer/label-reply/taken-back',
  caller: 'employer',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { place: { type: 'string', enum: replyPlaces } },
    required: ['place'],
  },
  refusals: ['not-found'],
})

export const labelHistory = endpoint({
  summary: 'What candidates were shown of this employer on the Mondays of the past year.',
  method: 'GET',
  path: 'employer/label-history',
  caller: 'employer',
  companyRoles: recruiting,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      /** Oldest first; without a grade it was not rated. */
      mondays: listOf(
        {
          monday: instant,
          score: { type: 'integer', minimum: 0, maximum: 100 },
          grade: { type: 'string', enum: reciprokGrades },
        },
        ['monday', 'score'],
      ),
    },
    required: ['mondays'],
  },
})
export type PublishedMonday = ReplyOf<typeof labelHistory>['mondays'][number]

export const decideReply = endpoint({
  summary: 'A host publishes the reply that was asked for at that moment, or says why not.',
  method: 'POST',
  path: 'host/employers/:id/label-reply',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { askedAt: instant, refusal: neededLines(longest('replyAsked.refusal')) },
    required: ['askedAt'],
  },
  refusals: ['not-found'],
  reasons: ['another-site', ...replyDecisionRefusals],
})

export const planAbsence = endpoint({
  summary: 'The employer says from which day to which it is away, and who answers meanwhile.',
  method: 'POST',
  path: 'employer/absence',
  caller: 'employer',
  body: {
    title: 'absence',
    type: 'object',
    additionalProperties: false,
    properties: {
      from: line(10),
      to: line(10),
      standIn: {
        type: 'object',
        additionalProperties: false,
        properties: { name: line(longest('standIn.name')), email: line(longest('standIn.email')) },
        required: ['name', 'email'],
      },
      instead: instant,
    },
    required: ['from', 'to', 'standIn'],
  },
  refusals: ['not-found'],
  reasons: absenceFaults,
})

export const endAbsence = endpoint({
  summary:
    'The employer is back, or does not go away after all: from the absence that was told at that moment.',
  method: 'POST',
  path: 'employer/absence/end',
  caller: 'employer',
  body: { type: 'object', additionalProperties: false, properties: { told: instant }, required: ['told'] },
  refusals: ['not-found'],
  reasons: ['replaced'],
})
