import type { SQLInputValue } from 'node:sqlite'
import type { Compilable } from 'kysely'
import type { Employer } from '../../domain/hiring/employer.ts'
import { scoredFileOf, type ScoredFile } from '../../domain/hiring/scored-file.ts'
import { scoredText } from '../../domain/hiring/scored-text.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { byServer, stamped } from '../../domain/record/write.ts'
import type { CollectionName, RecordTypes, SharedCollection } from '../../domain/sync/collections.ts'
import { askedBy, heldUntil } from '../../domain/sync/held-window.ts'
import { deviceRoles } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { nameOfFollowUp, type FollowUp, type FollowUpKind } from '../follow-ups/follow-up.ts'
import { WorkTurns } from '../others-turn.ts'
import { asStoreErrors } from './database-fault.ts'
import { partitionAt } from './partition.ts'
import { viewerColumn, SqliteReader } from './sqlite-reader.ts'
import type { AtSite, StoredDocument, StoreTransaction, Where } from './store.ts'
import { misshapenField, MisshapenRecord } from './validate-record.ts'

/** Fields that records are found by: each has a column of its own, and its index. */
const indexedFields = [
  'visitorId',
  'sessionId',
  'employerId',
  'endsAt',
  'mergedInto',
  'unverified',
  'postingId',
  'withId',
] as const

const columns = [
  'partition',
  'collection',
  'id',
  'seq',
  'rev',
  'sourceRev',
  'deleted',
  'audKiosk',
  'audHost',
  'audEmployer',
  'body',
  'hostUntil',
  'askedBy',
  'homeSite',
  'scored',
  ...indexedFields,
]
const insertDocument = `INSERT INTO documents (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
  ON CONFLICT (partition, collection, id) DO UPDATE SET
  ${columns
    .slice(3)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`

/** A transaction reads what it has put as if it were kept, and writes it when its work is done. */
export class SqliteTransaction extends SqliteReader implements StoreTransaction {
  readonly #puts = new Map<string, StoredDocument>()
  readonly #followUps = new Map<string, { followUp: FollowUp; dueAt: Instant | null }>()
  #hasFollowedEach = false

  override async document<C extends CollectionName>(
    collection: C,
    id: string,
    ...at: AtSite<C>
  ): Promise<StoredDocument<C> | null> {
    const put = this.#puts.get(nameOf(collection, id, at[0] ?? ''))
    return (put as StoredDocument<C> | undefined) ?? super.document(collection, id, ...at)
  }

  override async documents<C extends CollectionName>(
    collection: C,
    where: Where = {},
  ): Promise<StoredDocument<C>[]> {
    const kept = await super.documents(collection, where)
    const own = this.#putsAt<C>(collection, where.siteId)
    if (own.length === 0) return kept
    const ids = new Set(own.map(({ record }) => `${record.siteId}/${record.id}`))
    return [
      ...kept.filter(({ record }) => !ids.has(`${record.siteId}/${record.id}`)),
      ...own.filter(({ deleted, record }) => !deleted && fits(collection, record, where)),
    ]
  }

  override async records<C extends CollectionName>(
    collection: C,
    where: Where = {},
  ): Promise<RecordTypes[C][]> {
    if (this.#putsAt(collection, where.siteId).length === 0) return super.records(collection, where)
    return (await this.documents(collection, where)).map(({ record }) => record)
  }

  override async scoredFiles(employerId: string): Promise<ScoredFile[]> {
    if (this.#putsAt('applications', undefined).length === 0) return super.scoredFiles(employerId)
    const applications = await this.records('applications', { employerId })
    return applications.flatMap((application) => scoredFileOf(application) ?? [])
  }

  #putsAt<C extends CollectionName>(collection: C, siteId: string | undefined): StoredDocument<C>[] {
    const start = siteId === undefined ? `${collection}/` : nameOf(collection, '', siteId)
    const own = [...this.#puts].filter(([name]) => name.startsWith(start))
    return own.map(([, document]) => document as StoredDocument<C>)
  }

  put<C extends CollectionName>(document: StoredDocument<C>): void {
    const { collection, record } = document
    const field = misshapenField(collection, record)
    if (field !== null) throw new MisshapenRecord(collection, field)
    this.#puts.set(nameOf(collection, record.id, record.siteId), document)
  }

  noteWindow(collection: CollectionName, id: string, siteId: string, until: Instant | null): void {
    this.prepare('UPDATE documents SET hostUntil = ? WHERE partition = ? AND collection = ? AND id = ?').run(
      until,
      partitionAt(collection, siteId),
      collection,
      id,
    )
  }

  erase(document: StoredDocument, now: Instant): void {
    const { collection, record } = document
    const { id, siteId, rev } = record
    // Nothing but what devices must hear of it: the form of its collection is gone with the rest.
    const rest = { id, siteId, ...stamped(rev, byServer(now)) } as StoredDocument['record']
    this.#puts.set(nameOf(collection, id, siteId), {
      ...document,
      record: rest,
      deleted: true,
      sourceRev: null,
    })
  }

