import type { SQLInputValue, StatementSync } from 'node:sqlite'
import type { Compilable, Kysely } from 'kysely'
import { ruleOf, type CollectionName, type RecordTypes } from '../../domain/sync/collections.ts'
import { scoredFileOf, type ScoredFile } from '../../domain/hiring/scored-file.ts'
import { scoredFilesIn } from '../../domain/hiring/scored-text.ts'
import type { CollectionOfTime } from '../../domain/retention/due-from.ts'
import type { Instant } from '../../domain/time.ts'
import type { FollowUp } from '../follow-ups/follow-up.ts'
import { partitionAt } from './partition.ts'
import { readPage, type PageSource } from './read-page.ts'
import type {
  AtSite,
  Change,
  DuePlace,
  Page,
  PageRequest,
  StoredDocument,
  StoreReader,
  Where,
} from './store.ts'
import { asDocument, BEFORE_ALL, dueIn, NO_WINDOW, recordIn, viewerColumn, viewersIn } from './stored-row.ts'
import type { Tables } from './tables.ts'

/** Whether a record is in the window of hosts at a moment, which is bound. */
const isHeld = `coalesce(hostUntil, ${Number.MAX_SAFE_INTEGER}) > ?`

/** What a page of each role is read by: what it may see, and what left its sight. */
const pageOf = {
  kiosk: pageQueries(viewerColumn.kiosk),
  host: pageQueries(viewerColumn.host),
  employer: pageQueries(viewerColumn.employer),
}

function pageQueries(column: string) {
  return {
    present: `SELECT seq, id, CASE WHEN deleted = 0 AND ${isHeld} THEN body END AS body FROM documents
      WHERE partition = ? AND collection = ? AND ${column} = ? AND seq > ? AND (seq > ? OR ${isHeld})
      ORDER BY seq LIMIT ?`,
    left: `SELECT departures.seq, departures.id, documents.${column} AS now FROM departures
      LEFT JOIN documents USING (partition, collection, id)
      WHERE partition = ? AND collection = ? AND role = ? AND audience = ? AND departures.seq > ?
      ORDER BY departures.seq LIMIT ?`,
  }
}

/** The conditions of `Where` beside the site, as SQL. */
const conditions = {
  visitorId: 'visitorId = ?',
  sessionId: 'sessionId = ?',
  employerId: 'employerId = ?',
  askedBy: 'askedBy = ?',
  homeSite: 'homeSite = ?',
  endsAfter: 'endsAt > ?',
  mergedInto: 'mergedInto = ?',
  unverified: 'unverified = ?',
  postingId: 'postingId = ?',
  withId: 'withId = ?',
} as const satisfies Record<Exclude<keyof Where, 'siteId'>, string>

/** A consistent view of the embedded database: hand-written statements, each prepared once. */
export class SqliteReader implements StoreReader {
  readonly tables: Kysely<Tables>
  protected readonly prepare: (sql: string) => StatementSync
  /** As they were read: nothing is written while a view is looked at, nor before the work of a transaction is done. */
  readonly #heads = new Map<string, number>()

  constructor(tables: Kysely<Tables>, prepare: (sql: string) => StatementSync) {
    this.tables = tables
    this.prepare = prepare
  }

  async document<C extends CollectionName>(
    collection: C,
    id: string,
    ...[siteId = '']: AtSite<C>
  ): Promise<StoredDocument<C> | null> {
    const row = this.prepare('SELECT * FROM documents WHERE partition = ? AND collection = ? AND id = ?').get(
      partitionAt(collection, siteId),
      collection,
      id,
    )
    return row ? asDocument<C>(row) : null
  }

  async record<C extends CollectionName>(
    collection: C,
    id: string,
    ...at: AtSite<C>
  ): Promise<RecordTypes[C] | undefined> {
    const document = await this.document(collection, id, ...at)
    return document && !document.deleted ? document.record : undefined
  }

  async documents<C extends CollectionName>(
    collection: C,
    { siteId, ...where }: Where = {},
  ): Promise<StoredDocument<C>[]> {
    const [statement, values] = this.#recordsOf('documents.*', collection, where, siteId)
    return statement.all(...values).map((row) => asDocument<C>(row))
  }

