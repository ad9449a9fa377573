import { endpoint } from './endpoint.ts'
import { listOf, recordId } from './fields.ts'

/** The sheets of a kiosk may be newer than its server: any name of that form is counted. */
const sheet = { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40 } as const
const count = { type: 'integer', minimum: 0, maximum: 100_000 } as const
const sheetCount = { sheet, yes: count, no: count } as const
const sheetRequired = ['sheet', 'yes', 'no'] as const

export const tellPracticeCounts = endpoint({
  summary:
    'How often visitors of a kiosk found its sheets of good practice useful, month by month: whole counts.',
  method: 'POST',
  path: 'practices/counts',
  caller: 'kiosk',
  body: {
    title: 'counts of a kiosk',
    type: 'object',
    additionalProperties: false,
    properties: {
      counts: {
        type: 'array',
        minItems: 1,
        maxItems: 6,
        items: {
          title: 'count of a month',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: recordId,
            month: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', maxLength: 7 },
            turn: { type: 'integer', minimum: 1, maximum: 1_000_000_000 },
            sheets: { ...listOf(sheetCount, sheetRequired), maxItems: 40 },
          },
          required: ['id', 'month', 'turn', 'sheets'],
        },
      },
    },
    required: ['counts'],
  },
  reasons: ['too-many'],
})

export const readPracticeCounts = endpoint({
  summary:
    'How often the sheets of good practice were found useful at the site in a year: by fives, and never by whom.',
  method: 'GET',
  path: 'host/practices',
  caller: 'host',
  right: 'daily',
  reply: {
    title: 'useful sheets',
    type: 'object',
    additionalProperties: false,
    properties: { sheets: listOf(sheetCount, sheetRequired) },
    required: ['sheets'],
  },
})
