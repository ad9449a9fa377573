import { reactive } from 'vue'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Instant } from '../../domain/time.ts'

/**
 * Why the device does not exchange with its server, when a person must know. `revoked`: the device was
 * withdrawn and must be enrolled again. `protocol-too-old`: the application must be updated; what waits is
 * kept. The others pass by themselves and are tried again.
 */
export type SyncProblem =
  | 'revoked'
  | 'protocol-too-old'
  | 'too-large'
  | 'too-many-requests'
  | 'server-full'
  | 'database-away'

/**
 * What is wrong with this device's own disk. `full`: the last write failed, nothing of it is kept. `lost`: the
 * data were cleared or closed underneath; the page must be opened anew.
 */
export type DiskTrouble = 'full' | 'lost'

/** Where one document stands: on this device only, on its way, at the server, or never to be accepted. */
export type DocumentState = 'saved-here' | 'sending' | 'up-to-date' | 'refused'

export interface RefusedDocument {
  collection: CollectionName
  id: string
  reason: string
  field?: string
}

/** What the screens tell of the exchange with the server. */
export interface SyncStatus {
  connected: boolean
  /** How news come: by the server's stream, or by asking at times because something holds streams back. */
  hears: 'stream' | 'asking' | null
  disk: DiskTrouble | null
  /** Writes of this device that the server does not have yet. */
  waiting: number
  lastContactAt: Instant | null
  /** What to add to this device's clock, in milliseconds, as last measured. */
  clockOffset: number
  problem: SyncProblem | null
  refused: RefusedDocument[]
  /** Records of the server that this device cannot read and set aside. */
  unreadable: number
  /** When a part of this device's memory was found damaged, for a week: what was not sent may be gone. */
  memoryLostAt: Instant | null
  /** The server was silent for so long that nothing of persons is shown before its erasures were heard. */
  awaitsErasures: boolean
  /** Whoever signed in last at this desk may see no more than an observer, or nothing any more. */
  observesOnly: boolean
  /** How often the server said that something about calls of hosts changed: whoever shows them asks anew. */
  callsTold: number
  /** How often the server refused what somebody does alone, because a host helps at this kiosk. */
  ownActsRefused: number
}

export function newSyncStatus(): SyncStatus {
  return reactive({
    connected: false,
    hears: null,
    disk: null,
    waiting: 0,
    lastContactAt: null,
    clockOffset: 0,
    problem: null,
    refused: [],
    unreadable: 0,
    memoryLostAt: null,
    awaitsErasures: false,
    observesOnly: false,
    callsTold: 0,
    ownActsRefused: 0,
  })
}
