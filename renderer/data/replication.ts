import type { CollectionName } from '../../domain/sync/collections.ts'
import type { Checkpoint, PulledCollection, Tombstone, WireRecord } from '../../domain/sync/messages.ts'
import { limits } from '../../domain/sync/protocol.ts'
import type { DeviceRole } from '../../domain/sync/scope.ts'
import { SECOND } from '../../domain/time.ts'
import { reconcile, sayTheSame, type Merger } from './conflicts.ts'
import type { DeviceCollections } from './device-data-type.ts'
import type { DeviceStore } from './device-store.ts'
import { changeHeld, type Decided, type Records } from './held-records.ts'
import type { Outbox } from './outbox.ts'
import { RestoredServer } from './restored-server.ts'
import type { AnyRecord } from '../../domain/record.ts'

/** Checkpoints are noted this late at most: what was heard twice changes nothing. */
const NOTED_AFTER = 1 * SECOND

export interface ReplicationSetup {
  role: DeviceRole
  collections: DeviceCollections
  store: DeviceStore
  outbox: Outbox
  pull: (name: CollectionName, checkpoint: Checkpoint | null, limit: number) => Promise<PulledCollection>
  writer: () => Merger
  /** All that the server has was heard, for the first time under an epoch or since the start. */
  settled: () => void
  /** What a restored server lacks is known and waits to be sent. */
  foundOut: () => void
  failed: (error: unknown) => void
}

interface Line {
  name: CollectionName
  records: Records
  checkpoint: Checkpoint | null
  /** Set while everything is heard from the start. */
  anew: RestoredServer | null
  /** Everything that the server had was heard since this device started. */
  isSettled: boolean
  /** One after the other: pages and what the stream tells. */
  turn: Promise<void>
  pullsAhead: number
}

/**
 * What the server tells, collection by collection, under one epoch at a time. It joins what it hears with what
 * still waits here, so that nothing of a person's goes from the screen; what is sent is the pusher's alone.
 */
export class Replication {
  readonly #setup: ReplicationSetup
  #lines: Line[] = []
  #unnoted: ReturnType<typeof setTimeout> | undefined

  constructor(setup: ReplicationSetup) {
    this.#setup = setup
  }

