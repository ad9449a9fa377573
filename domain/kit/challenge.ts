import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired, sealField } from '../record/record.ts'
import type { Instant } from '../time.ts'
import { kitCardSchema, type KitCard } from './kit-card.ts'

/** The three formulas (offres Explorateur, Aventurier, Éclaireur). */
export const tracks = ['explorer', 'adventurer', 'scout'] as const
export type Track = (typeof tracks)[number]

const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000, dataClass: 'public' } as const

/**
 * One edition of one exercise of the kit (défi). Its id is `cardId.edition`: an edition never changes once
 * published, so a session that names it pins what is done there. A fork (adaptation d'un site) has a card id
 * of its own, such as `A01-k3f9`.
 */
export const challengeSchema = {
  title: 'challenge',
  version: 1,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...sealField,
    cardId: { type: 'string', maxLength: 16, dataClass: 'public' },
    edition: { type: 'integer', minimum: 1, maximum: 9999, dataClass: 'public' },
    track: { type: 'string', enum: tracks, dataClass: 'public' },
    /** The edition that it was adapted from, and where. */
    forkedFrom: { type: 'string', maxLength: 64, dataClass: 'public' },
    forkedAtSite: { type: 'string', maxLength: 40, dataClass: 'public' },
    submittedAt: instant,
    returnedAt: instant,
    /** What is missing, for the one who submitted it. */
    returnedBecause: { type: 'string', maxLength: 600, dataClass: 'site' },
    publishedAt: instant,
    /** No new session may be planned with it; those planned keep it. */
    retiredAt: instant,
    card: {
      type: 'object',
      additionalProperties: false,
      properties: kitCardSchema.properties,
      required: kitCardSchema.required,
      dataClass: 'public',
    },
  },
  required: [...recordRequired, 'cardId', 'edition', 'track', 'card'],
} as const

export type Challenge = Omit<ExtractDocumentTypeFromTypedRxJsonSchema<typeof challengeSchema>, 'card'> & {
  card: KitCard
}

export type ChallengeStatus = 'draft' | 'in-review' | 'published' | 'retired'

/** Where an edition stands (états d'une fiche). A return puts a submitted draft back on the desk. */
export function challengeStatus(
  challenge: Pick<Challenge, 'submittedAt' | 'returnedAt' | 'publishedAt' | 'retiredAt'>,
): ChallengeStatus {
  if (challenge.retiredAt !== undefined) return 'retired'
  if (challenge.publishedAt !== undefined) return 'published'
  const returned: Instant = challenge.returnedAt ?? -1
  return challenge.submittedAt !== undefined && challenge.submittedAt > returned ? 'in-review' : 'draft'
}

/** The id of an edition of a card. */
export function challengeId(cardId: string, edition: number): string {
  return `${cardId}.${edition}`
}
