import { firstFault } from '../../domain/record-form.ts'
import type { AnyRecord } from '../../domain/record.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import { reconcile, type Merger } from './conflicts.ts'
import type { PlainWrite } from './device-store.ts'
import { changeHeld, readHeld, type Records } from './held-records.ts'
import type { Outbox } from './outbox.ts'
import { InvalidRecord } from './write-failure.ts'

/**
 * Writes a record on this device and has it wait to be sent. The row of the outbox, which holds all that was
 * written, is on disk first: a device that is killed in between finishes the write when it starts again.
 * Should the copy held here have moved on since the record was made from it, both are merged; should nothing
 * remain to be written, nothing waits. Rejects, with nothing kept, when the record is not one that the server
 * could accept (`InvalidRecord`) or when the disk fails.
 */
export async function writeRecord(
  outbox: Outbox,
  name: CollectionName,
  collection: Records,
  record: AnyRecord,
  writer: Merger,
): Promise<void> {
  refuseMisshapen(name, record)
  const { id } = record
  const held = (await readHeld(collection, [id])).get(id)
  const merged = held ? reconcile(name, held, record, writer) : record
  if (merged === held) return
  const row = await outbox.add({ collection: name, id, record: merged, base: held?.rev ?? null })
  await orTakeBack(outbox, row, () =>
    changeHeld(collection, [id], (now) =>
      now ? orAsItIs(now, reconcile(name, now, merged, writer)) : merged,
    ),
  )
}

/**
 * Writes a record whose id must be new here, in the same way. `false`: the id is taken; nothing was written,
 * and what is held under it stays as it is.
 */
export async function insertRecord(
  outbox: Outbox,
  name: CollectionName,
  collection: Records,
  record: AnyRecord,
): Promise<boolean> {
  refuseMisshapen(name, record)
  const { id } = record
  if ((await readHeld(collection, [id])).has(id)) return false
  const row = await outbox.add({ collection: name, id, record, base: null, isNew: true })
  let isNew = true
  const insert = async () => {
    await changeHeld(collection, [id], (held) => {
      isNew = held === undefined
      return isNew ? record : 'as-it-is'
    })
    return isNew
  }
  return orTakeBack(outbox, row, insert)
}

/**
 * Only what the server could accept. The seal of a copy that the server made stays on it: the server tells its
 * own words by it, should it have lost them.
 */
function refuseMisshapen(name: CollectionName, record: AnyRecord): void {
  const fault = firstFault(ruleOf(name).schema, record)
  if (fault) throw new InvalidRecord(name, fault)
}

function orAsItIs(held: AnyRecord, merged: AnyRecord): AnyRecord | 'as-it-is' {
  return merged === held ? 'as-it-is' : merged
}

/** The row waits once the record is written; a record that was not written leaves no row. */
async function orTakeBack<T>(outbox: Outbox, row: PlainWrite, write: () => Promise<T>): Promise<T> {
  let written: T
  try {
    written = await write()
  } catch (error) {
    // The disk failed; should this fail as well, the next start finishes the write or takes it back.
    await outbox.takeBack(row).catch(() => undefined)
    throw error
  }
  if (written === false) await outbox.takeBack(row)
  else await outbox.ready(row)
  return written
}
