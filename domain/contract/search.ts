import { rungs } from '../competences/proofs.ts'
import { MOST_WANTED } from '../matching/match-need.ts'
import { FEWEST_SHOWN, MOST_SHOWN } from '../matching/small-pool.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { shortId, skillKey, text } from './fields.ts'

const rung = { type: 'string', enum: rungs } as const

export const searchCompetences = endpoint({
  summary: `Who among those who allow it can do what is asked for: at least ${FEWEST_SHOWN} cards that name nobody, or none.`,
  method: 'POST',
  path: 'employer/searches',
  caller: 'employer',
  body: {
    title: 'need',
    type: 'object',
    additionalProperties: false,
    properties: {
      wanted: {
        type: 'array',
        minItems: 1,
        maxItems: MOST_WANTED,
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { key: skillKey, atLeast: rung },
          required: ['key'],
        },
      },
    },
    required: ['wanted'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      searchId: shortId,
      people: {
        type: 'array',
        minItems: FEWEST_SHOWN,
        maxItems: MOST_SHOWN,
        items: {
          title: 'anonymous card',
          type: 'object',
          additionalProperties: false,
          properties: {
            /** Of this person in this search alone. */
            cardId: text,
            lines: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                properties: {
                  key: skillKey,
                  found: { type: 'string', enum: ['present', 'close', 'missing'] },
                  by: skillKey,
                  rung,
                },
                required: ['key', 'found'],
              },
            },
          },
          required: ['cardId', 'lines'],
        },
      },
    },
    required: ['searchId', 'people'],
  },
  noStore: true,
  reasons: ['too-few', 'too-close', 'too-many-searches', 'asked-twice'],
})
export type FoundPeople = ReplyOf<typeof searchCompetences>
