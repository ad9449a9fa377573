import type { PushResult } from '../../../domain/sync/messages.ts'

type RefusalReason = Extract<PushResult, { outcome: 'refused' }>['reason']

const explained: ReadonlySet<string> = new Set<RefusalReason>([
  'invalid',
  'forbidden',
  'foreign-site',
  'foreign-employer',
  'forbidden-field',
  'forbidden-event',
  'already-applied',
  'not-your-voice',
  'frozen',
  'too-many-events',
  'slot-taken',
  'unreadable',
])

/** The text that tells why the server could never accept a row. */
export function reasonKey(reason: string): string {
  return `host.refusedRows.reason.${explained.has(reason) ? reason : 'other'}`
}
