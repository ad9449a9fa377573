import {
  createRevision,
  getChangedDocumentsSince,
  now,
  type RxCollection,
  type RxStorageInstance,
  type RxStorageReplicationMeta,
} from 'rxdb/plugins/core'
import type { AnyRecord } from '../../domain/record.ts'
import type { Checkpoint } from '../../domain/sync/messages.ts'

type Note = RxStorageReplicationMeta<AnyRecord, Checkpoint>
type Notes = RxStorageInstance<Note, unknown, unknown>

/**
 * The replication notes, for each record, what the server last had of it: a second copy, which stays when
 * the record goes. Drops the notes of the records that this device does not hold any more.
 */
export async function forgetNotes(collection: RxCollection<AnyRecord>, notes: Notes): Promise<void> {
  const held = new Set((await collection.find().exec()).map((document) => document.id))
  const { documents } = await getChangedDocumentsSince(notes, Number.MAX_SAFE_INTEGER)
  const gone = documents.filter((note) => note.isCheckpoint === '0' && !held.has(note.itemId))
  const rows = gone.map((previous) => ({
    previous,
    document: {
      ...previous,
      _deleted: true,
      _meta: { ...previous._meta, lwt: now() },
      _rev: createRevision('forgotten', previous),
    },
  }))
  if (rows.length > 0) await notes.bulkWrite(rows, 'forget-notes')
  await notes.cleanup(0)
}
