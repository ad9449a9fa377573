import { issueRefusals } from '../attestations/attestation.ts'
import { abilityCodes } from '../kit/abilities.ts'
import { tracks } from '../kit/challenge.ts'
import { levels } from '../kit/levels.ts'
import { evaluationKinds, evaluationSchema } from '../observation/evaluation.ts'
import { evaluationStatuses } from '../observation/evaluation-status.ts'
import { penSchema } from '../observation/pen.ts'
import { siteSchema } from '../sites/site.ts'
import { endpoint, type BodyOf } from './endpoint.ts'
import { instant, recordId, text } from './fields.ts'

const revocation = siteSchema.properties.revokedAttestations.items.properties.reason
const track = { type: 'string', enum: tracks } as const

const attestationFields = {
  siteId: text,
  siteName: text,
  kind: { type: 'string', enum: ['observation', 'participation'] },
  name: text,
  track,
  title: text,
  challenges: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      properties: { id: text, title: text },
      required: ['id', 'title'],
    },
  },
  observedOn: text,
  issuedOn: text,
  where: text,
  employer: text,
  abilities: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      properties: {
        code: { type: 'string', enum: abilityCodes },
        level: { type: 'integer', enum: levels },
        fact: text,
      },
      required: ['code', 'level'],
    },
  },
  observers: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      properties: { side: { type: 'string', enum: ['host', 'employer'] }, organisation: text },
      required: ['side'],
    },
  },
  ownWords: text,
  review: { type: 'string', enum: ['amended', 'upheld'] },
} as const
const attestationRequired = [
  'siteId',
  'siteName',
  'kind',
  'name',
  'track',
  'title',
  'challenges',
  'observedOn',
  'issuedOn',
  'abilities',
  'observers',
] as const

const issued = {
  title: 'issued attestation',
  type: 'object',
  additionalProperties: false,
  properties: {
    serial: text,
    bookingId: text,
    sessionId: text,
    issuedAt: instant,
    revokedAt: instant,
    revokedBecause: revocation,
    /** What it says and the text of its QR; gone once it was erased. */
    page: {
      type: 'object',
      additionalProperties: false,
      properties: {
        attestation: {
          title: 'attestation',
          type: 'object',
          additionalProperties: false,
          properties: { serial: text, ...attestationFields },
          required: ['serial', ...attestationRequired],
        },
        token: text,
      },
      required: ['attestation', 'token'],
    },
  },
  required: ['serial', 'bookingId', 'sessionId', 'issuedAt'],
} as const

const ofSession = {
  type: 'object',
  properties: { sessionId: recordId },
  required: ['sessionId'],
} as const

export const listAttestations = endpoint({
  summary: 'What the site signed for a session, those taken back included.',
  method: 'GET',
  path: 'host/attestations',
  caller: 'host',
  right: 'daily',
  noStore: true,
  query: ofSession,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { attestations: { type: 'array', items: issued } },
    required: ['attestations'],
  },
})

const saidBy = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: {
      kind: { type: 'string', enum: evaluationKinds },
      authorId: text,
      at: instant,
      pen: penSchema,
    },
    required: ['kind', 'authorId', 'at'],
  },
} as const

export const readDrafts = endpoint({
  summary: 'What would be signed for each participant of a session, and who said it.',
  method: 'GET',
  path: 'host/attestations/drafts',
  caller: 'host',
  right: 'daily',
  noStore: true,
  query: ofSession,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      drafts: {
        type: 'array',
        items: {
          title: 'attestation draft',
          anyOf: [
            {
              type: 'object',
              additionalProperties: false,
              properties: {
                bookingId: text,
                said: saidBy,
                ok: { type: 'boolean', enum: [true] },
                attestation: {
                  type: 'object',
                  additionalProperties: false,
                  properties: attestationFields,
                  required: attestationRequired,
                },
                /** The same for the same words: told back when signing. */
                digest: text,
                /** Nobody but the employer said anything: it must be looked at before it is signed. */
                employerAlone: { type: 'boolean' },
              },
              required: ['bookingId', 'said', 'ok', 'attestation', 'digest', 'employerAlone'],
            },
            {
              type: 'object',
              additionalProperties: false,
              properties: {
                bookingId: text,
                said: saidBy,
                ok: { type: 'boolean', enum: [false] },
                reason: { type: 'string', enum: [...issueRefusals, 'signed'] },
              },
              required: ['bookingId', 'said', 'ok', 'reason'],
            },
          ],
        },
      },
    },
    required: ['drafts'],
  },
})

