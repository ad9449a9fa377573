import { firstFault } from '../../domain/record/record-form.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { stamped } from '../../domain/record/write.ts'
import { isAnother, reconcile, sayTheSame, type Merger } from './conflicts.ts'
import type { Outbox } from './outbox.ts'
import type { Replica } from './replica/replica.ts'
import type { Transaction } from './replica/transaction.ts'
import { InvalidRecord } from './write-failure.ts'

/** Where writes of this device go. */
export interface WriteTarget {
  replica: Replica
  outbox: Outbox
}

/** Something to be written with a record, on disk together with it or not at all. */
export type Beside = (transaction: Transaction) => void

/**
 * Writes records on this device, all of them or none, and has them wait to be sent. Should a copy held here have
 * moved on since its record was made from it, both are merged; should nothing of it remain to be written, it waits
 * for nothing. Should the id be held by another record by now, this one is only sent. Rejects, with nothing kept, when a record is not one that the server could accept (`InvalidRecord`) or
 * when the disk fails.
 */
export async function writeRecords(
  { replica, outbox }: WriteTarget,
  name: CollectionName,
  records: readonly AnyRecord[],
  writer: Merger,
): Promise<void> {
  for (const record of records) refuseMisshapen(name, record)
  await replica.transaction('strict', (transaction) => {
    for (const record of records) {
      const held = transaction.get(name, record.id)
      if (held && isAnother(name, held, record)) {
        outbox.add(transaction, { collection: name, id: record.id, record, base: null })
        continue
      }
      const merged = held ? reconcile(name, held, asLaterThan(held, record, writer), writer) : record
      if (merged === held) continue
      transaction.put(name, merged)
      outbox.add(transaction, { collection: name, id: record.id, record: merged, base: held?.rev ?? null })
    }
  })
}

/**
 * Writes a record whose id must be new here, in the same way. `false`: the id is taken; nothing was written,
 * `beside` neither, and what is held under it stays as it is.
 */
export async function insertRecord(
  { replica, outbox }: WriteTarget,
  name: CollectionName,
  record: AnyRecord,
  beside: Beside = () => undefined,
): Promise<boolean> {
  refuseMisshapen(name, record)
  return replica.transaction('strict', (transaction) => {
    if (transaction.get(name, record.id)) return false
    transaction.put(name, record)
    outbox.add(transaction, { collection: name, id: record.id, record, base: null })
    beside(transaction)
    return true
  })
}

/**
 * Two acts of one moment, the second made from the copy before the first, which was still on its way to the disk, have one
 * revision: the second is numbered after the first, with all that it stamped.
 */
function asLaterThan(held: AnyRecord, record: AnyRecord, writer: Merger): AnyRecord {
  if (held.rev !== record.rev || sayTheSame(held, record)) return record
  const { rev } = stamped(held.rev, writer)
  return JSON.parse(JSON.stringify(record, (_name, value: unknown) => (value === record.rev ? rev : value)))
}

/**
 * Only what the server could accept. The seal of a copy that the server made stays on it: the server tells its
 * own words by it, should it have lost them.
 */
function refuseMisshapen(name: CollectionName, record: AnyRecord): void {
  const fault = firstFault(ruleOf(name).schema, record)
  if (fault) throw new InvalidRecord(name, fault)
}
