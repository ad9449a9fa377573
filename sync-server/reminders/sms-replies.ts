import { z } from 'zod'
import { readMobile } from '../../domain/text/mobile.ts'
import type { ServerParts } from '../server-parts.ts'
import { noteStop } from './mail-stops.ts'
import { mobileOf } from './reader-address.ts'

/** What a gateway tells of an SMS that came back. */
export const smsReply = z.object({ from: z.string().max(40), text: z.string().max(2000) })
export type SmsReply = z.infer<typeof smsReply>

/** As people write it and as operators ask for it; what else stands in the message changes nothing. */
const STOP = /^\W*(?:stop|arr[eê]t(?:er|ez)?|d[eé]sabonn\w*|unsubscribe|end|quit)\b/iu

/**
 * Whoever answers STOP gets no more SMS about any employer that is reached at their number. Answers how many that was;
 * any other answer is nobody's here, and is not kept.
 */
export async function hearReply(
  { store, clock }: Pick<ServerParts, 'store' | 'clock'>,
  { from, text }: SmsReply,
): Promise<number> {
  const number = readMobile(from)
  if (!number.ok || !STOP.test(text.normalize('NFC'))) return 0
  return store.transaction(async (tx) => {
    const reached = (await tx.records('employers')).filter((one) => mobileOf(one) === number.value)
    for (const { id: employerId } of reached) {
      await noteStop(tx, { employerId, address: number.value, because: 'unsubscribed', at: clock.now() })
    }
    return reached.length
  })
}
