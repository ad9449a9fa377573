import type { AnyRecord } from '../../domain/record/record.ts'
import { firstFault } from '../../domain/record/record-form.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { Tombstone, WireRecord } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import { documentKey } from './replica/device-tables.ts'
import type { Replica } from './replica/replica.ts'
import type { Transaction } from './replica/transaction.ts'
import type { SyncStatus } from './sync-status.ts'

/** A newer server may tell more, and longer, than this application knows: no screen fails on that. */
const harmless: ReadonlySet<string> = new Set([
  'additionalProperties',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
])

const LAST_INSTANT: Instant = 8_640_000_000_000_000

/**
 * What the server told in a form that no screen can show: without a field, or with a date that is none. It never
 * comes among the records that this device holds, so that it takes no list of good ones with it; a copy held
 * before stays. It is noted and counted until the server tells it in a form that can be read.
 */
export class Misfits {
  readonly #replica: Replica
  readonly #status: SyncStatus
  readonly #scope: Scope
  readonly #schemas = new Map<CollectionName, object>()
  /** Whether any was noted, here or before the last start: on most devices none ever is. */
  #isAnyNoted: boolean

  constructor(replica: Replica, status: SyncStatus, scope: Scope) {
    this.#replica = replica
    this.#status = status
    this.#scope = scope
    this.#isAnyNoted = replica.rows('misfits').size > 0
    this.#count()
  }

  /** Whether the server's copy can be held. */
  fits(transaction: Transaction, collection: CollectionName, copy: WireRecord | Tombstone): boolean {
    const fault = copy._deleted === true ? null : firstFault(this.#schemaOf(collection), copy, harmless)
    if (!fault && !this.#isAnyNoted) return true
    const key = documentKey(collection, copy.id)
    const isNoted = transaction.getRow('misfits', key) !== undefined
    if (!fault && !isNoted) return true
    this.#isAnyNoted = true
    if (fault) transaction.putRow('misfits', key, { collection, id: copy.id, ...fault })
    else transaction.removeRow('misfits', key)
    transaction.onCommit(() => this.#count())
    return !fault
  }

  /** The form of a record without what the server keeps from devices of this role. */
  #schemaOf(collection: CollectionName): object {
    const known = this.#schemas.get(collection)
    if (known) return known
    const { schema, access } = ruleOf(collection)
    const hidden = new Set<string>(access[this.#scope.role].hides?.({} as AnyRecord, this.#scope))
    const { required } = schema as { required: readonly string[] }
    const seen = withinTime({ ...schema, required: required.filter((name) => !hidden.has(name)) }) as object
    this.#schemas.set(collection, seen)
    return seen
  }

  #count(): void {
    this.#status.unreadable = this.#replica.rows('misfits').size
  }
}

/** No number of a record is greater than the last instant that there is; some schemas do not say so. */
function withinTime(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map(withinTime)
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, withinTime(part)]))
  const isNumber = parts.type === 'integer' || parts.type === 'number'
  return isNumber ? { minimum: -LAST_INSTANT, maximum: LAST_INSTANT, ...parts } : parts
}
