import type { RxReplicationPullStreamItem, RxReplicationWriteToMasterRow } from 'rxdb/plugins/core'
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication'
import { Subject } from 'rxjs'
import type { RxCollection } from 'rxdb'
import type { AnyRecord } from '../../domain/record.ts'
import { ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { Checkpoint, PulledCollection, WireRecord } from '../../domain/sync/messages.ts'
import { limits } from '../../domain/sync/protocol.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import type { DeviceCollections } from './device-data-type.ts'
import { forgetNotes } from './forget-notes.ts'
import type { RowSender } from './row-sender.ts'
import type { ServerLink } from './server-link.ts'
import { dropAbsent } from './sweep.ts'

type Records = RxCollection<AnyRecord>
type StreamItem = RxReplicationPullStreamItem<AnyRecord, Checkpoint>

interface Line {
  name: CollectionName
  stream: Subject<StreamItem>
  state: RxReplicationState<AnyRecord, Checkpoint>
  /** All that the server had was heard, and all that it lacked of ours was sent, under the present epoch. */
  isSettled: boolean
}

export interface ReplicationSetup {
  role: DeviceRole
  collections: DeviceCollections
  link: ServerLink
  sender: RowSender
  /** All that is written here is in step with the server for the first time under an epoch. */
  settled: () => void
}

/**
 * The replication of every collection of a device with its server, under one epoch at a time. A collection
 * that this role only reads has no push side: nothing is remembered about what was pushed.
 */
export class Replication {
  readonly #setup: ReplicationSetup
  #lines: Line[] = []

  constructor(setup: ReplicationSetup) {
    this.#setup = setup
  }

  start(epoch: string): void {
    const names = Object.keys(this.#setup.collections) as CollectionName[]
    this.#lines = names.map((name) => this.#replicate(name, epoch))
  }

  /**
   * Whether the server, as it is since its last restore, has all that this device held when it was first
   * reached. What was written since is in the outbox until it was sent.
   */
  get isSettled(): boolean {
    return this.#lines.length > 0 && this.#lines.every((line) => line.isSettled)
  }

  /** Has each collection catch up with what it missed, except those that are about to. */
  catchUp(except: readonly CollectionName[] = []): void {
    for (const line of this.#lines) {
      if (!except.includes(line.name)) line.stream.next('RESYNC')
    }
  }

  receive(collection: CollectionName, { documents, checkpoint }: PulledCollection): void {
    const line = this.#lines.find(({ name }) => name === collection)
    line?.stream.next({ documents: documents as AnyRecord[] as never, checkpoint })
  }

  /** Drops what is noted of records that the device put away. */
  async forgetGone(name: CollectionName): Promise<void> {
    const state = this.#lines.find((line) => line.name === name)?.state
    if (state?.metaInstance) await forgetNotes(state.collection as Records, state.metaInstance)
  }

  async stop(): Promise<void> {
    const lines = this.#lines
    this.#lines = []
    await Promise.all(lines.map(({ state }) => state.cancel()))
  }

  /**
   * Begins again under a new epoch: nothing is assumed of what the server has, so that everything is pulled
   * from zero and all that this device holds of its own is sent again.
   */
  async restart(epoch: string): Promise<void> {
    const former = this.#lines
    this.#lines = []
    await Promise.all(former.map(({ state }) => state.remove()))
    this.start(epoch)
  }

  #replicate(name: CollectionName, epoch: string): Line {
    const { role, collections, link, sender } = this.#setup
    const collection = collections[name] as unknown as Records
    const { write } = ruleOf(name).access[role]
    const readOnly = write.length === 0
    const stream = new Subject<StreamItem>()
    const sweep = readOnly ? dropAbsent(collection) : undefined
    const state = replicateRxCollection<AnyRecord, Checkpoint>({
      replicationIdentifier: `pepiniere-${epoch}`,
      collection,
      waitForLeadership: false,
      toggleOnDocumentVisible: false,
      pull: {
        batchSize: limits.pullDocuments,
        stream$: stream,
        handler: async (checkpoint, limit) => {
          const pulled = await link.pull(name, checkpoint ?? null, limit)
          await sweep?.(pulled, { first: checkpoint === undefined, last: pulled.documents.length < limit })
          return { documents: pulled.documents as AnyRecord[] as never, checkpoint: pulled.checkpoint }
        },
      },
      ...(readOnly
        ? {}
        : {
            push: {
              batchSize: limits.pushRows,
              // What a device puts away for itself (see purge.ts) is no deletion for the others.
              ...(write.includes('delete') ? {} : { modifier: keepDeletions }),
              handler: (rows: RxReplicationWriteToMasterRow<AnyRecord>[]) =>
                sender.send(name, rows as never) as Promise<never[]>,
            },
          }),
    })
    // What a role only reads is the server's own.
    const line: Line = { name, stream, state, isSettled: readOnly }
    void state.awaitInitialReplication().then(() => {
      line.isSettled = true
      if (this.#lines.includes(line) && this.isSettled) this.#setup.settled()
    })
    return line
  }
}

function keepDeletions(record: WireRecord): WireRecord | null {
  return record._deleted ? null : record
}