  follow(followUp: FollowUp, dueAt: Instant = 0): void {
    const name = nameOfFollowUp(followUp)
    const known = this.#followUps.get(name)
    this.#followUps.set(name, { followUp, dueAt: Math.min(dueAt, known?.dueAt ?? dueAt) })
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
    this.#followUps.set(nameOfFollowUp(followUp), { followUp, dueAt: null })
  }

  /** Whether it asks for anything to be done after it. */
  get asksForMore(): boolean {
    return this.#hasFollowedEach || [...this.#followUps.values()].some(({ dueAt }) => dueAt !== null)
  }

  async run(query: Compilable<unknown>): Promise<number> {
    const { sql, parameters } = query.compile()
    return asStoreErrors(() => Number(this.prepare(sql).run(...(parameters as SQLInputValue[])).changes))
  }

  /** Takes the numbers, partition by partition in a fixed order, and writes. Answers what changed where. */
  async flush(): Promise<Map<string, Set<CollectionName>>> {
    const byPartition = Map.groupBy(this.#puts.values(), ({ collection, record }) =>
      partitionAt(collection, record.siteId),
    )
    const changed = new Map<string, Set<CollectionName>>()
    const turns = new WorkTurns()
    for (const partition of [...byPartition.keys()].sort()) {
      const documents = byPartition.get(partition)!
      const first = asStoreErrors(() => this.#takeNumbers(partition, documents.length))
      for (const [index, document] of documents.entries()) {
        if (turns.isOver) await turns.next()
        asStoreErrors(() => this.#write(partition, document, first + index))
      }
      changed.set(partition, new Set(documents.map((document) => document.collection)))
    }
    for (const { followUp, dueAt } of this.#followUps.values()) {
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
    const { collection, record, viewers } = document
    this.#depart(partition, document, seq)
    this.prepare(insertDocument).run(
      partition,
      collection,
      record.id,
      seq,
      record.rev,
      document.sourceRev,
      document.deleted ? 1 : 0,
      viewers.kiosk,
      viewers.host,
      viewers.employer,
      JSON.stringify(record),
      document.deleted ? null : heldUntil('host', collection, record),
      document.deleted ? null : askedBy(collection, record),
      document.deleted ? null : homeSiteOf(record),
      document.deleted ? null : scoredOf(collection, record),
      ...indexedFields.map((name) => indexedValue(record, name)),
    )
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

function nameOf(collection: CollectionName, id: string, siteId: string): string {
  return `${collection}/${partitionAt(collection, siteId)}/${id}`
}

/** The first of the sites that a record names, as employers do; of another record there is none. */
function homeSiteOf(record: AnyRecord & Partial<Pick<Employer, 'siteIds'>>): string | null {
  return record.siteIds?.[0] ?? null
}

/** What the score of an employer reads of a record, by its collection. */
const scoredParts: { readonly [C in CollectionName]?: (record: RecordTypes[C]) => string } = {
  applications: (application) => scoredText(scoredFileOf(application)),
}

function scoredOf(collection: CollectionName, record: AnyRecord): string | null {
  return (scoredParts[collection] as ((one: AnyRecord) => string) | undefined)?.(record) ?? null
}

/** The field of a record as its column holds it: text, a number, 1 for yes, or nothing. */
function indexedValue(record: AnyRecord, name: (typeof indexedFields)[number]): string | number | null {
  const value = (record as AnyRecord & Partial<Record<typeof name, unknown>>)[name]
  if (value === true) return 1
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** What a record would have to fit to be read with the others. */
function fits(
  collection: CollectionName,
  record: AnyRecord,
  { siteId: _at, endsAfter, unverified, askedBy: asked, homeSite, ...named }: Where,
): boolean {
  if (asked !== undefined && askedBy(collection, record) !== asked) return false
  if (homeSite !== undefined && homeSiteOf(record) !== homeSite) return false
  if (unverified && indexedValue(record, 'unverified') === null) return false
  const isWanted = Object.entries(named).every(
    ([name, value]) => indexedValue(record, name as keyof typeof named) === value,
  )
  return isWanted && (endsAfter === undefined || Number(indexedValue(record, 'endsAt')) > endsAfter)
}
