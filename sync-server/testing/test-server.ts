import { once } from 'node:events'
import type { EnrolReply } from '../../domain/contract/devices.ts'
import type { ErrorReply } from '../../domain/contract/refusals.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type {
  PulledCollection,
  PullReply,
  PushReply,
  PushResult,
  PushRow,
  WireRecord,
} from '../../domain/sync/messages.ts'
import { PROTOCOL, PROTOCOL_HEADER, SESSION_HEADER } from '../../domain/sync/protocol.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { DeviceRole, Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { SiteRole } from '../../domain/sites/site-role.ts'
import type { Site } from '../../domain/sites/site.ts'
import { createAccount } from '../accounts/accounts.ts'
import type { AppOptions } from '../app.ts'
import { steadyClock, type Clock, type ClockSources } from '../clock.ts'
import { noteSignIn } from '../devices/device-register.ts'
import { createEnrolmentCode } from '../devices/enrolment.ts'
import { serve, type RunningServer } from '../serve.ts'
import { lastBelievedHour } from '../remembered-clock.ts'
import { createSite } from '../sites/create-site.ts'
import type { Store } from '../store/store.ts'
import { openMemoryStore } from './memory-store.ts'
import { START } from './start.ts'

export { sealTo } from './seal-to.ts'
export { START }

/** A real server on a free port, with a clock that stands still until told. */
export class TestServer {
  readonly running: RunningServer
  readonly clock: Clock & { set: (at: Instant) => void; advance: (by: number) => void }

  private constructor(running: RunningServer, clock: TestServer['clock']) {
    this.running = running
    this.clock = clock
  }

  static async start({
    steady,
    ...options
  }: Partial<AppOptions> & { store?: Store; at?: Instant; steady?: ClockSources } = {}): Promise<TestServer> {
    let at = options.at ?? START
    const store = options.store ?? (await openMemoryStore())
    const clock = {
      ...(steady ? steadyClock(steady, await lastBelievedHour(store)) : { now: () => at }),
      set: (instant: Instant) => void (at = instant),
      advance: (by: number) => void (at += by),
    }
    // The clock stands still, so no bucket would ever fill again: a test about pace sets its own.
    const pace = { perSecond: 1000, burst: 1_000_000 }
    const running = await serve({
      pace,
      checksReplies: true,
      ...options,
      store,
      clock,
      host: '127.0.0.1',
      port: 0,
    })
    return new TestServer(running, clock)
  }

  get parts(): RunningServer['parts'] {
    return this.running.parts
  }

  stop(): Promise<void> {
    return this.running.stop()
  }

  createSite(siteId: string): Promise<Site> {
    return createSite(this.parts, { siteId, name: `Site ${siteId}`, closesAt: '18:00', capacity: 50 })
  }

  /** A device enrolled over the wire; at a desk somebody has signed in once. */
  async device(siteId: string, role: DeviceRole, employerId?: string): Promise<TestDevice> {
    const offer = { siteId, role, ...(employerId ? { employerId } : {}) }
    const { code } = await createEnrolmentCode(this.parts, offer)
    const enrolled = await new TestDevice(this.running.url, null).call('POST', 'devices/enrol', { code })
    const device = new TestDevice(this.running.url, enrolled.body as EnrolReply)
    const { deviceId } = device.scope
    if (role !== 'kiosk')
      await this.parts.store.transaction((tx) => noteSignIn(tx, deviceId, this.clock.now()))
    return device
  }

  /** A lead host or an employer account; its secret is its login followed by `-secret-secret`. */
  async account(
    siteId: string,
    login: string,
    employerId?: string,
    siteRole: SiteRole = 'lead',
  ): Promise<string> {
    const secret = `${login}-secret-secret`
    const role = employerId ? 'employer' : 'host'
    await createAccount(this.parts, {
      siteId,
      role,
      login,
      name: login,
      secret,
      siteRole,
      ...(employerId ? { employerId } : {}),
    })
    return secret
  }
}

export interface TestAnswer {
  status: number
  /** The body as it came. */
  text: string
  body: unknown
  headers: Headers
}

/** A device that speaks to the server with bare requests, so that a test sees what is on the wire. */
export class TestDevice {
  readonly url: string
  readonly enrolled: EnrolReply | null
  session: string | null = null

