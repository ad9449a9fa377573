import { newestFirst } from '../record/newest-first.ts'
import { firstAsText } from '../record/content.ts'
import { unionOf } from '../record/union-of.ts'
import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { recordFields, recordRequired } from '../record/record.ts'
import { laterRevision } from '../sync/revision.ts'
import { foldWords } from './fold-words.ts'
import { penSchema } from './pen.ts'

/**
 * `grid` one observer's notes; `self` the participant's own; `debrief` what was agreed between observers and
 * said to the person; `answer` the person's word on it; `review` what a contest led to. Each voice is a
 * document of its own, so none overwrites another.
 */
export const evaluationKinds = ['grid', 'self', 'debrief', 'answer', 'review'] as const
export type EvaluationKind = (typeof evaluationKinds)[number]

const instant = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 } as const

/** One voice about one participant of one session. Its id is `booking.kind-letter.author`. */
export const evaluationSchema = {
  title: 'evaluation',
  version: 1,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    kind: { type: 'string', enum: evaluationKinds, dataClass: 'site' },
    /** The session's employer, which may see it. */
    employerId: { type: 'string', maxLength: 40, dataClass: 'private' },
    sessionId: { type: 'string', maxLength: 64, dataClass: 'private' },
    bookingId: { type: 'string', maxLength: 64, dataClass: 'private' },
    visitorId: { type: 'string', maxLength: 40, dataClass: 'private' },
    /** The observer's id in the session, `self`, `host` or `employer`. */
    authorId: { type: 'string', minLength: 1, maxLength: 12, dataClass: 'private' },
    /** Whose voice it is: from where it was first written. Set by the server alone. */
    pen: { ...penSchema, dataClass: 'private' },
    /** Levels of the scale of levels.ts; one line an ability, the latest note of each kept. */
    observations: {
      type: 'array',
      maxItems: 17,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          ability: { type: 'string', minLength: 1, maxLength: 40 },
          level: { type: 'integer', minimum: 0, maximum: 4 },
          fact: { type: 'string', maxLength: 400 },
          /** A revision: the latest note on an ability wins. */
          notedAt: { type: 'string', minLength: 1, maxLength: 80 },
        },
        required: ['ability', 'level', 'notedAt'],
      },
      dataClass: 'private',
    },
    /** The card's criteria, ticked. */
    criteria: {
      type: 'array',
      maxItems: 18,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 8 },
          seen: { type: 'string', enum: ['seen', 'not-seen', 'not-applicable'] },
          notedAt: { type: 'string', minLength: 1, maxLength: 80 },
        },
        required: ['id', 'seen', 'notedAt'],
      },
      dataClass: 'private',
    },
    /** Noise, size of the team, tool: what the room was like. */
    conditions: { type: 'string', maxLength: 200, dataClass: 'private' },
    /** Of a debrief: 1 force, 1 fait, 1 piste. */
    strength: { type: 'string', maxLength: 300, dataClass: 'private' },
    fact: { type: 'string', maxLength: 400, dataClass: 'private' },
    nextStep: { type: 'string', maxLength: 300, dataClass: 'private' },
    nextSessionId: { type: 'string', maxLength: 64, dataClass: 'private' },
    /** When the debrief became visible to the person. */
    sharedAt: { ...instant, dataClass: 'private' },
    /** Of an answer: append-only, every voice stays (fold-words.ts says how much of it). */
    says: {
      type: 'array',
      maxItems: 40,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64 },
          at: instant,
          word: { type: 'string', enum: ['agree', 'comment', 'contest'] },
          text: { type: 'string', maxLength: 600 },
          /** From where it was said. Set by the server alone. */
          pen: penSchema,
        },
        required: ['id', 'at', 'word'],
      },
      dataClass: 'private',
    },
    /** Of an answer: what the person lets the attestation say. */
    attestation: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 40 },
        /** Abilities whose fact may be printed. */
        facts: { type: 'array', maxItems: 17, items: { type: 'string', minLength: 1, maxLength: 40 } },
        /** What the person said about the debrief may be printed beside it. */
        words: { type: 'boolean' },
        /** From where it was chosen. Set by the server alone. */
        pen: penSchema,
      },
      required: ['name', 'facts'],
      dataClass: 'private',
    },
    /** Of a review. */
    outcome: { type: 'string', enum: ['amended', 'upheld'], dataClass: 'private' },
    reviewNote: { type: 'string', maxLength: 600, dataClass: 'private' },
    decidedAt: { ...instant, dataClass: 'private' },
  },
  required: [
    ...recordRequired,
    'kind',
    'sessionId',
    'bookingId',
    'visitorId',
    'authorId',
    'observations',
    'criteria',
    'says',
  ],
} as const

export type Evaluation = ExtractDocumentTypeFromTypedRxJsonSchema<typeof evaluationSchema>
export type Observation = Evaluation['observations'][number]

const kindLetters: Record<EvaluationKind, string> = {
  grid: 'g',
  self: 's',
  debrief: 'd',
  answer: 'a',
  review: 'r',
}

export function evaluationId(bookingId: string, kind: EvaluationKind, authorId: string): string {
  return `${bookingId}.${kindLetters[kind]}.${authorId}`
}

/**
 * Two copies of one voice: the latest note on each ability and criterion, and all that was said, the oldest words
 * of a side that talks on aside. What was said once stays as it was said, whatever a newer copy makes of it.
 */
export function mergeEvaluations(a: Evaluation, b: Evaluation): Evaluation {
  const [newer, older] = newestFirst(a, b)
  const { pen } = firstTold({ pen: a.pen }, { pen: b.pen })
  return {
    ...older,
    ...newer,
    ...(pen === undefined ? {} : { pen }),
    observations: latestOf([...older.observations, ...newer.observations], (line) => line.ability),
    criteria: latestOf([...older.criteria, ...newer.criteria], (line) => line.id),
    says: foldWords(unionOf(older.says, newer.says, firstTold)),
  }
}

/** The copy that the server has seen; of two alike the same one on every replica. */
function firstTold<T extends { pen?: unknown }>(a: T, b: T): T {
  if ((a.pen === undefined) !== (b.pen === undefined)) return a.pen === undefined ? b : a
  return firstAsText(a, b)
}

function latestOf<T extends { notedAt: string }>(lines: readonly T[], key: (line: T) => string): T[] {
  const latest = new Map<string, T>()
  for (const line of lines) {
    const known = latest.get(key(line))
    const wins =
      !known ||
      (known.notedAt === line.notedAt
        ? firstAsText(line, known) === known
        : laterRevision(known.notedAt, line.notedAt) === line.notedAt)
    if (wins) latest.set(key(line), line)
  }
  return [...latest.values()].sort((x, y) => (key(x) < key(y) ? -1 : 1))
}
