import type { ServerResponse } from 'node:http'
import { sameValue } from '../../domain/record/content.ts'
import { mayPull, partitionOf } from '../../domain/sync/access.ts'
import { collectionNames, ruleOf, type CollectionName } from '../../domain/sync/collections.ts'
import type { StreamEvents } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Day } from '../../domain/time.ts'
import type { ServerParts } from '../server-parts.ts'
import { dayOfSite } from '../sites/site-day.ts'
import { deviceScope } from '../devices/device-scope.ts'
import type { Word } from '../store/peers.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { Hint, StoreReader } from '../store/store.ts'
import { systemTimers, type Timers } from '../timers.ts'
import { EventLine } from './event-line.ts'
import { News } from './news.ts'
import { pulledText } from './pull.ts'

export interface LiveOptions {
  /** Milliseconds between two looks at what changed: the first change is sent at once, those that follow together. */
  gather: number
  /** Milliseconds between two signs of life. */
  heartbeat: number
  /** Bytes waiting on a line beyond which it is told to pull instead. */
  buffer: number
  /** Streams of one device; the oldest goes when another opens. */
  perDevice: number
  timers: Timers
}

const defaults: LiveOptions = {
  gather: 5,
  heartbeat: 15_000,
  buffer: 1024 * 1024,
  perDevice: 2,
  timers: systemTimers,
}

const revokedDevices = preparedQuery((tables) =>
  tables.selectFrom('devices').select('deviceId').where('revokedAt', 'is not', null),
)

interface Stream {
  scope: Scope
  line: EventLine
  /** The number up to which each collection was sent. Empty until the stream has been greeted. */
  sent: Map<CollectionName, number>
  changed: Set<CollectionName>
  /** Since when something waits to be sent, by the running time; `null`: nothing does. */
  behindSince: number | null
  /** The line is full: nothing is sent until it drains, then the device is told to pull. */
  choked: boolean
}

/** The event streams of all connected devices: each gets what it may see, soon after it was written. */
export class LiveStreams {
  readonly #parts: ServerParts
  readonly #options: LiveOptions
  readonly #streams = new Set<Stream>()
  readonly #stopHints: () => void
  readonly #stopWords: () => void
  readonly #stopHeart: () => void
  /** Cuts the pause between two looks short; set while it lasts. */
  #cancelPause: (() => void) | undefined
  /** Something changed since the last look. */
  #isAsked = false
  #sending = false
  #closed = false
  /** With the next look it is asked what each desk may hold now, and which day it is at each site. */
  #asksAll = false
  /** Sites at which a stream was opened since the last look. */
  readonly #opened = new Set<string>()
  /** The day of each site, as its streams were last told. */
  readonly #days = new Map<string, Day>()

  constructor(parts: ServerParts, options: Partial<LiveOptions> = {}) {
    this.#parts = parts
    this.#options = { ...defaults, ...options }
    this.#stopHints = parts.store.onHint((hint) => this.#hinted(hint))
    this.#stopWords = parts.store.peers.onWord((word) => this.#hear(word))
    this.#stopHeart = this.#options.timers.every(this.#options.heartbeat, () => this.#beat())
  }

  get count(): number {
    return this.#streams.size
  }

