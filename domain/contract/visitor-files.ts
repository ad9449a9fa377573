import { visitSchema } from '../visits/visit.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { assistancesTold, instant, listOf, recordId, siteLinks, text } from './fields.ts'

export const readVisitorFile = endpoint({
  summary:
    'What a site keeps of a person beside the records that host desks hold: attestations, when cards were given, and whether pictures were chosen. Never a number, never which pictures.',
  method: 'GET',
  path: 'host/visitors/:visitorId/file',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    title: 'visitor file',
    type: 'object',
    additionalProperties: false,
    properties: {
      attestations: listOf({ serial: text, title: text, issuedAt: instant, revokedAt: instant }, [
        'serial',
        'title',
        'issuedAt',
      ]),
      cards: listOf({ issuedAt: instant, revokedAt: instant }, ['issuedAt']),
      hasPictures: { type: 'boolean' },
      /** At which other sites the person is known too, because they said so. */
      elsewhere: siteLinks,
      /** Hosts who helped them at a kiosk, the latest first. */
      assistances: assistancesTold,
    },
    required: ['attestations', 'cards', 'hasPictures'],
  },
  refusals: ['not-found'],
})
export type VisitorFile = ReplyOf<typeof readVisitorFile>

export const readVisitorVisits = endpoint({
  summary:
    'The visits of a person that are too old to be held by host desks, the latest first: to be read, not kept.',
  method: 'GET',
  path: 'host/visitors/:visitorId/visits',
  caller: 'host',
  right: 'daily',
  noStore: true,
  query: {
    title: 'which visits',
    type: 'object',
    additionalProperties: false,
    properties: {
      /** The last visit that was told. */
      after: recordId,
    },
  },
  reply: {
    title: 'older visits of a person',
    type: 'object',
    additionalProperties: false,
    properties: {
      visits: { type: 'array', items: visitSchema },
      /** There may be more after this one. */
      next: recordId,
    },
    required: ['visits'],
  },
  refusals: ['not-found'],
})
