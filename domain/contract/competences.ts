import { certificateFields, certificateRefusals } from '../competences/certificate.ts'
import { profileSchema } from '../competences/profile.ts'
import { longestFact, MOST_AT_ONCE, recommendRefusals } from '../competences/recommend.ts'
import { abilityCodes } from '../kit/abilities.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, pageCodes, recordId, requestId, saidOfSomebody, witnessRole } from './fields.ts'
import { line, neededLine } from './words.ts'

/** Sentences of a page, by the ids under which the person keeps them. */
const sentences = { type: 'array', minItems: 1, maxItems: MOST_AT_ONCE, items: recordId } as const

/** How the author knows the person, and one thing that they saw. */
const told = { role: witnessRole, fact: line(longestFact) } as const

export const recommend = endpoint({
  summary: 'Says of somebody, who has their page open at the same kiosk, that one saw them do something.',
  method: 'POST',
  path: 'visitor/recommendations',
  caller: 'visitor',
  whenAssisted: 'own-act',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      /** The session of the person of whom it is said; the author's own comes with the request. */
      of: { type: 'string', maxLength: 100 },
      competenceIds: sentences,
      ...told,
    },
    required: ['of', 'competenceIds'],
  },
  refusals: ['wrong-credentials'],
  reasons: recommendRefusals,
})

export const readAroundMyPage = endpoint({
  summary: 'What the holder of a card said of others, and when hosts read their page.',
  method: 'GET',
  path: 'visitor/recommendations',
  caller: 'visitor',
  whenAssisted: 'read-around-page',
  noStore: true,
  reply: {
    title: 'around a page',
    type: 'object',
    additionalProperties: false,
    properties: {
      said: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { id: recordId, ...saidOfSomebody },
          required: ['id', 'competenceId', 'label', 'at'],
        },
      },
      readByHosts: { type: 'array', items: instant },
    },
    required: ['said', 'readByHosts'],
  },
})
export type AroundMyPage = ReplyOf<typeof readAroundMyPage>

const proof = {
  type: 'object',
  additionalProperties: false,
  properties: { id: recordId },
  required: ['id'],
} as const

export const takeBackProof = endpoint({
  summary: 'Takes back what others say on one’s page, or what one said of somebody else.',
  method: 'POST',
  path: 'visitor/proofs/take-back',
  caller: 'visitor',
  whenAssisted: 'own-act',
  body: proof,
  refusals: ['not-found'],
})

/** `not-allowed`: the person lets no host read their page. */
const NOT_ALLOWED = 'not-allowed'

export const readPageAsHost = endpoint({
  summary: 'The page of somebody who lets hosts read it; that it was read is noted, and they see when.',
  method: 'GET',
  path: 'host/pages/:visitorId',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    title: 'page for hosts',
    type: 'object',
    additionalProperties: false,
    properties: {
      profile: profileSchema,
      /** They are here today, as far as the server knows. */
      isHere: { type: 'boolean' },
      codes: pageCodes,
    },
    required: ['profile', 'isHere'],
  },
  reasons: [NOT_ALLOWED],
})
export type PageForHosts = ReplyOf<typeof readPageAsHost>

const people = { type: 'integer', minimum: 5 } as const

export const accountFigures = endpoint({
  summary: 'What people of the site can do, over those who agreed to be counted: by fives, and never who.',
  method: 'GET',
  path: 'host/account-figures',
  caller: 'host',
  right: 'counts',
  noStore: true,
  reply: {
    title: 'account figures',
    type: 'object',
    additionalProperties: false,
    properties: {
      agreed: { type: 'integer', minimum: 0 },
      abilities: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            ability: { type: 'string', enum: abilityCodes },
            /** Rung by rung; one on which fewer than five stand is left out. */
            people: {
              type: 'object',
              additionalProperties: false,
              properties: { declared: people, recommended: people, observed: people, certified: people },
            },
          },
          required: ['ability', 'people'],
        },
      },
    },
    required: ['agreed', 'abilities'],
  },
})

export const recommendAsHost = endpoint({
  summary: 'A host says of somebody who is here that they saw them do something.',
  method: 'POST',
  path: 'host/pages/:visitorId/recommendations',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { competenceIds: sentences },
    required: ['competenceIds'],
  },
  reasons: [NOT_ALLOWED, ...recommendRefusals],
})

export const certify = endpoint({
  summary:
    'Notes the title of an outside body, whose document a host has just seen. Nothing of it is copied.',
  method: 'POST',
  path: 'host/pages/:visitorId/certificates',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'certificate form',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      title: neededLine(certificateFields.title.maxLength),
      issuer: neededLine(certificateFields.issuer.maxLength),
      competenceIds: { ...certificateFields.competenceIds, items: recordId },
      issuedOn: certificateFields.issuedOn,
      expiresOn: certificateFields.expiresOn,
    },
    required: ['requestId', 'title', 'issuer', 'competenceIds'],
  },
  refusals: ['request-reused'],
  reasons: [NOT_ALLOWED, ...certificateRefusals],
})

export const takeBackAsHost = endpoint({
  summary: 'Takes back a title that was noted by mistake, or what this host recommended.',
  method: 'POST',
  path: 'host/pages/:visitorId/take-back',
  caller: 'host',
  right: 'daily',
  body: proof,
  refusals: ['not-found'],
})
