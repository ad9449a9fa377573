import { z } from 'zod'
import told from '../../resources/demo/thanks.json' with { type: 'json' }
import type { SiteId } from '../../domain/ids.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import type { Posting } from '../../domain/postings/posting.ts'
import { readyThanks } from '../../domain/thanks/thanks.ts'
import { DAY, HOUR, type Instant } from '../../domain/time.ts'
import type { ThanksRow } from '../thanks/thanks-rows.ts'

const text = z.string().min(1)
const count = z.int().nonnegative()
const thanksSchema = z.strictObject({
  id: text,
  card: text.describe('The card of the demo for which two people met'),
  interest: count.describe('Which of those who are interested in it'),
  by: z.enum(['author', 'interested']),
  daysAgo: count,
  ready: z.enum(readyThanks).optional(),
  line: text.optional().describe('In own words: a host reads it first'),
  state: z.enum(['told', 'kept']).optional(),
})

/** Who thanked whom lately: a line that waits for a host, and words that were kept. */
export function demoThanks(
  siteId: SiteId,
  { postings, requests }: { postings: readonly Posting[]; requests: readonly ContactRequest[] },
  today: Instant,
): ThanksRow[] {
  return z
    .array(thanksSchema)
    .parse(told)
    .map((one): ThanksRow => {
      const { id, card, interest, by, daysAgo, ready = null, line = null, state = 'waiting' } = one
      const about = `demo-board-${card}.i${interest}`
      const request = requests.find((known) => known.id === about)
      const authorOfPosting = postings.find((known) => known.id === request?.postingId)?.authorId
      const yes = request?.events.find(({ type }) => type === 'accepted')
      if (!request || authorOfPosting === undefined || !yes)
        throw new Error(`Nobody of the demo met for ${card}`)
      const at = today - daysAgo * DAY - 6 * HOUR
      const [ofCard, interested] = [
        { id: authorOfPosting, name: yes.name ?? '' },
        { id: request.visitorId, name: request.name ?? '' },
      ]
      const [author, other] = by === 'author' ? [ofCard, interested] : [interested, ofCard]
      return {
        ...{
          thanksId: `demo-thanks-${id}`,
          siteId,
          about,
          forKind: 'help',
          topic: null,
          state,
          at,
          ready,
          line,
        },
        ...{ authorId: author.id, authorName: author.name, visitorId: other.id, visitorName: other.name },
        ...{ competenceId: null, competence: null, recommendationId: null, readBy: null },
        ...{ toldAt: state === 'waiting' ? null : at, answeredAt: state === 'kept' ? at + DAY : null },
      }
    })
}
