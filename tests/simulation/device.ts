import type { RxCollection, RxDocument } from 'rxdb'
import { OPEN_COLLECTIONS } from 'rxdb/plugins/core'
import {
  heldCollections,
  isReference,
  upgradesOf,
  type CollectionName,
} from '../../domain/sync/collections.ts'
import type { Checkpoint, WireRecord } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { Arrival, Writer } from '../../domain/visits/check-in.ts'
import { assembleDeviceData, CLOCK_OFFSET } from '../../renderer/data/assemble-device-data.ts'
import type { DeviceData } from '../../renderer/data/device-data-type.ts'
import type { DeviceIdentity } from '../../renderer/data/device-identity.ts'
import { IDENTITY } from '../../renderer/data/device-store.ts'
import { documentKey } from '../../renderer/data/replica/device-tables.ts'
import { Journal } from '../../renderer/data/replica/journal.ts'
import { Replica } from '../../renderer/data/replica/replica.ts'
import type { WallClock } from './clock.ts'
import type { SimulatedDisk } from './disk.ts'
import { SimulatedMachine, type Given } from './machine.ts'
import { tokenOf } from './site-server.ts'

type Shown = Map<CollectionName, Map<string, WireRecord>>

/** One run of a device, between a start and the next loss of power. */
interface Run {
  machine: SimulatedMachine
  data: DeviceData
  /** What its screens can show, as the engine has told them. */
  shown: Shown
}

/** All that was on the disk of a device once. */
export interface DeviceCopy {
  frames: ReturnType<SimulatedDisk['copy']>
  settings: ReadonlyMap<string, unknown>
  secondPlace: ReadonlyMap<string, string>
}

export interface DeviceSetup {
  scope: Scope
  epoch: string
  clock: WallClock
  disk: SimulatedDisk
  /** What a run is given; `isAlive` until it loses power. */
  give: (isAlive: () => boolean) => Given
}

let opened = 0

/** The records of documents, each of which the library shows again with every change of its collection. */
const shownRecords = new WeakMap<RxDocument, WireRecord>()

function recordOf(document: RxDocument): WireRecord {
  const known = shownRecords.get(document) ?? (document.toJSON() as WireRecord)
  shownRecords.set(document, known)
  return known
}

/** An installed device: the engine that ships, on a machine, a disk and a network that are simulated. */
export class Device {
  readonly scope: Scope
  readonly clock: WallClock
  readonly disk: SimulatedDisk
  readonly #setup: DeviceSetup
  /** The small files beside the journal, whole and flushed at each write. */
  readonly #settings = new Map<string, unknown>()
  readonly #secondPlace = new Map<string, string>()
  #run: Run | null = null
  /** The machine sleeps: its timers stand still. */
  isAsleep = false

  constructor(setup: DeviceSetup) {
    this.#setup = setup
    this.scope = setup.scope
    this.clock = setup.clock
    this.disk = setup.disk
    const { deviceId, siteId, role, employerId } = setup.scope
    const identity: DeviceIdentity = {
      deviceId,
      siteId,
      role,
      token: tokenOf(deviceId),
      epoch: setup.epoch,
      serverUrl: '',
      ...(employerId ? { employerId } : {}),
    }
    this.#settings.set(IDENTITY, identity)
  }

  get id(): string {
    return this.scope.deviceId
  }

