import * as calls from '../../domain/contract/conflicts.ts'
import { refuse, ok, type Result } from '../../domain/result.ts'
import type { RecordTypes } from '../../domain/sync/collections.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import type { JournaledCollection } from '../../domain/sync/field-conflicts.ts'
import type { DeviceData } from './device-data-type.ts'
import type { ReplyTo } from './http.ts'
import { plain } from './live.ts'
import type { SignedIn } from './sign-in.ts'

export type { FieldConflictLine } from '../../domain/contract/conflicts.ts'

/** What of two texts of one field was not kept, the latest first. Nothing of it rests here. */
export function listConflicts(
  data: DeviceData,
  { session }: SignedIn,
): Promise<ReplyTo<typeof calls.listConflicts>> {
  return data.call(calls.listConflicts, { session })
}

type Journaled = RecordTypes[JournaledCollection]

/** A record that such a line is about, if this desk holds it. */
export async function recordOf(
  data: DeviceData,
  { collection, recordId }: Pick<calls.FieldConflictLine, 'collection' | 'recordId'>,
): Promise<Journaled | null> {
  const found = await data.records(collection).findOne(recordId).exec()
  return found ? (plain(found) as Journaled) : null
}

/**
 * The other text stands there again, as a change of now: whoever began with what stands there joins it like any other,
 * and what it replaces stays in the journal. `not-here`: this desk does not hold the record.
 */
export async function putBack(
  data: DeviceData,
  line: Pick<calls.FieldConflictLine, 'collection' | 'recordId' | 'field'>,
  text: string,
): Promise<Result<void, 'not-here'>> {
  const record = await recordOf(data, line)
  if (!record) return refuse('not-here')
  const changes = { [line.field]: text } as Partial<Journaled>
  await data.save(line.collection, changeFields(record, changes, data.writer()) as never)
  return ok(undefined)
}
