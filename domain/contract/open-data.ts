import { postingKinds, topicCodes } from '../postings/topics.ts'
import { projectStages } from '../postings/posting.ts'
import { tracks } from '../kit/challenge.ts'
import { themes, serviceTypes } from '../tools/data-inclusion.ts'
import { eventKinds } from '../sessions/challenge-session.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { readPeriodReport } from './figures.ts'
import { instant, text } from './fields.ts'

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 } as const
const count = { type: 'integer', minimum: 0 } as const

export const toolSessions = endpoint({
  summary: 'What takes place at the site and is not over yet, for a screen, a site or a newsletter.',
  method: 'GET',
  path: 'tools/sessions',
  caller: 'tool',
  toolRight: 'programme',
  reply: {
    title: 'programme',
    type: 'object',
    additionalProperties: false,
    properties: {
      sessions: {
        type: 'array',
        items: {
          title: 'session of the programme',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: text,
            title: text,
            /** Of a challenge. */
            track: { type: 'string', enum: tracks },
            /** Of what else takes place here, what it is and what is said of it. */
            event: { type: 'string', enum: eventKinds },
            text,
            startsAt: instant,
            endsAt: instant,
            where: text,
            /** The name of the employer that is there. */
            employer: text,
            capacity: count,
            /** Seats that nobody holds: those that a kiosk may still give away are among them. */
            seatsLeft: count,
            minimumAge: count,
            access: { type: 'array', items: text },
            cancelled: { type: 'boolean' },
          },
          required: ['id', 'title', 'startsAt', 'endsAt', 'capacity', 'seatsLeft', 'cancelled'],
        },
      },
    },
    required: ['sessions'],
  },
})
export type ProgrammeSession = ReplyOf<typeof toolSessions>['sessions'][number]

export const toolPostings = endpoint({
  summary: 'The cards that stand on the board: what is asked, offered and begun, never by whom.',
  method: 'GET',
  path: 'tools/postings',
  caller: 'tool',
  toolRight: 'board',
  reply: {
    title: 'cards on the board',
    type: 'object',
    additionalProperties: false,
    properties: {
      postings: {
        type: 'array',
        items: {
          title: 'card of the board',
          type: 'object',
          additionalProperties: false,
          properties: {
            id: text,
            kind: { type: 'string', enum: postingKinds },
            topic: { type: 'string', enum: topicCodes },
            title: text,
            text,
            steps: { type: 'array', items: text },
            stage: { type: 'string', enum: projectStages },
            endsOn: day,
            publishedAt: instant,
          },
          required: ['id', 'kind', 'topic', 'title', 'publishedAt'],
        },
      },
    },
    required: ['postings'],
  },
})
export type BoardPosting = ReplyOf<typeof toolPostings>['postings'][number]

const structure = {
  title: 'structure of data-inclusion',
  type: 'object',
  additionalProperties: false,
  properties: {
    source: text,
    id: text,
    nom: { type: 'string', minLength: 3, maxLength: 150 },
    description: { type: 'string', minLength: 50, maxLength: 2000 },
    date_maj: day,
    adresse: text,
    code_postal: { type: 'string', pattern: '^\\d{5}$', maxLength: 5 },
    commune: text,
  },
  required: ['source', 'id', 'nom', 'description', 'date_maj'],
} as const
const service = {
  title: 'service of data-inclusion',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...structure.properties,
    structure_id: text,
    types: { type: 'array', maxItems: 1, items: { type: 'string', enum: serviceTypes } },
    thematiques: { type: 'array', maxItems: 1, items: { type: 'string', enum: themes } },
    frais: { type: 'string', enum: ['gratuit'] },
    modes_accueil: { type: 'array', maxItems: 1, items: { type: 'string', enum: ['en-presentiel'] } },
    modes_mobilisation: { type: 'array', maxItems: 1, items: { type: 'string', enum: ['se-presenter'] } },
    mobilisable_par: {
      type: 'array',
      maxItems: 2,
      items: { type: 'string', enum: ['usagers', 'professionnels'] },
    },
  },
  required: [...structure.required, 'structure_id', 'types', 'thematiques', 'frais'],
} as const

export const toolServices = endpoint({
  summary:
    'The place and the resources on its board in the schema of data·inclusion (version 1), to be read by whoever lists services of a territory.',
  method: 'GET',
  path: 'tools/data-inclusion',
  caller: 'tool',
  toolRight: 'board',
  reply: {
    title: 'data-inclusion',
    type: 'object',
    additionalProperties: false,
    properties: {
      structures: { type: 'array', items: structure },
      services: { type: 'array', items: service },
    },
    required: ['structures', 'services'],
  },
})
export type InclusionData = ReplyOf<typeof toolServices>
export type InclusionStructure = InclusionData['structures'][number]
export type InclusionService = InclusionData['services'][number]

export const toolReport = endpoint({
  summary: 'The figures of a period as hosts read them: months that are over, small groups hidden.',
  method: 'GET',
  path: 'tools/report',
  caller: 'tool',
  toolRight: 'figures',
  query: readPeriodReport.query,
  reasons: readPeriodReport.reasons,
  reply: readPeriodReport.reply,
})
