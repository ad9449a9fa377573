import { endpoint } from './endpoint.ts'
import { instant, listOf, text } from './fields.ts'

const publicKey = {
  title: 'public key',
  type: 'object',
  additionalProperties: false,
  properties: { kty: text, kid: text, alg: text, n: text, e: text },
  required: ['kty', 'kid', 'alg', 'n', 'e'],
} as const

export const issueCredential = endpoint({
  summary: 'The digital credential (Open Badge 3.0, JWT) of an attestation that stands; made once.',
  method: 'POST',
  path: 'host/attestations/:serial/credential',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { credential: text },
    required: ['credential'],
  },
  refusals: ['not-found'],
  reasons: ['taken-back'],
})

export const readIssuer = endpoint({
  summary: 'A site as the issuer of digital credentials (Open Badges 3.0, Profile).',
  method: 'GET',
  path: 'credentials/:siteId',
  caller: 'anyone',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { id: text, type: { type: 'array', items: text }, name: text },
    required: ['id', 'type', 'name'],
  },
  refusals: ['not-found'],
})

export const readKeys = endpoint({
  summary: 'The public keys with which a site signs digital credentials; saved, they verify without network.',
  method: 'GET',
  path: 'credentials/:siteId/keys',
  caller: 'anyone',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { issuer: text, keys: { type: 'array', items: publicKey } },
    required: ['issuer', 'keys'],
  },
  refusals: ['not-found'],
})

export const readKey = endpoint({
  summary: 'One of these keys: where the `kid` of a credential leads.',
  method: 'GET',
  path: 'credentials/:siteId/keys/:keyId',
  caller: 'anyone',
  reply: publicKey,
  refusals: ['not-found'],
})

export const readStatusList = endpoint({
  summary: 'What the site took back, as a signed list (Bitstring Status List 1.0).',
  method: 'GET',
  path: 'credentials/:siteId/status',
  caller: 'anyone',
  reply: text,
  media: 'application/vc+jwt',
  refusals: ['not-found'],
})

export const readVerifierKnowledge = endpoint({
  summary:
    'All that is needed to verify without network what the sites of this server signed; saved by who does.',
  method: 'GET',
  path: 'verification',
  caller: 'anyone',
  reply: {
    title: 'verifier knowledge',
    type: 'object',
    additionalProperties: false,
    properties: {
      toldAt: instant,
      issuers: listOf({ id: text, keys: { type: 'array', items: publicKey }, list: text, signedList: text }, [
        'id',
        'keys',
        'list',
        'signedList',
      ]),
      sites: listOf(
        {
          id: text,
          name: text,
          passKeys: listOf({ keyId: { type: 'integer' }, publicKey: text }, ['keyId', 'publicKey']),
          revoked: { type: 'array', items: text },
        },
        ['id', 'name', 'passKeys', 'revoked'],
      ),
      cards: listOf({ id: text, title: text }, ['id', 'title']),
    },
    required: ['toldAt', 'issuers', 'sites', 'cards'],
  },
})
