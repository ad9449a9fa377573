import { SHARED_PARTITION } from '../../../domain/ids.ts'
import { ruleOf, type CollectionName } from '../../../domain/sync/collections.ts'
import type {
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  PushResult,
  PushRow,
  WireRecord,
} from '../../../domain/sync/messages.ts'

/** What the fake answers to one request, instead of what it would have answered. */
export type Trouble =
  | { status: number; error: string; retryAfter?: number; reasons?: string[] }
  | 'no-answer'
  | 'answer-lost'

/**
 * A server in memory, behind `fetch`: it keeps records, answers pulls and pushes and streams what changes.
 * It knows nothing of roles; the real server is met in tests/scenarios.
 */
export class FakeServer {
  epoch = 'epoch-1'
  now = () => Date.now()
  up = true
  /** Something on the way keeps what streams tell, until `letThrough`. */
  holdsBack = false
  readonly requests: string[] = []
  /** Those that said more in their address, with what they said. */
  readonly queries: string[] = []
  /** What was asked at addresses beside the exchange. */
  readonly asked: { path: string; body: unknown }[] = []
  readonly pushed: PushRow[] = []
  /** Records by collection, with the count at which each last changed. */
  #records = new Map<CollectionName, Map<string, { record: WireRecord; seq: number }>>()
  #seq = 0
  #streams = new Set<ReadableStreamDefaultController<Uint8Array>>()
  #heldBack: (() => void)[] = []
  /** Answers given once each, by path, before the fake behaves again. */
  readonly troubles = new Map<string, Trouble[]>()
  /** What addresses beside the exchange answer. */
  readonly answers = new Map<string, unknown>()
  /** Called with each push, before it is answered. */
  onPush: () => void = () => undefined
  /** What it makes of a record that it takes in. */
  keeps: (record: WireRecord) => WireRecord = (record) => record
  /** Rows that this server refuses for ever. */
  refuses: (row: PushRow) => string | null = () => null
  /** What whoever signed in last at the desk may neither see nor write. */
  readonly away = new Set<CollectionName>()