  constructor(url: string, enrolled: EnrolReply | null) {
    this.url = url
    this.enrolled = enrolled
  }

  get scope(): Scope {
    const { deviceId, siteId, role, employerId } = this.enrolled!
    return { deviceId, siteId, role, ...(employerId ? { employerId } : {}) }
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<TestAnswer> {
    const response = await fetch(`${this.url}/v1/${path}`, {
      method,
      headers: {
        ...this.headers(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      text,
      body: text.startsWith('{') ? JSON.parse(text) : undefined,
      headers: response.headers,
    }
  }

  headers(): Record<string, string> {
    return {
      [PROTOCOL_HEADER]: String(PROTOCOL),
      ...(this.enrolled ? { authorization: `Bearer ${this.enrolled.token}` } : {}),
      ...(this.session ? { [SESSION_HEADER]: this.session } : {}),
    }
  }

  async signIn(login: string, secret: string): Promise<TestAnswer> {
    const answer = await this.call('POST', 'sign-in', { login, secret })
    if (answer.status === 200) this.session = (answer.body as { session: string }).session
    return answer
  }

  async push(...rows: PushRow[]): Promise<PushResult[]> {
    const { body } = await this.call('POST', 'sync/push', { epoch: this.enrolled!.epoch, rows })
    return (body as Extract<PushReply, { results: unknown }>).results
  }

  /** Everything this device may see of these collections, from the beginning. */
  async pull(...collections: CollectionName[]): Promise<Partial<Record<CollectionName, PulledCollection>>> {
    const asked = Object.fromEntries(collections.map((name) => [name, { checkpoint: null, limit: 5000 }]))
    const { body } = await this.call('POST', 'sync/pull', { collections: asked })
    return (body as Extract<PullReply, { collections: unknown }>).collections
  }

  async records(collection: CollectionName): Promise<WireRecord[]> {
    return ((await this.pull(collection))[collection]?.documents ?? []) as WireRecord[]
  }

  async listen(): Promise<TestStream> {
    const controller = new AbortController()
    const response = await fetch(`${this.url}/v1/sync/stream`, {
      headers: this.headers(),
      signal: controller.signal,
    })
    return new TestStream(response, controller)
  }

  /** The first fields of a record that this device writes. */
  stamp(id: string, at: Instant, siteId = this.scope.siteId): WireRecord {
    const { deviceId } = this.scope
    return { id, siteId, rev: nextRevision(undefined, at, deviceId), at, by: deviceId }
  }
}

export interface TestEvent {
  event: string
  data: Record<string, unknown>
}

/** The events of one stream, read as they come. */
export class TestStream {
  readonly status: number
  readonly events: TestEvent[] = []
  /** All that came, as text. */
  text = ''
  ended = false
  readonly #controller: AbortController
  readonly #news = new EventTarget()

  constructor(response: Response, controller: AbortController) {
    this.status = response.status
    this.#controller = controller
    void this.#read(response)
  }

  /** The next event of this name, past or to come. */
  async next(event: string): Promise<TestEvent> {
    for (;;) {
      const index = this.events.findIndex((candidate) => candidate.event === event)
      if (index !== -1) return this.events.splice(index, 1)[0]!
      if (this.ended) throw new Error(`the stream ended without ${event}`)
      await once(this.#news, 'news')
    }
  }

  async end(): Promise<void> {
    while (!this.ended) await once(this.#news, 'news')
  }

  close(): void {
    this.#controller.abort()
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder()
    let pending = ''
    try {
      for await (const chunk of response.body!) {
        const text = decoder.decode(chunk as Uint8Array, { stream: true })
        this.text += text
        pending += text
        const blocks = pending.split('\n\n')
        pending = blocks.pop()!
        for (const block of blocks) this.#take(block)
        this.#news.dispatchEvent(new Event('news'))
      }
    } catch {
      // Aborted by the test, or cut by the server: either way it is over.
    }
    this.ended = true
    this.#news.dispatchEvent(new Event('news'))
  }

  #take(block: string): void {
    const event = /^event: (.*)$/m.exec(block)?.[1]
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (event && data) this.events.push({ event, data: JSON.parse(data) as Record<string, unknown> })
  }
}

/** A request's named refusal. */
export function refusalIn(answer: TestAnswer): ErrorReply {
  return answer.body as ErrorReply
}
