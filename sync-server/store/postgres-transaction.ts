import type { Compilable } from 'kysely'
import { scoredFileOf, type ScoredFile } from '../../domain/hiring/scored-file.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { CollectionName, RecordTypes, SharedCollection } from '../../domain/sync/collections.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { FollowUp, FollowUpKind } from '../follow-ups/follow-up.ts'
import { partitionAt } from './partition.ts'
import { PendingWrites } from './pending-writes.ts'
import { PostgresReader } from './postgres-reader.ts'
import type { AtSite, Moments, StoredDocument, StoreTransaction, Where } from './store.ts'
import { documentColumns, KEY_COLUMNS, rowOf, viewerColumn } from './stored-row.ts'

/** The columns of `documents` that hold numbers; all others are text. */
const numeric: ReadonlySet<string> = new Set(['seq', 'deleted', 'hostUntil', 'dueAt', 'endsAt', 'unverified'])

/** Any number of documents in one statement: an array a column. */
const insertDocuments = `INSERT INTO "documents" (${documentColumns.map((name) => `"${name}"`).join(', ')})
  SELECT * FROM unnest(${documentColumns
    .map((name, index) => `$${index + 1}::${numeric.has(name) ? 'bigint' : 'text'}[]`)
    .join(', ')})
  ON CONFLICT ("partition", "collection", "id") DO UPDATE SET ${documentColumns
    .slice(KEY_COLUMNS)
    .map((name) => `"${name}" = excluded."${name}"`)
    .join(', ')}`

/** So many documents go in one statement: to write them out as text takes a few milliseconds, in which nothing else is done. */
const AT_ONCE = 200

/** What a partition went to with a commit. */
export interface Written {
  collections: Set<CollectionName>
  /** Its numbers, from the first to the last. */
  first: number
  seq: number
}

/** A transaction reads what it has put as if it were kept, and writes it when its work is done. */
export class PostgresTransaction extends PostgresReader implements StoreTransaction {
  readonly #pending = new PendingWrites()
  /** Statements that nobody has waited for yet; the connection takes all in their order. */
  readonly #sent: Promise<unknown>[] = []
  #hasFollowedEach = false

  override async document<C extends CollectionName>(
    collection: C,
    id: string,
    ...at: AtSite<C>
  ): Promise<StoredDocument<C> | null> {
    return this.#pending.document(collection, id, at[0] ?? '') ?? super.document(collection, id, ...at)
  }

  override async documents<C extends CollectionName>(
    collection: C,
    where: Where = {},
  ): Promise<StoredDocument<C>[]> {
    return this.#pending.over(await super.documents(collection, where), collection, where)
  }

  override async records<C extends CollectionName>(
    collection: C,
    where: Where = {},
  ): Promise<RecordTypes[C][]> {
    if (!this.#pending.hasPut(collection, where.siteId)) return super.records(collection, where)
    return (await this.documents(collection, where)).map(({ record }) => record)
  }

  override async scoredFiles(employerId: string): Promise<ScoredFile[]> {
    if (!this.#pending.hasPut('applications', undefined)) return super.scoredFiles(employerId)
    const applications = await this.records('applications', { employerId })
    return applications.flatMap((application) => scoredFileOf(application) ?? [])
  }

  put<C extends CollectionName>(document: StoredDocument<C>): void {
    this.#pending.put(document)
  }

  noteMoments(collection: CollectionName, id: string, siteId: string, { hostUntil, dueAt }: Moments): void {
    this.#send(
      this.session.rows(
        `UPDATE "documents" SET "hostUntil" = $1, "dueAt" = $2
         WHERE "partition" = $3 AND "collection" = $4 AND "id" = $5`,
        hostUntil,
        dueAt,
        partitionAt(collection, siteId),
        collection,
        id,
      ),
    )
  }

  erase(document: StoredDocument, now: Instant): void {
    this.#pending.erase(document, now)
  }

  follow(followUp: FollowUp, dueAt: Instant = 0): void {
    this.#pending.follow(followUp, dueAt)
  }

  followEach(kind: FollowUpKind, collection: SharedCollection): void {
    const asked = this.session.rows(
      `INSERT INTO "followUps" ("kind", "siteId", "subject", "dueAt")
       SELECT $1, "partition", "id", 0 FROM "documents"
       WHERE "partition" = $2 AND "collection" = $3 AND "deleted" = 0 ORDER BY "id"
       ON CONFLICT ("kind", "siteId", "subject") DO UPDATE SET "dueAt" = 0 RETURNING 1`,
      kind,
      SHARED_PARTITION,
      collection,
    )
    this.#send(asked.then((rows) => (this.#hasFollowedEach ||= rows.length > 0)))
  }

  settle(followUp: FollowUp): void {
    this.#pending.settle(followUp)
  }

  /** Whether it asks for anything to be done after it. */
  get asksForMore(): boolean {
    return this.#hasFollowedEach || this.#pending.asksForMore
  }

  async run(query: Compilable<unknown>): Promise<number> {
    const { sql, parameters } = query.compile()
    return (await this.session.built(sql, parameters)).rowCount ?? 0
  }

  /** Takes the numbers, partition by partition in a fixed order, and writes. Answers what changed where. */
  async flush(): Promise<Map<string, Written>> {
    await Promise.all(this.#sent)
    const written = new Map<string, Written>()
    for (const [partition, documents] of this.#pending.byPartition()) {
      const last = await this.#takeNumbers(partition, documents.length)
      const first = last - documents.length + 1
      await this.#write(partition, documents, first)
      const collections = new Set(documents.map(({ collection }) => collection))
      written.set(partition, { collections, first, seq: last })
    }
    await this.#schedule()
    return written
  }

  #send(statement: Promise<unknown>): void {
    // Whoever waits for them hears of an error; until then it is nobody's.
    statement.catch(() => undefined)
    this.#sent.push(statement)
  }

  /**
   * The last of so many numbers of the partition. Its row is locked until the commit, so that the order of the numbers is
   * that of the commits and no reader ever sees a gap, whatever else writes.
   */
  async #takeNumbers(partition: string, count: number): Promise<number> {
    const [head] = await this.session.rows(
      `INSERT INTO "heads" ("partition", "seq") VALUES ($1, $2)
       ON CONFLICT ("partition") DO UPDATE SET "seq" = heads."seq" + excluded."seq" RETURNING "seq"`,
      partition,
      count,
    )
    return head!['seq'] as number
  }

