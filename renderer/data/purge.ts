import { normalizeMangoQuery, prepareQuery, type RxCollection } from 'rxdb/plugins/core'
import { parisDay } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { DeviceData } from './device-data-type.ts'
import type { Outbox } from './outbox.ts'

/**
 * A kiosk keeps the visits of today only: those of past days go once the server has them. This is putting
 * away, not deleting: the server hears nothing of it.
 */
export async function purgePastVisits(
  data: Pick<DeviceData, 'records' | 'now'>,
  outbox: Outbox,
): Promise<void> {
  const visits = data.records('visits')
  const past = await visits.find({ selector: { day: { $lt: parisDay(data.now()) } } }).exec()
  const sent = past.map((visit) => visit.id).filter((id) => !outbox.has('visits', id))
  if (sent.length > 0) await visits.bulkRemove(sent)
  // Tombstones go from the disk as well, words and all.
  if (await hasTombstones(visits)) await visits.storageInstance.cleanup(0)
}

/** A cleanup reads every record: with a full day on the disk it is worth asking first. */
async function hasTombstones({ storageInstance }: RxCollection<Visit>): Promise<boolean> {
  const { schema } = storageInstance
  const gone = normalizeMangoQuery(schema, { selector: { _deleted: true } as object, limit: 1 })
  const { documents } = await storageInstance.query(prepareQuery(schema, gone))
  return documents.length > 0
}
