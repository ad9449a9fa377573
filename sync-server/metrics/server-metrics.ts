import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { CONTRACT } from '../../domain/contract/contract.ts'
import { isCollectionName } from '../../domain/sync/collections.ts'
import type { PushResult } from '../../domain/sync/messages.ts'
import { PROTOCOL } from '../../domain/sync/protocol.ts'
import { SECOND } from '../../domain/time.ts'
import type { Clock } from '../clock.ts'
import type { FollowUpKind } from '../follow-ups/follow-up.ts'
import { notReadyReasons, type NotReady, type Readiness } from '../readiness.ts'
import type { Store } from '../store/store.ts'
import type { LiveStreams } from '../sync/live-streams.ts'
import { StoreWatch, type StoreFigures } from './store-watch.ts'

/** A request that ended. */
export interface RequestDone {
  method: string
  /** The address as it is registered, never as it was asked for; `other`: none that is. */
  route: string
  /** `null`: whoever asked left before the answer. */
  status: number | null
  /** Milliseconds. */
  took: number
}

/** What is looked at with each scrape. */
export interface Watched {
  store: Store
  clock: Clock
  streams: Pick<LiveStreams, 'count' | 'behind'>
  readiness: Pick<Readiness, 'whyNot'>
}

/** Seconds: a push is a commit and a few round trips, and devices give up after 20. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]
const methods = new Set(['GET', 'POST', 'PATCH', 'DELETE'])

/**
 * The figures of one server for Prometheus. Labels have few values, all of them words of this program: no id, no name, no
 * address of anybody (decision 0117).
 */
export class ServerMetrics {
  readonly registry = new Registry()
  #watched: (Watched & { storeWatch: StoreWatch }) | null = null
  #scrape: Promise<string> | null = null

  readonly #requests = new Counter({
    name: 'pepiniere_requests_total',
    help: 'Requests by registered address and HTTP status; "left": whoever asked did not wait for the answer.',
    labelNames: ['method', 'route', 'status'],
    registers: [this.registry],
  })
  readonly #exchange: Readonly<Record<string, Histogram>> = {
    '/sync/push': new Histogram({
      name: 'pepiniere_push_seconds',
      help: 'From the arrival of a push to its answer.',
      buckets,
      registers: [this.registry],
    }),
    '/sync/pull': new Histogram({
      name: 'pepiniere_pull_seconds',
      help: 'From the arrival of a pull to its answer.',
      buckets,
      registers: [this.registry],
    }),
  }
  readonly #rows = new Counter({
    name: 'pepiniere_pushed_rows_total',
    help: 'Rows that devices sent, by what became of them; refused ones are kept for the hosts.',
    labelNames: ['collection', 'outcome'],
    registers: [this.registry],
  })
  readonly #failures = new Counter({
    name: 'pepiniere_followup_failures_total',
    help: 'Follow-ups that failed and are tried again, by kind.',
    labelNames: ['kind'],
    registers: [this.registry],
  })
  readonly #notReady = this.#gauge('pepiniere_not_ready', 'Why no device is to be sent here now (1).', [
    'reason',
  ])
  readonly #streams = this.#gauge('pepiniere_streams', 'Event streams that are open here.')
  readonly #streamLag = this.#gauge(
    'pepiniere_stream_lag_seconds',
    'For how long the stream that is furthest behind has waited for something that was written.',
  )
  readonly #followUpsWaiting = this.#gauge(
    'pepiniere_followups_waiting',
    'Follow-ups that are due, up to a thousand.',
  )
  readonly #followUpLag = this.#gauge(
    'pepiniere_followup_lag_seconds',
    'For how long the follow-up that waits longest has been due.',
  )
  readonly #outboxDevices = this.#gauge(
    'pepiniere_outbox_devices',
    'Devices that have something to send, by whether they were heard of in the last ten minutes.',
    ['heard'],
  )
  readonly #outboxRows = this.#gauge(
    'pepiniere_outbox_rows',
    'Writes that these devices still have to send.',
    ['heard'],
  )
  readonly #outboxAge = this.#gauge(
    'pepiniere_outbox_age_seconds',
    'For how long the one of them that waits longest has had something to send.',
    ['heard'],
  )
  readonly #databaseBytes = this.#gauge('pepiniere_database_bytes', 'Bytes of the database, without its log.')

  constructor() {
    const numbers = this.#gauge('pepiniere_info', 'The numbers of what this server speaks.', [
      'protocol',
      'contract',
    ])
    numbers.set({ protocol: String(PROTOCOL), contract: String(CONTRACT) }, 1)
    collectDefaultMetrics({ register: this.registry })
    for (const reason of notReadyReasons) this.#notReady.set({ reason }, 0)
  }

  /** From when the server is there on. */
  watch(watched: Watched): void {
    this.#watched = { ...watched, storeWatch: new StoreWatch(watched.store, watched.clock) }
  }

  requestDone({ method, route, status, took }: RequestDone): void {
    this.#requests.inc({ method: methods.has(method) ? method : 'other', route, status: status ?? 'left' })
    if (status !== null) this.#exchange[route]?.observe(took / SECOND)
  }

  pushed(results: readonly Pick<PushResult, 'collection' | 'outcome'>[]): void {
    for (const { collection, outcome } of results) {
      this.#rows.inc({ collection: isCollectionName(collection) ? collection : 'other', outcome })
    }
  }

  followUpFailed(kind: FollowUpKind): void {
    this.#failures.inc({ kind })
  }

  /** All figures in the text form of Prometheus. Those who ask meanwhile get the same. */
  text(): Promise<string> {
    this.#scrape ??= this.#look().finally(() => (this.#scrape = null))
    return this.#scrape
  }

  async #look(): Promise<string> {
    const watched = this.#watched
    if (watched) {
      const { streams, readiness, storeWatch } = watched
      this.#streams.set(streams.count)
      this.#streamLag.set(streams.behind / SECOND)
      const reason = await readiness.whyNot()
      for (const one of notReadyReasons) this.#notReady.set({ reason: one }, one === reason ? 1 : 0)
      this.#setStored(mayAsk(reason) ? await storeWatch.look() : null)
    }
    return this.registry.metrics()
  }

  /** What the database does not tell now is left out: an old figure would look like a good one. */
  #setStored(figures: StoreFigures | null): void {
    for (const gauge of [this.#followUpsWaiting, this.#followUpLag, this.#databaseBytes]) gauge.remove()
    for (const gauge of [this.#outboxDevices, this.#outboxRows, this.#outboxAge]) gauge.reset()
    if (!figures) return
    this.#followUpsWaiting.set(figures.followUps.count)
    this.#followUpLag.set(figures.followUps.lag / SECOND)
    this.#databaseBytes.set(figures.bytes)
    for (const [heard, { devices, rows, age }] of Object.entries(figures.outboxes)) {
      this.#outboxDevices.set({ heard }, devices)
      this.#outboxRows.set({ heard }, rows)
      this.#outboxAge.set({ heard }, age / SECOND)
    }
  }

  #gauge<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] })
  }
}

/** A server that stops still has its database. */
function mayAsk(reason: NotReady | null): boolean {
  return reason !== 'database-away' && reason !== 'database-behind'
}
