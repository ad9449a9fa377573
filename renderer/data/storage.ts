import { Dexie } from 'dexie'
import { databaseName, type DeviceIdentity } from './device-identity.ts'
import type { DeviceStore } from './device-store.ts'
import { adoptFormerStorage, formerDatabases } from './former-storage.ts'
import { heldCollections, upgradesOf } from '../../domain/sync/collections.ts'
import type { Instant } from '../../domain/time.ts'
import { photoShelfName } from './photo-shelf.ts'
import type { JournalDisk } from './replica/journal-disk.ts'
import { Journal } from './replica/journal.ts'
import { Replica } from './replica/replica.ts'

type Whose = Pick<DeviceIdentity, 'role' | 'deviceId'>

/**
 * Opens what a device holds. `store`: where former versions of the application kept a part of it. `now`: what time it
 * is, as well as the device can tell.
 */
export async function openReplica(
  identity: Whose,
  disk: JournalDisk,
  store: DeviceStore,
  now: () => Instant,
): Promise<Replica> {
  const journal = await Journal.open(disk)
  try {
    await adoptFormerStorage(journal, identity, store)
    return await Replica.open({
      name: databaseName(identity),
      journal,
      collections: heldCollections[identity.role],
      upgradesOf,
      now,
    })
  } catch (error) {
    await journal.close()
    throw error
  }
}

/** Deletes everything that a device holds. */
export async function removeReplica(identity: Whose): Promise<void> {
  const names = [databaseName(identity), photoShelfName(identity), ...(await formerDatabases(identity))]
  await Promise.all(names.map((name) => Dexie.delete(name)))
}
