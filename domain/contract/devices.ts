import { deviceRoles } from '../sync/scope.ts'
import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { instant, LONGEST_DEVICE_NAME, requestId, shortId, text } from './fields.ts'
import { line } from './words.ts'

const role = { type: 'string', enum: deviceRoles } as const
const count = { type: 'integer', minimum: 0 } as const

export const health = endpoint({
  summary: 'Whether the server is there, and what time it has.',
  method: 'GET',
  path: 'health',
  caller: 'anyone',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { ok: { type: 'boolean' }, protocol: count, epoch: text, now: instant },
    required: ['ok', 'protocol', 'epoch', 'now'],
  },
})

/** For whatever shares requests out among servers; `health` says only that the program runs. */
export const ready = endpoint({
  summary:
    'Whether devices may be sent here: the database answers and has the form of this version, the hour is known, and the server was not told to stop.',
  method: 'GET',
  path: 'ready',
  caller: 'anyone',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { ok: { type: 'boolean' } },
    required: ['ok'],
  },
  refusals: ['server-stopping', 'database-behind', 'clock-in-doubt'],
})

export const enrol = endpoint({
  summary:
    'A code becomes a device’s token, once. Wrong, used and out of date are answered alike; one for another role stays good; the request that used it gets another token for the same device.',
  method: 'POST',
  path: 'devices/enrol',
  caller: 'stranger',
  body: {
    type: 'object',
    additionalProperties: false,
    properties: {
      /** As typed by the person who installs the device. */
      code: { type: 'string', maxLength: 40 },
      name: line(LONGEST_DEVICE_NAME),
      /** What the device is for: a code for another role is refused before it is used. */
      role,
      requestId,
    },
    required: ['code'],
  },
  reply: {
    title: 'enrolled device',
    type: 'object',
    additionalProperties: false,
    properties: {
      deviceId: text,
      token: text,
      siteId: text,
      role,
      employerId: text,
      epoch: text,
      now: instant,
    },
    required: ['deviceId', 'token', 'siteId', 'role', 'epoch', 'now'],
  },
  refusals: ['wrong-code'],
  reasons: ['wrong-role'],
})
export type EnrolReply = ReplyOf<typeof enrol>

export const listDevices = endpoint({
  summary: 'The devices of the site, when each was last heard of and what it still has to send.',
  method: 'GET',
  path: 'host/devices',
  caller: 'host',
  right: 'daily',
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      devices: {
        type: 'array',
        items: {
          title: 'device',
          type: 'object',
          additionalProperties: false,
          properties: {
            deviceId: text,
            name: text,
            role,
            employerId: text,
            enrolledAt: instant,
            lastContactAt: instant,
            /** Writes that the device still had to send at its last contact. */
            waiting: count,
            revokedAt: instant,
            /** The server was restored then, and waits for it to tell again what it holds of seats. */
            owesSince: instant,
            /** It found then that a part of its memory was damaged: what it had not sent may be gone. For a week. */
            damagedAt: instant,
          },
          required: ['deviceId', 'name', 'role', 'enrolledAt', 'waiting'],
        },
      },
    },
    required: ['devices'],
  },
})
export type DeviceLine = ReplyOf<typeof listDevices>['devices'][number]

export const revokeDevice = endpoint({
  summary: 'From now on the device’s token is worth nothing.',
  method: 'POST',
  path: 'host/devices/:id/revoke',
  caller: 'host',
  right: 'devices',
  refusals: ['not-found'],
})

export const createEnrolmentCode = endpoint({
  summary: 'A code that enrols one device, once, before it expires.',
  method: 'POST',
  path: 'host/enrolment-codes',
  caller: 'host',
  right: 'devices',
  body: {
    title: 'enrolment form',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      role,
      /** Exactly when the role is `employer`. */
      employerId: shortId,
      /** What hosts will call the device. */
      name: line(LONGEST_DEVICE_NAME),
    },
    required: ['role'],
  },
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: { code: text, expiresAt: instant },
    required: ['code', 'expiresAt'],
  },
  refusals: ['not-found', 'request-reused'],
  reasons: ['another-site'],
})
export type EnrolmentForm = Omit<BodyOf<typeof createEnrolmentCode>, 'requestId'>
