import { removeRxDatabase } from 'rxdb/plugins/core'
import { getRxStorageDexie, type RxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { DeviceIdentity } from './device.ts'

/** The storage that holds the collections of a device. */
export function deviceStorage(): RxStorageDexie {
  return getRxStorageDexie()
}

export function databaseName(identity: Pick<DeviceIdentity, 'role' | 'deviceId'>): string {
  return `pepiniere-${identity.role}-${identity.deviceId.toLowerCase()}`
}

/** Deletes everything that a device's collections hold. */
export async function removeDatabase(identity: DeviceIdentity): Promise<void> {
  await removeRxDatabase(databaseName(identity), deviceStorage(), false)
}