  async #write(partition: string, documents: readonly StoredDocument[], first: number): Promise<void> {
    for (let at = 0; at < documents.length; at += AT_ONCE) {
      await this.#writeSome(partition, documents.slice(at, at + AT_ONCE), first + at)
    }
  }

  async #writeSome(partition: string, documents: readonly StoredDocument[], first: number): Promise<void> {
    await this.#depart(partition, documents, first)
    const rows = documents.map((document, index) => rowOf(partition, document, first + index))
    await this.session.rows(
      insertDocuments,
      ...documentColumns.map((_, column) => rows.map((row) => row[column]!)),
    )
  }

  /** Remembers which viewers the records leave with this write, and forgets those they come back to. */
  async #depart(partition: string, documents: readonly StoredDocument[], first: number): Promise<void> {
    const before = await this.session.rows(
      `SELECT "collection", "id", "audKiosk", "audHost", "audEmployer" FROM "documents"
       JOIN unnest($2::text[], $3::text[]) AS put (collection, id) USING ("collection", "id") WHERE "partition" = $1`,
      partition,
      documents.map(({ collection }) => collection),
      documents.map(({ record }) => record.id),
    )
    const known = new Map(before.map((row) => [`${row['collection']}/${row['id']}`, row]))
    const left: [collection: string, id: string, role: string, audience: string, seq: number][] = []
    const back: typeof left = []
    for (const [index, { collection, record, viewers }] of documents.entries()) {
      const row = known.get(`${collection}/${record.id}`)
      if (!row) continue
      for (const role of deviceRoles) {
        const was = row[viewerColumn[role]] as string | null
        const is = viewers[role]
        if (was === is) continue
        if (was !== null) left.push([collection, record.id, role, was, first + index])
        if (is !== null) back.push([collection, record.id, role, is, first + index])
      }
    }
    const columns = (rows: typeof left) => [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column]!))
    if (left.length > 0) {
      await this.session.rows(
        `INSERT INTO "departures" ("partition", "collection", "id", "role", "audience", "seq")
         SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
         ON CONFLICT ("partition", "collection", "id", "role", "audience") DO UPDATE SET "seq" = excluded."seq"`,
        partition,
        ...columns(left),
      )
    }
    if (back.length > 0) {
      await this.session.rows(
        `DELETE FROM "departures" departed
         USING unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS back (collection, id, role, audience)
         WHERE departed."partition" = $1 AND departed."collection" = back.collection AND departed."id" = back.id
         AND departed."role" = back.role AND departed."audience" = back.audience`,
        partition,
        ...columns(back).slice(0, 4),
      )
    }
  }

  async #schedule(): Promise<void> {
    const all = this.#pending.followUps()
    const asked = all.filter(({ dueAt }) => dueAt !== null)
    const done = all.filter(({ dueAt }) => dueAt === null)
    const keysOf = (some: typeof all) =>
      (['kind', 'siteId', 'subject'] as const).map((part) => some.map(({ followUp }) => followUp[part]))
    if (done.length > 0) {
      await this.session.rows(
        `DELETE FROM "followUps" waiting USING unnest($1::text[], $2::text[], $3::text[]) AS done (kind, site, subject)
         WHERE waiting."kind" = done.kind AND waiting."siteId" = done.site AND waiting."subject" = done.subject`,
        ...keysOf(done),
      )
    }
    if (asked.length > 0) {
      await this.session.rows(
        `INSERT INTO "followUps" AS waiting ("kind", "siteId", "subject", "dueAt")
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
         ON CONFLICT ("kind", "siteId", "subject") DO UPDATE SET "dueAt" = least(waiting."dueAt", excluded."dueAt")`,
        ...keysOf(asked),
        asked.map(({ dueAt }) => dueAt),
      )
    }
  }
}
