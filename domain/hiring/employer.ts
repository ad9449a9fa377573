import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record.ts'

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

/** An organisation that hires (employeur), written by the server, with its Reciprok score and label. */
export const employerSchema = {
  title: 'employer',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    name: { type: 'string', minLength: 1, maxLength: 80, dataClass: 'public' },
    /** Nine digits; the score follows the SIREN, not the account. */
    siren: { type: 'string', pattern: '^\\d{9}$', dataClass: 'public' },
    activity: { type: 'string', maxLength: 120, dataClass: 'public' },
    town: { type: 'string', maxLength: 80, dataClass: 'public' },
    presentation: { type: 'string', maxLength: 600, dataClass: 'public' },
    /** The employer asked the hosts, in writing, to follow and answer its applications for it. */
    hostMandate: { type: 'boolean', dataClass: 'site' },
    /** What candidates see: the score published last Monday. */
    reciprok: {
      type: 'object',
      additionalProperties: false,
      properties: scoreFields,
      required: scoreRequired,
      dataClass: 'public',
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
  required: [...recordRequired, 'name', 'hostMandate'],
} as const

export type Employer = ExtractDocumentTypeFromTypedRxJsonSchema<typeof employerSchema>
/** The figures written on an employer's record. */
export type ReciprokScore = NonNullable<Employer['reciprok']>
