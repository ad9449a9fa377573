import { mergeContactRequests } from '../../domain/postings/contact-request.ts'
import { interestStatus } from '../../domain/postings/interest.ts'
import { sameContent } from '../../domain/record/content.ts'
import { byServer, revised } from '../../domain/record/write.ts'
import type { Instant } from '../../domain/time.ts'
import type { StoreReader, StoreTransaction } from '../store/store.ts'
import { misshapenField } from '../store/validate-record.ts'
import { keepRecord } from '../sync/keep-record.ts'

/**
 * What became of people's interest in cards: kiosks tell a first word again, and nobody an answer or an introduction. A
 * word of another kind that the copy never heard of is left to its kiosk, since something follows from it.
 */
export async function carryWordsOnPostings(
  from: StoreReader,
  tx: StoreTransaction,
  now: Instant,
): Promise<void> {
  for (const there of await from.records('contactRequests')) {
    const here = await tx.record('contactRequests', there.id, there.siteId)
    if (!here && interestStatus(there, now) === null) continue
    const next = here ? mergeContactRequests(here, there) : there
    if ((here && sameContent(next, here)) || misshapenField('contactRequests', next) !== null) continue
    await keepRecord(tx, 'contactRequests', revised(next, byServer(now)))
  }
}
