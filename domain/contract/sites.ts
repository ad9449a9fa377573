import { LONGEST_ACCOUNT_NAME } from '../ids.ts'
import { siteSchema } from '../sites/site.ts'
import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { instant, requestId, text } from './fields.ts'
import { line, neededLine } from './words.ts'

const { capacity, hours, closures } = siteSchema.properties
const people = { type: 'integer', minimum: capacity.minimum, maximum: capacity.maximum } as const
const zone = { type: 'string', minLength: 1, maxLength: siteSchema.properties.timeZone.maxLength } as const
const name = neededLine(siteSchema.properties.name.maxLength)
const address = line(siteSchema.properties.address.maxLength)

const closureList = {
  type: 'array',
  maxItems: closures.maxItems,
  items: {
    type: 'object',
    additionalProperties: false,
    properties: {
      from: closures.items.properties.from,
      until: closures.items.properties.until,
      sentence: neededLine(closures.items.properties.sentence.maxLength),
    },
    required: ['from', 'until', 'sentence'],
  },
} as const

export const changeSite = endpoint({
  summary:
    'How the site is run: only what is told changes. Hours are told by the days that change, closures by what is added and removed: what others tell at once stays.',
  method: 'PATCH',
  path: 'host/site',
  caller: 'host',
  right: 'settings',
  body: {
    title: 'site settings',
    type: 'object',
    additionalProperties: false,
    properties: {
      name,
      address,
      timeZone: zone,
      capacity: people,
      /** The days of the week of which something changes, each with all of its hours; none: it is closed. */
      days: {
        type: 'array',
        maxItems: 7,
        items: {
          type: 'object',
          additionalProperties: false,
          properties: {
            weekday: hours.items.properties.weekday,
            open: {
              type: 'array',
              maxItems: hours.maxItems,
              items: {
                type: 'object',
                additionalProperties: false,
                properties: {
                  opensAt: hours.items.properties.opensAt,
                  closesAt: hours.items.properties.closesAt,
                },
                required: ['opensAt', 'closesAt'],
              },
            },
          },
          required: ['weekday', 'open'],
        },
      },
      /** A closure that is told in other words is one removed and one added. */
      closuresAdded: closureList,
      closuresRemoved: closureList,
    },
    required: [],
  },
  refusals: ['not-found'],
  reasons: ['unknown-zone', 'wrong-hours', 'wrong-closure', 'too-many-closures'],
})
export type SiteSettings = BodyOf<typeof changeSite>

export const listSites = endpoint({
  summary: 'The sites of the server, for whoever administers it.',
  method: 'GET',
  path: 'host/sites',
  caller: 'host',
  right: 'sites',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      sites: {
        type: 'array',
        items: {
          title: 'site of the server',
          type: 'object',
          additionalProperties: false,
          properties: { siteId: text, name: text, address: text },
          required: ['siteId', 'name'],
        },
      },
    },
    required: ['sites'],
  },
})
export type SiteLine = ReplyOf<typeof listSites>['sites'][number]

export const createSite = endpoint({
  summary:
    'A new site with the account of its lead, whose secret is told this once; asked again, the same with another secret.',
  method: 'POST',
  path: 'host/sites',
  caller: 'host',
  right: 'sites',
  body: {
    title: 'site form',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      name,
      address,
      timeZone: zone,
      capacity: people,
      /** Whoever leads it first. */
      login: neededLine(120),
      lead: neededLine(LONGEST_ACCOUNT_NAME),
    },
    required: ['name', 'timeZone', 'capacity', 'login', 'lead'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { siteId: text, login: text, secret: text },
    required: ['siteId', 'login', 'secret'],
  },
  status: 201,
  refusals: ['not-found', 'request-reused'],
  reasons: ['login-taken', 'unknown-zone'],
})
export type NewSiteForm = Omit<BodyOf<typeof createSite>, 'requestId'>

export const createDeskCode = endpoint({
  summary: 'A code that links the first host desk of a site, once, before it expires.',
  method: 'POST',
  path: 'host/sites/:id/desk-code',
  caller: 'host',
  right: 'sites',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { code: text, expiresAt: instant },
    required: ['code', 'expiresAt'],
  },
  refusals: ['not-found'],
})
