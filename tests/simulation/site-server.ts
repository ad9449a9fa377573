import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RequestRefusal } from '../../domain/contract/refusals.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { mandateAt, withMandate, withoutMandate, type Mandate } from '../../domain/hiring/mandate.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import type { Site } from '../../domain/sites/site.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import type {
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  PushRow,
  WireRecord,
} from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { sealText } from '../../renderer/data/sealing.ts'
import type { Clock } from '../../sync-server/clock.ts'
import { openServerParts, type ServerParts } from '../../sync-server/server-parts.ts'
import { createSite } from '../../sync-server/sites/create-site.ts'
import { restoreDatabase } from '../../sync-server/store/restore-database.ts'
import { openSqliteStore } from '../../sync-server/store/sqlite-store.ts'
import { partitionAt } from '../../sync-server/store/partition.ts'
import { keepAny } from '../../sync-server/sync/keep-record.ts'
import { LiveStreams } from '../../sync-server/sync/live-streams.ts'
import { answerPull } from '../../sync-server/sync/pull.ts'
import { acceptPush } from '../../sync-server/sync/push.ts'
import type { ServerRecords } from './check-properties.ts'
import type { WorldClock } from './clock.ts'
import { SimulatedTimers } from './machine.ts'
import type { Random } from './random.ts'
import type { StreamResponse } from './stream-response.ts'
import type { ServerAnswer } from './wire.ts'

export interface SiteServerOptions {
  clock: WorldClock
  random: Random
  scopes: readonly Scope[]
  employers: readonly string[]
}

/** The server's word on a request as a whole. */
export type Answer<Reply> = { ok: true; reply: Reply } | { ok: false; error: RequestRefusal }

/** The server that ships, from its store to its streams, with the simulation's clock, timers and wires. */
export class SiteServer {
  protected readonly clock: WorldClock
  protected readonly random: Random
  protected parts: ServerParts
  private streams: LiveStreams
  private readonly scopes: ReadonlyMap<string, Scope>
  private readonly revoked = new Set<string>()
  private readonly mandates = new Map<string, boolean>()
  private readonly sealed = new Map<string, Promise<string>>()
  private readonly folder = mkdtempSync(join(memoryFolder, 'pepiniere-simulation-'))
  private readonly timers: SimulatedTimers
  /** How often an older backup was put in place. */
  restores = 0
  private backups: string[] = []
  private files = 0
  private key: Site['sealingKey'] | null = null

  protected constructor(parts: ServerParts, { clock, random, scopes }: SiteServerOptions) {
    this.parts = parts
    this.clock = clock
    this.random = random
    this.timers = new SimulatedTimers()
    this.streams = new LiveStreams(parts, { timers: this.timers })
    this.scopes = new Map(scopes.map((scope) => [scope.deviceId, scope]))
  }

  static async open(options: SiteServerOptions): Promise<SiteServer> {
    const parts = await openServerParts(await openSqliteStore(':memory:'), serverClock(options.clock))
    const server = new this(parts, options)
    await server.furnish(options.employers)
    return server
  }

  get epoch(): string {
    return this.parts.store.epoch
  }

  /** Encrypts to the site's key, as a kiosk does. The same text is sealed once a run, to spare time. */
  seal(text: string): Promise<string> {
    const known = this.sealed.get(text) ?? sealText(this.key!, text)
    this.sealed.set(text, known)
    return known
  }

  /** Resolves when nothing that it was asked is still under way. */
  async idle(): Promise<void> {
    await this.parts.store.read(() => Promise.resolve())
  }

  pass(milliseconds: number): void {
    this.timers.pass(milliseconds)
  }

  fireTimers(): void {
    this.timers.fire()
  }

  /** The word on one request of a device, as the server's addresses give it. */
  async answer(deviceId: string, path: string, body: string | undefined): Promise<ServerAnswer> {
    if (this.revoked.has(deviceId)) return refusal('unknown-device')
    const scope = this.scopes.get(deviceId)!
    const now = this.clock.now
    switch (path) {
      case 'sync/head':
        return { status: 200, text: JSON.stringify({ epoch: this.epoch, now }) }
      case 'sync/pull':
        return this.masked(scope, await this.pull(scope, JSON.parse(body!) as PullRequest))
      case 'sync/push': {
        const { epoch, rows } = JSON.parse(body!) as PushRequest
        const told = rows.map((row) => this.parts.personKeys.unmasked(scope, row) as PushRow)
        return this.masked(scope, await this.push(scope, { epoch, rows: told }))
      }
      default:
        // No story needs the others.
        return refusal('not-found')
    }
  }

  protected async pull(scope: Scope, body: PullRequest): Promise<Answer<PullReply>> {
    return { ok: true, reply: JSON.parse(await answerPull(this.parts, scope, body)) as PullReply }
  }

