import pg from 'pg'
import type { Pace } from '../http/token-bucket.ts'
import type { Peers, Word } from './peers.ts'
import { PostgresElection } from './postgres-election.ts'
import { asStoreErrors, UnusableDatabase } from './postgres-fault.ts'
import { PostgresHints, type Told } from './postgres-hints.ts'
import { SERVING, STARTING } from './postgres-locks.ts'
import { changeMemo, forgetMemos, takeShared } from './postgres-memos.ts'

/**
 * A server that hangs says nothing for so long, and is cut, so that another leads; one whose machine is gone does not
 * answer either.
 */
const ALIVE = `SET idle_session_timeout = '10s'; SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2;
  SET tcp_keepalives_count = 3`
/** What nobody needs any more is forgotten once in so many looks. */
const FORGETS_EVERY = 60

/** The servers of a database on PostgreSQL, by the one connection that lasts. */
export class PostgresPeers implements Peers {
  readonly areMany = true
  readonly lead = new PostgresElection()
  readonly hints: PostgresHints
  readonly #settings: pg.ClientConfig
  readonly #readers: pg.Pool
  readonly #serves: boolean
  readonly #listeners = new Set<(word: Word) => void>()
  /** A server of before there could be several has the database for itself. */
  #isShutOut = false
  #looks = 0

  /** `serves`: it takes its turn at leading. An administrator's command does not. */
  constructor(
    { settings, readers, serves }: { settings: pg.ClientConfig; readers: pg.Pool; serves: boolean },
    told: (told: Told) => void,
  ) {
    this.#settings = settings
    this.#readers = readers
    this.#serves = serves
    this.hints = new PostgresHints(settings, {
      told,
      heard: (word) => this.#hear(word),
      join: (client) => this.#join(client),
      look: (client) => this.#look(client),
      leave: () => this.lead.leave(),
    })
  }

  get isShutOut(): boolean {
    return this.#isShutOut
  }

  readonly take = (bucket: string, pace: Pace): Promise<number> => takeShared(this.#readers, bucket, pace)

  memo<T>(name: string, change: (known: string | undefined) => [string | undefined, T]): Promise<T> {
    return changeMemo(this.#readers, name, change)
  }

  async count(): Promise<number> {
    const { rows } = await asStoreErrors(() =>
      this.#readers.query<{ servers: number }>(
        `SELECT count(*) AS servers FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
         WHERE datname = current_database() AND locktype = 'advisory' AND objsubid = 1 AND granted
         AND (classid::bigint << 32 | objid::bigint) = ${SERVING}`,
      ),
    )
    return rows[0]!.servers
  }

  tell(word: Word): void {
    this.hints.tell(word)
  }

  onWord(listener: (word: Word) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const client = new pg.Client(this.#settings)
    client.on('error', () => undefined)
    try {
      await asStoreErrors(async () => {
        await client.connect()
        await client.query(`SELECT pg_advisory_lock(${STARTING})`)
      })
      return await work()
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  #hear(word: Word): void {
    for (const listener of this.#listeners) listener(word)
  }

  async #join(client: pg.Client): Promise<void> {
    if (!this.#serves) return
    await client.query(ALIVE)
    const { rows } = await client.query<{ held: boolean }>(
      `SELECT pg_try_advisory_lock_shared(${SERVING}) AS held`,
    )
    this.#isShutOut = !rows[0]!.held
    if (this.#isShutOut) throw new UnusableDatabase('taken')
  }

  async #look(client: pg.Client): Promise<void> {
    if (!this.#serves) return
    await this.lead.stand(client)
    this.#looks += 1
    if (this.lead.term !== null && this.#looks % FORGETS_EVERY === 0) await forgetMemos(client)
  }
}
