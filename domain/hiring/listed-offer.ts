import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired, sealField } from '../record/record.ts'
import { contractKinds, criterionKinds } from './job-offer.ts'

/** The lists that offers are taken from. */
export const offerSources = ['france-travail'] as const

/**
 * An offer as another list shows it (offre relevée): nobody applies to it here, the list's own page says how. Written
 * by the server only, and gone with the offer.
 */
export const listedOfferSchema = {
  title: 'listed offer',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...sealField,
    source: { type: 'string', enum: offerSources, dataClass: 'public' },
    /** Its number there, which a person can say at a counter. */
    number: { type: 'string', minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$', dataClass: 'public' },
    title: { type: 'string', minLength: 1, maxLength: 120, dataClass: 'public' },
    /** Who recruits, where the list says so. */
    company: { type: 'string', maxLength: 120, dataClass: 'public' },
    description: { type: 'string', maxLength: 2000, dataClass: 'public' },
    town: { type: 'string', maxLength: 80, dataClass: 'public' },
    contract: { type: 'string', enum: contractKinds, dataClass: 'public' },
    hours: { type: 'string', maxLength: 120, dataClass: 'public' },
    pay: { type: 'string', maxLength: 120, dataClass: 'public' },
    romeCode: { type: 'string', pattern: '^[A-N]\\d{4}$', dataClass: 'public' },
    criteria: {
      type: 'array',
      maxItems: 12,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          kind: { type: 'string', enum: criterionKinds },
          label: { type: 'string', minLength: 1, maxLength: 120 },
        },
        required: ['kind', 'label'],
      },
      dataClass: 'public',
    },
    /** Where one applies: the list's page of it, or the partner's that it came from. */
    url: { type: 'string', maxLength: 500, pattern: '^https://', dataClass: 'public' },
    /** The partner of the list that it came from. */
    partner: { type: 'string', maxLength: 80, dataClass: 'public' },
    /** When it was first shown there. */
    listedAt: { type: 'integer', minimum: 0, dataClass: 'public' },
  },
  required: [...recordRequired, 'source', 'number', 'title', 'criteria', 'url', 'listedAt'],
} as const

export type ListedOffer = ExtractDocumentTypeFromTypedRxJsonSchema<typeof listedOfferSchema>

/** What an offer says, without what makes it a record of a site. */
export type ListedFields = Omit<ListedOffer, 'id' | 'siteId' | 'rev' | 'at' | 'by' | 'seal'>

/** So many of a site's list are shown, the newest: more than anybody reads at a kiosk. */
export const MOST_LISTED = 1000
