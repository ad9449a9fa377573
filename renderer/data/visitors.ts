import { computed, type ComputedRef, type Ref } from 'vue'
import { directoryOf, type Directory } from '../../domain/visits/directory.ts'
import type { VisitorId } from '../../domain/ids.ts'
import { refuse, ok, type Result } from '../../domain/result.ts'
import { changeFields } from '../../domain/sync/field-stamps.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import type { DeviceData } from './device-data-type.ts'
import { plain, useLiveRecords } from './live.ts'

/** The directory of the site, live. Only a host desk holds it. */
export function watchVisitors(data: DeviceData): Ref<Visitor[]> {
  return useLiveRecords(data.records('visitors').find().$)
}

/** Who is who in it, live. */
export function useDirectory(data: DeviceData): ComputedRef<Directory> {
  const visitors = watchVisitors(data)
  return computed(() => directoryOf(visitors.value))
}

/**
 * Two entries are one person's: the first joins the second, and either card leads to all. No record is rewritten, so
 * that `partVisitor` takes it back whole. `not-here`: this desk does not hold the entry.
 */
export function mergeVisitor(
  data: DeviceData,
  id: VisitorId,
  into: VisitorId,
): Promise<Result<Visitor, 'not-here'>> {
  return changeVisitor(data, id, { mergedInto: into })
}

/** The entry is a person of its own again. */
export function partVisitor(data: DeviceData, id: VisitorId): Promise<Result<Visitor, 'not-here'>> {
  return changeVisitor(data, id, { mergedInto: undefined })
}

async function changeVisitor(
  data: DeviceData,
  id: VisitorId,
  changes: { mergedInto: VisitorId | undefined },
): Promise<Result<Visitor, 'not-here'>> {
  const document = await data.records('visitors').findOne(id).exec()
  if (!document) return refuse('not-here')
  const changed = changeFields<Visitor>(plain(document), changes as Partial<Visitor>, data.writer())
  await data.save('visitors', changed)
  return ok(changed)
}
