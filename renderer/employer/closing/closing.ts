import type { InboxEntry } from '../inbox/inbox.ts'

/** Whether an offer may be closed: not while somebody waits for an answer. */
export interface Closing {
  /** People of the offer without an answer, the oldest first. */
  waiting: InboxEntry[]
  /** People told "yes" without an end: named, but they do not hold the closing. */
  promised: InboxEntry[]
  mayClose: boolean
}

export function closingOf(entries: readonly InboxEntry[], offerId: string): Closing {
  const own = entries.filter(({ application }) => application.jobOfferId === offerId)
  const waiting = own.filter(({ group }) => group === 'to-answer')
  return {
    waiting,
    promised: own.filter(({ group }) => group === 'in-progress'),
    mayClose: waiting.length === 0,
  }
}
