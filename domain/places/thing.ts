import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'

/** What visitors may book or borrow at a site. */
export const thingKinds = ['room', 'desk', 'equipment', 'tool'] as const
/** `slot`: used at the place, for an hour or so; `loan`: taken along, for days. */
export const thingWays = ['slot', 'loan'] as const
/** Pictures that hosts choose from, by the names of the kiosk's pictograms. */
export const thingPictures = [
  'house',
  'meeting',
  'computer',
  'print',
  'keyboard',
  'phone',
  'box',
  'hammer',
  'scissors',
  'broom',
  'watering-can',
  'wheel',
  'car',
  'truck',
  'umbrella',
  'pot',
  'pen',
] as const
/** How long one slot lasts, in minutes. */
export const slotLengths = [30, 60, 120] as const

/** Half hours of the day, by the clocks of the site. */
const halfHour = { type: 'string', pattern: '^([01]\\d|2[0-3]):[03]0$', maxLength: 5 } as const

/** A room, a desk, a piece of equipment or a tool, kept in the record of its site by hosts. */
export const thingSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 40 },
    kind: { type: 'string', enum: thingKinds },
    way: { type: 'string', enum: thingWays },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    picture: { type: 'string', enum: thingPictures },
    /** How many of it there are. */
    count: { type: 'integer', minimum: 1, maximum: 50 },
    /** Between which hours it is used, or handed out and taken back. */
    opensAt: halfHour,
    closesAt: halfHour,
    slotMinutes: { type: 'integer', enum: slotLengths },
    /** Of a loan: after so many days it is back at the latest. */
    longestDays: { type: 'integer', minimum: 1, maximum: 60 },
    /** The room of the site in which sessions take place too. */
    roomId: { type: 'string', minLength: 1, maxLength: 40 },
  },
  required: [
    'id',
    'kind',
    'way',
    'name',
    'picture',
    'count',
    'opensAt',
    'closesAt',
    'slotMinutes',
    'longestDays',
  ],
} as const

export const MOST_THINGS = 40

const _typed = { title: 'thing', version: 0, primaryKey: 'id', ...thingSchema } as const
export type Thing = ExtractDocumentTypeFromTypedRxJsonSchema<typeof _typed>
