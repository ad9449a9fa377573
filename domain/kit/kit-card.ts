import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'

/** A line of plain text. */
const text = <Max extends number>(maxLength: Max) => ({ type: 'string', minLength: 1, maxLength }) as const

/** A text that a visitor reads: French, easy-to-read French, English. */
const localized = <Max extends number>(maxLength: Max) =>
  ({
    type: 'object',
    additionalProperties: false,
    properties: { fr: text(maxLength), 'fr-x-falc': text(maxLength), en: text(maxLength) },
    required: ['fr', 'fr-x-falc', 'en'],
  }) as const

/** Some lines of French, for the host or the employer. */
const lines = <Min extends number, Max extends number>(minItems: Min, maxItems: Max) =>
  ({ type: 'array', minItems, maxItems, items: text(400) }) as const

/** Lines that a visitor reads, in the three languages. */
const sheetLines = { type: 'array', minItems: 3, maxItems: 10, items: text(300) } as const

/** Whether someone can take part this way, and how the host arranges it. */
const adaptation = {
  type: 'object',
  additionalProperties: false,
  properties: { fit: { type: 'string', enum: ['yes', 'partly', 'no'] }, how: text(400) },
  required: ['fit', 'how'],
} as const

/** The same 17 codes as in abilities.ts (a test of the kit's checks compares them); literal here so that the type is inferred. */
export const abilityCode = {
  type: 'string',
  enum: [
    'create-and-invent',
    'act-in-service',
    'sustain-attention',
    'negotiate',
    'take-initiative',
    'follow-instructions',
    'work-in-team',
    'work-under-pressure',
    'gather-and-analyse',
    'handle-with-dexterity',
    'picture-process',
    'picture-space',
    'stand-firm',
    'adapt-to-change',
    'organise',
    'lead-team',
    'communicate',
  ],
} as const

/**
 * One card of the kit (fiche défi), as written in resources/kit/E01.json. An adapted card keeps the id of the
 * card that it comes from.
 */