  /** To be given to the code under test in place of the browser's `fetch`. */
  readonly fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(url as string)
    const path = pathname.replace('/v1/', '')
    this.requests.push(path)
    if (search !== '') this.queries.push(`${path}${search}`)
    const trouble = this.troubles.get(path)?.shift()
    if (!this.up || trouble === 'no-answer') throw new TypeError('fetch failed')
    if (trouble && trouble !== 'answer-lost') {
      return Response.json({ message: '', ...trouble }, { status: trouble.status })
    }
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const response = this.#answer(path, body, init.signal ?? undefined)
    if (trouble === 'answer-lost') throw new TypeError('fetch failed')
    await Promise.resolve()
    return response
  }

  /** Writes as somebody else would, and tells every open stream. */
  write(collection: CollectionName, record: WireRecord): void {
    const rows = this.#of(collection)
    rows.set(record.id, { record, seq: ++this.#seq })
    this.#tell('documents', {
      collection,
      documents: [record],
      checkpoint: { epoch: this.epoch, seq: this.#seq },
    })
  }

  /** Writes without a word on the streams, then says that too much was missed. */
  resync(collection: CollectionName, record: WireRecord): void {
    this.#of(collection).set(record.id, { record, seq: ++this.#seq })
    this.#tell('resync', {})
  }

  /** It has this record no longer for whoever asks. */
  hides(id: string): void {
    for (const rows of this.#records.values()) rows.delete(id)
  }

  read(collection: CollectionName, id: string): WireRecord | undefined {
    return this.#of(collection).get(id)?.record
  }

  ids(collection: CollectionName): string[] {
    return [...this.#of(collection).keys()]
  }

  stop(): void {
    this.up = false
    for (const stream of this.#streams) stream.error(new TypeError('network error'))
    this.#streams.clear()
  }

  start(): void {
    this.up = true
  }

  /** What was held back arrives, all at once. */
  letThrough(): void {
    this.holdsBack = false
    for (const pass of this.#heldBack.splice(0)) pass()
  }

  /** Starts again from a backup that knows only these records. */
  restore(records: Partial<Record<CollectionName, WireRecord[]>>): void {
    this.stop()
    this.epoch = `${this.epoch}-restored`
    this.#records.clear()
    for (const [collection, kept] of Object.entries(records)) {
      for (const record of kept) this.write(collection as CollectionName, record)
    }
    this.start()
  }

  #answer(path: string, body: unknown, signal: AbortSignal | undefined): Response {
    if (path === 'sync/stream') return this.#openStream(signal)
    if (path === 'sync/pull') return Response.json(this.#pull(body as PullRequest))
    if (path === 'sync/push') return Response.json(this.#push(body as PushRequest))
    if (path === 'sync/head') return Response.json({ epoch: this.epoch, now: this.now() })
    this.asked.push({ path, body })
    if (this.answers.has(path)) return Response.json(this.answers.get(path))
    return Response.json({ error: 'not-found', message: '' }, { status: 404 })
  }

  #openStream(signal: AbortSignal | undefined): Response {
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#streams.add(controller)
        this.#send(controller, 'hello', { epoch: this.epoch, now: this.now() })
        signal?.addEventListener('abort', () => {
          if (this.#streams.delete(controller)) controller.error(signal.reason)
        })
      },
    })
    return new Response(stream)
  }

  #pull(request: PullRequest): PullReply {
    const reply: PullReply = { epoch: this.epoch, now: this.now(), collections: {} }
    for (const [name, { checkpoint, limit }] of Object.entries(request.collections)) {
      if (checkpoint && checkpoint.epoch !== this.epoch)
        return { reset: true, epoch: this.epoch, now: this.now() }
      if (this.away.has(name as CollectionName)) {
        const start = { epoch: this.epoch, seq: 0 }
        reply.collections[name as CollectionName] = { documents: [], checkpoint: start, away: true }
        continue
      }
      const since = checkpoint?.seq ?? 0
      const rows = [...this.#of(name as CollectionName).values()]
        .filter(({ seq }) => seq > since)
        .sort((a, b) => a.seq - b.seq)
        .slice(0, limit)
      reply.collections[name as CollectionName] = {
        documents: rows.map(({ record }) => record),
        checkpoint: { epoch: this.epoch, seq: rows.at(-1)?.seq ?? since },
      }
    }
    return reply
  }

  #push({ epoch, rows }: PushRequest): PushReply {
    this.onPush()
    if (epoch !== this.epoch) return { reset: true, epoch: this.epoch, now: this.now() }
    return { epoch, now: this.now(), results: rows.map((row) => this.#take(row)) }
  }

  #take(row: PushRow): PushResult {
    this.pushed.push(row)
    const { collection, id } = row
    if (this.away.has(collection)) return { collection, id, outcome: 'later', missing: 'role' }
    const master = this.read(collection, id)
    const refusal = this.refuses(row)
    if (refusal) {
      const reason = refusal === 'erased' || refusal === 'slot-taken' ? refusal : 'invalid'
      return { collection, id, outcome: 'refused', reason, master: master ?? null }
    }
    if ('sealed' in row) {
      this.write(collection, { id, siteId: SHARED_PARTITION, rev: row.sealed, at: 0, by: 'server' })
      return { collection, id, outcome: 'accepted' }
    }
    if (master?.rev === row.document.rev) return { collection, id, outcome: 'accepted' }
    if (master && master.rev !== row.assumedRev) return { collection, id, outcome: 'conflict', master }
    this.write(collection, this.keeps(master ? ruleOf(collection).merge(master, row.document) : row.document))
    return { collection, id, outcome: 'accepted' }
  }

  #of(collection: CollectionName): Map<string, { record: WireRecord; seq: number }> {
    const rows = this.#records.get(collection) ?? new Map<string, { record: WireRecord; seq: number }>()
    this.#records.set(collection, rows)
    return rows
  }

  #tell(event: string, data: unknown): void {
    for (const stream of this.#streams) this.#send(stream, event, data)
  }

  #send(stream: ReadableStreamDefaultController<Uint8Array>, event: string, data: unknown): void {
    const bytes = new TextEncoder().encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    if (this.holdsBack) this.#heldBack.push(() => stream.enqueue(bytes))
    else stream.enqueue(bytes)
  }
}
