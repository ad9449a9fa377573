import type { PushResult } from '../../../domain/sync/messages.ts'
import { refusedTexts } from './refused.texts.ts'

type RefusalReason = Extract<PushResult, { outcome: 'refused' }>['reason']

/** A reason without a sentence does not compile. */
const sentences: Record<RefusalReason | 'other', string> = refusedTexts.fr.refusedRows.reason

/** The text that tells why the server could never accept a row; one for reasons that this desk does not know. */
export function reasonKey(reason: string): string {
  return `host.refusedRows.reason.${Object.hasOwn(sentences, reason) ? reason : 'other'}`
}
