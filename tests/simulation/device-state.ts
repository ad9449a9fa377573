import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Checkpoint, WireRecord } from '../../domain/sync/messages.ts'

/** A record on a device, with the revision of the master copy that it was made from. */
export interface Held {
  readonly collection: CollectionName
  readonly record: WireRecord
  readonly assumedRev: string | null
}

/** A record sealed to the site's key: the device itself can no longer read it. */
export interface Envelope {
  readonly collection: CollectionName
  readonly id: string
  readonly sealed: string
  /** When the server took it; `null` while it waits. */
  readonly acknowledgedAt: number | null
}

/** What a device keeps on its disk. */
export interface DeviceState {
  epoch: string
  checkpoints: Map<CollectionName, Checkpoint>
  held: Map<string, Held>
  envelopes: Map<string, Envelope>
}

export function emptyDeviceState(epoch: string): DeviceState {
  return { epoch, checkpoints: new Map(), held: new Map(), envelopes: new Map() }
}

export function copyDeviceState(state: DeviceState): DeviceState {
  return {
    epoch: state.epoch,
    checkpoints: new Map(state.checkpoints),
    held: new Map(state.held),
    envelopes: new Map(state.envelopes),
  }
}

export function keyOf(collection: CollectionName, id: string): string {
  return `${collection}/${id}`
}

/** Somebody on this device changed the record since the server last agreed. */
export function isDirty(held: Held): boolean {
  return held.record.rev !== held.assumedRev
}
