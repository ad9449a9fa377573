import type { Upgrade } from '../../../domain/sync/collection-rule.ts'
import {
  createRxDatabase,
  fillWithDefaultSettings,
  randomToken,
  type RxDatabase,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb/plugins/core'
import { map, startWith, type Observable } from 'rxjs'
import type { AnyRecord } from '../../../domain/record/record.ts'
import {
  isReference,
  ruleOf,
  type CollectionName,
  type RecordTypes,
  type ReferenceCollection,
} from '../../../domain/sync/collections.ts'
import type { Checkpoint } from '../../../domain/sync/messages.ts'
import type { DeviceCollections } from '../device-data-type.ts'
import type { Instant } from '../../../domain/time.ts'
import { crc32OfText } from './crc32.ts'
import { MEMORY_DAMAGED, type DeviceTables } from './device-tables.ts'
import type { Durability } from './journal-disk.ts'
import { collectionIn, JournalStorage, type JournalInstance } from './journal-storage.ts'
import type { Change, Journal } from './journal.ts'
import { Transaction } from './transaction.ts'

export interface ReplicaSetup {
  /** Names the database in the page; its data are those of the journal. */
  name: string
  journal: Journal
  collections: readonly CollectionName[]
  upgradesOf: (collection: CollectionName, fromVersion: number) => readonly Upgrade[]
  /** What time it is, as well as the device can tell before it is open. */
  now: () => Instant
}

/**
 * What a device holds: the records of its collections, which screens read and watch through RxDB, and the
 * device's own tables beside them (what waits to be sent, up to where the server was heard, …), all in one
 * journal. `transaction` is the only way in which the application writes to it.
 */
export class Replica {
  readonly collections: DeviceCollections
  readonly #database: RxDatabase
  readonly #journal: Journal
  readonly #instances: ReadonlyMap<CollectionName, JournalInstance<AnyRecord>>
  #isClosed = false

  private constructor(
    database: RxDatabase,
    journal: Journal,
    collections: DeviceCollections,
    instances: ReadonlyMap<CollectionName, JournalInstance<AnyRecord>>,
  ) {
    this.#database = database
    this.#journal = journal
    this.collections = collections
    this.#instances = instances
  }

  /** Opens the collections on a journal, which is closed with the replica. */
  static async open({ name, journal, collections: names, upgradesOf, now }: ReplicaSetup): Promise<Replica> {
    if (journal.damaged.length > 0) await hearAgain(journal, names, now)
    // The library's own notes about its collections live in memory: the journal needs none.
    const storage = new JournalStorage(journal, {
      isKept: (collection) => names.includes(collection as CollectionName),
      upgradesOf: (collection, from) => upgradesOf(collection as CollectionName, from),
    })
    // One window owns the device (owner-lock.ts), so changes need not be told to others.
    const database = await createRxDatabase({ name, storage, multiInstance: false })
    try {
      const creators = names.filter(isQueried).map((collection) => [
        collection,
        // The journal brings older records over by itself.
        { schema: ruleOf(collection).schema as RxJsonSchema<object>, autoMigrate: false },
      ])
      const collections = await database.addCollections(Object.fromEntries(creators))
      const instances = new Map<CollectionName, JournalInstance<AnyRecord>>()
      for (const collection of names) {
        const opened = isReference(collection)
          ? await referenceIn(storage, name, collection)
          : (collections[collection]!.storageInstance.originalStorageInstance as unknown)
        instances.set(collection, opened as JournalInstance<AnyRecord>)
      }
      return new Replica(database, journal, collections as unknown as DeviceCollections, instances)
    } catch (error) {
      await database.close()
      throw error
    }
  }

  /** What this device holds, those of reference too. */
  get names(): CollectionName[] {
    return [...this.#instances.keys()]
  }

  holds(collection: CollectionName): boolean {
    return this.#instances.has(collection)
  }

  /** All records of a kind that no query is asked of, in the order of their ids, now and after each change. */
  watchAll<C extends ReferenceCollection>(collection: C): Observable<RecordTypes[C][]> {
    const instance = this.#instance(collection)
    const all = () => instance.all().sort((a, b) => (a.id < b.id ? -1 : 1)) as unknown as RecordTypes[C][]
    return instance.changeStream().pipe(startWith(null), map(all))
  }

  /** The record that this device holds, `undefined` when it holds none. */
  held(collection: CollectionName, id: string): AnyRecord | undefined {
    return this.#instance(collection).current(id)
  }

  /** The ids of all records of a collection that this device holds. */
  ids(collection: CollectionName): string[] {
    return this.#instance(collection).ids()
  }

  /** The rows of one of the device's own tables, as they are on disk. */
  rows<T extends keyof DeviceTables>(table: T): ReadonlyMap<string, DeviceTables[T]> {
    return this.#journal.rows(table) as ReadonlyMap<string, DeviceTables[T]>
  }

  /**
   * Writes all that the work puts into the transaction, on the disk together or not at all, and resolves to
   * what the work returned. The work is done at once, in one go: what it reads is still so when it is written.
   * Rejects when the disk fails, with nothing kept. `strict`: survives a power cut, for what a person was told.
   */
  async transaction<T>(durability: Durability, work: (transaction: Transaction) => T): Promise<T> {
    const transaction = new Transaction(this.#journal, (collection) => this.#instance(collection))
    const { result, commit } = transaction.worked(work)
    await this.#journal.commit({ ...commit, durability })
    return result
  }

  /**
   * Reads what nothing has asked for since the start, in pieces between which taps and paints have their turn. A table
   * that fails is told, and those after it are read all the same. What is let go of is not read.
   */
  async readAhead(failed: (error: unknown) => void): Promise<void> {
    const own = this.#journal.writtenTables().filter((table) => !this.#isOfOthers(table))
    const pieces = own.map((table) => () => this.#journal.readSome(table))
    for (const instance of this.#instances.values()) pieces.push(() => instance.loadSome())
    for (const readPiece of pieces) {
      try {
        do await this.#journal.untilIdle()
        while (!this.#isClosed && readPiece())
      } catch (error) {
        failed(error)
      }
    }
    if (!this.#isClosed) this.#journal.foldWhenItPays()
  }

  /**
   * Records of collections that this device holds no more go, and up to where it was told of them: its role was
   * another, or held them in a former version. What it has still to send of them stays in the outbox, whole. None of
   * them is read for this: one that cannot be read would stay for good.
   */
  async letGoOfOthers(): Promise<void> {
    const others = this.#journal
      .writtenTables()
      .filter((table) => this.#isOfOthers(table) && this.#journal.mayHoldRows(table))
    const isOther = ([, { collection }]: [string, { collection: CollectionName }]) =>
      !this.#instances.has(collection)
    const notes = (['checkpoints', 'misfits'] as const).map((table) => {
      const drop = [...this.rows(table)].filter(isOther).map(([key]) => key)
      return { table, drop }
    })
    const changes = [...others.map((table): Change => ({ table, clear: true })), ...notes]
    if (others.length + notes.flatMap(({ drop }) => drop).length === 0) return
    await this.#journal.commit({ changes, durability: 'strict' })
    await this.fold()
  }

  /** Calls once for all that cannot be read, as soon as any of it was found; whoever asked for it goes on without. */
  onUnreadable(tell: () => void): void {
    this.#journal.foundUnreadable = tell
    if (this.#journal.unreadable.length > 0) tell()
  }

  /**
   * Has all heard from the start, and the server told what it lacks, since a part of what this device held cannot be read:
   * that hosts must know is noted with it. Nothing of that part stays in the frames. What nobody can tell again, writes that
   * may not have been sent, is set aside as it was found, for whoever can read it.
   */
  async giveUpUnreadable(at: Instant): Promise<void> {
    const parts = this.#journal.unreadable.splice(0)
    try {
      await this.transaction('strict', (transaction) => {
        for (const name of this.names)
          transaction.putRow('checkpoints', name, { collection: name, checkpoint: HEARD_NOTHING })
        transaction.putRow('moments', MEMORY_DAMAGED, { at: Math.max(0, at) })
        for (const [table, said] of parts) {
          if (!unsent.has(table) || typeof said !== 'string') continue
          transaction.putRow('setAside', String(crc32OfText(said)), { table, said })
        }
      })
    } catch (error) {
      this.#journal.unreadable.push(...parts)
      throw error
    }
    await this.fold()
  }

  /** Leaves nothing on the disk of what was replaced or put away. */
  async fold(): Promise<void> {
    await this.#journal.fold()
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const ofReference = [...this.#instances].filter(([name]) => isReference(name))
    await Promise.all(ofReference.map(([, instance]) => instance.close()))
    await this.#database.close()
    await this.#journal.close()
  }

  /** Records of a collection that this device does not hold. */
  #isOfOthers(table: string): boolean {
    const collection = collectionIn(table)
    return collection !== undefined && !this.#instances.has(collection as CollectionName)
  }

  #instance(collection: CollectionName): JournalInstance<AnyRecord> {
    const instance = this.#instances.get(collection)
    if (!instance) throw new Error(`This device does not hold ${collection}`)
    return instance
  }
}

/** Of no epoch: what this device holds may be what the server lacks. */
const HEARD_NOTHING: Checkpoint = { epoch: '', seq: 0 }
/** The tables whose rows only this device knows. */
const unsent: ReadonlySet<string> = new Set<keyof DeviceTables>(['writes', 'refused'])

const isQueried = (name: CollectionName) => !isReference(name)

/** The same table of the journal that a collection of the library's would have: former versions opened one. */
function referenceIn(storage: JournalStorage, databaseName: string, collectionName: ReferenceCollection) {
  return storage.createStorageInstance<AnyRecord>({
    databaseInstanceToken: randomToken(10),
    databaseName,
    collectionName,
    schema: fillWithDefaultSettings(ruleOf(collectionName).schema as RxJsonSchema<AnyRecord>) as RxJsonSchema<
      RxDocumentData<AnyRecord>
    >,
    options: {},
    multiInstance: false,
    devMode: false,
  })
}

/**
 * What damaged frames held is not known: the server tells it again, from the start. A frame that had been confirmed may
 * have held the note that a record must be sent, so this device then tells the server what it lacks, as after a
 * restore. What nobody can tell again are writes that went whole: that some may be gone is noted in the same step.
 */
async function hearAgain(
  journal: Journal,
  names: readonly CollectionName[],
  now: () => Instant,
): Promise<void> {
  const { hasLostFrames } = journal
  const noted = journal.rows('checkpoints') as ReadonlyMap<string, DeviceTables['checkpoints']>
  const put = names.map((collection) => {
    const epoch = hasLostFrames ? '' : (noted.get(collection)?.checkpoint.epoch ?? '')
    return [collection, { collection, checkpoint: { epoch, seq: 0 } }] as const
  })
  const changes: Change[] = [{ table: 'checkpoints' satisfies keyof DeviceTables, put }]
  if (hasLostFrames) {
    const note: DeviceTables['moments'] = { at: Math.max(0, now()) }
    changes.push({ table: 'moments' satisfies keyof DeviceTables, put: [[MEMORY_DAMAGED, note]] })
  }
  await journal.mend(changes)
}
