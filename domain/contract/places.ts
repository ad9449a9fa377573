import { maxLengthOf } from '../record/record-limits.ts'
import { siteSchema } from '../sites/site.ts'
import { MOST_THINGS, thingSchema } from '../places/thing.ts'
import { endpoint } from './endpoint.ts'
import { neededLine } from './words.ts'

const thingList = {
  type: 'array',
  maxItems: MOST_THINGS,
  items: {
    ...thingSchema,
    properties: { ...thingSchema.properties, name: neededLine(maxLengthOf(siteSchema, 'things.name')) },
  },
} as const

export const keepThings = endpoint({
  summary:
    'Changes the list of what visitors may book or borrow; what others changed since it was opened stays.',
  method: 'POST',
  path: 'host/things',
  caller: 'host',
  right: 'settings',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      things: thingList,
      /** The list as the device knew it; without it `things` takes the place of all there is. */
      opened: thingList,
    },
    required: ['things'],
  },
  refusals: ['not-found'],
  reasons: ['thing-in-use', 'too-many-things', 'unknown-room'],
})
