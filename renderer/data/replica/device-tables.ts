import type { AnyRecord } from '../../../domain/record/record.ts'
import type { CollectionName } from '../../../domain/sync/collections.ts'
import type { Checkpoint, WireRecord } from '../../../domain/sync/messages.ts'
import type { PracticeCount } from '../../../domain/practices/practice-count.ts'
import type { Instant } from '../../../domain/time.ts'

/** One write of this device, from the moment it is made until the server has it. Rows are only ever added. */
interface Write {
  /** Its own number: the order of writing, whatever any clock says. */
  seq: number
  /** `collection/id`, see `documentKey`. */
  key: string
  collection: CollectionName
  id: string
  /** The help of a host during which it was written, at a kiosk. */
  assistance?: string
}

export interface PlainWrite extends Write {
  /** The record as written. */
  record: AnyRecord
  /** The revision held here before, which the server should know; `null` for a record that is new. */
  base: string | null
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

/** What a device keeps beside its collections, in the same journal: the tables and their rows. */
export interface DeviceTables {
  /** By `seq`. */
  writes: WriteRow
  /** By `key`. */
  refused: RefusedRow
  /** By collection: up to where it was heard. */
  checkpoints: { collection: CollectionName; checkpoint: Checkpoint }
  /** By `key`: what the server told in a form that no screen can show, and what is wrong with it. */
  misfits: { collection: CollectionName; id: string; field: string; rule: string }
  /** By `passId`. */
  passes: StockedPass
  /** By lease: the first slot that was never sold here. */
  seatMarks: { nextSlot: number }
  /** By a hash of the card: when wrong pictures were tried with it here. */
  pictureTries: { failures: Instant[] }
  /** By month: how often sheets were found useful here. `told`: the turn that the server has, below 1 for none. */
  practiceCounts: PracticeCount & { told: number }
  /** Moments to remember, by what they say. */
  moments: { at: Instant }
  /** By the CRC of the text: what could not be read of writes that the server may never have had, as it was found. */
  setAside: { table: string; said: string }
}

/** The moment at which frames of the journal were found damaged that may have held what was never sent. */
export const MEMORY_DAMAGED = 'memory-damaged'

export function documentKey(collection: CollectionName, id: string): string {
  return `${collection}/${id}`
}
