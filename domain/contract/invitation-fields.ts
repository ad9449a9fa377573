import { text } from './fields.ts'

/** `silent`: fourteen days went by without an answer. */
export const status = { type: 'string', enum: ['waiting', 'accepted', 'declined', 'silent'] } as const

export const channel = { type: 'string', enum: ['phone', 'email', 'here'] } as const

/** Only what a person chose to tell with their yes; where they meet at the site, no words. */
export const told = {
  type: 'object',
  additionalProperties: false,
  properties: { name: text, channel, words: text },
  required: ['name', 'channel'],
} as const
