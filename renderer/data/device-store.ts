import { Dexie, type Table, type Transaction } from 'dexie'
import type { AnyRecord } from '../../domain/record.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Checkpoint, WireRecord } from '../../domain/sync/messages.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'

/** One write of this device, from the moment it is made until the server has it. Rows are only ever added. */
interface Write {
  /** Its own number, given by the disk: the order of writing, whatever any clock says. */
  seq: number
  /** `collection/id`, see `documentKey`. */
  key: string
  collection: CollectionName
  id: string
}

export interface PlainWrite extends Write {
  /** The record as written. A row kept by the first version has none: the database holds it. */
  record?: AnyRecord
  /** The revision held here before, which the server should know; `null` for a record that is new. */
  base: string | null
  /** The id had to be new here: when it turns out to be taken, the write was never made. */
  isNew?: true
  /** Sent once already, to a server that a restore has made forget it: nobody waits for news of it. */
  again?: true
}

/** A record encrypted to the site's key: even this device cannot read it again. */
export interface SealedWrite extends Write {
  sealed: string
  /** When the server took it. It stays a while, so that a restored older server gets it again. */
  acknowledgedAt?: Instant
}

export type WriteRow = PlainWrite | SealedWrite

/** A write that can never be accepted, kept with its reason so that nothing is silently lost. */
export interface RefusedRow {
  key: string
  collection: CollectionName
  id: string
  reason: string
  field?: string
  at: Instant
  /** What was refused, as the screens go on showing it; absent when it was sealed. */
  document?: AnyRecord
  sealed?: string
  /** The server's copy, `null` when it has none to show; absent in rows of the first version. */
  master?: WireRecord | null
}

/** A blank pass, signed by the site's key, that a walk-in takes without network. */
export interface StockedPass {
  passId: string
  token: string
}

/** What a device keeps beside its collections. One small database per role, each write on disk before it counts. */
export type DeviceStore = Dexie & {
  settings: Table<{ key: string; value: unknown }, string>
  writes: Table<WriteRow, number>
  refused: Table<RefusedRow, string>
  /** Up to where each collection was heard. */
  checkpoints: Table<{ collection: CollectionName; checkpoint: Checkpoint }, string>
  passes: Table<StockedPass, string>
}

export function openDeviceStore(role: DeviceRole): DeviceStore {
  const store = new Dexie(`pepiniere-device-${role}`, {
    // A store that is gone must say so, not come back empty.
    autoOpen: false,
    chromeTransactionDurability: 'strict',
  }) as DeviceStore
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
  type FirstEnvelope = Omit<SealedWrite, 'seq'> & { refusedFor?: string }
  const envelopes = (await transaction.table('envelopes').toArray()) as FirstEnvelope[]
  const rows = (await transaction.table('outbox').toArray()) as Omit<Write, 'seq'>[]
  const isSealed = new Set(envelopes.map(({ key }) => key))
  const plain = rows.filter(({ key }) => !isSealed.has(key))
  const kept = [
    ...plain.map(({ key, collection, id }) => ({ key, collection, id, base: null })),
    ...envelopes
      .filter(({ refusedFor }) => refusedFor === undefined)
      .map(({ key, collection, id, sealed, acknowledgedAt }) => ({
        key,
        collection,
        id,
        sealed,
        ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
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

export async function readSetting<T>(store: DeviceStore, key: string): Promise<T | undefined> {
  return (await store.settings.get(key))?.value as T | undefined
}

export async function writeSetting(store: DeviceStore, key: string, value: unknown): Promise<void> {
  await store.settings.put({ key, value })
}

export function documentKey(collection: CollectionName, id: string): string {
  return `${collection}/${id}`
}
