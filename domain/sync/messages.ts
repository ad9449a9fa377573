/**
 * The exchange between a device and its server, all JSON under `/v1`.
 *
 * A device enrols once with a code (`POST devices/enrol`) and keeps its token. It opens one event stream
 * (`GET sync/stream`), asks with `POST sync/pull` for what it missed in every collection at once, and sends
 * its own writes with `POST sync/push`. `GET sync/head` tells where the server stands.
 *
 * A checkpoint is the server's epoch and a count that grows with every write in the collection's partition.
 * After a restore the epoch is another one: the server answers `reset`, and the device pulls from zero and
 * sends again all it holds: what it wrote itself, and what the server wrote and sealed (record.ts, `seal`).
 * Rows go parents first, in the order of `collectionNames`.
 */
import type { AnyRecord } from '../record/record.ts'
import type { Day, Instant } from '../time.ts'
import type { WriteRefusal } from './collection-rule.ts'
import type { CollectionName } from './collections.ts'

export interface Checkpoint {
  epoch: string
  seq: number
  /**
   * Set where the device sees a collection day by day: records written earlier come into sight when the day
   * changes, so on another day the server reads from the start.
   */
  day?: Day
  /**
   * Set while everything is heard from the start, where a collection is held by its window: up to this number the
   * device never heard of what left it. What was written later it may hold in an older state, and is told that it went.
   */
  anew?: number
}

/**
 * A record on the wire; `_deleted` is present only on a record that is gone or no longer for this device.
 *
 * `seal` comes with a record that the server wrote (a session, a lease…): its word that the record, whole or
 * as far as every device receives it, is its own. Devices keep it with the record, also when a host tells what
 * happened on the day. When a restored server has lost the record or has an older state of it, a device sends it
 * back in an ordinary row, seal and all, parents before children; `assumedRev` is the revision of the older
 * state, or `null`. No device shows a refusal of such a row.
 */
export type WireRecord = AnyRecord & { _deleted?: boolean }
/** A record that left this device's scope: nothing but its id. */
export interface Tombstone {
  id: string
  _deleted: true
}

export interface PullRequest {
  collections: Partial<Record<CollectionName, { checkpoint: Checkpoint | null; limit: number }>>
}
export interface PulledCollection {
  documents: (WireRecord | Tombstone)[]
  checkpoint: Checkpoint
  /** Whoever signed in last at this desk may not see any of it: what is held goes, and is heard anew later. */
  away?: true
}
export type PullReply =
  | { epoch: string; now: Instant; collections: Partial<Record<CollectionName, PulledCollection>> }
  | ResetReply

export interface ResetReply {
  reset: true
  epoch: string
  now: Instant
}

export type PushRow = (
  | { collection: CollectionName; id: string; document: WireRecord; assumedRev: string | null }
  /** A record encrypted to the site's key (compact JWE of its JSON). */
  | { collection: CollectionName; id: string; sealed: string }
) & {
  /** A host helped somebody at this kiosk as it was written: which help. */
  assistance?: string
}

export interface PushRequest {
  epoch: string
  rows: PushRow[]
}
export type PushResult =
  | { collection: CollectionName; id: string; outcome: 'accepted' }
  /** Somebody else changed it first: merge with this copy and send again. */
  | { collection: CollectionName; id: string; outcome: 'conflict'; master: WireRecord }
  /**
   * The row waits on the device and is sent again; `missing` names why. After a restore: the field of what it belongs
   * to, which has not come back yet. `secret`, `sealedPass`: more pictures or numbers came at once than are looked at.
   * `role`: whoever signed in last at the desk may not write it; it waits for somebody who may.
   */
  | { collection: CollectionName; id: string; outcome: 'later'; missing: string }
  /**
   * It can never be accepted. `master` is the copy this device may see, or `null`; the refused body is kept
   * at the server for the host.
   */
  | {
      collection: CollectionName
      id: string
      outcome: 'refused'
      reason: WriteRefusal | 'unreadable'
      field?: string
      master: WireRecord | null
    }
export type PushReply = { epoch: string; now: Instant; results: PushResult[] } | ResetReply

/** Names and payloads of the server-sent events of `GET sync/stream`. */
export interface StreamEvents {
  hello: { epoch: string; now: Instant }
  documents: { collection: CollectionName } & PulledCollection
  /** Too much was missed: pull again. */
  resync: Record<string, never>
  /** Somebody calls a host, or was answered: to kiosks and host desks, which ask for it. */
  calls: Record<string, never>
}
