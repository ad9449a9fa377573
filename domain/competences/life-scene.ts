import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { abilityCode } from '../kit/kit-card.ts'

/** The eight parts of life in which the kiosk shows the scenes, in this order. */
export const lifeAreas = [
  'family',
  'home',
  'kitchen',
  'together',
  'papers',
  'making',
  'path',
  'work',
] as const
export type LifeArea = (typeof lifeAreas)[number]

const text = <Max extends number>(maxLength: Max) => ({ type: 'string', minLength: 1, maxLength }) as const

/** A text that a visitor reads: French, easy-to-read French, English. */
const localized = <Max extends number>(maxLength: Max) =>
  ({
    type: 'object',
    additionalProperties: false,
    properties: { fr: text(maxLength), 'fr-x-falc': text(maxLength), en: text(maxLength) },
    required: ['fr', 'fr-x-falc', 'en'],
  }) as const

/** Name of a drawing of Lucide, such as `cooking-pot`. */
const drawing = { type: 'string', pattern: '^[a-z]+[a-z0-9]*(-[a-z0-9]+)*$', maxLength: 40 } as const

/** Everyday words by which people look for it, in French. */
const words = <Min extends number, Max extends number>(minItems: Min, maxItems: Max) =>
  ({ type: 'array', minItems, maxItems, uniqueItems: true, items: text(40) }) as const

/**
 * A scene of life (scène de vie), one file of `resources/lexicon`: what somebody has done at home, for others or at
 * work, in sentences that one keeps or drops. An id never changes: it is what a competence profile holds.
 */
export const lifeSceneSchema = {
  title: 'life-scene',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 24 },
    area: {
      type: 'string',
      enum: ['family', 'home', 'kitchen', 'together', 'papers', 'making', 'path', 'work'],
    },
    drawing,
    title: localized(48),
    words: words(4, 16),
    sentences: {
      type: 'array',
      minItems: 8,
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          /** The scene's id and a number: `children-01`. */
          id: { type: 'string', pattern: '^[a-z]+(-[a-z]+)*-[0-9]{2}$', maxLength: 27 },
          drawing,
          /** In the first person, what was done. */
          text: localized(120),
          words: words(1, 8),
          ability: abilityCode,
          /** UUID of the nearest ESCO skill. */
          esco: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', maxLength: 36 },
          /** Occupations (ROME) in which it serves, the nearest first. */
          rome: {
            type: 'array',
            minItems: 1,
            maxItems: 4,
            uniqueItems: true,
            items: { type: 'string', pattern: '^[A-N][0-9]{4}$', maxLength: 5 },
          },
        },
        required: ['id', 'drawing', 'text', 'words', 'ability', 'esco', 'rome'],
      },
    },
  },
  required: ['id', 'area', 'drawing', 'title', 'words', 'sentences'],
} as const

export type LifeScene = ExtractDocumentTypeFromTypedRxJsonSchema<typeof lifeSceneSchema>
export type LifeSentence = LifeScene['sentences'][number]
