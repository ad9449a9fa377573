import { Dexie, type Table } from 'dexie'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'

/** A write that the server has not acknowledged yet. */
export interface OutboxRow {
  /** `collection/id`, see `documentKey`. */
  key: string
  collection: CollectionName
  id: string
  /** The latest revision written here; a lower one that is acknowledged changes nothing. */
  rev: string
  /** The revision that was waiting already, should this write turn out never to have been made. */
  earlier?: string
}

/** A write that can never be accepted, kept with its reason so that nothing is silently lost. */
export interface RefusedRow {
  key: string
  collection: CollectionName
  id: string
  reason: string
  at: Instant
  /** The losing copy; absent when it was sealed and nobody here could read it. */
  document?: object
}

/** A record encrypted to the site's key: even this device cannot read it again. */
export interface EnvelopeRow {
  key: string
  collection: CollectionName
  id: string
  sealed: string
  writtenAt: Instant
  /** When the server took it. It stays a while, so that a restored older server gets it again. */
  acknowledgedAt?: Instant
  refusedFor?: string
}

/** A blank pass, signed by the site's key, that a walk-in takes without network. */
export interface StockedPass {
  passId: string
  token: string
}

/** What a device keeps beside its collections. One small database per role, each write on disk before it counts. */
export type DeviceStore = Dexie & {
  settings: Table<{ key: string; value: unknown }, string>
  outbox: Table<OutboxRow, string>
  refused: Table<RefusedRow, string>
  envelopes: Table<EnvelopeRow, string>
  passes: Table<StockedPass, string>
}

export function openDeviceStore(role: DeviceRole): DeviceStore {
  const store = new Dexie(`pepiniere-device-${role}`, {
    chromeTransactionDurability: 'strict',
  }) as DeviceStore
  store.version(1).stores({
    settings: 'key',
    outbox: 'key',
    refused: 'key',
    envelopes: 'key',
    passes: 'passId',
  })
  return store
}

/** Opens the store of a role for one piece of work and closes it. */
export async function withDeviceStore<T>(
  role: DeviceRole,
  work: (store: DeviceStore) => Promise<T>,
): Promise<T> {
  const store = openDeviceStore(role)
  try {
    return await work(store)
  } finally {
    store.close()
  }
}

/** Setting that holds who this device is. */
export const IDENTITY = 'identity'

export async function readSetting<T>(store: DeviceStore, key: string): Promise<T | undefined> {
  return (await store.settings.get(key))?.value as T | undefined
}

export async function writeSetting(store: DeviceStore, key: string, value: unknown): Promise<void> {
  await store.settings.put({ key, value })
}

export function documentKey(collection: CollectionName, id: string): string {
  return `${collection}/${id}`
}
