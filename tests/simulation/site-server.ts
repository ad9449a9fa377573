import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MyBoard } from '../../domain/contract/board.ts'
import type { MyData } from '../../domain/contract/my-data.ts'
import type { MyTables } from '../../domain/contract/tables.ts'
import type { DeviceLine } from '../../domain/contract/devices.ts'
import { resolveCode } from '../../domain/contract/passes.ts'
import type { RequestRefusal } from '../../domain/contract/refusals.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { mandateAt, withMandate, withoutMandate } from '../../domain/hiring/mandate.ts'
import { SHARED_PARTITION } from '../../domain/ids.ts'
import type { AnyRecord } from '../../domain/record/record.ts'
import { kept } from '../../domain/retention/keeping.ts'
import type { Pass } from '../../domain/visits/pass-token.ts'
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
import { DAMAGED_HEADER, TOLD_HEADER, WAITING_HEADER } from '../../domain/sync/protocol.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { type Instant } from '../../domain/time.ts'
import { sealText } from '../../renderer/data/sealing.ts'
import { DeviceRegister } from '../../sync-server/devices/device-register.ts'
import { compactionFollower } from '../../sync-server/erasure/compaction.ts'
import { dataOfVisitor } from '../../sync-server/erasure/my-data.ts'
import { erasePerson } from '../../sync-server/erasure/erase-person.ts'
import { FollowUpRunner } from '../../sync-server/follow-ups/follow-up-runner.ts'
import { boardFollower } from '../../sync-server/board/board-follower.ts'
import { boardOfVisitor } from '../../sync-server/board/my-board.ts'
import { sharingFollower } from '../../sync-server/board/shared-projects.ts'
import { boardRoutes } from '../../sync-server/http/board-routes.ts'
import { olderRoutes } from '../../sync-server/http/older-routes.ts'
import { passRoutes } from '../../sync-server/http/pass-routes.ts'
import type { Route } from '../../sync-server/http/route.ts'
import { seatRoutes } from '../../sync-server/http/seat-routes.ts'
import { sessionRoutes } from '../../sync-server/http/session-routes.ts'
import { tableRoutes } from '../../sync-server/http/table-routes.ts'
import { thanksRoutes } from '../../sync-server/http/thanks-routes.ts'
import { roomFollower } from '../../sync-server/places/room-follower.ts'
import { tablesOfVisitor } from '../../sync-server/tables/tables.ts'
import type { ThanksRow } from '../../sync-server/thanks/thanks-rows.ts'
import { personOf, type Person } from '../../sync-server/passes/person.ts'
import { reminderFollower } from '../../sync-server/reminders/reminder-follower.ts'
import { retentionFollower } from '../../sync-server/retention/retention-follower.ts'
import { scoreFollower } from '../../sync-server/reciprok/rescorer.ts'
import { seatFollower } from '../../sync-server/seats/seat-desk.ts'
import { hashToken } from '../../sync-server/secrets.ts'
import { openServerParts, type ServerParts } from '../../sync-server/server-parts.ts'
import { createSite } from '../../sync-server/sites/create-site.ts'
import { stampCopy } from '../../sync-server/store/copy-age.ts'
import { restoreDatabase } from '../../sync-server/store/restore-database.ts'
import { openSqliteStore } from '../../sync-server/store/sqlite-store.ts'
import type { Store } from '../../sync-server/store/store.ts'
import { openMemoryStore } from '../../sync-server/testing/memory-store.ts'
import { partitionAt } from '../../sync-server/store/partition.ts'
import { keepAny } from '../../sync-server/sync/keep-record.ts'
import { LiveStreams } from '../../sync-server/sync/live-streams.ts'
import { answerPull } from '../../sync-server/sync/pull.ts'
import { acceptPush } from '../../sync-server/sync/push.ts'
import type { ServerRecords } from './server-records.ts'
import type { WorldClock } from './clock.ts'
import { answerCall, SESSION } from './contract-calls.ts'
import { Foreseen, ForeseenKeyring } from './foreseen-keyring.ts'
import { mandateOf, offerOf, room, roomToBook, sessionOf, shownCard, siteId, things } from './furnish-site.ts'
import { SimulatedTimers } from './machine.ts'
import { MandateTurns } from './mandate-turns.ts'
import type { Random } from './random.ts'
import type { StreamResponse } from './stream-response.ts'
import { refusedAnswer, type ServerAnswer, type WireRequest } from './wire.ts'

