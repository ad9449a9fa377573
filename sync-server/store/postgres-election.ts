import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { readSetting } from '../settings.ts'
import { LeadLost, type Lead } from './peers.ts'
import { LEADING, WRITING } from './postgres-locks.ts'
import type { StoreTransaction } from './store.ts'

/** The setting that names the term that lasts. */
const TERM = 'follow-ups-term'
/** How long the others' writers are waited for. */
const WAITS_FOR_WRITERS = '30s'

/**
 * Whoever holds a lock of the database leads; it goes with the connection that took it, and another takes it within a
 * second. A server that lost it may not know yet: so each term has a name, which the next one replaces behind the
 * writers' lock, and a transaction of a term reads it behind the same lock. Either it was kept before the next term
 * began, or it is not kept.
 */
export class PostgresElection implements Lead {
  #term: string | null = null
  readonly #begun = new Set<() => void>()

  get term(): string | null {
    return this.#term
  }

  onBegun(listener: () => void): () => void {
    this.#begun.add(listener)
    return () => this.#begun.delete(listener)
  }

  async assertIn(tx: StoreTransaction, term: string): Promise<void> {
    if ((await readSetting(tx, TERM)) !== term) throw new LeadLost()
  }

  /** Takes the lead where nobody has it. What fails half way is the connection's to forget. */
  async stand(client: pg.Client): Promise<void> {
    if (this.#term !== null) return
    const { rows } = await client.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${LEADING}) AS held`)
    if (!rows[0]!.held) return
    const term = randomUUID()
    await client.query(
      `BEGIN; SET LOCAL lock_timeout = '${WAITS_FOR_WRITERS}'; SELECT pg_advisory_xact_lock(${WRITING});
       INSERT INTO settings (name, value) VALUES ('${TERM}', ${pg.escapeLiteral(term)})
       ON CONFLICT (name) DO UPDATE SET value = excluded.value; COMMIT`,
    )
    this.#term = term
    for (const listener of this.#begun) listener()
  }

  /** The connection is gone, and the lock with it. */
  leave(): void {
    this.#term = null
  }
}