  /** The epoch that it knows, as it would find it after a loss of power. */
  get epoch(): string {
    return (this.#settings.get(IDENTITY) as DeviceIdentity).epoch
  }

  /** Up to where it was told of a collection, and holds what it was told. */
  told(collection: CollectionName): Checkpoint | undefined {
    return this.data.replica.rows('checkpoints').get(collection)?.checkpoint
  }

  get data(): DeviceData {
    if (!this.#run) throw new Error(`${this.id} is off`)
    return this.#run.data
  }

  async start(): Promise<void> {
    // Each device is a page of its own, with its own count of open collections.
    OPEN_COLLECTIONS.clear()
    const machine = new SimulatedMachine(this.clock)
    const shown: Shown = new Map()
    const isAlive = () => this.#run?.machine === machine
    const run = { machine, shown } as Run
    this.#run = run
    const replica = await Replica.open({
      name: `simulated-${++opened}`,
      journal: await Journal.open(this.disk.open()),
      collections: heldCollections[this.scope.role],
      upgradesOf,
      now: () => this.clock.read() + ((this.#settings.get(CLOCK_OFFSET) as number | undefined) ?? 0),
    })
    for (const name of replica.names) {
      const records = new Map<string, WireRecord>()
      shown.set(name, records)
      if (isReference(name)) {
        replica.watchAll(name).subscribe((all) => {
          if (!isAlive()) return
          records.clear()
          for (const record of all) records.set(record.id, record)
        })
        continue
      }
      const collection = replica.collections[name] as unknown as RxCollection
      collection.find().$.subscribe((documents) => {
        if (!isAlive()) return
        records.clear()
        for (const document of documents) {
          const record = recordOf(document)
          records.set(record.id, record)
        }
      })
    }
    run.data = await assembleDeviceData(this.#settings.get(IDENTITY) as DeviceIdentity, {
      machine: machine.with(this.#setup.give(isAlive), {
        getItem: (key) => this.#secondPlace.get(key) ?? null,
        setItem: (key, value) => void this.#secondPlace.set(key, value),
        removeItem: (key) => void this.#secondPlace.delete(key),
      }),
      settings: {
        get: (key) => Promise.resolve(this.#settings.get(key)),
        put: async (values) => {
          if (!isAlive() || this.disk.isDead) return new Promise(() => undefined)
          if (this.disk.isFull) throw new DOMException('The disk is full', 'QuotaExceededError')
          for (const [key, value] of Object.entries(values)) this.#settings.set(key, value)
        },
      },
      replica,
      onLost: () => undefined,
      release: () => undefined,
    })
  }

  /** Power off and on again: memory is lost, and perhaps the end of what was not flushed. */
  async crash(): Promise<void> {
    await this.#end(() => this.disk.cutPower())
  }

  /** The page is loaded again. */
  async reload(): Promise<void> {
    await this.#end(() => this.disk.reload())
  }

  copy(): DeviceCopy {
    return {
      frames: this.disk.copy(),
      settings: new Map(this.#settings),
      secondPlace: new Map(this.#secondPlace),
    }
  }

  /** Its disk is as it was once. With luck the second place that keeps the marks of seats is not. */
  async setBack({ frames, settings, secondPlace }: DeviceCopy, isWhole: boolean): Promise<void> {
    await this.#end(() => {
      this.disk.setBack(frames)
      refill(this.#settings, settings)
      if (isWhole) refill(this.#secondPlace, secondPlace)
    })
  }

  /** It loses power, and its disk spoils a frame meanwhile: the text of that, `null` where there is none. */
  async spoil(): Promise<string | null> {
    let lost: string | null = null
    await this.#end(() => {
      this.disk.cutPower()
      lost = this.disk.spoil()
    })
    return lost
  }

  /** All that rests on its disk, as text. */
  get rests(): string {
    return this.disk
      .copy()
      .map(({ text }) => text)
      .join('\n')
  }

  async #end(leave: () => void): Promise<void> {
    const { machine, data } = this.#run!
    this.#run = null
    machine.timers.clear()
    leave()
    // What the library keeps of a database is freed; the disk of that run takes nothing any more.
    void data.replica.close()
    this.isAsleep = false
    await this.start()
  }

  /** Frees what the library keeps; the device is not used any more. */
  stop(): void {
    const { machine, data } = this.#run!
    this.#run = null
    machine.timers.clear()
    void data.replica.close()
  }

  /** Time passes. `isVisible`: somebody could look at the screen meanwhile. */
  pass(milliseconds: number, isVisible: boolean): void {
    if (this.isAsleep) return
    const { machine } = this.#run!
    machine.isVisible = isVisible
    machine.timers.pass(milliseconds)
  }

  fireTimers(): void {
    if (!this.isAsleep) this.#run!.machine.timers.fire()
  }

  /** Awake, with a clock that is right and a disk that works. */
  wellAgain(): void {
    this.isAsleep = false
    this.clock.correct()
    this.disk.getWell()
  }

  now(): Instant {
    return this.data.now()
  }

  writer(): Writer {
    return this.data.writer()
  }

  freshId(): string {
    return this.data.freshId()
  }

  record<T extends WireRecord>(collection: CollectionName, id: string): T | undefined {
    return this.#run?.shown.get(collection)?.get(id) as T | undefined
  }

  records<T extends WireRecord>(collection: CollectionName): T[] {
    return [...(this.#run?.shown.get(collection)?.values() ?? [])] as T[]
  }

  /** All that its screens can show. */
  everything(): WireRecord[] {
    return [...(this.#run?.shown.values() ?? [])].flatMap((records) => [...records.values()])
  }

  holds(collection: CollectionName, id: string): boolean {
    return this.record(collection, id) !== undefined
  }

  /** What was done to this record here is still to be sent. */
  isWaiting(collection: CollectionName, id: string): boolean {
    return this.data.outbox.has(collection, id)
  }

  /** The device keeps this record sealed, to send it, or to send it again after a restore. */
  isSealed(collection: CollectionName, id: string): boolean {
    const key = documentKey(collection, id)
    return [...this.data.replica.rows('writes').values()].some((row) => 'sealed' in row && row.key === key)
  }

  /** Rows that the server refused for good, as the device was told. */
  get refused(): { key: string; reason: string; at: Instant }[] {
    return this.data.outbox.refusedRows().map(({ key, reason, at }) => ({ key, reason, at }))
  }

  /** Records that the server has not agreed to yet. */
  waiting(): number {
    return this.data.sync.waiting
  }

  /** The id of an arrival's visit is decided by the domain; a planted bug may decide otherwise here. */
  visitIdOf(decided: string, _arrival: Arrival): string {
    return decided
  }
}

function refill<K, V>(map: Map<K, V>, content: ReadonlyMap<K, V>): void {
  map.clear()
  for (const [key, value] of content) map.set(key, value)
}