export interface SiteServerOptions {
  clock: WorldClock
  random: Random
  scopes: readonly Scope[]
  employers: readonly string[]
  /** How many sessions are there to be booked. */
  sessions: number
  /** People hand in cards, and the server does at night what it does with them. */
  hasBoard: boolean
  /** People meet at tables, thank each other, and borrow what the place lends. */
  hasCompany: boolean
  hasRoom: boolean
}

/** Backups are kept for 35 days. */
const BACKUPS_KEPT = kept.backups

type SiteParts = ServerParts & { keyring: ForeseenKeyring }

/** What works on one opened database, from its opening to its end. */
interface Running {
  register: DeviceRegister
  streams: LiveStreams
  followUps: FollowUpRunner
  routes: readonly Route[]
}

/** The server's word on a request as a whole. */
export type Answer<Reply> = { ok: true; reply: Reply } | { ok: false; error: RequestRefusal }

/** The server that ships, from its store to its streams, with the simulation's clock, timers and wires. */
export class SiteServer {
  protected readonly clock: WorldClock
  protected readonly random: Random
  protected parts: SiteParts
  private running: Running
  /** What was read of the records, by collection, as long as nothing was written of it. */
  private readonly unchanged = new Map<CollectionName, ReadonlyMap<string, WireRecord>>()
  private readonly mandates = new Map<string, boolean>()
  readonly mandateTurns = new MandateTurns()
  /** `collection/id` of what a host was refused while the employer's mandate did not stand. */
  readonly refusedWithoutMandate = new Set<string>()
  private readonly sealed = new Map<string, Promise<string>>()
  private readonly foreseen: Foreseen
  private readonly folder = mkdtempSync(join(memoryFolder, 'pepiniere-simulation-'))
  private readonly timers: SimulatedTimers
  private readonly hasBoard: boolean
  private readonly hasCompany: boolean
  /** How often an older backup was put in place. */
  restores = 0
  private backups: { file: string; at: Instant }[] = []
  private files = 0
  private key: Site['sealingKey'] | null = null

  protected constructor(
    parts: SiteParts,
    foreseen: Foreseen,
    { clock, random, hasBoard, hasCompany }: SiteServerOptions,
  ) {
    this.hasBoard = hasBoard
    this.hasCompany = hasCompany
    this.parts = parts
    this.foreseen = foreseen
    this.clock = clock
    this.random = random
    this.timers = new SimulatedTimers()
    this.running = this.run()
  }

  static async open(options: SiteServerOptions): Promise<SiteServer> {
    const foreseen = new Foreseen()
    const parts = await openSiteParts(await openMemoryStore(), options.clock, foreseen)
    const server = new this(parts, foreseen, options)
    await server.furnish(options)
    await server.running.followUps.start()
    return server
  }

  /** Puts the parts of the server together, as its application does. */
  private run(): Running {
    const { parts, timers } = this
    this.unchanged.clear()
    parts.store.onHint(({ collections }) => {
      collections.forEach((name) => this.unchanged.delete(name))
      // A desk may bring back a mandate that the backup does not know.
      if (this.restores > 0 && collections.has('employers')) void this.readMandates()
    })
    const register = new DeviceRegister(parts, timers)
    const streams = new LiveStreams(parts, { timers })
    const followers = [
      scoreFollower(parts),
      seatFollower(parts, register),
      compactionFollower(parts),
      reminderFollower(parts),
      retentionFollower(parts),
      ...(this.hasBoard ? [boardFollower(parts)] : []),
      ...(this.hasCompany ? [roomFollower(parts), sharingFollower(parts)] : []),
    ]
    const followUps = new FollowUpRunner(parts, followers, timers)
    const look = () => void followUps.look()
    register.onAppeared(look)
    register.onRevoked(look)
    register.onRevoked((deviceId) => streams.closeDevice(deviceId))
    const resolves = passRoutes(parts).filter(({ endpoint }) => endpoint === resolveCode)
    const older = olderRoutes(parts)
    const routes = [...seatRoutes(parts, register), ...sessionRoutes(parts), ...resolves, ...older]
    if (this.hasBoard) routes.push(...boardRoutes(parts))
    if (this.hasCompany) routes.push(...tableRoutes(parts), ...thanksRoutes(parts, noNames))
    return { register, streams, followUps, routes }
  }

  get epoch(): string {
    return this.parts.store.epoch
  }

