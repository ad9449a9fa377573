import type { Compilable, Kysely } from 'kysely'
import { scoredFileOf, type ScoredFile } from '../../domain/hiring/scored-file.ts'
import { scoredFilesIn } from '../../domain/hiring/scored-text.ts'
import { ruleOf, type CollectionName, type RecordTypes } from '../../domain/sync/collections.ts'
import type { CollectionOfTime } from '../../domain/retention/due-from.ts'
import type { Instant } from '../../domain/time.ts'
import type { FollowUp } from '../follow-ups/follow-up.ts'
import { partitionAt } from './partition.ts'
import type { PostgresSession, PostgresValue } from './postgres-session.ts'
import { readPage, type PageSource, type SourceRow } from './read-page.ts'
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

/** What a page of each role is read by: what it may see, and what left its sight. */
const pageOf = {
  kiosk: pageQueries(viewerColumn.kiosk),
  host: pageQueries(viewerColumn.host),
  employer: pageQueries(viewerColumn.employer),
}

function pageQueries(column: string) {
  // Whether a record is in the window of hosts at the moment that is the fifth value.
  const isHeld = `coalesce("hostUntil", ${Number.MAX_SAFE_INTEGER}) > $5`
  return {
    present: `SELECT "seq", "id", CASE WHEN "deleted" = 0 AND ${isHeld} THEN "body" END AS "body" FROM "documents"
      WHERE "partition" = $1 AND "collection" = $2 AND "${column}" = $3 AND "seq" > $4
      AND ("seq" > $6 OR ${isHeld}) ORDER BY "seq" LIMIT $7`,
    left: `SELECT departed."seq", departed."id", documents."${column}" AS "now" FROM "departures" departed
      LEFT JOIN "documents" ON documents."partition" = departed."partition"
        AND documents."collection" = departed."collection" AND documents."id" = departed."id"
      WHERE departed."partition" = $1 AND departed."collection" = $2 AND departed."role" = $3
      AND departed."audience" = $4 AND departed."seq" > $5 ORDER BY departed."seq" LIMIT $6`,
  }
}

/** A consistent view of a database on PostgreSQL: hand-written statements, each parsed once a connection. */
export class PostgresReader implements StoreReader {
  readonly tables: Kysely<Tables>
  protected readonly session: PostgresSession
  /** As they were read: nothing that is written meanwhile is seen, and a transaction counts when its work is done. */
  readonly #heads = new Map<string, number>()

  constructor(tables: Kysely<Tables>, session: PostgresSession) {
    this.tables = tables
    this.session = session
  }

