import type { RxCollection, RxDocumentData } from 'rxdb'
import type { AnyRecord } from '../../domain/record.ts'

/** A collection of a device, whichever. */
export type Records = RxCollection<AnyRecord>

/** What becomes of a record: another state, `gone`, or `as-it-is`. */
export type Decided = AnyRecord | 'gone' | 'as-it-is'

const HELD = 409

/**
 * Changes records on this device, whoever else writes them meanwhile: what is held is read, decided upon and
 * written, and read again where it moved on in between. Rejects when the disk does.
 */
export async function changeHeld(
  { storageInstance }: Records,
  ids: readonly string[],
  decide: (held: AnyRecord | undefined, id: string) => Decided,
): Promise<void> {
  for (let open = [...ids]; open.length > 0;) {
    const stored = await storageInstance.findDocumentsById(open, true)
    const previous = new Map(stored.map((document) => [document.id, document]))
    const rows = open.flatMap((id) => {
      const before = previous.get(id)
      const held = before && !before._deleted ? recordOf(before) : undefined
      const decided = decide(held, id)
      if (decided === 'as-it-is' || (decided === 'gone' && !held)) return []
      const document = decided === 'gone' ? { ...before!, _deleted: true } : documentOf(decided, before)
      return [{ ...(before ? { previous: before } : {}), document }]
    })
    if (rows.length === 0) return
    const { error } = await storageInstance.bulkWrite(rows, 'device')
    const failed = error.find(({ status }) => status !== HELD)
    if (failed) throw new Error('A record could not be written', { cause: failed })
    open = error.map(({ documentId }) => documentId)
  }
}

/** What this device holds of these records. */
export async function readHeld(
  { storageInstance }: Records,
  ids: readonly string[],
): Promise<Map<string, AnyRecord>> {
  const stored = await storageInstance.findDocumentsById([...ids], false)
  return new Map(stored.map((document) => [document.id, recordOf(document)]))
}

function recordOf(document: RxDocumentData<AnyRecord>): AnyRecord {
  const { _rev, _meta, _attachments, _deleted, ...record } = document
  return record
}

/** The database numbers the states of a record and stamps them by itself. */
function documentOf(
  record: AnyRecord,
  before: RxDocumentData<AnyRecord> | undefined,
): RxDocumentData<AnyRecord> {
  return {
    ...record,
    _deleted: false,
    _attachments: {},
    _meta: before ? { ...before._meta } : { lwt: 1 },
    _rev: before?._rev ?? '1-device',
  }
}