  /** Encrypts to the site's key, as a kiosk does. The same text is sealed once a run, to spare time. */
  seal(text: string): Promise<string> {
    const known = this.sealed.get(text) ?? this.sealAnew(text)
    this.sealed.set(text, known)
    return known
  }

  private async sealAnew(text: string): Promise<string> {
    const sealed = await sealText(this.key!, text)
    await this.parts.keyring.foreseeOpening(siteId, sealed)
    return sealed
  }

  /** Resolves when nothing that it was asked is still under way. */
  async idle(): Promise<void> {
    await this.running.followUps.idle()
    await this.parts.store.read(() => Promise.resolve())
  }

  pass(milliseconds: number): void {
    this.timers.pass(milliseconds)
  }

  fireTimers(): void {
    this.timers.fire()
  }

  /** The word on one request of a device, as the server's addresses give it. */
  async answer({ method, path, headers, body }: WireRequest): Promise<ServerAnswer> {
    const { register } = this.running
    const scope = await register.scopeOf(headers['authorization']!.slice('Bearer '.length))
    if (!scope) return refusedAnswer('unknown-device')
    register.heardOf(scope.deviceId, Number(headers[WAITING_HEADER]))
    await register.heardOut(scope.deviceId, headers[TOLD_HEADER])
    const damagedAt = headers[DAMAGED_HEADER]
    await register.heardOfDamage(scope.deviceId, damagedAt === undefined ? undefined : Number(damagedAt))
    switch (path) {
      case 'sync/head':
        return { status: 200, text: JSON.stringify({ epoch: this.epoch, now: this.clock.now }) }
      case 'sync/pull':
        return this.masked(scope, await this.pull(scope, JSON.parse(body!) as PullRequest))
      case 'sync/push': {
        const { epoch, rows } = JSON.parse(body!) as PushRequest
        const told = rows.map((row) => this.parts.personKeys.unmasked(scope, row) as PushRow)
        return this.masked(scope, await this.push(scope, { epoch, rows: told }))
      }
      default:
        return answerCall(this.running.routes, scope, { method, path, body, session: headers[SESSION] })
    }
  }

  protected async pull(scope: Scope, body: PullRequest): Promise<Answer<PullReply>> {
    return { ok: true, reply: JSON.parse(await answerPull(this.parts, scope, body)) as PullReply }
  }

  protected async push(scope: Scope, body: PushRequest): Promise<Answer<PushReply>> {
    const [epoch, now] = [this.epoch, this.clock.now]
    if (body.epoch !== epoch) return { ok: true, reply: { reset: true, epoch, now } }
    const mandated = new Map(this.mandates)
    const taken = await acceptPush(this.parts, scope, body.rows)
    if (!taken.ok) return { ok: false, error: taken.reason }
    // A desk may bring back what a restore had lost.
    if (body.rows.some(({ collection }) => collection === 'employers')) await this.readMandates()
    for (const [index, result] of taken.value.entries()) {
      const row = body.rows[index]!
      if (result.outcome !== 'refused' || result.reason !== 'forbidden' || 'sealed' in row) continue
      const { employerId = '' } = row.document as WireRecord & { employerId?: string }
      if (!mandated.get(employerId) || !this.isMandated(employerId))
        this.refusedWithoutMandate.add(`${row.collection}/${row.id}`)
    }
    return { ok: true, reply: { epoch, now, results: taken.value } }
  }

  private masked(scope: Scope, answer: Answer<unknown>): ServerAnswer {
    if (!answer.ok) return refusedAnswer(answer.error)
    return { status: 200, text: this.parts.personKeys.masked(scope, JSON.stringify(answer.reply)) }
  }

  /** A record as a device of this scope holds it. */
  asHeld(scope: Scope, record: WireRecord): WireRecord {
    return JSON.parse(this.parts.personKeys.masked(scope, JSON.stringify(record))) as WireRecord
  }

  /** The answer instead when the device gets no stream. */
  async openStream(deviceId: string, response: StreamResponse): Promise<ServerAnswer | null> {
    const { register, streams } = this.running
    const scope = await register.scopeOf(tokenOf(deviceId))
    if (!scope) return refusedAnswer('unknown-device')
    await streams.open(scope, response.asServerResponse)
    return null
  }

  async remember(): Promise<void> {
    const file = join(this.folder, `backup-${this.files++}.db`)
    await this.parts.store.backup(file)
    stampCopy(file, this.clock.now)
    this.backups.push({ file, at: this.clock.now })
  }

