import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired, sealField } from '../record/record.ts'
import { RATINGS_SHOWN_FROM } from './answer-rating.ts'
import { sirenDocuments, sirenDoubts, sirenWordTypes } from './siren-word.ts'

export const reciprokGrades = ['A', 'B', 'C', 'D', 'E'] as const
export type ReciprokGrade = (typeof reciprokGrades)[number]

/** Fields of one computed score: integers only, so that every replica shows the same figures. */
const scoreFields = {
  /** 0 to 10,000. */
  points: { type: 'integer', minimum: 0, maximum: 10000 },
  /** ReciprokScore (note), 0 to 100. */
  score: { type: 'integer', minimum: 0, maximum: 100 },
  /** Absent while too few applications are counted ("pas encore évalué"). */
  grade: { type: 'string', enum: reciprokGrades },
  counted: { type: 'integer', minimum: 0 },
  answered: { type: 'integer', minimum: 0 },
  /** How many different candidates made the counted applications. */
  people: { type: 'integer', minimum: 0 },
  /** Median days from reception to the first decision, over the answered ones. */
  medianDays: { type: 'integer', minimum: 0 },
  /** The instant the score speaks of. */
  asOf: { type: 'integer', minimum: 0 },
  formula: { type: 'integer', minimum: 1 },
} as const
const scoreRequired = ['points', 'score', 'counted', 'answered', 'people', 'asOf', 'formula'] as const

const replyWords = { type: 'string', minLength: 1, maxLength: 500 } as const
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 } as const
const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 } as const

/** An organisation that hires (employeur), written by the server, with its Reciprok score and label. */
export const employerSchema = {
  title: 'employer',
  version: 6,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...sealField,
    name: { type: 'string', minLength: 1, maxLength: 80, dataClass: 'public' },
    /** Nine digits; the score follows the SIREN, not the account. */
    siren: { type: 'string', pattern: '^\\d{9}$', dataClass: 'public' },
    /** Since when that number waits for a host to see it on a paper; without it, it was seen (siren-standing.ts). */
    sirenToConfirm: { ...instant, dataClass: 'public' },
    /** What a host said last of that number. */
    sirenWord: {
      type: 'object',
      additionalProperties: false,
      properties: {
        type: { type: 'string', enum: sirenWordTypes },
        /** On which paper it was seen. */
        document: { type: 'string', enum: sirenDocuments },
        /** Why it was taken back. */
        reason: { type: 'string', enum: sirenDoubts },
        at: instant,
      },
      required: ['type', 'at'],
      dataClass: 'site',
    },
    /** Who said that: the account, and the name it had then. */
    sirenWordBy: {
      type: 'object',
      additionalProperties: false,
      properties: {
        accountId: { type: 'string', maxLength: 40 },
        name: { type: 'string', maxLength: 80 },
      },
      required: ['accountId', 'name'],
      dataClass: 'private',
    },
    activity: { type: 'string', maxLength: 120, dataClass: 'public' },
    town: { type: 'string', maxLength: 80, dataClass: 'public' },
    presentation: { type: 'string', maxLength: 600, dataClass: 'public' },
    /** The sites whose hosts change this card: first the one that made it, then those it agreed to. */
    siteIds: {
      type: 'array',
      minItems: 1,
      maxItems: 40,
      items: { type: 'string', minLength: 1, maxLength: 40 },
      dataClass: 'site',
    },
    /**
     * What the employer asked of the hosts of a site: to follow and answer applications for it. Its own act,
     * from its own desk; the latest of each site, also after it was taken back.
     */
    mandates: {
      type: 'array',
      maxItems: 40,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          siteId: { type: 'string', minLength: 1, maxLength: 40 },
          /** Every application at the site, or those to some offers. */
          scope: { type: 'string', enum: ['all', 'offers'] },
          offerIds: { type: 'array', maxItems: 100, items: { type: 'string', minLength: 1, maxLength: 64 } },
          givenAt: instant,
          /** Who gave it: the account, and the name it had then. */
          accountId: { type: 'string', maxLength: 40 },
          givenBy: { type: 'string', maxLength: 80 },
          withdrawnAt: instant,
        },
        required: ['siteId', 'scope', 'givenAt', 'accountId', 'givenBy'],
      },
      dataClass: 'site',
    },
    /** Since when no other employer may refer somebody to it: its own act. */
    referralsPausedAt: { ...instant, dataClass: 'site' },
    /** From which day to which it is away, told by itself (absence.ts): to come, under way, or the last one. */
    absence: {
      type: 'object',
      additionalProperties: false,
      properties: { from: day, to: day, askedAt: instant },
      required: ['from', 'to', 'askedAt'],
      dataClass: 'public',
    },
    /** The days of the one before, for messages that waited for its end. */
    absenceBefore: {
      type: 'object',
      additionalProperties: false,
      properties: { from: day, to: day },
      required: ['from', 'to'],
      dataClass: 'site',
    },
    /** Who answers meanwhile. Its own words; gone with the absence. */
    standIn: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 80 },
        email: { type: 'string', maxLength: 120 },
      },
      required: ['name'],
      dataClass: 'private',
    },
    /** Whom to call there. */
    contactName: { type: 'string', maxLength: 80, dataClass: 'private' },
    contactPhone: { type: 'string', maxLength: 20, dataClass: 'private' },
    contactEmail: { type: 'string', maxLength: 120, dataClass: 'private' },
    /** It asked for its messages by SMS, to `contactPhone`; absent: by e-mail. */
    remindersBy: { type: 'string', enum: ['sms'], dataClass: 'private' },
    /** What hosts tell each other about it; the employer does not read it. */
    hostNotes: { type: 'string', maxLength: 1000, dataClass: 'private' },
    /** What candidates see: the score published last Monday. */
    reciprok: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...scoreFields,
        /** In the place of the grade, while its number waits for a host. */
        held: { type: 'string', enum: ['siren'] },
      },
      required: scoreRequired,
      dataClass: 'public',
    },
    /** How candidates rated its answers, as it was published last Monday; nothing while too few did. */
    rating: {
      type: 'object',
      additionalProperties: false,
      properties: {
        tenths: { type: 'integer', minimum: 0, maximum: 60 },
        people: { type: 'integer', minimum: RATINGS_SHOWN_FROM },
      },
      required: ['tenths', 'people'],
      dataClass: 'public',
    },
    /** What the employer replies to its label (droit de réponse), shown beside it once a host has read it. */
    reply: {
      type: 'object',
      additionalProperties: false,
      properties: { words: replyWords, publishedAt: instant },
      required: ['words', 'publishedAt'],
      dataClass: 'public',
    },
    /** The reply that waits for a host, or that a host did not publish and why. What is published stays until then. */
    replyAsked: {
      type: 'object',
      additionalProperties: false,
      properties: {
        words: replyWords,
        askedAt: instant,
        refusedAt: instant,
        refusal: { type: 'string', minLength: 1, maxLength: 300 },
      },
      required: ['words', 'askedAt'],
      dataClass: 'site',
    },
    /** What the employer and the hosts see: the score as it would be published now. */
    reciprokPreview: {
      type: 'object',
      additionalProperties: false,
      properties: scoreFields,
      required: scoreRequired,
      dataClass: 'site',
    },
  },
  required: [...recordRequired, 'name', 'siteIds'],
} as const

export type Employer = ExtractDocumentTypeFromTypedRxJsonSchema<typeof employerSchema>
/** The figures written on an employer's record. */
export type ReciprokScore = NonNullable<Employer['reciprok']>
