import type { Posting } from '../../domain/postings/posting.ts'
import { byServer } from '../../domain/record/write.ts'
import { newStamped } from '../../domain/sync/field-stamps.ts'
import { addDays, parisDay } from '../../domain/time.ts'
import { onBoard, withReceipts } from '../../sync-server/sync/intakes/postings.ts'
import { keepRecord } from '../../sync-server/sync/keep-record.ts'
import type { SiteFolder } from './site-folder.ts'

/** A card of somebody, published a moment ago. */
export async function putOnBoard(
  folder: SiteFolder,
  fields: Pick<Posting, 'id' | 'kind' | 'topic' | 'title'> & Partial<Posting>,
): Promise<void> {
  await folder.open(async ({ store, clock, receipts }) => {
    const now = clock.now()
    const endsOn = addDays(parisDay(now), 10)
    const events = [{ id: 'p', type: 'published' as const, at: now, by: 'server', turn: 1 }]
    const author = { ...byServer(now), siteId: 'mende' }
    const posting: Posting = newStamped(author, { authorId: 'somebody', endsOn, events, ...fields })
    const told = onBoard(withReceipts(posting, receipts), parisDay(now))
    await store.transaction((tx) => keepRecord(tx, 'postings', told))
  })
}
