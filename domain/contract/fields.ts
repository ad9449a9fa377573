import { assistedActs } from '../assistance/assistance.ts'
import { companyRoles } from '../hiring/company-role.ts'
import { contestKinds, contestStates } from '../hiring/contest.ts'
import { ratingAnswers } from '../hiring/answer-rating.ts'
import { witnessRoles } from '../competences/profile.ts'
import { linkProofs } from '../visits/known-elsewhere.ts'
import { departments } from '../sites/departments.ts'
import { shortTermKeys } from '../competences/work-terms.ts'

/** Fields that many calls have in common. */
export const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 } as const
export const recordId = { type: 'string', minLength: 1, maxLength: 64 } as const
/** Of a device, an account, an employer or a site. */
export const shortId = { type: 'string', maxLength: 40 } as const
export const text = { type: 'string' } as const
export const witnessRole = { type: 'string', enum: witnessRoles } as const
/** What one said of somebody: of which sentence, and what one told besides. Of whom is theirs. */
export const saidOfSomebody = {
  competenceId: recordId,
  label: text,
  at: instant,
  role: witnessRole,
  fact: text,
} as const
/** What somebody may do for their employer. */
export const companyRole = { type: 'string', enum: companyRoles } as const
export const roleBody = {
  type: 'object',
  additionalProperties: false,
  properties: { companyRole },
  required: ['companyRole'],
} as const
/**
 * Of a call that makes something: drawn by its sender, and sent again with it when no answer came. What was asked
 * for twice under one id is made once.
 */
export const requestId = { type: 'string', minLength: 16, maxLength: 64 } as const
/** The signed text of a card. */
export const passToken = { type: 'string', maxLength: 200 } as const
/** The four pictures chosen as secret, by their number, in order. */
export const pictures = {
  type: 'array',
  minItems: 4,
  maxItems: 4,
  items: { type: 'integer', minimum: 0, maximum: 11 },
} as const
/** Longer names do not fit the lists of devices. */
export const LONGEST_DEVICE_NAME = 40
/** A skill of ESCO by its UUID, or an ability that challenges show. */
export const skillKey = {
  type: 'string',
  maxLength: 48,
  pattern: '^(esco:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|ability:[a-z-]{1,40})$',
} as const
/** The same, or a term of work (when, from when, which licence or permit, within how many kilometres, in which department). */
export const wantedKey = {
  type: 'string',
  maxLength: 48,
  pattern: `^(${skillKey.pattern.slice(2, -2)}|${shortTermKeys.join('|')}|in:(${departments.join('|')}))$`,
} as const
/** A list of objects with these fields and no others. */
export const listOf = <const Properties extends object, const Required extends readonly string[]>(
  properties: Properties,
  required: Required,
) =>
  ({
    type: 'array',
    items: { type: 'object', additionalProperties: false, properties, required },
  }) as const
/** At which other sites a person is known too: what each is called, since when, and how the card was shown to be theirs. */
export const siteLinks = listOf(
  { linkId: recordId, site: text, since: instant, proof: { type: 'string', enum: linkProofs } },
  ['linkId', 'site', 'since', 'proof'],
)
/** Who helped somebody at a kiosk, when, and what was done, each kind once with how often. */
export const assistancesTold = listOf(
  {
    by: text,
    beganAt: instant,
    /** Absent while it goes on. */
    endedAt: instant,
    acts: listOf(
      { act: { type: 'string', enum: assistedActs }, times: { type: 'integer', minimum: 1 }, at: instant },
      ['act', 'times', 'at'],
    ),
  },
  ['by', 'beganAt', 'acts'],
)
/** What the QR of each attestation holds on which a page stands: a link that verifies it, or the signed code alone. */
export const pageCodes = listOf({ serial: text, code: text }, ['serial', 'code'])
/** What is sought, in words of both languages that the taxonomy has. */
export const soughtSkills = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: { key: wantedKey, fr: text, en: text },
    required: ['key', 'fr', 'en'],
  },
} as const
const ratingAnswer = { type: 'string', enum: ratingAnswers } as const

/** What a candidate says of how they were answered. */
export const answerRating = {
  type: 'object',
  additionalProperties: false,
  properties: { clear: ratingAnswer, useful: ratingAnswer, respectful: ratingAnswer },
  required: ['clear', 'useful', 'respectful'],
} as const

/** What a candidate said of an answer or of a withdrawal, and where it stands with the hosts. */
export const contests = listOf(
  {
    kind: { type: 'string', enum: contestKinds },
    at: instant,
    state: { type: 'string', enum: contestStates },
  },
  ['kind', 'at', 'state'],
)