  /** Begins where this device stood, and asks at once for what it missed. */
  async start(epoch: string): Promise<void> {
    const { collections, store, outbox, writer, role } = this.#setup
    const noted = new Map((await store.checkpoints.toArray()).map((row) => [row.collection, row.checkpoint]))
    const names = Object.keys(collections) as CollectionName[]
    const recordsNamed = (name: CollectionName) => collections[name] as unknown as Records
    // A checkpoint beside an empty collection: there was nothing to hear, or the browser lost it.
    const held = await Promise.all(names.map((name) => recordsNamed(name).findOne().exec()))
    this.#lines = names.map((name, index) => {
      const records = recordsNamed(name)
      const checkpoint = held[index] ? noted.get(name) : undefined
      const isKnown = checkpoint?.epoch === epoch
      const isRestored = checkpoint !== undefined && !isKnown
      return {
        name,
        records,
        checkpoint: isKnown ? checkpoint : null,
        anew: isKnown ? null : new RestoredServer(name, records, { outbox, role, writer, isRestored }),
        isSettled: false,
        turn: Promise.resolve(),
        pullsAhead: 0,
      }
    })
    this.catchUp()
  }

  /** Whether the server, as it is since its last restore, was heard out. */
  get isSettled(): boolean {
    return this.#lines.length > 0 && this.#lines.every((line) => line.isSettled)
  }

  /** Whether what a restored server may have forgotten is still being found out; also between two epochs. */
  get isFindingOut(): boolean {
    return this.#lines.length === 0 || this.#lines.some(({ anew }) => anew?.isRestored)
  }

  /** Has each collection catch up with what it missed, except those that are about to. */
  catchUp(except: readonly CollectionName[] = []): void {
    for (const line of this.#lines) {
      if (except.includes(line.name) || line.pullsAhead > 0) continue
      line.pullsAhead += 1
      this.#inTurn(line, async () => {
        line.pullsAhead -= 1
        await this.#catchUpLine(line)
      })
    }
  }

  /** What the stream tells of a collection. */
  receive(collection: CollectionName, { documents, checkpoint }: PulledCollection): void {
    const line = this.#lines.find(({ name }) => name === collection)
    if (!line) return
    this.#inTurn(line, async () => {
      // Told before, by a pull that was answered later than the stream spoke.
      if (!line.checkpoint || checkpoint.seq <= line.checkpoint.seq) return
      await this.#hear(line, documents)
      this.#note(line, checkpoint)
    })
  }

  async stop(): Promise<void> {
    const noting = this.#noteAll()
    this.#lines = []
    await noting
  }

  /** Begins again under a new epoch: everything is heard anew, and told again where the server lacks it. */
  async restart(epoch: string): Promise<void> {
    await this.stop()
    await this.start(epoch)
  }

  #inTurn(line: Line, work: () => Promise<void>): void {
    const isPresent = () => this.#lines.includes(line)
    line.turn = line.turn
      .then(() => (isPresent() ? work() : undefined))
      // A disk that fails leaves the checkpoint where it was: the next turn hears it again.
      .catch((error: unknown) => {
        if (isPresent()) this.#setup.failed(error)
      })
  }

  async #catchUpLine(line: Line): Promise<void> {
    for (;;) {
      const pulled = await this.#setup.pull(line.name, line.checkpoint, limits.pullDocuments)
      if (!this.#lines.includes(line)) return
      await this.#hear(line, pulled.documents)
      const isLast = pulled.documents.length < limits.pullDocuments
      // What is heard from the start counts when all of it was: a kill in between begins anew.
      this.#note(line, pulled.checkpoint)
      if (!isLast) continue
      if (line.anew) {
        await line.anew.end()
        line.anew = null
        await this.#noteAll()
        if (!this.isFindingOut) this.#setup.foundOut()
      }
      const wasSettled = this.isSettled
      line.isSettled = true
      if (!wasSettled && this.isSettled) this.#setup.settled()
      return
    }
  }

  async #hear(line: Line, documents: readonly (WireRecord | Tombstone)[]): Promise<void> {
    if (documents.length === 0) return
    const { outbox } = this.#setup
    // The last word on each record counts.
    const told = new Map(documents.map((document) => [document.id, document]))
    for (const document of told.values()) {
      const refused = outbox.refusedRow(line.name, document.id)
      if (refused) await outbox.noteMaster(refused, isGone(document) ? null : document)
    }
    await changeHeld(line.records, [...told.keys()], (held, id) => this.#join(line, told.get(id)!, held))
  }

  /** What is held once the server told its copy: with what waits here, and with what it refused of it. */
  #join(line: Line, theirs: WireRecord | Tombstone, held: AnyRecord | undefined): Decided {
    const { outbox, writer } = this.#setup
    const isOurs =
      outbox.has(line.name, theirs.id) || outbox.refusedRow(line.name, theirs.id)?.document !== undefined
    if (isGone(theirs)) return isOurs ? 'as-it-is' : 'gone'
    const copy = line.anew?.heard(theirs, held) ?? theirs
    if (!held) return copy
    if (!isOurs) return isSameState(held, copy) ? 'as-it-is' : copy
    const joined = reconcile(line.name, copy, held, writer())
    return joined !== copy && sayTheSame(joined, held) ? 'as-it-is' : joined
  }

  #note(line: Line, checkpoint: Checkpoint): void {
    line.checkpoint = checkpoint
    this.#unnoted ??= setTimeout(() => {
      this.#noteAll().catch(this.#setup.failed)
    }, NOTED_AFTER)
  }

  async #noteAll(): Promise<void> {
    clearTimeout(this.#unnoted)
    this.#unnoted = undefined
    const rows = this.#lines.flatMap(({ name, checkpoint, anew }) =>
      checkpoint && !anew ? [{ collection: name, checkpoint }] : [],
    )
    await this.#setup.store.checkpoints.bulkPut(rows)
  }
}

function isGone(document: WireRecord | Tombstone): document is Tombstone {
  return document._deleted === true
}

function isSameState(held: AnyRecord, told: WireRecord): boolean {
  return held.rev === told.rev && (held as WireRecord).seal === told.seal
}