  async document<C extends CollectionName>(
    collection: C,
    id: string,
    ...[siteId = '']: AtSite<C>
  ): Promise<StoredDocument<C> | null> {
    const [row] = await this.session.rows(
      `SELECT "collection", "body", "deleted", "sourceRev", "audKiosk", "audHost", "audEmployer" FROM "documents"
       WHERE "partition" = $1 AND "collection" = $2 AND "id" = $3`,
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

  async documents<C extends CollectionName>(collection: C, where: Where = {}): Promise<StoredDocument<C>[]> {
    const rows = await this.#recordsOf('documents.*', collection, where)
    return rows.map((row) => asDocument<C>(row))
  }

  async records<C extends CollectionName>(collection: C, where: Where = {}): Promise<RecordTypes[C][]> {
    const rows = await this.#recordsOf('documents."body"', collection, where)
    return rows.map((row) => recordIn<C>(row['body'] as string))
  }

  async scoredFiles(employerId: string): Promise<ScoredFile[]> {
    const [row] = await this.session.rows(
      `SELECT '[' || string_agg("scored", ',') || ']' AS "texts", count(*) - count("scored") AS "missing"
       FROM "documents" WHERE "collection" = 'applications' AND "deleted" = 0 AND "employerId" = $1`,
      employerId,
    )
    const texts = row!['texts'] as string | null
    const files = row!['missing'] === 0 ? scoredFilesIn(texts ?? '[]') : null
    if (files) return files
    const applications = await this.records('applications', { employerId })
    return applications.flatMap((application) => scoredFileOf(application) ?? [])
  }

  #recordsOf(
    columns: string,
    collection: CollectionName,
    { siteId, ...where }: Where,
  ): Promise<Record<string, unknown>[]> {
    const values: PostgresValue[] = [collection]
    const bind = (value: PostgresValue) => `$${values.push(value)}`
    const further = Object.entries(where).map(([name, value]) =>
      name === 'endsAfter'
        ? `AND documents."endsAt" > ${bind(value as Instant)}`
        : `AND documents."${name}" = ${bind(value === true ? 1 : (value as string))}`,
    )
    const conditions = `documents."collection" = $1 ${further.join(' ')} AND documents."deleted" = 0`
    const ofPartition = siteId !== undefined || ruleOf(collection).shared
    const text = ofPartition
      ? `SELECT ${columns} FROM "documents" WHERE ${conditions}
         AND documents."partition" = ${bind(partitionAt(collection, siteId ?? ''))} ORDER BY documents."id"`
      : `SELECT ${columns} FROM "heads" JOIN "documents" ON documents."partition" = heads."partition"
         WHERE ${conditions}`
    return this.session.rows(text, ...values)
  }

  async documentsNaming(siteId: string, texts: readonly string[]): Promise<StoredDocument[]> {
    const rows = await this.session.rows(
      `SELECT * FROM "documents" WHERE "partition" = $1
       AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS named WHERE strpos("body", named) > 0)`,
      siteId,
      texts,
    )
    return rows.map((row) => asDocument(row))
  }

  async recordsFrom<C extends CollectionName>(
    collection: C,
    siteId: string,
    { after, limit }: { after: string; limit: number },
  ): Promise<RecordTypes[C][]> {
    const rows = await this.session.rows(
      `SELECT "body" FROM "documents" WHERE "partition" = $1 AND "collection" = $2 AND "id" > $3 AND "deleted" = 0
       ORDER BY "id" LIMIT $4`,
      partitionAt(collection, siteId),
      collection,
      after,
      limit,
    )
    return rows.map((row) => recordIn<C>(row['body'] as string))
  }

  async recordsDue<C extends CollectionOfTime>(
    collection: C,
    siteId: string,
    { before, limit, after = BEFORE_ALL }: { before: Instant; limit: number; after?: DuePlace | undefined },
  ): Promise<{ record: RecordTypes[C]; place: DuePlace }[]> {
    const rows = await this.session.rows(
      `SELECT "body", "dueAt", "id" FROM "documents" WHERE "partition" = $1 AND "collection" = $2 AND "dueAt" < $3
       AND ("dueAt", "id") > ($4, $5) ORDER BY "dueAt", "id" LIMIT $6`,
      partitionAt(collection, siteId),
      collection,
      before,
      after.dueAt,
      after.id,
      limit,
    )
    return rows.map((row) => dueIn<C>(row))
  }

  async visitorIds(siteId: string): Promise<string[]> {
    const rows = await this.session.rows(
      `SELECT "visitorId" AS "id" FROM "documents" WHERE "partition" = $1 AND "visitorId" IS NOT NULL
       UNION SELECT "id" FROM "documents" WHERE "partition" = $1 AND "collection" = 'visitors' ORDER BY "id"`,
      siteId,
    )
    return rows.map(({ id }) => id as string)
  }

  async page(request: PageRequest): Promise<Page> {
    const { collection, role } = request
    const partition = partitionAt(collection, request.siteId)
    const head = await this.head(partition)
    // Most readers ask while nothing is new.
    if (request.since >= head) return { rows: [], seq: request.since }
    if ((await this.#lastOf(collection, partition)) <= request.since) return { rows: [], seq: head }
    const { at, anew } = request.window ?? NO_WINDOW
    const { present, left } = pageOf[role]
    const sources: PageSource[] = request.keys.flatMap((key): PageSource[] => [
      async (since, limit) => {
        const rows = await this.session.rows(present, partition, collection, key, since, at, anew, limit)
        return rows as unknown as SourceRow[]
      },
      async (since, limit) => {
        const rows = await this.session.rows(left, partition, collection, role, key, since, limit)
        return rows.map((row) => ({
          seq: row['seq'] as number,
          id: row['id'] as string,
          body: null,
          // Still in sight through another key: no reason to forget it.
          skip: request.keys.includes(row['now'] as string),
        }))
      },
    ])
    return readPage(sources, request.since, request.limit, head)
  }

  /** The number of the last write of a collection: whatever left a viewer's sight was written anew for that. */
  async #lastOf(collection: CollectionName, partition: string): Promise<number> {
    const [row] = await this.session.rows(
      'SELECT max("seq") AS "seq" FROM "documents" WHERE "partition" = $1 AND "collection" = $2',
      partition,
      collection,
    )
    return (row?.['seq'] as number | null) ?? 0
  }

  async olderRecords<C extends CollectionName>(
    collection: C,
    siteId: string,
    { of, at, after, limit }: { of: string; at: Instant; after: string; limit: number },
  ): Promise<RecordTypes[C][]> {
    const rows = await this.session.rows(
      `SELECT "body" FROM "documents" WHERE "partition" = $1 AND "collection" = $2 AND "askedBy" = $3 AND "id" > $4
       AND "audHost" = 'all' AND "deleted" = 0 AND "hostUntil" <= $5 ORDER BY "id" LIMIT $6`,
      partitionAt(collection, siteId),
      collection,
      of,
      after,
      at,
      limit,
    )
    return rows.map((row) => recordIn<C>(row['body'] as string))
  }

  async changes(collection: CollectionName, siteId: string, since: number, limit: number): Promise<Change[]> {
    const partition = partitionAt(collection, siteId)
    const rows = await this.session.rows(
      `SELECT "seq", "id", CASE "deleted" WHEN 0 THEN "body" END AS "body", "audKiosk", "audHost", "audEmployer",
         "hostUntil"
       FROM "documents" WHERE "partition" = $1 AND "collection" = $2 AND "seq" > $3 ORDER BY "seq" LIMIT $4`,
      partition,
      collection,
      since,
      limit,
    )
    const departures = await this.session.rows(
      `SELECT "id", "role", "audience" AS "viewer" FROM "departures"
       WHERE "partition" = $1 AND "collection" = $2 AND "id" = ANY($3::text[]) AND "seq" > $4`,
      partition,
      collection,
      rows.map(({ id }) => id as string),
      since,
    )
    const leftBy = Map.groupBy(
      departures as unknown as (Change['left'][number] & { id: string })[],
      ({ id }) => id,
    )
    return rows.map((row) => ({
      seq: row['seq'] as number,
      id: row['id'] as string,
      body: row['body'] as string | null,
      viewers: viewersIn(row),
      hostUntil: row['hostUntil'] as number | null,
      left: (leftBy.get(row['id'] as string) ?? []).map(({ role, viewer }) => ({ role, viewer })),
    }))
  }

  async head(partition: string): Promise<number> {
    const known = this.#heads.get(partition)
    if (known !== undefined) return known
    const [row] = await this.session.rows('SELECT "seq" FROM "heads" WHERE "partition" = $1', partition)
    const seq = (row?.['seq'] as number | undefined) ?? 0
    this.#heads.set(partition, seq)
    return seq
  }

  async dueFollowUps(now: Instant): Promise<FollowUp[]> {
    const rows = await this.session.rows(
      'SELECT "kind", "siteId", "subject" FROM "followUps" WHERE "dueAt" <= $1 ORDER BY "dueAt", "rowid"',
      now,
    )
    return rows as unknown as FollowUp[]
  }

  async all<R>(query: Compilable<R>): Promise<R[]> {
    const { sql, parameters } = query.compile()
    return (await this.session.built(sql, parameters)).rows as R[]
  }
}
