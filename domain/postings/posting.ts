import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { firstAsText } from '../record/content.ts'
import { photoSchema } from '../photos/photo.ts'
import { newestFirst } from '../record/newest-first.ts'
import { recordFields, recordRequired } from '../record/record.ts'
import { unionOf } from '../record/union-of.ts'
import { fieldStamps, mergeFields } from '../sync/field-stamps.ts'
import { postingReasons } from './posting-reasons.ts'
import { postingKinds, topicCodes } from './topics.ts'

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 } as const
/** The code of a pictogram, such as `watering-can`. */
const picture = { type: 'string', pattern: '^[a-z][a-z-]*$', maxLength: 40 } as const

/** A skill as profiles name it. */
const skill = { type: 'string', pattern: '^(?:esco|ability):[A-Za-z0-9._-]+$', maxLength: 60 } as const

export const projectStages = ['idea', 'starting', 'under-way'] as const
export type ProjectStage = (typeof projectStages)[number]

/** Texts that a person wrote or chose, of which a form asks; everything else follows from what was done. */
export const postingWords = [
  'kind',
  'topic',
  'title',
  'text',
  'steps',
  'stage',
  'wanted',
  'picture',
  'photo',
  'endsOn',
  'usualDays',
] as const satisfies readonly (keyof Posting)[]

/** What happened to a card. What it is at a moment follows from these (posting-state.ts). */
export const postingEventTypes = [
  /** Its author handed it in; the server notes it of what comes from a kiosk. */
  'submitted',
  'published',
  'rejected',
  /** Taken off the board: by a host, or by the server once three people reported it. */
  'hidden',
  /** A host put it back on the board. */
  'restored',
  /** A host took a decision back: it waits again. */
  'reopened',
  /** Its author still means it: it stands until `until`. */
  'renewed',
  'ended',
  /** Somebody said that something is wrong with it; who, is in their contact request alone. */
  'reported',
  /** A host changed its words. */
  'edited',
] as const
export type PostingEventType = (typeof postingEventTypes)[number]

/**
 * What was told of a project since (project.ts). Facts are added, never changed: `undone` takes one back, and of two
 * devices that tell something at once both stand.
 */
export const postingFactTypes = [
  /** A step is done. */
  'done',
  /** Somebody who can do what was wanted is there. */
  'found',
  /** A line of its log. */
  'told',
  /** A host read a line in somebody's own words, and it may be shown. */
  'approved',
  /** A host put a photo to a line. */
  'pictured',
  /** Its author wishes that other sites read it. */
  'share',
  /** A host says yes to that wish. */
  'shared',
  'undone',
] as const

/** The longest line of a project's log. */
export const LONGEST_LINE = 140

