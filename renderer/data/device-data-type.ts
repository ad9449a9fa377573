import type { RxCollection } from 'rxdb'
import type { Ref } from 'vue'
import type { Result } from '../../domain/result.ts'
import type { CollectionName, RecordTypes, ReferenceCollection } from '../../domain/sync/collections.ts'
import type { Instant } from '../../domain/time.ts'
import type { Writer } from '../../domain/visits/check-in.ts'
import type { DeviceIdentity } from './device-identity.ts'
import type { Machine } from './machine.ts'
import type { Outbox } from './outbox.ts'
import type { Replica } from './replica/replica.ts'
import type { SeatBook } from './seat-book.ts'
import type { Endpoint } from '../../domain/contract/endpoint.ts'
import type { CallOf, ReplyTo } from './http.ts'
import type { DocumentState, SyncStatus } from './sync-status.ts'
import type { Beside } from './write-record.ts'

export type QueriedCollection = Exclude<CollectionName, ReferenceCollection>
export type DeviceCollections = { [C in QueriedCollection]?: RxCollection<RecordTypes[C]> }

/** All that the screens of one device read and write: its collections, its clock, its exchange with the server. */
export interface DeviceData {
  readonly identity: DeviceIdentity
  /** What time it is, as well as this device can tell. */
  now(): Instant
  /**
   * The time as the server has confirmed it since this device started or slept, or `null`. Whatever cannot be
   * taken back (closing, putting away, forgetting) goes by this one.
   */
  confirmedNow(): Instant | null
  /** The same, asking the server when it is there and the time is not known. */
  confirmTime(): Promise<Instant | null>
  /** The latest moment that the server ever told this device, also before this start. */
  lastConfirmedAt(): Instant | null
  /** A new id, unique without asking anyone. */
  freshId(): string
  /** Who writes, where and when, for the rules of the domain. */
  writer(): Writer
  readonly collections: DeviceCollections
  readonly sync: SyncStatus
  /** Where a document stands, live. A document that nobody wrote here is `up-to-date`. */
  documentState(collection: CollectionName, id: string): Ref<DocumentState>
  close(): Promise<void>

  // Used by the files of this folder only; screens call those.

  readonly machine: Machine

  /** A collection that this role holds and asks queries of. */
  records<C extends QueriedCollection>(name: C): RxCollection<RecordTypes[C]>
  /**
   * Writes records here for good, all of them or none, and has them sent. Rejects, with nothing kept, when the disk
   * fails or a record has a form that the server could never accept (`InvalidRecord`).
   */
  save<C extends CollectionName>(name: C, ...records: RecordTypes[C][]): Promise<void>
  /**
   * The same for a record whose id must be new here; `false`, and nothing written, when it is taken. `beside`:
   * what is written together with it.
   */
  insert<C extends CollectionName>(name: C, record: RecordTypes[C], beside?: Beside): Promise<boolean>
  /** Seals a record to the site's key and keeps it for sending; nobody here reads it again. */
  saveSealed(name: CollectionName, id: string, body: object): Promise<Result<void, 'not-ready'>>
  /** Asks the server for one thing of the contract. */
  call<E extends Endpoint>(endpoint: E, asked: CallOf<E>): Promise<ReplyTo<E>>
  /** What waits to be sent has it tried again. */
  send(): void
  readonly replica: Replica
  readonly outbox: Outbox
  /** Up to where the seats lent to this kiosk were sold. */
  readonly seats: SeatBook
}
