import type { SQLInputValue } from 'node:sqlite'
import type { Compilable } from 'kysely'
import { scoredFileOf, type ScoredFile } from '../../domain/hiring/scored-file.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { CollectionName, RecordTypes, SharedCollection } from '../../domain/sync/collections.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { FollowUp, FollowUpKind } from '../follow-ups/follow-up.ts'
import { WorkTurns } from '../others-turn.ts'
import { asStoreErrors } from './database-fault.ts'
import { partitionAt } from './partition.ts'
import { PendingWrites } from './pending-writes.ts'
import { SqliteReader } from './sqlite-reader.ts'
import type { AtSite, Moments, StoredDocument, StoreTransaction, Where } from './store.ts'
import { documentColumns, KEY_COLUMNS, rowOf, viewerColumn } from './stored-row.ts'

const insertDocument = `INSERT INTO documents (${documentColumns.join(', ')})
  VALUES (${documentColumns.map(() => '?').join(', ')})
  ON CONFLICT (partition, collection, id) DO UPDATE SET
  ${documentColumns
    .slice(KEY_COLUMNS)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`

/** A transaction reads what it has put as if it were kept, and writes it when its work is done. */
export class SqliteTransaction extends SqliteReader implements StoreTransaction {
  readonly #pending = new PendingWrites()
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
    this.prepare(
      'UPDATE documents SET hostUntil = ?, dueAt = ? WHERE partition = ? AND collection = ? AND id = ?',
    ).run(hostUntil, dueAt, partitionAt(collection, siteId), collection, id)
  }

  erase(document: StoredDocument, now: Instant): void {
    this.#pending.erase(document, now)
  }

  follow(followUp: FollowUp, dueAt: Instant = 0): void {
    this.#pending.follow(followUp, dueAt)
  }

  followEach(kind: FollowUpKind, collection: SharedCollection): void {
    // All of them in one statement: one by one they would hold everybody else up for a tenth of a second.
    const { changes } = this.prepare(
      `INSERT INTO followUps (kind, siteId, subject, dueAt)
       SELECT ?, partition, id, 0 FROM documents WHERE partition = ? AND collection = ? AND deleted = 0
       ON CONFLICT DO UPDATE SET dueAt = 0`,
    ).run(kind, SHARED_PARTITION, collection)
    this.#hasFollowedEach ||= Number(changes) > 0
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
    return asStoreErrors(() => Number(this.prepare(sql).run(...(parameters as SQLInputValue[])).changes))
  }

  /** Takes the numbers, partition by partition in a fixed order, and writes. Answers what changed where. */
  async flush(): Promise<Map<string, Set<CollectionName>>> {
    const changed = new Map<string, Set<CollectionName>>()
    const turns = new WorkTurns()
    for (const [partition, documents] of this.#pending.byPartition()) {
      const first = asStoreErrors(() => this.#takeNumbers(partition, documents.length))
      for (const [index, document] of documents.entries()) {
        if (turns.isOver) await turns.next()
        asStoreErrors(() => this.#write(partition, document, first + index))
      }
      changed.set(partition, new Set(documents.map((document) => document.collection)))
    }
    for (const { followUp, dueAt } of this.#pending.followUps()) {
      if (turns.isOver) await turns.next()
      asStoreErrors(() => this.#schedule(followUp, dueAt))
    }
    return changed
  }

  /** The first of so many numbers of the partition. */
  #takeNumbers(partition: string, count: number): number {
    const head = this.prepare(
      `INSERT INTO heads (partition, seq) VALUES (?, ?)
       ON CONFLICT (partition) DO UPDATE SET seq = seq + excluded.seq RETURNING seq`,
    ).get(partition, count) as { seq: number }
    return head.seq - count + 1
  }

  #write(partition: string, document: StoredDocument, seq: number): void {
    this.#depart(partition, document, seq)
    this.prepare(insertDocument).run(...rowOf(partition, document, seq))
  }

  /** Remembers which viewers the record leaves with this write, and forgets those it comes back to. */
  #depart(partition: string, { collection, record: { id }, viewers }: StoredDocument, seq: number): void {
    const before = this.prepare(
      'SELECT audKiosk, audHost, audEmployer FROM documents WHERE partition = ? AND collection = ? AND id = ?',
    ).get(partition, collection, id)
    if (!before) return
    for (const role of deviceRoles) {
      const was = before[viewerColumn[role]] as string | null
      const is = viewers[role]
      if (was === is) continue
      if (was !== null) {
        this.prepare(
          `INSERT INTO departures (partition, collection, id, role, audience, seq) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET seq = excluded.seq`,
        ).run(partition, collection, id, role, was, seq)
      }
      if (is !== null) {
        this.prepare(
          `DELETE FROM departures WHERE partition = ? AND collection = ? AND id = ? AND role = ? AND audience = ?`,
        ).run(partition, collection, id, role, is)
      }
    }
  }

  #schedule({ kind, siteId, subject }: FollowUp, dueAt: Instant | null): void {
    if (dueAt === null) {
      this.prepare('DELETE FROM followUps WHERE kind = ? AND siteId = ? AND subject = ?').run(
        kind,
        siteId,
        subject,
      )
      return
    }
    this.prepare(
      `INSERT INTO followUps (kind, siteId, subject, dueAt) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET dueAt = MIN(dueAt, excluded.dueAt)`,
    ).run(kind, siteId, subject, dueAt)
  }
}
