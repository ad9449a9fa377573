import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Employer } from '../../domain/hiring/employer.ts'
import { mandateAt, withMandate, withoutMandate, type Mandate } from '../../domain/hiring/mandate.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { AnyRecord } from '../../domain/record.ts'
import type { Site } from '../../domain/sites/site.ts'
import { mayPull, partitionOf } from '../../domain/sync/access.ts'
import { collectionNames, type CollectionName } from '../../domain/sync/collections.ts'
import type {
  PulledCollection,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  WireRecord,
} from '../../domain/sync/messages.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { parisDay, type Day } from '../../domain/time.ts'
import { sealText } from '../../renderer/data/sealing.ts'
import type { Clock } from '../../sync-server/clock.ts'
import { openServerParts, type ServerParts } from '../../sync-server/server-parts.ts'
import { createSite } from '../../sync-server/sites/create-site.ts'
import { restoreDatabase } from '../../sync-server/store/restore-database.ts'
import { openSqliteStore } from '../../sync-server/store/sqlite-store.ts'
import { keepRecord, partitionAt } from '../../sync-server/sync/keep-record.ts'
import { News } from '../../sync-server/sync/news.ts'
import { answerPull, pulledText } from '../../sync-server/sync/pull.ts'
import { acceptPush } from '../../sync-server/sync/push.ts'
import type { ServerRecords } from './check-properties.ts'
import type { WorldClock } from './clock.ts'
import type { Answer, StreamListener } from './device.ts'
import type { Random } from './random.ts'

export interface SiteServerOptions {
  clock: WorldClock
  random: Random
  scopes: readonly Scope[]
  employers: readonly string[]
}

interface OpenStream {
  scope: Scope
  listener: StreamListener
  /** Up to where this connection was told, by collection; `null` before it was greeted. */
  told: Map<CollectionName, number> | null
  news: Set<CollectionName>
}

/** The real server's core (its store, its push and its pull) with the simulation's clock and wires. */
export class SiteServer {
  protected readonly clock: WorldClock
  protected readonly random: Random
  protected parts: ServerParts
  private readonly scopes: ReadonlyMap<string, Scope>
  private readonly revoked = new Set<string>()
  private readonly mandates = new Map<string, boolean>()
  private readonly sealed = new Map<string, Promise<string>>()
  private readonly folder = mkdtempSync(join(memoryFolder, 'pepiniere-simulation-'))
  /** How often an older backup was put in place. */
  restores = 0
  private today: Day = ''
  private streams = new Set<OpenStream>()
  private backups: string[] = []
  private files = 0
  private key: Site['sealingKey'] | null = null

