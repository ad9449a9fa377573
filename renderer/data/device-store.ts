import { Dexie, type Table, type Transaction } from 'dexie'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { practiceSuffix } from './practice-page.ts'
import { documentKey } from './replica/device-tables.ts'

/** Who this device is and what it knows of the time: read before anything that it holds is opened. */
export type DeviceStore = Dexie & {
  settings: Table<{ key: string; value: unknown }, string>
}

/** A page of a practice site has a store of its own. */
export function storeName(role: DeviceRole): string {
  return `pepiniere-device-${role}${practiceSuffix()}`
}

export function openDeviceStore(role: DeviceRole): DeviceStore {
  const store = new Dexie(storeName(role), {
    // A store that is gone must say so, not come back empty.
    autoOpen: false,
    chromeTransactionDurability: 'strict',
  }) as DeviceStore
  // All but the settings is in the journal now; what former versions left in the others is brought over.
  store.version(1).stores({
    settings: 'key',
    outbox: 'key',
    refused: 'key',
    envelopes: 'key',
    passes: 'passId',
  })
  store.version(2).stores({ writes: '++seq', checkpoints: 'collection' }).upgrade(keepFirstVersionRows)
  store.version(3).stores({ outbox: null, envelopes: null })
  return store
}

/** What the first version still had to send, one row a record, and the envelopes it kept. */
async function keepFirstVersionRows(transaction: Transaction): Promise<void> {
  type FirstRow = { collection: CollectionName; id: string }
  type FirstEnvelope = FirstRow & { sealed: string; acknowledgedAt?: number; refusedFor?: string }
  const envelopes = (await transaction.table('envelopes').toArray()) as FirstEnvelope[]
  const rows = (await transaction.table('outbox').toArray()) as FirstRow[]
  const keyOf = ({ collection, id }: FirstRow) => documentKey(collection, id)
  const isSealed = new Set(envelopes.map(keyOf))
  const plain = rows.filter((row) => !isSealed.has(keyOf(row)))
  const kept = [
    ...plain.map((row) => ({ key: keyOf(row), collection: row.collection, id: row.id, base: null })),
    ...envelopes
      .filter(({ refusedFor }) => refusedFor === undefined)
      .map((row) => ({
        key: keyOf(row),
        collection: row.collection,
        id: row.id,
        sealed: row.sealed,
        ...(row.acknowledgedAt === undefined ? {} : { acknowledgedAt: row.acknowledgedAt }),
      })),
  ]
  await transaction.table('writes').bulkAdd(kept)
}

/** Opens the store of a role for one piece of work and closes it. */
export async function withDeviceStore<T>(
  role: DeviceRole,
  work: (store: DeviceStore) => Promise<T>,
): Promise<T> {
  const store = openDeviceStore(role)
  try {
    await store.open()
    return await work(store)
  } finally {
    store.close()
  }
}

/** Setting that holds who this device is. */
export const IDENTITY = 'identity'

/** The settings alone, as the device engine uses them. */
export interface Settings {
  get(key: string): Promise<unknown>
  /** Writes all of these together, for good. */
  put(values: Readonly<Record<string, unknown>>): Promise<void>
}

export function settingsOf(store: DeviceStore): Settings {
  return {
    get: async (key) => (await store.settings.get(key))?.value,
    put: async (values) => {
      const rows = Object.entries(values).map(([key, value]) => ({ key, value }))
      await store.settings.bulkPut(rows)
    },
  }
}

export async function readSetting<T>(store: DeviceStore, key: string): Promise<T | undefined> {
  return (await store.settings.get(key))?.value as T | undefined
}

export async function writeSetting(store: DeviceStore, key: string, value: unknown): Promise<void> {
  await store.settings.put({ key, value })
}