  async records<C extends CollectionName>(
    collection: C,
    { siteId, ...where }: Where = {},
  ): Promise<RecordTypes[C][]> {
    // The text alone: of an employer with many applications most of the time would go into the other columns.
    const [statement, values] = this.#recordsOf('body', collection, where, siteId)
    statement.setReturnArrays(true)
    const rows = statement.all(...values) as unknown as [string][]
    return rows.map(([body]) => recordIn<C>(body))
  }

  async scoredFiles(employerId: string): Promise<ScoredFile[]> {
    // One row, out of the index alone: a row for each application would take as long as its page of the table.
    const row = this.prepare(
      `SELECT '[' || group_concat(scored) || ']' AS texts, count(*) - count(scored) AS missing
       FROM documents INDEXED BY "documentsScored"
       WHERE collection = 'applications' AND deleted = 0 AND employerId = ?`,
    ).get(employerId)
    const texts = row!['texts'] as string | null
    const files = row!['missing'] === 0 ? scoredFilesIn(texts ?? '[]') : null
    if (files) return files
    const applications = await this.records('applications', { employerId })
    return applications.flatMap((application) => scoredFileOf(application) ?? [])
  }

  #recordsOf(
    columns: string,
    collection: CollectionName,
    where: Omit<Where, 'siteId'>,
    siteId: string | undefined,
  ): [StatementSync, SQLInputValue[]] {
    const named = Object.entries(where) as [keyof typeof conditions, string | number | true][]
    const further = named.map(([name]) => `AND ${conditions[name]}`).join(' ')
    const values = named.map(([, value]) => (value === true ? 1 : value))
    if (siteId !== undefined || ruleOf(collection).shared) {
      const statement = this.prepare(
        `SELECT ${columns} FROM documents WHERE partition = ? AND collection = ? ${further} AND deleted = 0`,
      )
      return [statement, [partitionAt(collection, siteId ?? ''), collection, ...values]]
    }
    const statement = this.prepare(
      `SELECT ${columns} FROM heads CROSS JOIN documents
       WHERE documents.partition = heads.partition AND collection = ? ${further} AND deleted = 0`,
    )
    return [statement, [collection, ...values]]
  }

  async documentsNaming(siteId: string, texts: readonly string[]): Promise<StoredDocument[]> {
    const isNamed = texts.map(() => 'instr(body, ?) > 0').join(' OR ')
    const rows = this.prepare(`SELECT * FROM documents WHERE partition = ? AND (${isNamed})`).all(
      siteId,
      ...texts,
    )
    return rows.map((row) => asDocument(row))
  }

  async recordsFrom<C extends CollectionName>(
    collection: C,
    siteId: string,
    { after, limit }: { after: string; limit: number },
  ): Promise<RecordTypes[C][]> {
    const rows = this.prepare(
      `SELECT body FROM documents WHERE partition = ? AND collection = ? AND id > ? AND deleted = 0
       ORDER BY id LIMIT ?`,
    ).all(partitionAt(collection, siteId), collection, after, limit)
    return rows.map(({ body }) => recordIn<C>(body as string))
  }

  async recordsDue<C extends CollectionOfTime>(
    collection: C,
    siteId: string,
    { before, limit, after = BEFORE_ALL }: { before: Instant; limit: number; after?: DuePlace | undefined },
  ): Promise<{ record: RecordTypes[C]; place: DuePlace }[]> {
    const rows = this.prepare(
      `SELECT body, dueAt, id FROM documents WHERE partition = ? AND collection = ? AND dueAt < ?
       AND (dueAt, id) > (?, ?) ORDER BY dueAt, id LIMIT ?`,
    ).all(partitionAt(collection, siteId), collection, before, after.dueAt, after.id, limit)
    return rows.map((row) => dueIn<C>(row))
  }

  async visitorIds(siteId: string): Promise<string[]> {
    const rows = this.prepare(
      `SELECT DISTINCT visitorId AS id FROM documents WHERE partition = ? AND visitorId IS NOT NULL
       UNION SELECT id FROM documents WHERE partition = ? AND collection = 'visitors'`,
    ).all(siteId, siteId)
    return rows.map(({ id }) => id as string)
  }

  async page(request: PageRequest): Promise<Page> {
    const { collection, role } = request
    const partition = partitionAt(collection, request.siteId)
    const head = await this.head(partition)
    // Most readers ask while nothing is new.
    if (request.since >= head) return { rows: [], seq: request.since }
    if (this.#lastOf(collection, partition) <= request.since) return { rows: [], seq: head }
    const { at, anew } = request.window ?? NO_WINDOW
    const present = this.prepare(pageOf[role].present)
    const left = this.prepare(pageOf[role].left)
    const sources: PageSource[] = request.keys.flatMap((key) => [
      (since, limit) => present.all(at, partition, collection, key, since, anew, at, limit) as never,
      (since, limit) =>
        left.all(partition, collection, role, key, since, limit).map((row) => ({
          seq: row['seq'] as number,
          id: row['id'] as string,
          body: null,
          // Still in sight through another key: no reason to forget it.
          skip: request.keys.includes(row['now'] as string),
        })),
    ])
    return readPage(sources, request.since, request.limit, head)
  }

  /** The number of the last write of a collection: whatever left a viewer's sight was written anew for that. */
  #lastOf(collection: CollectionName, partition: string): number {
    const row = this.prepare(
      'SELECT MAX(seq) AS seq FROM documents WHERE partition = ? AND collection = ?',
    ).get(partition, collection)
    return (row?.['seq'] as number | null) ?? 0
  }

  async olderRecords<C extends CollectionName>(
    collection: C,
    siteId: string,
    { of, at, after, limit }: { of: string; at: Instant; after: string; limit: number },
  ): Promise<RecordTypes[C][]> {
    const rows = this.prepare(
      `SELECT * FROM documents WHERE partition = ? AND collection = ? AND askedBy = ? AND id > ?
       AND audHost = 'all' AND deleted = 0 AND hostUntil <= ? ORDER BY id LIMIT ?`,
    ).all(partitionAt(collection, siteId), collection, of, after, at, limit)
    return rows.map((row) => asDocument<C>(row).record)
  }

  async changes(collection: CollectionName, siteId: string, since: number, limit: number): Promise<Change[]> {
    const partition = partitionAt(collection, siteId)
    const rows = this.prepare(
      `SELECT seq, id, CASE deleted WHEN 0 THEN body END AS body, audKiosk, audHost, audEmployer, hostUntil
       FROM documents WHERE partition = ? AND collection = ? AND seq > ? ORDER BY seq LIMIT ?`,
    ).all(partition, collection, since, limit)
    const departures = this.prepare(
      `SELECT role, audience AS viewer FROM departures WHERE partition = ? AND collection = ? AND id = ? AND seq > ?`,
    )
    return rows.map((row) => ({
      seq: row['seq'] as number,
      id: row['id'] as string,
      body: row['body'] as string | null,
      viewers: viewersIn(row),
      hostUntil: row['hostUntil'] as number | null,
      left: departures.all(partition, collection, row['id']!, since) as never,
    }))
  }

  async head(partition: string): Promise<number> {
    const known = this.#heads.get(partition)
    if (known !== undefined) return known
    const row = this.prepare('SELECT seq FROM heads WHERE partition = ?').get(partition)
    const seq = (row?.['seq'] as number | undefined) ?? 0
    this.#heads.set(partition, seq)
    return seq
  }

  async dueFollowUps(now: Instant): Promise<FollowUp[]> {
    return this.prepare(
      'SELECT kind, siteId, subject FROM followUps WHERE dueAt <= ? ORDER BY dueAt, rowid',
    ).all(now) as unknown as FollowUp[]
  }

  async all<R>(query: Compilable<R>): Promise<R[]> {
    const { sql, parameters } = query.compile()
    return this.prepare(sql).all(...(parameters as SQLInputValue[])) as R[]
  }
}