  protected constructor(parts: ServerParts, { clock, random, scopes }: SiteServerOptions) {
    this.parts = parts
    this.clock = clock
    this.random = random
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

  async pull(deviceId: string, body: PullRequest): Promise<Answer<PullReply>> {
    if (this.revoked.has(deviceId)) return { ok: false, error: 'unknown-device' }
    const text = await answerPull(this.parts, this.scopes.get(deviceId)!, body)
    return { ok: true, reply: JSON.parse(text) as PullReply }
  }

  async push(deviceId: string, body: PushRequest): Promise<Answer<PushReply>> {
    if (this.revoked.has(deviceId)) return { ok: false, error: 'unknown-device' }
    const [epoch, now] = [this.epoch, this.clock.now]
    if (body.epoch !== epoch) return { ok: true, reply: { reset: true, epoch, now } }
    const { results } = await acceptPush(this.parts, this.scopes.get(deviceId)!, body.rows)
    return { ok: true, reply: { epoch, now, results } }
  }

  /** A way to close the stream again; `null` when the device gets none. */
  openStream(deviceId: string, listener: StreamListener): (() => void) | null {
    if (this.revoked.has(deviceId)) return null
    const scope = this.scopes.get(deviceId)!
    const stream: OpenStream = { scope, listener, told: null, news: new Set() }
    this.streams.add(stream)
    return () => this.streams.delete(stream)
  }

  /** Tells every open connection what was committed since it was last told. */
  async publish(): Promise<void> {
    const today = parisDay(this.clock.now)
    if (today !== this.today) await this.turnTheDay(today)
    for (const stream of [...this.streams]) {
      stream.told ??= await this.greet(stream)
      for (const collection of [...stream.news]) await this.tell(stream, collection)
    }
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
    await this.parts.store.close()
    this.parts = await openServerParts(await openSqliteStore(file), serverClock(this.clock))
    this.revoked.clear()
    for (const { listener } of [...this.streams]) listener.closed()
    this.streams.clear()
    await this.listen()
  }

  revoke(deviceId: string): void {
    this.revoked.add(deviceId)
    for (const stream of [...this.streams]) {
      if (stream.scope.deviceId !== deviceId) continue
      this.streams.delete(stream)
      stream.listener.closed()
    }
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
    const partition = partitionAt(collection, siteId)
    const document = await this.parts.store.read((view) => view.document(partition, collection, id))
    return document && !document.deleted ? document.record : undefined
  }

  async records(): Promise<ServerRecords> {
    return this.parts.store.read(async (view) => {
      const all = new Map<CollectionName, Map<string, WireRecord>>()
      for (const name of collectionNames) {
        const documents = await view.collection(name)
        all.set(name, new Map(documents.map(({ id, record }) => [id, record])))
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
    await this.parts.store.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** As the real streams do: whoever sees day by day is told to pull. */
  private async turnTheDay(today: Day): Promise<void> {
    this.today = today
    for (const stream of [...this.streams]) {
      if (stream.told === null || stream.scope.role !== 'kiosk') continue
      const head = await this.heads()
      for (const name of stream.told.keys()) stream.told.set(name, head(name))
      stream.news.clear()
      stream.listener.resync()
    }
  }

  private async greet({ scope, listener, news }: OpenStream): Promise<Map<CollectionName, number>> {
    const head = await this.heads()
    news.clear()
    listener.hello({ epoch: this.epoch, now: this.clock.now })
    return new Map(collectionNames.filter((name) => mayPull(scope, name)).map((name) => [name, head(name)]))
  }

  private async tell({ scope, listener, told, news }: OpenStream, collection: CollectionName): Promise<void> {
    news.delete(collection)
    const today = parisDay(this.clock.now)
    const read = new News(() => today)
    const page = await this.parts.store.read((view) =>
      read.since(view, collection, told!.get(collection)!, scope),
    )
    if (page === null) throw new Error('More is new at once than any story tells')
    told!.set(collection, page.seq)
    if (page.rows.length === 0) return
    const pulled = JSON.parse(
      pulledText(scope, collection, page, { epoch: this.epoch, today }),
    ) as PulledCollection
    listener.documents({ collection, ...pulled })
  }

  private async furnish(employers: readonly string[]): Promise<void> {
    await createSite(this.parts, { siteId, name: 'Pépinière de Brest', closesAt: '18:00', capacity: 60 })
    for (const [index, id] of employers.entries()) {
      const mandates = index % 2 === 1 ? [mandateOf(id, this.clock.now)] : []
      await this.keep('employers', { id, siteId: SHARED_PARTITION, name: id, siteIds: [siteId], mandates })
      for (const rank of [1, 2]) await this.keep('jobOffers', offer(id, rank, this.clock.now))
    }
    await this.listen()
  }

  private async keep(
    collection: CollectionName,
    content: { id: string; rev?: string; [field: string]: unknown },
  ): Promise<void> {
    const now = this.clock.now
    const rev = nextRevision(content.rev, now, 'server')
    const record: AnyRecord = { siteId, ...content, rev, at: now, by: 'server' }
    await this.parts.store.transaction((tx) => keepRecord(tx, collection, record))
    if (collection === 'employers')
      this.mandates.set(record.id, mandateAt(record as Employer, siteId) !== undefined)
  }

  /** After each opening of the database: hear of its writes, read again what is remembered of it. */
  private async listen(): Promise<void> {
    this.parts.store.onHint(({ partition, collections }) => {
      for (const stream of this.streams) {
        for (const name of collections) {
          if (mayPull(stream.scope, name) && partitionOf(name, stream.scope) === partition)
            stream.news.add(name)
        }
      }
    })
    this.key = ((await this.record('sites', siteId)) as unknown as Site).sealingKey
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
