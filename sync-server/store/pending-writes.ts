import type { AnyRecord } from '../../domain/record/record.ts'
import { byServer, stamped } from '../../domain/record/write.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { askedBy } from '../../domain/sync/held-window.ts'
import type { Instant } from '../../domain/time.ts'
import { nameOfFollowUp, type FollowUp } from '../follow-ups/follow-up.ts'
import { partitionAt } from './partition.ts'
import type { StoredDocument, Where } from './store.ts'
import { homeSiteOf, indexedValue } from './stored-row.ts'
import { misshapenField, MisshapenRecord } from './validate-record.ts'

/**
 * What a transaction has put and asked for, and has not written yet: it is written when its work is done, and read as if
 * it were kept until then. The same on every database.
 */
export class PendingWrites {
  readonly #puts = new Map<string, StoredDocument>()
  readonly #followUps = new Map<string, { followUp: FollowUp; dueAt: Instant | null }>()

  put<C extends CollectionName>(document: StoredDocument<C>): void {
    const { collection, record } = document
    const field = misshapenField(collection, record)
    if (field !== null) throw new MisshapenRecord(collection, field)
    this.#puts.set(nameOf(collection, record.id, record.siteId), document)
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

  follow(followUp: FollowUp, dueAt: Instant): void {
    const name = nameOfFollowUp(followUp)
    const known = this.#followUps.get(name)
    this.#followUps.set(name, { followUp, dueAt: Math.min(dueAt, known?.dueAt ?? dueAt) })
  }

  settle(followUp: FollowUp): void {
    this.#followUps.set(nameOfFollowUp(followUp), { followUp, dueAt: null })
  }

  document<C extends CollectionName>(
    collection: C,
    id: string,
    siteId: string,
  ): StoredDocument<C> | undefined {
    return this.#puts.get(nameOf(collection, id, siteId)) as StoredDocument<C> | undefined
  }

  /** Whether any record of a collection was put, at a site or, without one, at any. */
  hasPut(collection: CollectionName, siteId: string | undefined): boolean {
    return this.#putsAt(collection, siteId).length > 0
  }

  /** What would be read if all were written: of what is kept, and of what was put. */
  over<C extends CollectionName>(
    kept: StoredDocument<C>[],
    collection: C,
    where: Where,
  ): StoredDocument<C>[] {
    const own = this.#putsAt<C>(collection, where.siteId)
    if (own.length === 0) return kept
    const ids = new Set(own.map(({ record }) => `${record.siteId}/${record.id}`))
    return [
      ...kept.filter(({ record }) => !ids.has(`${record.siteId}/${record.id}`)),
      ...own.filter(({ deleted, record }) => !deleted && fits(collection, record, where)),
    ]
  }

  /** What was put, by partitions, in the order of their names: so that two transactions never wait for each other. */
  byPartition(): [partition: string, StoredDocument[]][] {
    const groups = Map.groupBy(this.#puts.values(), ({ collection, record }) =>
      partitionAt(collection, record.siteId),
    )
    return [...groups.keys()].sort().map((partition) => [partition, groups.get(partition)!])
  }

  /** `dueAt`: `null` of what is done. */
  followUps(): { followUp: FollowUp; dueAt: Instant | null }[] {
    return [...this.#followUps.values()]
  }

  /** Whether it asks for anything to be done after it. */
  get asksForMore(): boolean {
    return this.followUps().some(({ dueAt }) => dueAt !== null)
  }

  #putsAt<C extends CollectionName>(collection: C, siteId: string | undefined): StoredDocument<C>[] {
    const start = siteId === undefined ? `${collection}/` : nameOf(collection, '', siteId)
    const own = [...this.#puts].filter(([name]) => name.startsWith(start))
    return own.map(([, document]) => document as StoredDocument<C>)
  }
}

function nameOf(collection: CollectionName, id: string, siteId: string): string {
  return `${collection}/${partitionAt(collection, siteId)}/${id}`
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
