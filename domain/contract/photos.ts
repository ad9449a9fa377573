import { photoFaults, photoSchema } from '../photos/photo.ts'
import { endpoint, type ReasonOf } from './endpoint.ts'

/** Room for what is too large to be refused by its name. */
const jpeg = { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 900_000 } as const
const { hash } = photoSchema.properties

export const sendPhoto = endpoint({
  summary:
    'A photo for a card or one of its steps, made small at the desk; the card names it afterwards. Sent twice it is kept once.',
  method: 'POST',
  path: 'host/postings/:id/photos',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'photo sent',
    type: 'object',
    additionalProperties: false,
    properties: {
      /** A baseline JPEG with nothing beside the picture, in base64url. */
      jpeg,
    },
    required: ['jpeg'],
  },
  reply: {
    title: 'photo kept',
    type: 'object',
    additionalProperties: false,
    properties: { hash },
    required: ['hash'],
  },
  reasons: [...photoFaults, 'no-card', 'too-many-photos'],
})
export type SendPhotoRefusal = ReasonOf<typeof sendPhoto>

export const readPhoto = endpoint({
  summary: 'A photo of a card: at a kiosk while the card stands on the board and names it.',
  method: 'GET',
  path: 'postings/:id/photos/:hash',
  caller: 'front',
  noStore: true,
  reply: {
    title: 'photo',
    type: 'object',
    additionalProperties: false,
    properties: { jpeg },
    required: ['jpeg'],
  },
  refusals: ['not-found'],
})
