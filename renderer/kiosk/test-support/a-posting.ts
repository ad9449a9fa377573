import type { Posting } from '../../../domain/postings/posting.ts'
import { addDays, parisDay } from '../../../domain/time.ts'

/** A card as a kiosk holds it: on the board, without whose it is and what was decided of it. */
export function aPosting(fields: Partial<Posting> = {}): Posting {
  return {
    ...{ siteId: 'mende', rev: '000000001.000.server', at: 1, by: 'server', stamps: {} },
    ...{ id: 'cv', kind: 'ask', topic: 'read-message' },
    title: 'Je cherche quelqu’un pour relire mon CV',
    publishedAt: 1,
    endsOn: addDays(parisDay(Date.now()), 10),
    ...fields,
  }
}
