import { Dexie, type Table } from 'dexie'
import { databaseName, type DeviceIdentity } from './device-identity.ts'

/** Where a kiosk keeps bytes that it can always fetch again: apart from its journal, which is read whole at each start. */
export interface PhotoShelf {
  names(): Promise<string[]>
  get(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  remove(names: readonly string[]): Promise<void>
  close(): void
}

/** Goes with all that the device holds (storage.ts). */
export function photoShelfName(identity: Pick<DeviceIdentity, 'role' | 'deviceId'>): string {
  return `${databaseName(identity)}-photos`
}

export function openPhotoShelf(identity: Pick<DeviceIdentity, 'role' | 'deviceId'>): PhotoShelf {
  const database = new Dexie(photoShelfName(identity)) as Dexie & {
    photos: Table<Uint8Array<ArrayBuffer>, string>
  }
  database.version(1).stores({ photos: '' })
  return {
    names: () => database.photos.toCollection().primaryKeys(),
    get: (name) => database.photos.get(name),
    put: async (name, bytes) => void (await database.photos.put(bytes, name)),
    remove: (names) => database.photos.bulkDelete([...names]),
    close: () => database.close(),
  }
}
