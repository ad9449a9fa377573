import type { Pace } from '../http/token-bucket.ts'
import type { StoreTransaction } from './store.ts'

/**
 * What one server tells the others. A word that is lost costs time: whoever needs it also looks at the database.
 * `cut`: what a device may reach changed, so that its streams end; `calls`: those of a site changed; `look`: time made
 * something due; `installed`: the first installation is over; `missed`: said by no other server, but by the connection
 * itself once it hears again after a silence.
 */
export type Word =
  | { is: 'cut'; deviceId: string }
  | { is: 'calls'; siteId: string }
  | { is: 'look' | 'installed' | 'missed' }

/** Which of the servers of a database does what follows from commits and from the passing of time: one at a time. */
export interface Lead {
  /** The name of the term in which this process does, which no other term ever has; `null`: it does not. */
  readonly term: string | null
  onBegun(listener: () => void): () => void
  /** Inside a transaction: throws `LeadLost` unless it can only be kept while this term lasts. */
  assertIn(tx: StoreTransaction, term: string): Promise<void>
}

/** Another server does what follows: nothing of this is kept. */
export class LeadLost extends Error {
  override name = 'LeadLost'
}

/** What the servers of one database share beside its data. */
export interface Peers {
  /** Whether there may be others: what one process keeps in its memory is then not known to all. */
  readonly areMany: boolean
  readonly lead: Lead
  /** How many serve the database now, this one included. */
  count(): Promise<number>
  /** To all other servers, soon. */
  tell(word: Word): void
  onWord(listener: (word: Word) => void): () => void
  /** Seconds until the next of this bucket, or 0 when this one may pass; `null` where one process counts by itself. */
  readonly take: ((bucket: string, pace: Pace) => Promise<number>) | null
  /**
   * Changes what is known of something for some minutes, by all servers: it is in no backup, and gone when the database
   * breaks down, or with the process where there is one. `change` may run twice, and does nothing else. It answers what
   * is known from now on (`undefined`: nothing) and what whoever asked is told.
   */
  memo<T>(name: string, change: (known: string | undefined) => [string | undefined, T]): Promise<T>
  /** Of servers that start at once, one does this after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}