  /** The server burned down and an older backup is put in its place: another epoch. */
  async restore(): Promise<void> {
    const { now } = this.clock
    const kept = this.backups.filter(({ at }) => at > now - BACKUPS_KEPT)
    if (kept.length === 0) return
    this.restores += 1
    const file = join(this.folder, `restored-${this.files++}.db`)
    const restored = await restoreDatabase(this.random.pick(kept).file, file, now)
    if (!restored.ok) throw new Error(`a restore was refused: ${restored.reason}`)
    await this.stop()
    this.parts = await openSiteParts(await openSqliteStore(file), this.clock, this.foreseen)
    this.running = this.run()
    await this.running.followUps.start()
    await this.readAgain()
  }

  /** Somebody showed card and pictures once more: all that the site keeps of them goes. */
  async erase(visitorId: string): Promise<void> {
    await this.parts.store.transaction((tx) => erasePerson(tx, siteId, visitorId, this.clock.now))
  }

  async knows(deviceId: string): Promise<boolean> {
    return !(await this.running.register.isRevoked(deviceId))
  }

  async revoke(deviceId: string): Promise<void> {
    await this.running.register.revoke(siteId, deviceId)
  }

  /** Restored, it does not know yet all that it had lent. */
  async isOwed(): Promise<boolean> {
    if (this.restores === 0) return false
    const kiosks = await this.running.register.kiosksOf(siteId)
    return kiosks.some(({ revoked, owesSince }) => !revoked && owesSince !== undefined)
  }

  /** Somebody holds this card. */
  async issue({ passId, visitorId }: Pass): Promise<void> {
    const row = {
      passId,
      visitorId,
      siteId,
      deviceId: 'host-desk',
      issuedAt: this.clock.now,
      revokedAt: null,
    }
    await this.parts.store.transaction((tx) => tx.run(tx.tables.insertInto('passes').values(row)))
    await this.parts.keyring.foreseeSigning(siteId, { passId, visitorId })
  }

  /** The record was there, and is gone for everybody. */
  async isGone(collection: CollectionName, id: string): Promise<boolean> {
    const document = await this.parts.store.read((view) => view.document(collection, id, siteId))
    return document?.deleted === true
  }

  /** Whom it takes the visitor for. */
  async person(visitorId: string): Promise<Person> {
    return this.parts.store.read((view) => personOf(view, siteId, visitorId))
  }

  /** All that they may read of what is kept of them. */
  async dataOf(visitorId: string): Promise<MyData> {
    return dataOfVisitor(this.parts, { siteId }, visitorId)
  }

  /** What they read of their own on the board. */
  async boardOf(visitorId: string): Promise<MyBoard> {
    return boardOfVisitor(this.parts, siteId, visitorId)
  }

  /** Where they sit, with whom, and what became of what they proposed. */
  async tablesOf(visitorId: string): Promise<MyTables> {
    return tablesOfVisitor(this.parts, siteId, visitorId)
  }

  /** All that was ever said in thanks. */
  async thanks(): Promise<ThanksRow[]> {
    return this.parts.store.read((view) => view.all(view.tables.selectFrom('thanks').selectAll()))
  }

  /** The projects that other sites may read. */
  async sharedProjects(): Promise<string[]> {
    const rows = await this.parts.store.read((view) =>
      view.all(view.tables.selectFrom('sharedProjects').select('postingId')),
    )
    return rows.map(({ postingId }) => postingId)
  }

  /** The devices as hosts are shown them. */
  async deviceLines(): Promise<DeviceLine[]> {
    return this.running.register.list(siteId)
  }

  private async stop(): Promise<void> {
    this.running.streams.close()
    await this.running.followUps.close()
    await this.running.register.close()
    await this.parts.store.close()
  }

  /** An employer gives its mandate to the hosts, or takes it back. */
  async changeMandate(): Promise<void> {
    const employer = (await this.record('employers', this.random.pick([...this.mandates.keys()]))) as Employer
    const { now } = this.clock
    const next = mandateAt(employer, siteId)
      ? withoutMandate(employer, siteId, now)
      : withMandate(employer, mandateOf(employer.id, now))
    await this.noteMandates()
    await this.keep('employers', { ...next })
    await this.noteMandates()
  }

  /** Has `mandateTurns` know who has a mandate as of now. */
  async noteMandates(): Promise<void> {
    await this.readMandates()
    const head = await this.parts.store.read((view) => view.head(siteId))
    this.mandateTurns.note(this.epoch, head, this.mandates)
  }

