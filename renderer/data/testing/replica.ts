import { heldCollections, upgradesOf, type CollectionName } from '../../../domain/sync/collections.ts'
import type { Instant } from '../../../domain/time.ts'
import type { DeviceRole } from '../../../domain/sync/scope.ts'
import { Journal } from '../replica/journal.ts'
import { Replica } from '../replica/replica.ts'
import type { MemoryDisk } from './memory-disk.ts'

let opened = 0

/** Opens a replica on a disk in memory, as often as wanted: a device that crashed closes nothing. */
export async function replicaOn(
  disk: MemoryDisk,
  collections: DeviceRole | readonly CollectionName[] = 'kiosk',
  now: () => Instant = () => 0,
): Promise<Replica> {
  return Replica.open({
    name: `replica-${++opened}`,
    journal: await Journal.open(disk),
    collections: typeof collections === 'string' ? heldCollections[collections] : collections,
    upgradesOf,
    now,
  })
}
