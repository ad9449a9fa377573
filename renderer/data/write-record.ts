import type { RxCollection } from 'rxdb'
import type { AnyRecord } from '../../domain/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Writer } from '../../domain/visits/check-in.ts'
import { reconcile } from './conflicts.ts'
import { documentKey } from './device-store.ts'
import type { Outbox } from './outbox.ts'

/**
 * Writes a record on this device and notes that it waits to be sent, in that order on disk: note, record.
 * Should the copy held here have moved on since the record was made from it, both are merged; should
 * nothing remain to be written, nothing waits.
 */
export async function writeRecord(
  outbox: Outbox,
  name: CollectionName,
  collection: RxCollection<AnyRecord>,
  record: AnyRecord,
  writer: Writer,
): Promise<void> {
  await outbox.add(name, record.id, record.rev)
  let isWritten = false
  try {
    const held = await collection.insertIfNotExists(record)
    isWritten = held.rev === record.rev
    if (!isWritten) {
      await held.incrementalModify((copy) => {
        const merged = reconcile(name, copy, record, writer)
        isWritten = merged !== copy
        return merged
      })
    }
  } catch (error) {
    isWritten = false
    throw error
  } finally {
    const held = isWritten ? null : await collection.findOne(record.id).exec()
    if (!isWritten) await outbox.unwritten(documentKey(name, record.id), held?.rev)
  }
}

/**
 * Writes a record whose id must be new here, in the same order on disk. `false`: the id is taken; nothing was
 * written, and what is held under it stays as it is.
 */
export async function insertRecord(
  outbox: Outbox,
  name: CollectionName,
  collection: RxCollection<AnyRecord>,
  record: AnyRecord,
): Promise<boolean> {
  await outbox.add(name, record.id, record.rev)
  const held = await collection.insertIfNotExists(record)
  const isNew = held.rev === record.rev
  if (!isNew) await outbox.unwritten(documentKey(name, record.id), held.rev)
  return isNew
}
