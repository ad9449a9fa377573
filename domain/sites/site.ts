import type { ExtractDocumentTypeFromTypedRxJsonSchema } from 'rxdb'
import { MOST_THINGS, thingSchema } from '../places/thing.ts'
import { recordFields, recordRequired, sealField } from '../record/record.ts'

/**
 * One site (pépinière): what every device of it must know. Written by the server only. The record's id is
 * the site's id.
 */
export const siteSchema = {
  title: 'site',
  version: 3,
  primaryKey: 'id',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...recordFields,
    ...sealField,
    name: { type: 'string', minLength: 1, maxLength: 80, dataClass: 'public' },
    /** Where it is, in one line, for slips and cards. */
    address: { type: 'string', maxLength: 160, dataClass: 'public' },
    /** Where its clocks and its days are read (IANA); absent: Europe/Paris. */
    timeZone: { type: 'string', minLength: 1, maxLength: 64, dataClass: 'public' },
    /**
     * Closing hour there, `HH:MM`, of a day of which `hours` say nothing: open visits become *unknown* then. Where
     * there are hours, the latest of them.
     */
    closesAt: { type: 'string', pattern: '^\\d{2}:\\d{2}$', dataClass: 'public' },
    /** When it is open, by weekday (1 Monday to 7 Sunday), in order and without overlap; a pause is between two of them. */
    hours: {
      type: 'array',
      maxItems: 21,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          weekday: { type: 'integer', minimum: 1, maximum: 7 },
          opensAt: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
          closesAt: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
        },
        required: ['weekday', 'opensAt', 'closesAt'],
      },
      dataClass: 'public',
    },
    /** Days on which it is closed beside those, first and last, with what visitors read of it. */
    closures: {
      type: 'array',
      maxItems: 60,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          from: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
          until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
          sentence: { type: 'string', minLength: 1, maxLength: 160 },
        },
        required: ['from', 'until', 'sentence'],
      },
      dataClass: 'public',
    },
    /** Most people the safety file of the place admits; typed in by the manager, never computed. */
    capacity: { type: 'integer', minimum: 1, maximum: 10000, dataClass: 'public' },
    /** Keys that sign passes (raw Ed25519 public keys, base64url), newest last. */
    passKeys: {
      type: 'array',
      maxItems: 32,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          keyId: { type: 'integer', minimum: 0, maximum: 255 },
          publicKey: { type: 'string', maxLength: 64 },
        },
        required: ['keyId', 'publicKey'],
      },
      dataClass: 'public',
    },
    /** Key (public JWK, P-256) to which kiosks seal what they must not keep readable. */
    sealingKey: {
      type: 'object',
      additionalProperties: false,
      properties: {
        kty: { type: 'string', maxLength: 8 },
        crv: { type: 'string', maxLength: 16 },
        x: { type: 'string', maxLength: 64 },
        y: { type: 'string', maxLength: 64 },
      },
      required: ['kty', 'crv', 'x', 'y'],
      dataClass: 'public',
    },
    /** Numbers of the passes that no kiosk accepts any more. */
    revokedPasses: {
      type: 'array',
      maxItems: 5000,
      items: { type: 'string', maxLength: 12 },
      dataClass: 'site',
    },
    /** Rooms for sessions. Their capacity is typed in from the safety file, never computed. */
    rooms: {
      type: 'array',
      maxItems: 40,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 40 },
          name: { type: 'string', minLength: 1, maxLength: 80 },
          capacity: { type: 'integer', minimum: 1, maximum: 500 },
          stepFree: { type: 'boolean' },
        },
        required: ['id', 'name', 'capacity', 'stepFree'],
      },
      dataClass: 'public',
    },
    /** What visitors may book or borrow. */
    things: { type: 'array', maxItems: MOST_THINGS, items: thingSchema, dataClass: 'public' },
    /** Serials of attestations that were taken back, with the reason as a code only. */
    revokedAttestations: {
      type: 'array',
      maxItems: 5000,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          serial: { type: 'string', minLength: 1, maxLength: 16 },
          reason: { type: 'string', enum: ['error', 'wrong-person', 'erased'] },
        },
        required: ['serial', 'reason'],
      },
      dataClass: 'public',
    },
  },
  required: [...recordRequired, 'name', 'closesAt', 'capacity', 'passKeys', 'sealingKey', 'revokedPasses'],
} as const

export type Site = ExtractDocumentTypeFromTypedRxJsonSchema<typeof siteSchema>
export type Room = NonNullable<Site['rooms']>[number]
export type OpenHours = NonNullable<Site['hours']>[number]
export type Closure = NonNullable<Site['closures']>[number]
export type RevocationReason = NonNullable<Site['revokedAttestations']>[number]['reason']

type RevokedList = 'revokedPasses' | 'revokedAttestations'

/** As many as the record holds of what was taken back, the latest: the oldest give way. */
export function latestRevoked<Of extends RevokedList>(
  list: Of,
  revoked: readonly NonNullable<Site[Of]>[number][],
): NonNullable<Site[Of]>[number][] {
  return revoked.slice(-siteSchema.properties[list].maxItems)
}