  protected async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
    const [epoch, now] = [this.epoch, this.clock.now]
    if (body.epoch !== epoch) return { ok: true, reply: { reset: true, epoch, now } }
    const { results } = await acceptPush(this.parts, scope, body.rows)
    // A desk may bring back what a restore had lost.
    if (body.rows.some(({ collection }) => collection === 'employers')) await this.readMandates()
    return { ok: true, reply: { epoch, now, results } }
  }

  private masked(scope: Scope, answer: Answer<unknown>): ServerAnswer {
    if (!answer.ok) return refusal(answer.error)
    return { status: 200, text: this.parts.personKeys.masked(scope, JSON.stringify(answer.reply)) }
  }

  /** A record as a device of this scope holds it. */
  asHeld(scope: Scope, record: WireRecord): WireRecord {
    return JSON.parse(this.parts.personKeys.masked(scope, JSON.stringify(record))) as WireRecord
  }

  /** The answer instead when the device gets no stream. */
  async openStream(deviceId: string, response: StreamResponse): Promise<ServerAnswer | null> {
    if (this.revoked.has(deviceId)) return refusal('unknown-device')
    await this.streams.open(this.scopes.get(deviceId)!, response.asServerResponse)
    return null
  }

  async remember(): Promise<void> {
    const file = join(this.folder, `backup-${this.files++}.db`)
    await this.parts.store.backup(file)
    this.backups.push(file)
  }

  /** The server burned down and an older backup is put in its place: another epoch. */
  async restore(): Promise<void> {
    if (this.backups.length === 0) return
    this.restores += 1
    const file = join(this.folder, `restored-${this.files++}.db`)
    await restoreDatabase(this.random.pick(this.backups), file, this.clock.now)
    this.streams.close()
    await this.parts.store.close()
    this.parts = await openServerParts(await openSqliteStore(file), serverClock(this.clock))
    this.revoked.clear()
    this.streams = new LiveStreams(this.parts, { timers: this.timers })
    await this.readAgain()
  }

  revoke(deviceId: string): void {
    this.revoked.add(deviceId)
    this.streams.closeDevice(deviceId)
  }

  /** An employer gives its mandate to the hosts, or takes it back. */
  async changeMandate(): Promise<void> {
    const employer = (await this.record('employers', this.random.pick([...this.mandates.keys()]))) as Employer
    const { now } = this.clock
    const next = mandateAt(employer, siteId)
      ? withoutMandate(employer, siteId, now)
      : withMandate(employer, mandateOf(employer.id, now))
    await this.keep('employers', { ...next })
  }

  isMandated(employerId: string): boolean {
    return this.mandates.get(employerId) === true
  }

  async record(collection: CollectionName, id: string): Promise<WireRecord | undefined> {
    return this.parts.store.read((view) => view.record(collection, id, siteId))
  }

  async records(): Promise<ServerRecords> {
    return this.parts.store.read(async (view) => {
      const all = new Map<CollectionName, Map<string, WireRecord>>()
      for (const name of collectionNames) {
        const records: WireRecord[] = await view.records(name)
        all.set(name, new Map(records.map((record) => [record.id, record])))
      }
      return all
    })
  }

  /** The number of the last write of a collection's partition. */
  async heads(): Promise<(collection: CollectionName) => number> {
    const [own, shared] = await this.parts.store.read((view) =>
      Promise.all([view.head(siteId), view.head(SHARED_PARTITION)]),
    )
    return (collection) => (partitionAt(collection, siteId) === siteId ? own : shared)
  }

  async close(): Promise<void> {
    this.streams.close()
    await this.parts.store.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async furnish(employers: readonly string[]): Promise<void> {
    await createSite(this.parts, { siteId, name: 'Pépinière de Brest', closesAt: '18:00', capacity: 60 })
    for (const [index, id] of employers.entries()) {
      const mandates = index % 2 === 1 ? [mandateOf(id, this.clock.now)] : []
      await this.keep('employers', { id, siteId: SHARED_PARTITION, name: id, siteIds: [siteId], mandates })
      for (const rank of [1, 2]) await this.keep('jobOffers', offer(id, rank, this.clock.now))
    }
    await this.readAgain()
  }

  private async keep(
    collection: CollectionName,
    content: { id: string; rev?: string; [field: string]: unknown },
  ): Promise<void> {
    const now = this.clock.now
    const rev = nextRevision(content.rev, now, 'server')
    const record: AnyRecord = { siteId, ...content, rev, at: now, by: 'server' }
    await this.parts.store.transaction((tx) => keepAny(tx, collection, record))
    if (collection === 'employers')
      this.mandates.set(record.id, mandateAt(record as Employer, siteId) !== undefined)
  }

  /** After each opening of the database: what is remembered of it. */
  private async readAgain(): Promise<void> {
    this.key = ((await this.record('sites', siteId)) as unknown as Site).sealingKey
    await this.readMandates()
  }

  private async readMandates(): Promise<void> {
    for (const [id, employer] of (await this.records()).get('employers')!) {
      this.mandates.set(id, mandateAt(employer as unknown as Employer, siteId) !== undefined)
    }
  }
}

const siteId = 'brest'

function mandateOf(employerId: string, givenAt: number): Mandate {
  return { siteId, scope: 'all', givenAt, accountId: `a-${employerId}`, givenBy: 'Anne' }
}
/** Backups need files; where the system has some in memory, no story waits for a disk. */
const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

function refusal(error: RequestRefusal): ServerAnswer {
  return { status: 400, text: JSON.stringify({ error }) }
}

function serverClock(clock: WorldClock): Clock {
  return { now: () => clock.now }
}

function offer(employerId: string, rank: number, now: number): Omit<JobOffer, 'rev' | 'at' | 'by'> {
  const stamp = nextRevision(undefined, now, 'server')
  return {
    id: `${employerId}-offer-${rank}`,
    siteId,
    employerId,
    title: `Offer ${rank}`,
    contract: 'permanent',
    seats: 1,
    criteria: [],
    publishedAt: now,
    stamps: { title: stamp, publishedAt: stamp },
  }
}