  /** Milliseconds for which the stream that is furthest behind has waited for something that was written. */
  get behind(): number {
    const now = performance.now()
    let longest = 0
    for (const { behindSince } of this.#streams) longest = Math.max(longest, now - (behindSince ?? now))
    return longest
  }

  /** Opens a stream: a greeting, then every change after it. What came before is for the device to pull. */
  async open(scope: Scope, response: ServerResponse): Promise<void> {
    const own = [...this.#streams].filter((stream) => stream.scope.deviceId === scope.deviceId)
    for (const old of own.slice(0, Math.max(0, own.length - this.#options.perDevice + 1))) this.#end(old)
    const line = new EventLine(response)
    const stream: Stream = {
      scope,
      line,
      sent: new Map(),
      changed: new Set(),
      behindSince: null,
      choked: false,
    }
    line.onClosed(() => this.#streams.delete(stream))
    if (this.#closed || !line.isOpen) return line.end()
    this.#streams.add(stream)
    line.begin()
    try {
      await this.#parts.store.read(async (view) => {
        const today = await dayOfSite(view, scope.siteId, this.#parts.clock.now())
        if (!this.#days.has(scope.siteId)) this.#days.set(scope.siteId, today)
        await this.#startFromHead(view, stream)
      })
    } catch {
      // The device opens another line, as after any that ended.
      return this.#end(stream)
    }
    this.#tell(stream, 'hello', { epoch: this.#parts.store.epoch, now: this.#parts.clock.now() })
    line.pad()
    this.#opened.add(scope.siteId)
    this.#look()
  }

  /** Cuts a device off at once. */
  closeDevice(deviceId: string): void {
    for (const stream of this.#streams) if (stream.scope.deviceId === deviceId) this.#end(stream)
  }

  /** Calls of a site, or of any, changed: its kiosks and host desks ask what became of them. */
  tellOfCalls(siteId?: string): void {
    for (const stream of this.#streams) {
      const { scope } = stream
      if (scope.siteId !== (siteId ?? scope.siteId) || scope.role === 'employer' || stream.choked) continue
      // A stream that was not greeted yet asks by itself once it was.
      if (stream.sent.size > 0) this.#tell(stream, 'calls', {})
    }
  }

  close(): void {
    this.#closed = true
    this.#stopHints()
    this.#stopWords()
    this.#stopHeart()
    this.#cancelPause?.()
    for (const stream of this.#streams) this.#end(stream)
  }

  #hinted({ partition, collections }: Hint): void {
    const now = performance.now()
    for (const stream of this.#streams) {
      for (const collection of collections) {
        if (!mayPull(stream.scope, collection)) continue
        if (partitionOf(collection, stream.scope) !== partition) continue
        stream.changed.add(collection)
        stream.behindSince ??= now
      }
    }
    this.#look()
  }

  /** At once, unless it was looked a moment ago: what one person did is told alone, a crowd in one look. */
  #look(): void {
    if (this.#closed) return
    this.#isAsked = true
    if (this.#cancelPause) return
    this.#cancelPause = this.#options.timers.after(this.#options.gather, () => {
      this.#cancelPause = undefined
      if (this.#isAsked) this.#look()
    })
    if (!this.#sending) void this.#send()
  }

  async #send(): Promise<void> {
    this.#isAsked = false
    this.#sending = true
    try {
      await this.#parts.store.read(async (view) => {
        await this.#cutRevoked(view)
        const looksAtAll = this.#asksAll
        this.#asksAll = false
        if (looksAtAll) await this.#cutChanged(view)
        await this.#turnTheDays(view, looksAtAll)
        const news = new News(this.#parts.clock.now(), (siteId) => this.#days.get(siteId)!)
        for (const stream of this.#streams) await this.#sendTo(view, stream, news)
      })
    } catch {
      // The database could not be read now. Each line knows how far it was told: the next beat looks again.
      this.#asksAll = true
      for (const stream of this.#streams) this.#lookAtAll(stream)
    } finally {
      this.#sending = false
    }
  }

  async #sendTo(view: StoreReader, stream: Stream, news: News): Promise<void> {
    if (stream.sent.size === 0 || stream.choked) return
    const changed = [...stream.changed]
    const looksAt = performance.now()
    stream.changed.clear()
    for (const collection of changed) {
      const told = await news.since(view, collection, stream.sent.get(collection)!, stream.scope)
      if (told === null) return this.#resync(view, stream)
      stream.sent.set(collection, told.seq)
      if (told.rows.length === 0) continue
      const { epoch } = this.#parts.store
      const today = this.#days.get(stream.scope.siteId)!
      const { personKeys } = this.#parts
      const pulled = personKeys.masked(
        stream.scope,
        pulledText(stream.scope, collection, told, { epoch, today }),
      )
      stream.line.event('documents', `{"collection":"${collection}",${pulled.slice(1)}`)
      if (stream.line.waiting > this.#options.buffer) return this.#choke(stream)
    }
    // What changed meanwhile changed later than that.
    stream.behindSince = stream.changed.size > 0 ? looksAt : null
  }

  /**
   * Records written earlier come into sight with the day: whoever sees day by day is told to pull. Of hundreds of sites
   * most have nothing to be told: their days are looked at with the next beat.
   */
  async #turnTheDays(view: StoreReader, ofAll: boolean): Promise<void> {
    const turned = new Set<string>()
    const asking = [...this.#streams].filter(({ changed }) => ofAll || changed.size > 0)
    const sites = new Set([...this.#opened, ...asking.map(({ scope }) => scope.siteId)])
    this.#opened.clear()
    for (const siteId of sites) {
      const today = await dayOfSite(view, siteId, this.#parts.clock.now())
      const known = this.#days.get(siteId)
      this.#days.set(siteId, today)
      if (known !== undefined && known !== today) turned.add(siteId)
    }
    for (const stream of this.#streams) {
      if (!turned.has(stream.scope.siteId)) continue
      const seesDays = collectionNames.some((name) => ruleOf(name).access[stream.scope.role].dayByDay)
      if (seesDays && stream.sent.size > 0 && !stream.choked) await this.#resync(view, stream)
    }
  }

  #choke(stream: Stream): void {
    stream.choked = true
    stream.line.onDrained(() => {
      const again = this.#parts.store.read(async (view) => {
        stream.choked = false
        await this.#resync(view, stream)
      })
      // Whoever cannot be told to pull now opens another line, and pulls then.
      again.catch(() => this.#end(stream))
    })
  }

  #lookAtAll(stream: Stream): void {
    for (const collection of stream.sent.keys()) stream.changed.add(collection)
    stream.behindSince ??= performance.now()
  }

  async #resync(view: StoreReader, stream: Stream): Promise<void> {
    stream.changed.clear()
    stream.behindSince = null
    await this.#startFromHead(view, stream)
    this.#tell(stream, 'resync', {})
  }

  async #startFromHead(view: StoreReader, stream: Stream): Promise<void> {
    for (const collection of collectionNames) {
      if (!mayPull(stream.scope, collection)) continue
      stream.sent.set(collection, await view.head(partitionOf(collection, stream.scope)))
    }
  }

  /** What another server tells, or missed to. */
  #hear(word: Word): void {
    if (word.is === 'cut') return this.closeDevice(word.deviceId)
    if (word.is === 'calls') return this.tellOfCalls(word.siteId)
    if (word.is !== 'missed') return
    this.#asksAll = true
    this.tellOfCalls()
    this.#look()
  }

  /** Desks that may hold other things than when their stream began, whoever changed that and whether it was told. */
  async #cutChanged(view: StoreReader): Promise<void> {
    for (const { scope } of [...this.#streams]) {
      if (scope.role === 'kiosk') continue
      const now = await deviceScope(view, scope)
      if (now && !sameValue(now, scope)) this.closeDevice(scope.deviceId)
    }
  }

  /** Also those that the admin command revoked, in another process. */
  async #cutRevoked(view: StoreReader): Promise<void> {
    for (const { deviceId } of await view.all(revokedDevices(view))) this.closeDevice(deviceId)
  }

  #beat(): void {
    for (const stream of this.#streams) if (!stream.choked) stream.line.remark('here')
    this.#asksAll = true
    if (this.#streams.size > 0) this.#look()
  }

  #tell<Name extends keyof StreamEvents>(stream: Stream, name: Name, data: StreamEvents[Name]): void {
    stream.line.event(name, JSON.stringify(data))
  }

  #end(stream: Stream): void {
    this.#streams.delete(stream)
    stream.line.end()
  }
}
