import { alertReasons, alertRefusals, alertVerdicts, longestAlertNote } from '../hiring/alert-decision.ts'
import { scoreAlertKinds } from '../hiring/score-alert.ts'
import { endpoint, type BodyOf, type ReplyOf } from './endpoint.ts'
import { instant, listOf, requestId, shortId, text } from './fields.ts'
import { lines } from './words.ts'

const kind = { type: 'string', enum: scoreAlertKinds } as const
const verdict = { type: 'string', enum: alertVerdicts } as const
const reason = { type: 'string', enum: alertReasons } as const
const count = { type: 'integer', minimum: 0 } as const
/** What a host said of the figures at one time. */
const said = { at: instant, host: text, verdict, reason, note: text } as const
const saidRequired = ['at', 'host', 'verdict', 'reason', 'note'] as const

export const listAlerts = endpoint({
  summary:
    'Figures of employers that the hosts of the site are asked to look at: numbers and days, and no candidate.',
  method: 'GET',
  path: 'host/score-alerts',
  caller: 'host',
  right: 'daily',
  noStore: true,
  reply: {
    type: 'object',
    additionalProperties: false,
    properties: {
      alerts: {
        type: 'array',
        items: {
          title: 'score alert',
          type: 'object',
          additionalProperties: false,
          properties: {
            employerId: text,
            employer: text,
            kind,
            subject: text,
            /** Those in question, and all that were read. */
            files: count,
            of: count,
            /** Whose files in question are. */
            people: count,
            /** On which these people first came. */
            day: text,
            /** Who answered for these people, from when to when. */
            host: text,
            from: instant,
            to: instant,
            /** It is who asks, and other hosts of the site are to decide. */
            own: { type: 'boolean' },
            /** From the tap to the first decision, in milliseconds. */
            median: count,
            raisedAt: instant,
            /** To be sent with what is decided. */
            until: instant,
            /** Somebody keeps an eye on it. */
            followed: {
              type: 'object',
              additionalProperties: false,
              properties: said,
              required: saidRequired,
            },
            /** What was said of the same before, the latest first. */
            before: listOf(said, saidRequired),
          },
          required: [
            'employerId',
            'employer',
            'kind',
            'subject',
            'files',
            'of',
            'raisedAt',
            'until',
            'before',
          ],
        },
      },
    },
    required: ['alerts'],
  },
})
export type ScoreAlertLine = ReplyOf<typeof listAlerts>['alerts'][number]

export const decideAlert = endpoint({
  summary: 'A host says of figures that they looked at whether anything is wrong; nothing follows by itself.',
  method: 'POST',
  path: 'host/score-alerts/decisions',
  caller: 'host',
  right: 'daily',
  body: {
    title: 'what a host says of figures',
    type: 'object',
    additionalProperties: false,
    properties: {
      requestId,
      employerId: shortId,
      kind,
      subject: shortId,
      until: instant,
      verdict,
      reason,
      note: lines(longestAlertNote),
    },
    required: ['requestId', 'employerId', 'kind', 'subject', 'until', 'verdict', 'reason', 'note'],
  },
  reasons: ['already-decided', 'changed', ...alertRefusals],
})
export type AlertDecision = BodyOf<typeof decideAlert>
