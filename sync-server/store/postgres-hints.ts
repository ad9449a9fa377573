import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { isCollectionName, type CollectionName } from '../../domain/sync/collections.ts'
import type { Word } from './peers.ts'

/** What another process wrote. `changed`: by partitions, of which collections; `null`: that is not known. */
export interface Told {
  changed: [partition: string, collections: ReadonlySet<CollectionName> | null][]
  asksForMore: boolean
}

interface Notice {
  changed: ReadonlyMap<string, { collections: ReadonlySet<CollectionName>; first: number; seq: number }>
  asksForMore: boolean
}

/** Who is told of what is heard, and what else is done on the connection that lasts. */
export interface Listening {
  told(told: Told): void
  heard(word: Word): void
  /** Before anything is heard on a new connection. Throws where it cannot be used. */
  join(client: pg.Client): Promise<void>
  /** Every second. Throws where the connection is of no more use. */
  look(client: pg.Client): Promise<void>
  /** It is gone. */
  leave(): void
}

const CHANNEL = 'pepiniere'
/** How often the numbers are looked at: a notice that was lost costs so much time, and no data. */
const LOOK_EVERY = 1000
/** A connection on which no answer comes for so long is given up, whatever the network still hopes for. */
const SILENT_AFTER = 5000
/** PostgreSQL takes 8,000 bytes at most. */
const LONGEST = 7000

/**
 * Notices between the processes that use a database: each tells with its commit what changed (LISTEN and NOTIFY), and
 * looks every second whether it missed any. Holds the one connection that lasts.
 */
export class PostgresHints {
  readonly #own = randomUUID()
  readonly #settings: pg.ClientConfig
  readonly #listening: Listening
  /** The number up to which each partition is known. */
  readonly #known = new Map<string, number>()
  #client: pg.Client | null = null
  #watch: NodeJS.Timeout | null = null
  #looking: Promise<void> | null = null

  constructor(settings: pg.ClientConfig, listening: Listening) {
    this.#settings = settings
    this.#listening = listening
  }

  async start(): Promise<void> {
    await (this.#looking = this.#connect(false).finally(() => (this.#looking = null)))
    this.#watch = setInterval(() => this.#look(), LOOK_EVERY)
    this.#watch.unref()
  }

  async stop(): Promise<void> {
    if (this.#watch) clearInterval(this.#watch)
    this.#watch = null
    await this.#looking?.catch(() => undefined)
    const client = this.#client
    this.#client = null
    this.#listening.leave()
    await client?.end().catch(() => undefined)
  }

  /** The statement that tells others of a commit, within it. */
  notice({ changed, asksForMore }: Notice): string {
    const heads = [...changed].map(([partition, { collections, first, seq }]) => [
      partition,
      first,
      seq,
      [...collections],
    ])
    const all = JSON.stringify({ from: this.#own, heads, asksForMore })
    // Whoever is told no more looks for itself.
    const said = Buffer.byteLength(all) <= LONGEST ? all : JSON.stringify({ from: this.#own, asksForMore })
    return notifying(said)
  }

  /** Tells the others, unless the connection is cut: they look for themselves. */
  tell(word: Word): void {
    const said = notifying(JSON.stringify({ from: this.#own, word }))
    this.#client?.query(said).catch(() => undefined)
  }

  /** What this process wrote itself needs no telling. */
  know(heads: readonly (readonly [partition: string, seq: number])[]): void {
    for (const [partition, seq] of heads)
      this.#known.set(partition, Math.max(seq, this.#known.get(partition) ?? 0))
  }

  #look(): void {
    this.#looking ??= (this.#client ? this.#lookOn(this.#client) : this.#connect(true))
      // Told by whoever reads or writes; a look by the clock just comes again.
      .catch(() => undefined)
      .finally(() => (this.#looking = null))
  }

  async #lookOn(client: pg.Client): Promise<void> {
    const silence = setTimeout(() => void client.end().catch(() => undefined), SILENT_AFTER)
    try {
      await this.#lookAtHeads(client, true)
    } finally {
      clearTimeout(silence)
    }
    try {
      await this.#listening.look(client)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
  }

  /** `again`: there was one before, and what was said since it was cut was heard by nobody here. */
  async #connect(again: boolean): Promise<void> {
    // One question at a time: what was asked before would hold up the end of a connection that is dead.
    const client = new pg.Client({ ...this.#settings, pipeline: false })
    client.on('error', () => undefined)
    client.on('end', () => {
      if (this.#client !== client) return
      this.#client = null
      this.#listening.leave()
    })
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''))
    try {
      await client.connect()
      await this.#listening.join(client)
      await client.query(`LISTEN ${CHANNEL}`)
      await this.#lookAtHeads(client, again)
      this.#client = client
      if (again) this.#listening.heard({ is: 'missed' })
      await this.#listening.look(client)
    } catch (error) {
      if (this.#client === client) this.#listening.leave()
      this.#client = null
      await client.end().catch(() => undefined)
      throw error
    }
  }

  async #lookAtHeads(client: pg.Client, tells: boolean): Promise<void> {
    const { rows } = await client.query<{ partition: string; seq: number }>(
      'SELECT "partition", "seq" FROM "heads"',
    )
    const newer = rows.filter(({ partition, seq }) => seq > (this.#known.get(partition) ?? 0))
    this.know(newer.map(({ partition, seq }) => [partition, seq]))
    if (tells && newer.length > 0) {
      this.#listening.told({ changed: newer.map(({ partition }) => [partition, null]), asksForMore: true })
    }
  }

  #hear(payload: string): void {
    const notice = readNotice(payload)
    if (notice === null || notice.from === this.#own) return
    if ('word' in notice) return this.#listening.heard(notice.word)
    if (notice.heads === undefined) return this.#look()
    // A number that was left out is of a notice that was not heard: of what it told is not known.
    const changed = notice.heads.map(({ partition, first, collections }): Told['changed'][number] => [
      partition,
      first > (this.#known.get(partition) ?? 0) + 1 ? null : collections,
    ])
    this.know(notice.heads.map(({ partition, seq }) => [partition, seq]))
    this.#listening.told({ changed, asksForMore: notice.asksForMore })
  }
}

function notifying(said: string): string {
  return `SELECT pg_notify('${CHANNEL}', ${pg.escapeLiteral(said)})`
}

interface ReadHints {
  from: string
  heads?: { partition: string; first: number; seq: number; collections: ReadonlySet<CollectionName> }[]
  asksForMore: boolean
}

/** Anybody who may connect may say anything on a channel. */
function readNotice(payload: string): ReadHints | { from: string; word: Word } | null {
  try {
    const { from, heads, asksForMore, word } = JSON.parse(payload) as {
      from: string
      heads?: [partition: string, first: number, seq: number, collections: string[]][]
      asksForMore?: boolean
      word?: unknown
    }
    if (word !== undefined) return isWord(word) ? { from, word } : null
    const read = heads?.map(([partition, first, seq, collections]) => ({
      partition: String(partition),
      first: Number(first),
      seq: Number(seq),
      collections: new Set(collections.filter(isCollectionName)),
    }))
    return { from, asksForMore: asksForMore === true, ...(read ? { heads: read } : {}) }
  } catch {
    return null
  }
}

function isWord(said: unknown): said is Word {
  const { is, deviceId, siteId } = (said ?? {}) as Record<string, unknown>
  if (is === 'cut') return typeof deviceId === 'string'
  if (is === 'calls') return typeof siteId === 'string'
  return is === 'look' || is === 'installed'
}
