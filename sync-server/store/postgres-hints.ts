import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { isCollectionName, type CollectionName } from '../../domain/sync/collections.ts'
import { UnusableDatabase } from './postgres-fault.ts'

/** What another process wrote. `changed`: by partitions, of which collections; `null`: that is not known. */
export interface Told {
  changed: [partition: string, collections: ReadonlySet<CollectionName> | null][]
  asksForMore: boolean
}

interface Notice {
  changed: ReadonlyMap<string, { collections: ReadonlySet<CollectionName>; seq: number }>
  asksForMore: boolean
}

const CHANNEL = 'pepiniere'
/** How often the numbers are looked at: a notice that was lost costs so much time, and no data. */
const LOOK_EVERY = 1000
/** PostgreSQL takes 8,000 bytes at most. */
const LONGEST = 7000

/**
 * Notices between the processes that use a database: each tells with its commit what changed (LISTEN and NOTIFY), and
 * looks every second whether it missed any. Holds the one connection that lasts, and with it the lock of a server that
 * serves alone.
 */
export class PostgresHints {
  readonly #own = randomUUID()
  readonly #settings: pg.ClientConfig
  readonly #told: (told: Told) => void
  /** The number up to which each partition is known. */
  readonly #known = new Map<string, number>()
  #client: pg.Client | null = null
  #lock: number | null = null
  #watch: NodeJS.Timeout | null = null
  #looking: Promise<void> | null = null

  constructor(settings: pg.ClientConfig, told: (told: Told) => void) {
    this.#settings = settings
    this.#told = told
  }

  /** Whether nobody else serves the database, where that is asked: it is not known while the connection is cut. */
  get isAlone(): boolean {
    return this.#lock === null || this.#client !== null
  }

  /** `lock`: taken for as long as it listens; throws where another process holds it. */
  async start(lock: number | null): Promise<void> {
    this.#lock = lock
    await this.#connect()
    await this.#lookAtHeads(false)
    this.#watch = setInterval(() => this.#look(), LOOK_EVERY)
    this.#watch.unref()
  }

  async stop(): Promise<void> {
    if (this.#watch) clearInterval(this.#watch)
    this.#watch = null
    await this.#looking
    const client = this.#client
    this.#client = null
    await client?.end().catch(() => undefined)
  }

  /** The statement that tells others of a commit, within it. */
  notice({ changed, asksForMore }: Notice): string {
    const heads = [...changed].map(([partition, { collections, seq }]) => [partition, seq, [...collections]])
    const all = JSON.stringify({ from: this.#own, heads, asksForMore })
    // Whoever is told no more looks for itself.
    const said = Buffer.byteLength(all) <= LONGEST ? all : JSON.stringify({ from: this.#own, asksForMore })
    return `SELECT pg_notify('${CHANNEL}', ${pg.escapeLiteral(said)})`
  }

  /** What this process wrote itself needs no telling. */
  know(heads: readonly (readonly [partition: string, seq: number])[]): void {
    for (const [partition, seq] of heads)
      this.#known.set(partition, Math.max(seq, this.#known.get(partition) ?? 0))
  }

  #look(): void {
    this.#looking ??= (this.#client ? this.#lookAtHeads(true) : this.#connect())
      // Told by whoever reads or writes; a look by the clock just comes again.
      .catch(() => undefined)
      .finally(() => (this.#looking = null))
  }

  async #connect(): Promise<void> {
    const client = new pg.Client(this.#settings)
    client.on('error', () => undefined)
    client.on('end', () => {
      if (this.#client === client) this.#client = null
    })
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''))
    try {
      await client.connect()
      if (this.#lock !== null) {
        const { rows } = await client.query<{ held: boolean }>(
          `SELECT pg_try_advisory_lock(${this.#lock}) AS held`,
        )
        if (!rows[0]!.held) throw new UnusableDatabase('taken')
      }
      await client.query(`LISTEN ${CHANNEL}`)
      this.#client = client
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
  }

  async #lookAtHeads(tells: boolean): Promise<void> {
    const { rows } = await this.#client!.query<{ partition: string; seq: number }>(
      'SELECT "partition", "seq" FROM "heads"',
    )
    const newer = rows.filter(({ partition, seq }) => seq > (this.#known.get(partition) ?? 0))
    this.know(newer.map(({ partition, seq }) => [partition, seq]))
    if (tells && newer.length > 0) {
      this.#told({ changed: newer.map(({ partition }) => [partition, null]), asksForMore: true })
    }
  }

  #hear(payload: string): void {
    const notice = readNotice(payload)
    if (notice === null || notice.from === this.#own) return
    if (notice.heads === undefined) return this.#look()
    this.know(notice.heads.map(({ partition, seq }) => [partition, seq]))
    this.#told({
      changed: notice.heads.map(({ partition, collections }) => [partition, collections]),
      asksForMore: notice.asksForMore,
    })
  }
}

interface ReadNotice {
  from: string
  heads?: { partition: string; seq: number; collections: ReadonlySet<CollectionName> }[]
  asksForMore: boolean
}

/** Anybody who may connect may say anything on a channel. */
function readNotice(payload: string): ReadNotice | null {
  try {
    const { from, heads, asksForMore } = JSON.parse(payload) as {
      from: string
      heads?: [string, number, string[]][]
      asksForMore: boolean
    }
    const read = heads?.map(([partition, seq, collections]) => ({
      partition: String(partition),
      seq: Number(seq),
      collections: new Set(collections.filter(isCollectionName)),
    }))
    return { from, asksForMore: asksForMore === true, ...(read ? { heads: read } : {}) }
  } catch {
    return null
  }
}