/** A card on the board (annonce): help asked or offered, a project, a resource, an event, a good practice, a success. */
export const postingSchema = {
  title: 'posting',
  version: 2,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...fieldStamps,
    kind: { type: 'string', enum: postingKinds, dataClass: 'public' },
    topic: { type: 'string', enum: topicCodes, dataClass: 'public' },
    title: { type: 'string', minLength: 1, maxLength: 120, dataClass: 'public' },
    text: { type: 'string', maxLength: 1000, dataClass: 'public' },
    steps: {
      type: 'array',
      maxItems: 7,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { picture, photo: photoSchema, text: { type: 'string', minLength: 1, maxLength: 120 } },
        required: ['text'],
      },
      dataClass: 'public',
    },
    /** How far a project has come. */
    stage: { type: 'string', enum: projectStages, dataClass: 'public' },
    /** What somebody who joins can do: skills as profiles name them, `esco:…` or `ability:…`. */
    wanted: {
      type: 'array',
      maxItems: 5,
      uniqueItems: true,
      items: skill,
      dataClass: 'public',
    },
    picture: { ...picture, dataClass: 'public' },
    /** Hosts add photos, here and to a step: a kiosk has no camera. The server keeps them beside the records. */
    photo: { ...photoSchema, dataClass: 'public' },
    /** The last day on which it stands; of an event, the day of it. */
    endsOn: { ...day, dataClass: 'public' },
    /** The days of the week on which its author says to be here mostly, if they like to say so: 1 for Monday. */
    usualDays: {
      type: 'array',
      maxItems: 7,
      uniqueItems: true,
      items: { type: 'integer', minimum: 1, maximum: 7 },
      dataClass: 'public',
    },
    /** Of a success: who speaks of it said that it may be shown in this place for a week. Without that none is taken. */
    agreedToShow: { type: 'boolean', dataClass: 'public' },
    /** Whose card it is. No board shows it, and neither kiosks nor employers receive it. */
    authorId: { type: 'string', maxLength: 40, dataClass: 'private' },
    /** An employer's card. */
    employerId: { type: 'string', maxLength: 40, dataClass: 'public' },
    /** The name of the host who keyed it in for somebody; the server writes it. */
    keyedBy: { type: 'string', maxLength: 80, dataClass: 'site' },
    /** It came with pictures that are not its author's: a host looks at who wrote it. The server writes it. */
    unverified: { type: 'boolean', dataClass: 'site' },
    /** Since when it stands on the board; absent while it does not. The server writes it, from the events and the day. */
    publishedAt: { type: 'integer', minimum: 0, dataClass: 'public' },
    /** What was told of a project since, and by whom of its people: no board shows that. */
    facts: {
      type: 'array',
      maxItems: 100,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64 },
          type: { type: 'string', enum: postingFactTypes },
          at: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 },
          /** The device that told it. */
          by: { type: 'string', maxLength: 40 },
          /** The host who told it. */
          name: { type: 'string', maxLength: 80 },
          /** Who of its people told it. */
          ofId: { type: 'string', maxLength: 40 },
          /** Which step, from 0. */
          step: { type: 'integer', minimum: 0, maximum: 6 },
          skill,
          text: { type: 'string', minLength: 1, maxLength: LONGEST_LINE },
          photo: photoSchema,
          /** The fact of which this speaks. */
          of: { type: 'string', maxLength: 64 },
          /** The server's mark that it heard it so, by which it knows it again after a restore. */
          receipt: { type: 'string', maxLength: 64 },
        },
        required: ['id', 'type', 'at', 'by'],
      },
      dataClass: 'private',
    },
    /** What boards show of that. The server writes it. */
    shown: {
      type: 'object',
      additionalProperties: false,
      properties: {
        done: { type: 'array', maxItems: 7, items: { type: 'integer', minimum: 0, maximum: 6 } },
        found: { type: 'array', maxItems: 5, items: skill },
        log: {
          type: 'array',
          maxItems: 24,
          items: {
            type: 'object',
            additionalProperties: false,
            properties: {
              id: { type: 'string', maxLength: 64 },
              at: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 },
              text: { type: 'string', minLength: 1, maxLength: LONGEST_LINE },
              photo: photoSchema,
            },
            required: ['id', 'at', 'text'],
          },
        },
      },
      dataClass: 'public',
    },
    events: {
      type: 'array',
      maxItems: 80,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 64 },
          type: { type: 'string', enum: postingEventTypes },
          at: { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 },
          /** The device that told it, or `server`. */
          by: { type: 'string', maxLength: 40 },
          /** The host who decided. */
          name: { type: 'string', maxLength: 80 },
          /** Of decisions: one more than that of the last one that whoever decides knew. */
          turn: { type: 'integer', minimum: 1, maximum: 1000 },
          reason: { type: 'string', enum: postingReasons },
          /** A line for the author. */
          note: { type: 'string', maxLength: 300 },
          until: day,
          /** The server's mark that it heard it so, by which it knows it again after a restore. */
          receipt: { type: 'string', maxLength: 64 },
        },
        required: ['id', 'type', 'at', 'by'],
      },
      dataClass: 'site',
    },
  },
  required: [...recordRequired, 'stamps', 'kind', 'topic', 'title'],
} as const

export type Posting = ExtractDocumentTypeFromTypedRxJsonSchema<typeof postingSchema>
export type PostingEvent = NonNullable<Posting['events']>[number]
export type PostingFact = NonNullable<Posting['facts']>[number]
export type PostingStep = NonNullable<Posting['steps']>[number]

/** By this name the photo of a step has its stamp. */
export function stampOfStep(index: number): string {
  return `steps.${index}.photo`
}

/**
 * Field by field the newest, step by step the newest photo, and the events and facts of both copies. A kiosk's copy has
 * none of these two.
 */
export function mergePostings(a: Posting, b: Posting): Posting {
  const merged = withEachPhoto(mergeFields(a, b), a, b)
  const [newer, older] = newestFirst(a, b)
  return {
    ...merged,
    ...(a.events || b.events ? { events: unionOf(older.events ?? [], newer.events ?? [], heardFirst) } : {}),
    ...(a.facts || b.facts ? { facts: unionOf(older.facts ?? [], newer.facts ?? [], heardFirst) } : {}),
  }
}

/** Two hosts put photos to two steps at once: each step has its own. */
function withEachPhoto(merged: Posting, a: Posting, b: Posting): Posting {
  const words = ({ steps = [] }: Posting) => steps.map(({ text }) => text).join('\n')
  if (!merged.steps || words(a) !== words(b)) return merged
  const steps = merged.steps.map((step, index) => {
    const [ofA = '', ofB = ''] = [a.stamps[stampOfStep(index)], b.stamps[stampOfStep(index)]]
    if (ofA === ofB) return step
    const { photo } = (ofA > ofB ? a : b).steps![index]!
    const { photo: _other, ...rest } = step
    return photo ? { ...rest, photo } : rest
  })
  return { ...merged, steps }
}

/** Of two copies of one event the one that the server heard; what is left to choose is chosen by its text. */
function heardFirst<T extends { receipt?: string }>(known: T, other: T): T {
  if (known.receipt === undefined || other.receipt === undefined) {
    if (known.receipt !== other.receipt) return known.receipt === undefined ? other : known
  }
  return firstAsText(known, other)
}
