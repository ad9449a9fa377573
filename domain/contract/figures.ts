import { waitings } from '../figures/month-of-answers.ts'
import { LONGEST_PERIOD, periodFaults } from '../figures/period.ts'
import { tracks } from '../kit/challenge.ts'
import { endpoint } from './endpoint.ts'

const count = { type: 'integer', minimum: 0 } as const
const month = { type: 'string', maxLength: 7 } as const
const bounds = { least: count, most: count } as const
/** A figure; `least` below `most` where telling it would tell of somebody. */
const range = {
  type: 'object',
  additionalProperties: false,
  properties: bounds,
  required: ['least', 'most'],
} as const
const table = {
  type: 'object',
  additionalProperties: false,
  properties: {
    total: range,
    cells: {
      type: 'array',
      maxItems: 40,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { key: { type: 'string', maxLength: 40 }, ...bounds },
        required: ['key', 'least', 'most'],
      },
    },
  },
  required: ['total', 'cells'],
} as const
/** Employers by their published grade. */
const labels = {
  type: 'object',
  additionalProperties: false,
  properties: { A: count, B: count, C: count, D: count, E: count, none: count },
  required: ['A', 'B', 'C', 'D', 'E', 'none'],
} as const

export const readPeriodReport = endpoint({
  summary:
    'What is published of the months of a period: counts by month added up, in which no small group can be found.',
  method: 'GET',
  path: 'host/report',
  caller: 'host',
  right: 'counts',
  noStore: true,
  query: {
    title: 'period',
    type: 'object',
    additionalProperties: false,
    properties: { from: { type: 'string', maxLength: 10 }, to: { type: 'string', maxLength: 10 } },
    required: ['from', 'to'],
  },
  reasons: periodFaults,
  reply: {
    title: 'period report',
    type: 'object',
    additionalProperties: false,
    properties: {
      from: month,
      to: month,
      months: {
        type: 'array',
        maxItems: LONGEST_PERIOD,
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { month, visits: range },
          required: ['month', 'visits'],
        },
      },
      visits: {
        type: 'object',
        additionalProperties: false,
        properties: {
          presence: table,
          audience: table,
          prescriber: table,
          card: table,
          weekday: table,
          hour: table,
          /** Answers, of which a visit has none to two. */
          reason: table,
        },
        required: ['presence', 'audience', 'prescriber', 'card', 'weekday', 'hour', 'reason'],
      },
      unnamedDepartures: range,
      /** Whole hours, over so many of the months. */
      hours: {
        type: 'object',
        additionalProperties: false,
        properties: { ...bounds, months: count },
        required: ['least', 'most', 'months'],
      },
      /** Different people with a card, by fives, over so many of the months. */
      people: {
        type: 'object',
        additionalProperties: false,
        properties: { count, months: count },
        required: ['count', 'months'],
      },
      sessions: {
        type: 'object',
        additionalProperties: false,
        properties: {
          kinds: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              properties: {
                /** A track, or an event of the place. */
                matter: { type: 'string', enum: [...tracks, 'event'] },
                /** A letter of the ROME; empty where nobody knows the challenge any more. */
                family: { type: 'string', maxLength: 1 },
                held: count,
                seats: count,
              },
              required: ['matter', 'family', 'held', 'seats'],
            },
          },
          cancelled: count,
          attendance: table,
          /** Of events; the two above are of challenges. */
          events: {
            type: 'object',
            additionalProperties: false,
            properties: { cancelled: count, attendance: table },
            required: ['cancelled', 'attendance'],
          },
        },
        required: ['kinds', 'cancelled', 'attendance', 'events'],
      },
      attestations: {
        type: 'object',
        additionalProperties: false,
        properties: { issued: range, observed: table },
        required: ['issued', 'observed'],
      },
      answers: {
        type: 'object',
        additionalProperties: false,
        properties: { received: range, answers: table, median: { type: 'string', enum: waitings } },
        required: ['received', 'answers'],
      },
      labels: {
        type: 'object',
        additionalProperties: false,
        properties: { start: labels, end: labels },
      },
    },
    required: [
      'from',
      'to',
      'months',
      'visits',
      'unnamedDepartures',
      'sessions',
      'attestations',
      'answers',
      'labels',
    ],
  },
})
