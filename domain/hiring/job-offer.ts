import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'
import { fieldStamps } from '../sync/field-stamps.ts'

export const contractKinds = ['permanent', 'fixed-term', 'temporary', 'apprenticeship'] as const
export type ContractKind = (typeof contractKinds)[number]

/** What an offer asks for. A refusal that speaks of one of these points at it. */
export const criterionKinds = ['competence', 'experience', 'title', 'schedule'] as const

/** A published post (offre d'emploi). Draft, open or closed is derived from the two instants. */
export const jobOfferSchema = {
  title: 'job offer',
  version: 1,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...fieldStamps,
    employerId: { type: 'string', maxLength: 40, dataClass: 'public' },
    title: { type: 'string', minLength: 1, maxLength: 120, dataClass: 'public' },
    description: { type: 'string', maxLength: 2000, dataClass: 'public' },
    town: { type: 'string', maxLength: 80, dataClass: 'public' },
    contract: { type: 'string', enum: contractKinds, dataClass: 'public' },
    /** Free words, such as "35 h, du mardi au samedi". */
    hours: { type: 'string', maxLength: 120, dataClass: 'public' },
    /** Free words, such as "1 830 € brut par mois". */
    pay: { type: 'string', maxLength: 120, dataClass: 'public' },
    romeCode: { type: 'string', pattern: '^[A-N]\\d{4}$', dataClass: 'public' },
    seats: { type: 'integer', minimum: 1, maximum: 999, dataClass: 'public' },
    criteria: {
      type: 'array',
      maxItems: 12,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 40 },
          kind: { type: 'string', enum: criterionKinds },
          label: { type: 'string', minLength: 1, maxLength: 120 },
          /** What pages are held against: a skill of ESCO by its UUID, or an ability that challenges show. */
          skill: {
            type: 'string',
            pattern: '^(esco:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|ability:[a-z]+(-[a-z]+)*)$',
            maxLength: 60,
          },
        },
        required: ['id', 'kind', 'label'],
      },
      dataClass: 'public',
    },
    publishedAt: { type: 'integer', minimum: 0, dataClass: 'public' },
    closedAt: { type: 'integer', minimum: 0, dataClass: 'public' },
    /** When its employer was asked whether it goes on, after a long silence; written by the server (quiet-offer.ts). */
    askedAt: { type: 'integer', minimum: 0, dataClass: 'site' },
    /** When it was closed because nobody said that it goes on. */
    closedQuietlyAt: { type: 'integer', minimum: 0, dataClass: 'public' },
  },
  required: [...recordRequired, 'stamps', 'employerId', 'title', 'contract', 'seats', 'criteria'],
} as const

export type JobOffer = ExtractDocumentTypeFromTypedRxJsonSchema<typeof jobOfferSchema>
export type OfferCriterion = JobOffer['criteria'][number]
export type JobOfferStatus = 'draft' | 'open' | 'closed'

export function jobOfferStatus(offer: Pick<JobOffer, 'publishedAt' | 'closedAt'>): JobOfferStatus {
  if (offer.closedAt !== undefined) return 'closed'
  return offer.publishedAt === undefined ? 'draft' : 'open'
}
