import { recruiting } from '../hiring/company-role.ts'
import { rungs } from '../competences/proofs.ts'
import { MOST_WANTED } from '../matching/match-need.ts'
import { LONGEST_SEARCH_NAME, MOST_SAVED } from '../matching/saved-search.ts'
import { FEWEST_SHOWN, MOST_SHOWN } from '../matching/small-pool.ts'
import { endpoint, type ReasonOf, type ReplyOf } from './endpoint.ts'
import { instant, requestId, shortId, soughtSkills, text, wantedKey } from './fields.ts'
import { neededLine } from './words.ts'

const rung = { type: 'string', enum: rungs } as const

const wanted = {
  type: 'array',
  minItems: 1,
  maxItems: MOST_WANTED,
  items: {
    type: 'object',
    additionalProperties: false,
    properties: { key: wantedKey, atLeast: rung },
    required: ['key'],
  },
} as const

export const searchCompetences = endpoint({
  summary: `Who among those who allow it can do what is asked for: at least ${FEWEST_SHOWN} cards that name nobody, or none.`,
  method: 'POST',
  path: 'employer/searches',
  caller: 'employer',
  companyRoles: recruiting,
  body: {
    title: 'need',
    type: 'object',
    additionalProperties: false,
    properties: { wanted },
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
                  key: wantedKey,
                  found: { type: 'string', enum: ['present', 'close', 'missing'] },
                  by: wantedKey,
                  rung,
                },
                required: ['key', 'found'],
              },
            },
          },
          required: ['cardId', 'lines'],
        },
      },
      /**
       * How many would be found without the terms of work, where some are asked for; one more than are shown stands for any
       * more. Left out where the difference would tell of somebody.
       */
      withoutTerms: { type: 'integer', minimum: FEWEST_SHOWN, maximum: MOST_SHOWN + 1 },
    },
    required: ['searchId', 'people'],
  },
  noStore: true,
  // `terms-too-narrow`: too few, but enough for a list without the terms of work.
  reasons: ['too-few', 'terms-too-narrow', 'too-close', 'too-many-searches', 'asked-twice', 'skill-needed'],
})
export type FoundPeople = ReplyOf<typeof searchCompetences>

export const saveSearch = endpoint({
  summary: `Keeps what was asked for under a name, of which there are ${MOST_SAVED} at most.`,
  method: 'POST',
  path: 'employer/saved-searches',
  caller: 'employer',
  guards: 'search',
  companyRoles: recruiting,
  body: {
    title: 'saved search',
    type: 'object',
    additionalProperties: false,
    properties: { requestId, name: neededLine(LONGEST_SEARCH_NAME), wanted },
    required: ['requestId', 'name', 'wanted'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { savedId: shortId },
    required: ['savedId'],
  },
  status: 201,
  refusals: ['request-reused'],
  reasons: ['asked-twice', 'skill-needed', 'too-many-saved', 'name-taken', 'protected-words'],
})
export type SaveRefusal = ReasonOf<typeof saveSearch>

export const savedSearches = endpoint({
  summary:
    'The searches that the employer keeps, and what somebody whom the last look showed has proven since: told once a day, of nobody in particular.',
  method: 'GET',
  path: 'employer/saved-searches',
  caller: 'employer',
  companyRoles: recruiting,
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      searches: {
        type: 'array',
        maxItems: MOST_SAVED,
        items: {
          title: 'search that is kept',
          type: 'object',
          additionalProperties: false,
          properties: {
            savedId: shortId,
            name: text,
            /** When it was asked last; when it was saved, where it was not asked before. */
            lookedAt: instant,
            wanted,
            sought: soughtSkills,
            /** Of what is wanted, what somebody was observed at or certified in since. */
            news: { type: 'array', maxItems: MOST_WANTED, items: wantedKey },
          },
          required: ['savedId', 'name', 'lookedAt', 'wanted', 'sought', 'news'],
        },
      },
    },
    required: ['searches'],
  },
})
export type SavedSearch = ReplyOf<typeof savedSearches>['searches'][number]

export const forgetSearch = endpoint({
  summary: 'Keeps a search no more; one that is not there is forgotten already.',
  method: 'DELETE',
  path: 'employer/saved-searches/:savedId',
  caller: 'employer',
  companyRoles: recruiting,
})
