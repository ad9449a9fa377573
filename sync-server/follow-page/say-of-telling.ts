import { asReadByCandidate } from '../../domain/hiring/event-time.ts'
import { tellAsCandidate } from '../../domain/hiring/tell-as-candidate.ts'
import { declaredAnswer } from '../../domain/hiring/told-elsewhere.ts'
import { byServer } from '../../domain/record/write.ts'
import { openedBy } from '../passes/follow-links.ts'
import { noteTellings } from '../reciprok/contest-rows.ts'
import { freshId } from '../secrets.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepRecord } from '../sync/keep-record.ts'
import { withReceipts } from '../sync/intakes/applications.ts'
import { tellingWords, type TellingWord } from './write-telling.ts'

/**
 * Keeps what a person says on their telephone of an answer that their employer declares. What cannot be said any more,
 * or was said already, changes nothing: the page shows how it stands. `false`: the link shows nothing.
 */
export async function sayOfTelling(
  { store, clock, receipts }: ServerParts,
  code: string,
  answer: string,
  word: TellingWord,
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const now = clock.now()
    const application = await openedBy(tx, code, now)
    if (!application) return false
    // What may still be taken back was read by nobody.
    if (declaredAnswer(asReadByCandidate(application, now).events, now)?.id !== answer) return true
    const writer = { ...byServer(now), siteId: application.siteId }
    const told = tellAsCandidate(application, { kind: tellingWords[word], answer }, writer, freshId('t'))
    if (!told.ok) return true
    const kept = withReceipts(told.value, receipts, now)
    await keepRecord(tx, 'applications', kept)
    await noteTellings(tx, kept, now)
    return true
  })
}
