import { SHARED_PARTITION } from '../ids.ts'
import type { AnyRecord } from '../record/record.ts'
import type { Day } from '../time.ts'
import { nobody, type ViewerFacts, type WriteOperation, type WriteRefusal } from './collection-rule.ts'
import { ruleOf, type CollectionName } from './collections.ts'
import type { DeviceRole, Scope } from './scope.ts'

/** The viewer keys that a device owns on this day: a record is visible when its own is one of them. */
export function viewerKeys(scope: Scope, today: Day): string[] {
  switch (scope.role) {
    case 'kiosk':
      return ['all', scope.deviceId, `day:${today}`]
    case 'host':
      return ['all']
    case 'employer':
      return ['all', scope.employerId!]
  }
}

/** The partition a device reads of a collection: its site's, or the shared one. */
export function partitionOf(collection: CollectionName, scope: Scope): string {
  return ruleOf(collection).shared ? SHARED_PARTITION : scope.siteId
}

export function mayPull(scope: Scope, collection: CollectionName): boolean {
  const { beforeSignIn, forObservers } = ruleOf(collection)
  if ((scope.awaitsSignIn || scope.countsOnly) && beforeSignIn !== true) return false
  return isPulledBy(scope.role, collection) && !(scope.observesOnly && forObservers === undefined)
}

/** Whether whoever signed in last at this desk may write records of this collection, as far as they alone decide it. */
export function mayWriteNow({ observesOnly, countsOnly }: Scope, collection: CollectionName): boolean {
  if (countsOnly) return false
  return !observesOnly || ruleOf(collection).forObservers === 'write'
}

/** Whether devices of this role hold this collection at all. */
export function isPulledBy(role: DeviceRole, collection: CollectionName): boolean {
  return ruleOf(collection).access[role].pull !== null
}

/** Whether a device may hold this record today. */
export function isVisible(
  scope: Scope,
  collection: CollectionName,
  record: AnyRecord,
  today: Day,
  facts: ViewerFacts,
): boolean {
  if (!mayPull(scope, collection) || record.siteId !== partitionOf(collection, scope)) return false
  const viewerOf = ruleOf(collection).access[scope.role].pull!
  return viewerKeys(scope, today).includes(viewerOf(record, facts))
}

/** The fields of this record that the device never receives. */
function hiddenFrom(scope: Scope, collection: CollectionName, record: AnyRecord): readonly string[] {
  return ruleOf(collection).access[scope.role].hides?.(record, scope) ?? []
}

/** The record as this device may read it. */
export function projectFor<T extends AnyRecord>(scope: Scope, collection: CollectionName, record: T): T {
  const hidden = hiddenFrom(scope, collection, record)
  if (hidden.every((field) => !(field in record))) return record
  return Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.includes(name))) as T
}

/**
 * Why this device may not write this (already well-formed) record over that master copy, or `null` when it
 * may. `master` is the copy in the server's hands, whatever the device knows of it.
 */
export function refuseWrite(
  scope: Scope,
  collection: CollectionName,
  operation: WriteOperation,
  record: AnyRecord,
  master: AnyRecord | undefined,
  facts: ViewerFacts,
): WriteRefusal | null {
  const access = ruleOf(collection).access[scope.role]
  if (!mayWriteNow(scope, collection)) return 'forbidden'
  if (!access.write.includes(operation)) return 'forbidden'
  // What nobody of the role may see, nobody of the role may change (an application without mandate). What leaves sealed
  // comes again when its answer was lost, whatever became of it.
  if (operation !== 'insert' && !access.sealed && access.pull?.(master ?? record, facts) === nobody)
    return 'forbidden'
  if (record.siteId !== scope.siteId || (master && master.siteId !== scope.siteId)) return 'foreign-site'
  if (scope.role === 'employer') {
    const owners = [record, master].filter((copy) => copy !== undefined) as { employerId?: string }[]
    if (owners.some((copy) => copy.employerId !== scope.employerId)) return 'foreign-employer'
  }
  return access.refuses?.(record, master, scope) ?? null
}

/**
 * What the server keeps when a device's copy is accepted over the master: the merge, with the fields the
 * device does not receive carried over from the master.
 */
export function mergeAccepted(
  scope: Scope,
  collection: CollectionName,
  master: AnyRecord,
  incoming: AnyRecord,
): AnyRecord {
  const hidden = hiddenFrom(scope, collection, master)
  const carried = Object.fromEntries(
    Object.entries(master).filter(([name]) => hidden.includes(name) && !(name in incoming)),
  )
  return ruleOf(collection).merge(master, { ...incoming, ...carried })
}
