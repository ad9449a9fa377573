import { isDeepStrictEqual } from 'node:util'
import { mayPull } from '../../domain/sync/access.ts'
import { collectionNames, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type {
  Checkpoint,
  PulledCollection,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  PushResult,
  PushRow,
  RequestRefusal,
  Tombstone,
  WireRecord,
} from '../../domain/sync/messages.ts'
import { laterRevision, nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY, parisDay, type Day, type Instant } from '../../domain/time.ts'
import type { Arrival, Writer } from '../../domain/visits/check-in.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { WallClock } from './clock.ts'
import {
  copyDeviceState,
  emptyDeviceState,
  isDirty,
  keyOf,
  type DeviceState,
  type Held,
} from './device-state.ts'
import { Disk } from './disk.ts'
import type { Delivery } from './network.ts'
import type { Random } from './random.ts'

/** The server's word on a request as a whole. */
export type Answer<Reply> = { ok: true; reply: Reply } | { ok: false; error: RequestRefusal }

export interface StreamListener {
  hello: (message: { epoch: string; now: Instant }) => void
  documents: (message: { collection: CollectionName } & PulledCollection) => void
  resync: () => void
  closed: () => void
}

/** A device's only way out. Answers may never come. */
export interface Transport {
  pull(body: PullRequest, answer: (delivery: Delivery<Answer<PullReply>>) => void): void
  push(body: PushRequest, answer: (delivery: Delivery<Answer<PushReply>>) => void): void
  /** A way to close the stream again; `null` when none can be opened now. */
  openStream(listener: StreamListener): (() => void) | null
}

/** How long a device waits for an answer before it tries again, in ticks. */
const PATIENCE = 25
/** A device that heard nothing for so many ticks asks, and so keeps the time. */
const QUIET = 8
/** How long an acknowledged envelope is kept, so that an older backup gets it again. */
const ENVELOPES_ARE_KEPT = 35 * DAY

interface Asked {
  id: number
  since: number
}

/**
 * One installed device, after the design of the real one: records with the revision of the master copy they
 * were made from, sealed envelopes, one pull and one push under way at most, a stream whose events wait
 * while either is running, and a reset to zero when the server's epoch is another one.
 */
export class Device {
  readonly scope: Scope
  readonly clock: WallClock
  readonly disk: Disk<DeviceState>
  /** Whole-request refusal that the device shows, such as being revoked. */
  problem: RequestRefusal | null = null
  /** Rows that the server refused for good, as the device was told. */
  readonly refused: { key: string; reason: string }[] = []
  protected readonly random: Random
  private readonly transport: Transport
  private offset = 0
  private ticks = 0
  private heardAt = 0
  private requests = 0
  private made = 0
  private pulling: Asked | null = null
  private pushing: (Asked & { sent: Map<string, string> }) | null = null
  private mustPull = true
  /** The pull under way only asks for the time. */
  private isKeepingTime = false
  /** The day that the kiosk's visits are of. */
  private day: Day | null = null
  private stream: { close: () => void } | null = null
  private queued: ({ collection: CollectionName } & PulledCollection)[] = []
  /** The revisions at which records left this device's sight: a copy below them was overtaken on its way. */
  private readonly left = new Map<string, string>()

  constructor(scope: Scope, epoch: string, clock: WallClock, transport: Transport, random: Random) {
    this.scope = scope
    this.clock = clock
    this.transport = transport
    this.random = random
    this.disk = new Disk(emptyDeviceState(epoch), copyDeviceState)
  }

  get id(): string {
    return this.scope.deviceId
  }

  /** The device's best idea of the time: its wall clock, corrected by the server's last word. */
  now(): Instant {
    return Math.min(8_640_000_000_000_000, Math.max(0, this.clock.read() + this.offset))
  }

  writer(): Writer {
    return { siteId: this.scope.siteId, deviceId: this.id, now: this.now() }
  }

  freshId(): string {
    this.made += 1
    return `${this.id}-${this.made}-${this.random.int(0, 0xfffffff).toString(36)}`
  }

  record<T extends WireRecord>(collection: CollectionName, id: string): T | undefined {
    return this.disk.state.held.get(keyOf(collection, id))?.record as T | undefined
  }

  records<T extends WireRecord>(collection: CollectionName): T[] {
    return [...this.disk.state.held.values()]
      .filter((held) => held.collection === collection)
      .map((held) => held.record as T)
  }

  holds(key: string): boolean {
    return this.disk.state.held.has(key)
  }

  /** What was done to this record here is still to be sent. */
  isWaiting(collection: CollectionName, id: string): boolean {
    const held = this.disk.state.held.get(keyOf(collection, id))
    const envelope = this.disk.state.envelopes.get(keyOf(collection, id))
    return envelope ? envelope.acknowledgedAt === null : held !== undefined && isDirty(held)
  }

  /** The device keeps this record sealed, to send it, or to send it again after a restore. */
  isSealed(collection: CollectionName, id: string): boolean {
    return this.disk.state.envelopes.has(keyOf(collection, id))
  }

  /** Rows that the server has not agreed to yet. */
  waiting(): number {
    const envelopes = [...this.disk.state.envelopes.values()].filter(
      (envelope) => envelope.acknowledgedAt === null,
    )
    return envelopes.length + this.dirtyRows().length
  }

  isUnderWay(): boolean {
    const isPulling = (this.pulling !== null || this.mustPull) && !this.isKeepingTime
    return isPulling || this.pushing !== null || this.queued.length > 0
  }

  /** Somebody at this device writes a record. `strict`: on the disk for certain before it is confirmed. */
  save(collection: CollectionName, record: WireRecord, strict: boolean): void {
    const key = keyOf(collection, record.id)
    this.disk.write((state) => {
      const assumedRev = state.held.get(key)?.assumedRev ?? null
      state.held.set(key, { collection, record, assumedRev })
    })
    if (strict) this.disk.sync()
  }

  saveEnvelope(collection: CollectionName, id: string, sealed: string): void {
    this.disk.write((state) => {
      state.envelopes.set(keyOf(collection, id), { collection, id, sealed, acknowledgedAt: null })
    })
    this.disk.sync()
  }

  /** The id of an arrival's visit is decided by the domain; a planted bug may decide otherwise here. */
  visitIdOf(decided: string, _arrival: Arrival): string {
    return decided
  }

  /** Power off and on again: memory is lost, and perhaps the end of what was not synced. */
  crash(): void {
    this.disk.crash(this.random)
    this.offset = 0
    this.pulling = this.pushing = null
    this.left.clear()
    this.mustPull = true
    this.day = null
    this.closeStream()
  }

  /** One turn of the device's sync loop. */
  tick(): void {
    this.ticks += 1
    if (this.problem === 'unknown-device') return
    if (this.pulling && this.ticks - this.pulling.since > PATIENCE) {
      this.pulling = null
      this.mustPull = true
    }
    if (this.pushing && this.ticks - this.pushing.since > PATIENCE) this.pushing = null
    const isQuiet = this.ticks - this.heardAt > QUIET && !this.isUnderWay() && !this.isKeepingTime
    if (isQuiet) this.isKeepingTime = this.mustPull = true
    this.stream ??= this.openStream()
    if (this.mustPull && !this.pulling && !this.pushing) this.pull()
    if (!this.pushing && !this.pulling) this.push()
    this.applyQueued()
  }

  private openStream(): { close: () => void } | null {
    const stream = { close: () => {} }
    const ifOpen =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A) => {
        if (this.stream === stream) act(...args)
      }
    const close = this.transport.openStream({
      hello: ifOpen((message) => {
        this.heard(message)
        this.mustPull = true
      }),
      documents: ifOpen((message) => this.streamed(message)),
      resync: ifOpen(() => {
        this.queued = []
        this.mustPull = true
      }),
      closed: ifOpen(() => this.closeStream()),
    })
    if (close) stream.close = close
    return close && stream
  }

  private closeStream(): void {
    this.stream?.close()
    this.stream = null
    this.queued = []
  }

  /** What the stream tells waits until a catch-up or a push is over, so that states do not overtake. */
  protected streamed(message: { collection: CollectionName } & PulledCollection): void {
    this.queued.push(message)
    this.applyQueued()
  }

  private applyQueued(): void {
    if (this.pulling || this.pushing || this.mustPull) return
    for (const message of this.queued.splice(0)) this.receive(message.collection, message)
  }

  private pull(): void {
    const asked = (this.pulling = { id: ++this.requests, since: this.ticks })
    // A greeting that comes while this is under way asks for another pull after it.
    this.mustPull = false
    const state = this.disk.state
    const collections: PullRequest['collections'] = {}
    const limit = this.random.pick([3, 10, 50])
    for (const name of collectionNames.filter((collection) => mayPull(this.scope, collection))) {
      collections[name] = { checkpoint: state.checkpoints.get(name) ?? null, limit }
    }
    this.transport.pull({ collections }, (delivery) => {
      if (this.pulling?.id !== asked.id) return
      this.pulling = null
      if (delivery.arrived && delivery.reply.ok) return this.pulled(delivery.reply.reply, limit)
      this.mustPull = true
      if (delivery.arrived && !delivery.reply.ok) this.requestRefused(delivery.reply.error)
    })
  }

  private pulled(reply: PullReply, limit: number): void {
    if (this.heard(reply) || 'reset' in reply) return
    let more = false
    for (const [name, page] of Object.entries(reply.collections) as [CollectionName, PulledCollection][]) {
      more = this.hasMore(page, limit) || more
      this.receive(name, page)
    }
    this.mustPull = this.mustPull || more
    this.isKeepingTime = false
  }

  protected hasMore(page: PulledCollection, limit: number): boolean {
    return page.documents.length >= limit
  }

  /** Takes a page of a collection in: the records and the checkpoint in one change of the disk. */
  protected receive(collection: CollectionName, page: PulledCollection): void {
    const known = this.disk.state.checkpoints.get(collection)
    if (known && this.isOutdated(page, known)) return
    this.disk.write((state) => {
      for (const document of page.documents) this.receiveDocument(state, collection, document)
      state.checkpoints.set(collection, page.checkpoint)
    })
  }

  /** A page that was read before one already taken in. What is seen day by day starts anew with the day. */
  protected isOutdated({ checkpoint }: PulledCollection, known: Checkpoint): boolean {
    const [day, knownDay] = [checkpoint.day ?? '', known.day ?? '']
    return day === knownDay ? checkpoint.seq < known.seq : day < knownDay
  }

  protected receiveDocument(
    state: DeviceState,
    collection: CollectionName,
    document: WireRecord | Tombstone,
  ): void {
    const key = keyOf(collection, document.id)
    const held = state.held.get(key)
    // A change of one's own goes first: the server answers it with the other's, and they are merged.
    if (held && isDirty(held) && this.writes(collection)) return
    if (held && this.isOlder(document, held)) return
    if (document._deleted) {
      if (held?.assumedRev) this.left.set(key, held.assumedRev)
      state.held.delete(key)
    } else {
      const record = document as WireRecord
      if (!held && this.isOfBefore(key, record)) return
      state.held.set(key, { collection, record, assumedRev: record.rev })
    }
  }

  /** Revisions of a master copy only grow: a copy below the known one was overtaken on its way. */
  protected isOlder(document: WireRecord | Tombstone, held: Held): boolean {
    return 'rev' in document && held.assumedRev !== null && document.rev < held.assumedRev
  }

  /** The record left this device's sight with a later state than this one. */
  protected isOfBefore(key: string, record: WireRecord): boolean {
    return record.rev < (this.left.get(key) ?? '')
  }

  private push(): void {
    const rows = this.rowsToPush()
    if (rows.length === 0) return
    const sent = new Map(
      rows.map((row) => [keyOf(row.collection, row.id), 'sealed' in row ? '' : row.document.rev]),
    )
    const asked = (this.pushing = { id: ++this.requests, since: this.ticks, sent })
    this.transport.push({ epoch: this.disk.state.epoch, rows }, (delivery) => {
      if (this.pushing?.id !== asked.id) return
      this.pushing = null
      if (!delivery.arrived) return
      if (!delivery.reply.ok) return this.requestRefused(delivery.reply.error)
      const { reply } = delivery.reply
      if (this.heard(reply) || 'reset' in reply) return
      for (const result of reply.results) this.pushed(result, sent)
    })
  }

  protected rowsToPush(): PushRow[] {
    const envelopes: PushRow[] = [...this.disk.state.envelopes.values()]
      .filter((envelope) => envelope.acknowledgedAt === null)
      .map(({ collection, id, sealed }) => ({ collection, id, sealed }))
    const records: PushRow[] = this.dirtyRows().map(({ collection, record, assumedRev }) => {
      return { collection, id: record.id, document: record, assumedRev }
    })
    return [...envelopes, ...records].slice(0, this.random.pick([2, 8, 30]))
  }

  private dirtyRows(): Held[] {
    return [...this.disk.state.held.values()].filter((held) => isDirty(held) && this.writes(held.collection))
  }

  private writes(collection: CollectionName): boolean {
    const access = ruleOf(collection).access[this.scope.role]
    return access.write.length > 0 && access.sealed === undefined
  }

  private pushed(result: PushResult, sent: ReadonlyMap<string, string>): void {
    const key = keyOf(result.collection, result.id)
    if (result.outcome === 'refused') this.refused.push({ key, reason: result.reason })
    const envelope = this.disk.state.envelopes.get(key)
    const held = this.disk.state.held.get(key)
    if (envelope) {
      const acknowledgedAt = this.now()
      this.disk.write((state) => state.envelopes.set(key, { ...envelope, acknowledgedAt }))
    } else if (held) {
      const next = this.afterPush(held, result, sent.get(key)!)
      this.disk.write((state) => (next ? state.held.set(key, next) : state.held.delete(key)))
    }
  }

  /** What the device holds after the server's word on a row it sent; `null`: nothing any more. */
  protected afterPush(held: Held, result: PushResult, sentRev: string): Held | null {
    switch (result.outcome) {
      case 'accepted':
        return { ...held, assumedRev: sentRev }
      case 'conflict': {
        const record = this.resolve(held.collection, held.record, result.master)
        return { ...held, record, assumedRev: result.master.rev }
      }
      case 'later':
        return held
      case 'refused':
        // Somebody changed it again meanwhile: that is judged by itself.
        if (held.record.rev !== sentRev) return held
        return result.master && { ...held, record: result.master, assumedRev: result.master.rev }
    }
  }

  /** Both copies in one; the master itself when nothing of ours is new to it. */
  protected resolve(collection: CollectionName, local: WireRecord, master: WireRecord): WireRecord {
    const merged = this.merge(collection, local, master)
    if (sameContent(merged, master)) return master
    if (sameContent(merged, local) && local.rev > master.rev) return local
    const rev = this.revisionAfter(laterRevision(local.rev, master.rev))
    return { ...merged, rev, at: this.now(), by: this.id }
  }

  protected merge(collection: CollectionName, local: WireRecord, master: WireRecord): WireRecord {
    return ruleOf(collection).merge(local, master)
  }

  protected revisionAfter(previous: string): string {
    return nextRevision(previous, this.now(), this.id)
  }

  /** The server was restored: keep one's own, forget the rest, pull from zero and send one's own again. */
  protected resetTo(epoch: string): void {
    this.pulling = this.pushing = null
    this.queued = []
    this.left.clear()
    this.mustPull = true
    this.disk.write((state) => {
      state.epoch = epoch
      state.checkpoints.clear()
      for (const [key, held] of state.held) {
        if (this.writes(held.collection)) state.held.set(key, { ...held, assumedRev: null })
        else state.held.delete(key)
      }
      for (const [key, envelope] of state.envelopes) {
        state.envelopes.set(key, { ...envelope, acknowledgedAt: null })
      }
    })
  }

  private requestRefused(error: RequestRefusal): void {
    this.problem = error
  }

  /** Notes the server's time and epoch; true when the epoch is another one than before. */
  private heard({ epoch, now }: { epoch: string; now: Instant }): boolean {
    this.offset = now - this.clock.read()
    this.heardAt = this.ticks
    const isRestored = epoch !== this.disk.state.epoch
    // First the epoch: what a restored server lost must not be put away as known to it.
    if (isRestored) this.resetTo(epoch)
    const today = parisDay(this.now())
    if (this.scope.role === 'kiosk' && today !== this.day) this.forgetPastDays(today)
    this.forgetOldEnvelopes()
    return isRestored
  }

  /** A kiosk puts away the visits of past days once the server has them. */
  private forgetPastDays(today: Day): void {
    this.day = today
    this.disk.write((state) => {
      for (const [key, held] of state.held) {
        if (held.collection !== 'visits' || isDirty(held)) continue
        if ((held.record as unknown as Visit).day < today) state.held.delete(key)
      }
    })
  }

  private forgetOldEnvelopes(): void {
    const before = this.now() - ENVELOPES_ARE_KEPT
    const old = [...this.disk.state.envelopes.values()].filter(
      (envelope) => (envelope.acknowledgedAt ?? Infinity) < before,
    )
    if (old.length === 0) return
    this.disk.write((state) => {
      for (const { collection, id } of old) state.envelopes.delete(keyOf(collection, id))
    })
  }
}

/** Equal apart from who wrote them and when. */
export function sameContent(a: WireRecord, b: WireRecord): boolean {
  const neutral = { rev: '', at: 0, by: '' }
  return isDeepStrictEqual({ ...a, ...neutral }, { ...b, ...neutral })
}
