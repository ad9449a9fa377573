import { challengeSchema } from '../kit/challenge.ts'
import { challengeRefusals } from '../kit/change-challenge.ts'
import { endpoint, type BodyOf } from './endpoint.ts'
import { requestId } from './fields.ts'
import { lines, neededLines, line } from './words.ts'

const short = line(400)
const localized = (maxLength: number) => {
  const words = neededLines(maxLength)
  return {
    type: 'object',
    additionalProperties: false,
    properties: { fr: words, 'fr-x-falc': words, en: words },
    required: ['fr', 'fr-x-falc', 'en'],
  } as const
}
const reasons = [...challengeRefusals, 'misshapen'] as const

/** The form of the record is checked whole before it is kept; here only what may be named. */
export const editCard = endpoint({
  summary: 'Changes the words and numbers of a draft of the site’s own card.',
  method: 'PATCH',
  path: 'host/challenges/:id',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'card changes',
    type: 'object',
    additionalProperties: false,
    properties: {
      title: localized(90),
      promise: localized(200),
      whatYouDo: localized(500),
      whatToBring: localized(300),
      room: neededLines(300),
      minutes: { type: 'integer', minimum: 45, maximum: 10_000 },
      seats: {
        type: 'object',
        additionalProperties: false,
        properties: {
          min: { type: 'integer', minimum: 1, maximum: 30 },
          max: { type: 'integer', minimum: 1, maximum: 30 },
        },
        required: ['min', 'max'],
      },
      materials: {
        type: 'array',
        maxItems: 40,
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { name: short, quantity: { type: 'integer' }, from: short },
          required: ['name', 'quantity', 'from'],
        },
      },
      steps: {
        type: 'array',
        maxItems: 40,
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { phase: short, name: short, minutes: { type: 'integer' }, what: neededLines(900) },
          required: ['phase', 'name', 'minutes', 'what'],
        },
      },
      criteria: {
        type: 'array',
        maxItems: 40,
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            id: short,
            ability: short,
            text: short,
            plain: localized(160),
            notApplicableWhen: short,
          },
          required: ['id', 'ability', 'text', 'plain', 'notApplicableWhen'],
        },
      },
    },
  },
  reply: challengeSchema,
  refusals: ['not-found'],
  reasons,
})

export const moveCard = endpoint({
  summary: 'Moves a card on: an adaptation made, sent for reading, returned with a word, published, retired.',
  method: 'POST',
  path: 'host/challenges/:id',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'card step',
    anyOf: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          step: { type: 'string', enum: ['fork', 'revise', 'submit', 'publish', 'retire'] },
          /** Of an adaptation: what it makes is made once. */
          requestId,
        },
        required: ['step'],
      },
      {
        type: 'object',
        additionalProperties: false,
        properties: { step: { type: 'string', enum: ['return'] }, because: lines(600) },
        required: ['step', 'because'],
      },
    ],
  },
  reply: challengeSchema,
  refusals: ['not-found'],
  reasons,
})
export type KitStep = BodyOf<typeof moveCard>