export const kitCardSchema = {
  title: 'kit-card',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^[EAC](0[1-9]|1[0-7])$', maxLength: 3 },
    /** Rises with each change of the card; a session pins the edition it was planned with. */
    edition: { type: 'integer', minimum: 1, maximum: 9999 },
    track: { type: 'string', enum: ['explorer', 'adventurer', 'scout'] },

    title: localized(90),
    promise: localized(200),
    whatYouDo: localized(500),
    whatToBring: localized(300),
    mood: { type: 'string', enum: ['hands', 'people', 'calm'] },

    family: { type: 'string', pattern: '^[A-N]$', maxLength: 1 },
    romeCodes: {
      type: 'array',
      minItems: 1,
      maxItems: 5,
      uniqueItems: true,
      items: { type: 'string', pattern: '^[A-N][0-9]{4}$', maxLength: 5 },
    },

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
    format: { type: 'string', enum: ['solo', 'pair', 'team'] },
    /** People needed besides the participants. */
    staff: {
      type: 'object',
      additionalProperties: false,
      properties: {
        hosts: { type: 'integer', minimum: 1, maximum: 4 },
        employer: { type: 'integer', minimum: 0, maximum: 4 },
      },
      required: ['hosts', 'employer'],
    },
    place: { type: 'string', enum: ['site', 'employer', 'outdoors'] },
    /** What the room needs: tables, water, sockets, daylight… */
    room: text(300),

    /** Whether something made here is of use to someone beyond the exercise. Then a convention is needed. */
    productive: { type: 'boolean' },
    convention: {
      type: 'object',
      additionalProperties: false,
      properties: { required: { type: 'boolean' }, why: text(300), checklist: lines(0, 10) },
      required: ['required', 'why', 'checklist'],
    },

    minimumAge: { type: 'integer', minimum: 16, maximum: 18 },
    minors: {
      type: 'object',
      additionalProperties: false,
      properties: { allowed: { type: 'boolean' }, rule: text(300) },
      required: ['allowed', 'rule'],
    },
    /** `skill` only when reading French is what the challenge shows; then say why. */
    reading: {
      type: 'object',
      additionalProperties: false,
      properties: { need: { type: 'string', enum: ['none', 'skill'] }, why: text(300) },
      required: ['need', 'why'],
    },

    materials: {
      type: 'array',
      minItems: 2,
      maxItems: 24,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: text(160),
          quantity: { type: 'integer', minimum: 1, maximum: 500 },
          /** Kept in the box; bought or gathered the day before; already in the room; brought by the employer. */
          from: { type: 'string', enum: ['box', 'fresh', 'room', 'employer'] },
        },
        required: ['name', 'quantity', 'from'],
      },
    },
    safety: lines(2, 10),
    risks: {
      type: 'array',
      minItems: 1,
      maxItems: 8,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          risk: text(200),
          prevention: text(300),
          level: { type: 'string', enum: ['low', 'watch', 'adults-only'] },
        },
        required: ['risk', 'prevention', 'level'],
      },
    },
    adaptations: {
      type: 'object',
      additionalProperties: false,
      properties: {
        seated: adaptation,
        oneHand: adaptation,
        lowReading: adaptation,
        hearing: adaptation,
        vision: adaptation,
        calm: adaptation,
      },
      required: ['seated', 'oneHand', 'lowReading', 'hearing', 'vision', 'calm'],
    },

    steps: {
      type: 'array',
      minItems: 4,
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          phase: {
            type: 'string',
            enum: ['welcome', 'posts', 'start', 'action', 'break', 'debrief', 'choice'],
          },
          name: text(80),
          minutes: { type: 'integer', minimum: 1, maximum: 2000 },
          what: text(900),
        },
        required: ['phase', 'name', 'minutes', 'what'],
      },
    },

    sheets: {
      type: 'object',
      additionalProperties: false,
      properties: {
        host: {
          type: 'object',
          additionalProperties: false,
          properties: {
            role: text(300),
            setupMinutes: { type: 'integer', minimum: 5, maximum: 120 },
            prepare: lines(3, 10),
            say: lines(2, 8),
            watch: lines(2, 8),
            after: lines(1, 6),
          },
          required: ['role', 'setupMinutes', 'prepare', 'say', 'watch', 'after'],
        },
        employer: {
          type: 'object',
          additionalProperties: false,
          properties: {
            role: text(300),
            who: text(200),
            prepare: lines(1, 8),
            do: lines(2, 8),
            avoid: lines(2, 6),
          },
          required: ['role', 'who', 'prepare', 'do', 'avoid'],
        },
        participant: {
          type: 'object',
          additionalProperties: false,
          properties: { fr: sheetLines, 'fr-x-falc': sheetLines, en: sheetLines },
          required: ['fr', 'fr-x-falc', 'en'],
        },
      },
      required: ['host', 'employer', 'participant'],
    },

    /** What is observed, with what each level looks like in this room. */
    abilities: {
      type: 'array',
      minItems: 1,
      maxItems: 6,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          code: abilityCode,
          anchors: {
            type: 'array',
            minItems: 3,
            maxItems: 8,
            items: {
              type: 'object',
              additionalProperties: false,
              properties: { level: { type: 'integer', minimum: 1, maximum: 4 }, behaviour: text(250) },
              required: ['level', 'behaviour'],
            },
          },
        },
        required: ['code', 'anchors'],
      },
    },
    criteria: {
      type: 'array',
      minItems: 3,
      maxItems: 6,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', pattern: '^[EAC][01][0-9]-[1-6]$', maxLength: 5 },
          ability: abilityCode,
          /** For the observer: begins with an observable verb in the infinitive. */
          text: text(200),
          /** For the participant, in the first person. */
          plain: localized(160),
          notApplicableWhen: text(200),
        },
        required: ['id', 'ability', 'text', 'plain', 'notApplicableWhen'],
      },
    },
    /** Only for scouts: what was agreed before the session as "enough". */
    passRule: {
      type: 'object',
      additionalProperties: false,
      properties: {
        minAbilities: { type: 'integer', minimum: 1, maximum: 6 },
        minLevel: { type: 'integer', minimum: 2, maximum: 3 },
        eliminatory: { type: 'array', maxItems: 2, items: abilityCode },
      },
      required: ['minAbilities', 'minLevel', 'eliminatory'],
    },

    /** How far the challenge may prove: explorers stop before `observed`. */
    proof: { type: 'string', enum: ['declared', 'recommended', 'observed'] },
    competences: { type: 'array', minItems: 1, maxItems: 4, items: localized(90) },
    hints: { type: 'array', minItems: 2, maxItems: 5, items: localized(220) },
    debrief: lines(3, 7),
    variants: {
      type: 'array',
      minItems: 1,
      maxItems: 4,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { name: text(80), how: text(400) },
        required: ['name', 'how'],
      },
    },
    licence: { type: 'string', enum: ['CC BY-SA 4.0'] },
    sources: lines(1, 6),
  },
  required: [
    'id',
    'edition',
    'track',
    'title',
    'promise',
    'whatYouDo',
    'whatToBring',
    'mood',
    'family',
    'romeCodes',
    'minutes',
    'seats',
    'format',
    'staff',
    'place',
    'room',
    'productive',
    'convention',
    'minimumAge',
    'minors',
    'reading',
    'materials',
    'safety',
    'risks',
    'adaptations',
    'steps',
    'sheets',
    'abilities',
    'criteria',
    'proof',
    'competences',
    'hints',
    'debrief',
    'variants',
    'licence',
    'sources',
  ],
} as const

export type KitCard = ExtractDocumentTypeFromTypedRxJsonSchema<typeof kitCardSchema>