export const signAttestations = endpoint({
  summary: 'Signs what was observed of these participants; a booking that has one keeps it.',
  method: 'POST',
  path: 'host/attestations',
  caller: 'host',
  right: 'daily',
  noStore: true,
  body: {
    title: 'signing order',
    type: 'object',
    additionalProperties: false,
    properties: {
      bookingIds: { type: 'array', minItems: 1, maxItems: 60, items: recordId },
      /** Bookings whose attestation was taken back, and of which another is meant. */
      again: { type: 'array', maxItems: 60, items: recordId },
      /** By booking, the digest of the draft that was looked at. */
      seen: { type: 'object', additionalProperties: { type: 'string', maxLength: 40 } },
    },
    required: ['bookingIds'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      issued: { type: 'array', items: issued },
      refused: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { bookingId: text, reason: { type: 'string', enum: issueRefusals } },
          required: ['bookingId', 'reason'],
        },
      },
    },
    required: ['issued', 'refused'],
  },
})
export type SigningOrder = BodyOf<typeof signAttestations>

export const revokeAttestation = endpoint({
  summary: 'Takes an attestation back; every kiosk says so once it heard of it.',
  method: 'POST',
  path: 'host/attestations/:serial/revoke',
  caller: 'host',
  right: 'daily',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { reason: revocation },
    required: ['reason'],
  },
  refusals: ['not-found'],
})

export const resolveSerial = endpoint({
  summary: 'The text of the QR of the attestation with this number, typed at a kiosk.',
  method: 'POST',
  path: 'attestations/resolve',
  caller: 'kiosk',
  noStore: true,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: { serial: { type: 'string', maxLength: 16 } },
    required: ['serial'],
  },
  reply: { type: 'object', additionalProperties: false, properties: { token: text }, required: ['token'] },
  refusals: ['wrong-credentials'],
})

const { says, attestation: choice } = evaluationSchema.properties

export const myAttestations = endpoint({
  summary: 'What was said of the person’s challenges, as they read it, and what was signed.',
  method: 'GET',
  path: 'visitor/proofs',
  caller: 'visitor',
  whenAssisted: 'read-proofs',
  noStore: true,
  reply: {
    title: 'my attestations',
    type: 'object',
    additionalProperties: false,
    properties: {
      debriefs: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            bookingId: text,
            visitorId: text,
            sessionId: text,
            title: text,
            track,
            startsAt: instant,
            employerId: text,
            status: { type: 'string', enum: evaluationStatuses },
            sharedAt: instant,
            strength: text,
            fact: text,
            nextStep: text,
            nextSessionId: text,
            observations: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                properties: { ability: text, level: { type: 'integer' }, fact: text },
                required: ['ability', 'level'],
              },
            },
            says,
            choice,
            name: text,
            review: {
              type: 'object',
              additionalProperties: false,
              properties: {
                outcome: { type: 'string', enum: ['amended', 'upheld'] },
                note: text,
                decidedAt: instant,
              },
              required: ['outcome', 'note', 'decidedAt'],
            },
          },
          required: [
            'bookingId',
            'visitorId',
            'sessionId',
            'title',
            'track',
            'startsAt',
            'status',
            'sharedAt',
            'strength',
            'fact',
            'nextStep',
            'observations',
            'says',
            'name',
          ],
        },
      },
      attestations: { type: 'array', items: issued },
      /** Participations about which the person already said how it went. */
      assessed: { type: 'array', items: text },
    },
    required: ['debriefs', 'attestations', 'assessed'],
  },
})
