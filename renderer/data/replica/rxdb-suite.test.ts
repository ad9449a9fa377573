/**
 * RxDB's own base suite for replications, as the library publishes it (rxdb/plugins/test-utils), run on the
 * journal: live and one-shot replication of two databases, conflicts, deletions, bulks. Its attachment tests
 * are left out: no record here has attachments, and the journal says so.
 */
import 'fake-indexeddb/auto'
import {
  addRxPlugin,
  createRxDatabase,
  type RxCollection,
  type RxStorage,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
} from 'rxdb/plugins/core'
import { RxDBDevModePlugin, disableWarnings } from 'rxdb/plugins/dev-mode'
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents'
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv'
import {
  getPullHandler,
  getPullStream,
  getPushHandler,
  runReplicationBaseTestSuite,
  schemas,
  setConfig,
} from 'rxdb/plugins/test-utils'
import { afterAll, beforeAll, describe, it, vi } from 'vitest'
import { MemoryDisk } from '../testing/memory-disk.ts'
import { JournalStorage } from './journal-storage.ts'
import { Journal } from './journal.ts'

// The suite is written for a runner whose words are global.
Object.assign(globalThis, { describe, it })
addRxPlugin(RxDBLocalDocumentsPlugin)
// Checks the library's own assumptions about a storage at each call; never part of the application.
disableWarnings()
addRxPlugin(RxDBDevModePlugin)

const disks = new Map<string, MemoryDisk>()
const diskOf = (name: string) => {
  const disk = disks.get(name) ?? new MemoryDisk()
  disks.set(name, disk)
  return disk
}
/** The suite knows a storage by the names of its databases: each has a journal of its own, and is one again. */
class StorageOfMany implements RxStorage<unknown, Record<string, never>> {
  readonly name = 'pepiniere-journal'
  readonly rxdbVersion = getRxStorageMemory().rxdbVersion
  readonly #open = new Map<string, Promise<JournalStorage>>()

  async createStorageInstance<T>(
    params: RxStorageInstanceCreationParams<T, Record<string, never>>,
  ): Promise<RxStorageInstance<T, unknown, Record<string, never>>> {
    const { databaseName } = params
    const storage = this.#open.get(databaseName) ?? this.#openOne(databaseName)
    this.#open.set(databaseName, storage)
    return (await storage).createStorageInstance(params)
  }

  async #openOne(name: string): Promise<JournalStorage> {
    return new JournalStorage(await Journal.open(diskOf(name)), { isKept: () => true, upgradesOf: () => [] })
  }
}
const storage = wrappedValidateAjvStorage({ storage: new StorageOfMany() })

type Human = RxCollection<Record<string, unknown>>
let master: Human
const running: RxReplicationState<Record<string, unknown>, unknown>[] = []

beforeAll(async () => {
  vi.spyOn(console, 'log').mockReturnValue()
  setConfig({
    storage: { name: 'pepiniere-journal', getStorage: () => storage, hasPersistence: true } as never,
  })
  const database = await createRxDatabase({
    name: 'master',
    storage: wrappedValidateAjvStorage({ storage: getRxStorageMemory() }),
    multiInstance: false,
  })
  const { humans } = await database.addCollections({ humans: { schema: schemas.human as never } })
  master = humans as Human
})
afterAll(async () => {
  await master.database.close()
})

function replicate(collection: Human, live: boolean) {
  const state = replicateRxCollection<Record<string, unknown>, unknown>({
    replicationIdentifier: `suite-${live}`,
    collection,
    live,
    waitForLeadership: false,
    pull: {
      handler: getPullHandler(master) as never,
      batchSize: 10,
      ...(live ? { stream$: getPullStream(master) as never } : {}),
    },
    push: { handler: getPushHandler(master) as never, batchSize: 10 },
  })
  running.push(state)
  return state
}

describe('RxDB’s suite on the journal', () => {
  runReplicationBaseTestSuite({
    startReplication: (collection) => replicate(collection as Human, true),
    syncOnce: async (collection) => {
      const state = replicate(collection as Human, false)
      await state.awaitInitialReplication()
      await state.cancel()
    },
    getAllServerDocs: async () =>
      (await master.storageInstance.findDocumentsById(
        [...(master.storageInstance.internals as { documents: Map<string, object> }).documents.keys()],
        true,
      )) as object[],
    cleanUpServer: async () => {
      await Promise.all(running.splice(0).map((state) => state.cancel()))
      await master.find().remove()
      await master.storageInstance.cleanup(-1)
    },
    softDeletes: true,
    isDeleted: (document) => (document as { _deleted: boolean })._deleted,
    getPrimaryOfServerDoc: (document) => (document as { passportId: string }).passportId,
  })
})
