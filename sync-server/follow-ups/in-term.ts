import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerParts } from '../server-parts.ts'
import { LeadLost } from '../store/peers.ts'
import { withTransaction } from '../store/with-transaction.ts'

/** The term of the lead in which follow-ups are being done. */
const lasting = new AsyncLocalStorage<string>()

export function inTerm<T>(term: string, work: () => Promise<T>): Promise<T> {
  return lasting.run(term, work)
}

/**
 * What follow-ups work with: nothing that they write is kept once another server leads. Between what they read and what
 * they write, or while a mail server takes its time, this one may have lost its connection, or been stopped for a minute.
 */
export function whileLeading<Parts extends Pick<ServerParts, 'store'>>(parts: Parts): Parts {
  const { store } = parts
  const { lead } = store.peers
  const led = {
    ...withTransaction(store, (work) => {
      const term = lasting.getStore()
      return store.transaction(async (tx) => {
        // Outside of a term nobody leads.
        if (term === undefined) throw new LeadLost()
        await lead.assertIn(tx, term)
        return work(tx)
      })
    }),
    compact: async () => {
      if (lead.term === null || lead.term !== lasting.getStore()) throw new LeadLost()
      await store.compact()
    },
  }
  return Object.create(parts, { store: { value: led, enumerable: true } }) as Parts
}