  isMandated(employerId: string): boolean {
    return this.mandates.get(employerId) === true
  }

  async record(collection: CollectionName, id: string): Promise<WireRecord | undefined> {
    return this.parts.store.read((view) => view.record(collection, id, siteId))
  }

  /** All records, read anew. */
  async records(): Promise<ServerRecords> {
    this.unchanged.clear()
    return this.recordsOf(collectionNames)
  }

  /** Those of some collections. What nothing was written of is read once: most steps change nothing. */
  async recordsOf(names: readonly CollectionName[]): Promise<ServerRecords> {
    if (names.some((name) => !this.unchanged.has(name)))
      await this.parts.store.read(async (view) => {
        for (const name of names) {
          if (this.unchanged.has(name)) continue
          const records: WireRecord[] = await view.records(name)
          this.unchanged.set(name, new Map(records.map((record) => [record.id, record])))
        }
      })
    return new Map(names.map((name) => [name, this.unchanged.get(name)!]))
  }

  /** The number of the last write of a collection's partition. */
  async heads(): Promise<(collection: CollectionName) => number> {
    const [own, shared] = await this.parts.store.read((view) =>
      Promise.all([view.head(siteId), view.head(SHARED_PARTITION)]),
    )
    return (collection) => (partitionAt(collection, siteId) === siteId ? own : shared)
  }

  /** Stands for all that was ever written. */
  async head(): Promise<string> {
    const heads = await this.parts.store.read((view) =>
      Promise.all([view.head(siteId), view.head(SHARED_PARTITION)]),
    )
    return heads.join()
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async furnish({ employers, scopes, sessions, hasRoom }: SiteServerOptions): Promise<void> {
    const { now } = this.clock
    await createSite(this.parts, { siteId, name: 'Pépinière de Brest', closesAt: '18:00', capacity: 60 })
    for (const scope of scopes) await this.enrol(scope)
    for (const [index, id] of employers.entries()) {
      const mandates = index % 2 === 1 ? [mandateOf(id, now)] : []
      await this.keep('employers', { id, siteId: SHARED_PARTITION, name: id, siteIds: [siteId], mandates })
      for (const rank of [1, 2]) await this.keep('jobOffers', { ...offerOf(id, rank, now) })
    }
    await this.keep('challenges', { ...shownCard, publishedAt: now })
    for (let rank = 1; rank <= sessions; rank++)
      await this.keep('challengeSessions', { ...sessionOf(rank, this.random, now) })
    if (this.hasCompany) {
      const site = (await this.record('sites', siteId))!
      const lent = hasRoom ? { rooms: [room], things: [...things, roomToBook] } : { things }
      await this.keep('sites', { ...site, ...lent })
    }
    await this.readAgain()
  }

  /** From now on a device of this scope is known. */
  async enrol({ deviceId, siteId, role, employerId }: Scope): Promise<void> {
    const { now } = this.clock
    await this.parts.store.transaction((tx) =>
      tx.run(
        tx.tables.insertInto('devices').values({
          deviceId,
          tokenHash: hashToken(tokenOf(deviceId)),
          siteId,
          role,
          employerId: employerId ?? null,
          name: deviceId,
          enrolledAt: now,
          lastContactAt: null,
          waiting: 0,
          revokedAt: null,
          signedInAt: role === 'kiosk' ? null : now,
          toldEpoch: null,
        }),
      ),
    )
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
    await this.parts.keyring.foreseeOpening(siteId, '')
    await this.readMandates()
  }

  private async readMandates(): Promise<void> {
    for (const [id, employer] of (await this.recordsOf(['employers'])).get('employers')!) {
      this.mandates.set(id, mandateAt(employer as unknown as Employer, siteId) !== undefined)
    }
  }
}

/** What a device of a story shows instead of a token: each is its own. */
export function tokenOf(deviceId: string): string {
  return `token of ${deviceId}`
}

/** Nobody in a story reads what a skill is called. */
const noNames = () => undefined

/** Backups need files; where the system has some in memory, no story waits for a disk. */
const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

async function openSiteParts(store: Store, clock: WorldClock, foreseen: Foreseen): Promise<SiteParts> {
  const parts = await openServerParts(store, { now: () => clock.now })
  return { ...parts, keyring: new ForeseenKeyring(store, foreseen) }
}
