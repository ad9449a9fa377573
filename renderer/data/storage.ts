import { Dexie } from 'dexie'
import {
  addRxPlugin,
  createRxDatabase,
  type MigrationStrategies,
  type RxDatabase,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
} from 'rxdb/plugins/core'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { DeviceCollections } from './device-data-type.ts'
import type { DeviceIdentity } from './device-identity.ts'

addRxPlugin(RxDBMigrationSchemaPlugin)

/**
 * What each role's screens use. At most twelve at once: the storage's free edition opens thirteen in one
 * page, and one is left for a migration.
 */
export const roleCollections: Record<DeviceRole, readonly CollectionName[]> = {
  kiosk: [
    'sites',
    'visits',
    'employers',
    'jobOffers',
    'challenges',
    'challengeSessions',
    'seatLeases',
    'bookings',
  ],
  host: [
    'sites',
    'visits',
    'visitors',
    'employers',
    'jobOffers',
    'applications',
    'challenges',
    'challengeSessions',
    'seatLeases',
    'bookings',
    'evaluations',
  ],
  employer: [
    'sites',
    'employers',
    'jobOffers',
    'applications',
    'challenges',
    'challengeSessions',
    'bookings',
    'evaluations',
  ],
}

/** How records that an older application kept are read by this one: fields were only added so far. */
const migrations: Partial<Record<CollectionName, MigrationStrategies>> = {
  sites: { 1: (site: object) => site, 2: (site: object) => site },
  visits: { 1: (visit: object) => visit },
  challenges: { 1: (challenge: object) => challenge },
  challengeSessions: { 1: (session: object) => session, 2: (session: object) => session },
  bookings: { 1: (booking: object) => booking },
  seatLeases: { 1: (lease: object) => lease },
  applications: { 1: (application: object) => application },
  evaluations: { 1: (evaluation: object) => evaluation },
  // Which sites and whose mandate it is: the server sends each card again.
  employers: { 1: (employer: object) => ({ siteIds: [], ...employer }) },
}

/** Written by people who were told "c'est noté": on disk before the screen says so, power cut included. */
const durableCollections = new Set<string>([
  'visits',
  'bookings',
  'applications',
  'evaluations',
  'challengeSessions',
] satisfies CollectionName[])

type Internals = unknown
type Options = Record<string, never>

/** Called with each database of the browser that is opened, to watch over it. */
export type Opened = (database: Dexie) => void

/** IndexedDB storage that flushes to disk what people wrote, and lets the browser delay what can be fetched again. */
export function deviceStorage(opened: Opened = () => undefined): RxStorage<Internals, Options> {
  const onCreate = (database: Dexie) => opened(database)
  const relaxed = getRxStorageDexie({ chromeTransactionDurability: 'relaxed', onCreate })
  const strict = getRxStorageDexie({ chromeTransactionDurability: 'strict', onCreate })
  return {
    name: relaxed.name,
    rxdbVersion: relaxed.rxdbVersion,
    createStorageInstance<T>(
      params: RxStorageInstanceCreationParams<T, Options>,
    ): Promise<RxStorageInstance<T, Internals, Options>> {
      const storage = durableCollections.has(params.collectionName) ? strict : relaxed
      return storage.createStorageInstance(params) as unknown as Promise<
        RxStorageInstance<T, Internals, Options>
      >
    },
  }
}

export function databaseName(identity: Pick<DeviceIdentity, 'role' | 'deviceId'>): string {
  return `pepiniere-${identity.role}-${identity.deviceId.toLowerCase()}`
}

export interface OpenDatabase {
  database: RxDatabase
  collections: DeviceCollections
}

/** Opens the collections of a device. This file is the only one that opens them. */
export async function openDatabase(
  identity: Pick<DeviceIdentity, 'role' | 'deviceId'>,
  opened?: Opened,
): Promise<OpenDatabase> {
  const database = await createRxDatabase({
    name: databaseName(identity),
    storage: deviceStorage(opened),
    // One window owns the device (owner-lock.ts), so changes need not be told to others.
    multiInstance: false,
  })
  try {
    const creators = roleCollections[identity.role].map((name) => [
      name,
      {
        schema: ruleOf(name).schema as RxJsonSchema<object>,
        migrationStrategies: migrations[name] ?? {},
      },
    ])
    const collections: unknown = await database.addCollections(Object.fromEntries(creators))
    return { database, collections: collections as DeviceCollections }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Deletes everything that a device's collections hold. */
export async function removeDatabase(identity: Pick<DeviceIdentity, 'role' | 'deviceId'>): Promise<void> {
  await removeParts(identity, () => true)
}

/** The first version noted beside each record what the server last had of it: a second copy of everything. */
export async function removeFirstVersionNotes(
  identity: Pick<DeviceIdentity, 'role' | 'deviceId'>,
): Promise<void> {
  await removeParts(identity, (name) => name.includes('rx-replication-meta'))
}

async function removeParts(
  identity: Pick<DeviceIdentity, 'role' | 'deviceId'>,
  isMeant: (name: string) => boolean,
): Promise<void> {
  const prefix = `rxdb-dexie-${databaseName(identity)}--`
  const names = (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(prefix) && isMeant(name))
  await Promise.all(names.map((name) => Dexie.delete(name)))
}
