import { profileSchema } from '../competences/profile.ts'
import { kioskLanguages } from '../language.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { instant, passToken, pictures, shortId, text } from './fields.ts'

/** A card of another site, as it was scanned or typed. */
const card = passToken

export const lookAtCard = endpoint({
  summary:
    'What a card is that another site of the server gave: whose site, and as whom its holder is known here, if at all.',
  method: 'POST',
  path: 'passes/elsewhere',
  caller: 'front',
  noStore: true,
  body: { type: 'object', additionalProperties: false, properties: { card }, required: ['card'] },
  reply: {
    title: 'card of another site',
    type: 'object',
    additionalProperties: false,
    properties: {
      /** The signed text of the card. */
      token: text,
      /** As whom its holder is known here; absent: this site does not know them. */
      visitorId: shortId,
      /** What the site is called that gave it. */
      site: text,
      /** Its holder chose pictures, by which they can show that it is theirs. */
      hasPictures: { type: 'boolean' },
    },
    required: ['token', 'site', 'hasPictures'],
  },
  refusals: ['wrong-credentials'],
})

export const becomeKnown = endpoint({
  summary:
    'The holder of a card of another site lets this one know them, and shows that it is theirs: by its pictures, or by the code of a host beside them. Known already, they are who they were.',
  method: 'POST',
  path: 'passes/elsewhere/yes',
  caller: 'kiosk',
  noStore: true,
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      card,
      secret: pictures,
      code: { type: 'string', maxLength: 40 },
      language: { type: 'string', enum: kioskLanguages },
    },
    required: ['card', 'language'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { visitorId: shortId },
    required: ['visitorId'],
  },
  refusals: ['wrong-credentials'],
})

export const endMyLink = endpoint({
  summary:
    'The holder of a card takes back that another site knows them, at once at both. Who holds no card of this site is given one.',
  method: 'DELETE',
  path: 'visitor/elsewhere/:linkId',
  caller: 'visitor',
  whenAssisted: 'own-act',
  noStore: true,
  reply: { type: 'object', additionalProperties: false, properties: { token: text } },
  refusals: ['not-found'],
})

export const openLinkCode = endpoint({
  summary:
    'A code by which a host says, once, that they stand beside somebody who shows a card of another site.',
  method: 'POST',
  path: 'host/elsewhere-codes',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { code: text, expiresAt: instant },
    required: ['code', 'expiresAt'],
  },
})

export const endLink = endpoint({
  summary: 'A host takes back for a person that another site knows them, at once at both.',
  method: 'DELETE',
  path: 'host/visitors/:visitorId/elsewhere/:linkId',
  caller: 'host',
  right: 'daily',
  refusals: ['not-found'],
})

export const readPageElsewhere = endpoint({
  summary:
    'The page of competences that a person has at another site, as its hosts may read it; the person reads who did.',
  method: 'POST',
  path: 'host/visitors/:visitorId/elsewhere/:linkId/page',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    title: 'page at another site',
    type: 'object',
    additionalProperties: false,
    properties: { profile: profileSchema },
    required: ['profile'],
  },
  refusals: ['not-found'],
})

export type LookedAtCard = ReplyOf<typeof lookAtCard>
