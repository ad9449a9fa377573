import type { Application } from '../../domain/hiring/application.ts'
import type { CollectionName } from '../../domain/sync/collections.ts'
import { sameContent } from '../../domain/record/content.ts'
import { projectFor } from '../../domain/sync/access.ts'
import type { PushRequest, PushResult, WireRecord } from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY, parisDay, type Instant } from '../../domain/time.ts'
import type { AccountPeople } from './account-people.ts'
import { checkAccounts, checkErased } from './account-properties.ts'
import type { BoardPeople } from './board-people.ts'
import { checkBoard, type BoardWorld } from './board-properties.ts'
import type { Company } from './company.ts'
import { checkCompany, type CompanyWorld } from './company-properties.ts'
import { checkConvergence, checkFacts, checkOnce, checkReciprok, finderIn } from './check-properties.ts'
import type { ServerRecords } from './server-records.ts'
import type { WorldClock } from './clock.ts'
import type { Device } from './device.ts'
import { LateBookings } from './late-bookings.ts'
import type { Fact, Find, Ledger } from './ledger.ts'
import { checkNumbers, checkPersons, type PersonWorld } from './person-properties.ts'
import { keptAllTheSame, minded, stoppedIn, type Stopped } from './minor-properties.ts'
import type { Poison } from './poison.ts'
import type { Random } from './random.ts'
import { partsOf, ReadingMemory, type Known } from './reading-memory.ts'
import type { SeatPeople } from './seat-people.ts'
import { checkHealedSeats, checkSeats, type SeatWorld } from './seat-properties.ts'
import type { SiteServer } from './site-server.ts'
import type { TypedNumbers } from './typed-numbers.ts'
import type { PropertyName, Violation } from './violation.ts'
import { aging, checkOlder, checkOldGone, HeldMemory, type Aging } from './window-properties.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'

/** Thirteen months. */
const VISITS_KEPT = 396 * DAY
/** So long hosts are told of damaged memory. */
const DAMAGE_TOLD = 7 * DAY

/** What a watcher looks at. */
export interface Watched {
  server: SiteServer
  clock: WorldClock
  random: Random
  ledger: Ledger
  seats: SeatPeople
  numbers: TypedNumbers
  accounts: AccountPeople
  /** Absent where there is no board. */
  board: BoardPeople | null
  /** Absent where people keep to themselves. */
  company: Company | null
  /** All devices that ever were; those of `revoked` are stolen, or forgotten by the server. */
  devices: readonly Device[]
  revoked: ReadonlySet<string>
}

/** Looks at a story from outside, at every screen and into the server, and notes what must not be. */
export class Watcher {
  readonly violations: Violation[] = []
  private readonly world: Watched
  private readonly memory = new ReadingMemory()
  private readonly lateBookings = new LateBookings()
  private readonly held = new HeldMemory()
  private readonly poisoned = new Map<string, Poison>()
  private readonly refusalsSeen = new Map<string, Set<string>>()
  /** A disk was set back, and with it the second place that keeps the marks of seats. */
  private wasSetBack = false
  private wasCloned = false
  /** Devices whose disk spoilt a frame, when, and how often the server was restored before. */
  private readonly spoilt = new Map<Device, { at: Instant; restores: number }>()
  /** What was ever kept of what a minor may not do. */
  private readonly everKept = new Set<string>()
  /** Devices that may say so, also if nobody has to. */
  private readonly mayBeSpoilt = new Set<Device>()

  constructor(world: Watched) {
    this.world = world
  }

  report(property: PropertyName, detail: string): void {
    this.violations.push({ property, detail })
  }

  noteRestart(device: Device): void {
    this.memory.restarted(device)
    this.held.forget(device)
  }

  /** A disk is about to be set back, perhaps with the second place that keeps the marks of seats. */
  noteSetBack(device: Device, isWhole: boolean): void {
    this.memory.forget(device)
    this.wasSetBack = true
    this.wasCloned ||= isWhole
    // What it had to say of its disk may be set back as well, and what waited on it to be refused.
    this.spoilt.delete(device)
    this.forgetPoison(device, () => true)
  }

  /** A disk spoilt a frame that had this text. */
  noteSpoilt(device: Device, text: string): void {
    this.memory.forget(device)
    this.wasSetBack = true
    this.spoilt.set(device, { at: this.world.clock.now, restores: this.world.server.restores })
    this.mayBeSpoilt.add(device)
    this.forgetPoison(device, (id) => text.includes(id))
  }

  /** What was never sent is not refused. */
  private forgetPoison(device: Device, isLost: (id: string) => boolean): void {
    for (const [key, poison] of this.poisoned)
      if (poison.device === device && isLost(partsOf(key)[1])) poison.isKept = false
  }

  notePoison(poison: Poison): void {
    this.poisoned.set(poison.key, poison)
  }

  async lookAtSeats(): Promise<void> {
    const world = await this.seatWorld()
    this.violations.push(...checkSeats(world))
    for (const detail of this.lateBookings.look(world.records, this.world.server.restores))
      this.report('N7', detail)
  }

  /** A refusal that was told is forgotten some weeks later, which may all pass in one turn. */
  async lookAtEveryRefusal(): Promise<void> {
    for (const device of this.world.devices) await this.lookAtRefusals(device)
  }

  /** Looks at every screen: nothing that was shown or done there may vanish. */
  async look(): Promise<void> {
    const { clock, ledger } = this.world
    const today = parisDay(clock.now)
    const known: Known = {
      isErased: this.isErased,
      hasClosed: (deviceId, visit) => ledger.hasClosed(deviceId, visit),
    }
    for (const device of this.world.devices) {
      await this.lookAtRefusals(device)
      for (const gone of this.memory.look(device, today, known))
        this.report('S5', `${gone} vanished at ${device.id}`)
      await this.lookForOwnWrites(device)
    }
  }

  /** Looks at what host desks hold of what grows old. */
  async lookAtWindows(): Promise<void> {
    const records = await this.world.server.recordsOf(aging)
    const { server, clock } = this.world
    await server.noteMandates()
    for (const device of this.living) {
      const told = device.told('applications')
      const mayLeave = (name: Aging, record: WireRecord) =>
        name === 'applications' && server.mandateTurns.mayHide(employerOf(record), told)
      for (const gone of this.held.look(device, records, clock.now, mayLeave))
        this.report('S20', `${gone} left ${device.id}`)
    }
  }

  /** A host asks for what is too old to be held; the answer is held against what the server has at that moment. */
  async lookAtOlder(scope: Scope, path: string, told: WireRecord[]): Promise<void> {
    const { server, clock } = this.world
    const query = new URLSearchParams(path.split('?')[1])
    const collection = query.get('collection') as Aging
    const all = [...(await server.recordsOf([collection])).get(collection)!.values()]
    const there = all
      .filter((record) => collection !== 'applications' || server.isMandated(employerOf(record)))
      .map((record) => projectFor(scope, collection, record))
    this.violations.push(...checkOlder({ collection, of: query.get('of')! }, told, there, clock.now))
  }

  /**
   * Only poison is refused, a second application to one offer, and what a host answered for an employer that
   * took its mandate back.
   */
  private async lookAtRefusals(device: Device): Promise<void> {
    const seen = this.refusalsSeen.get(device.id) ?? new Set()
    this.refusalsSeen.set(device.id, seen)
    for (const { key, reason, at } of device.refused) {
      if (seen.has(`${key} ${at}`)) continue
      seen.add(`${key} ${at}`).add(key)
      const withoutMandate =
        reason === 'forbidden' &&
        device.id === 'host-desk' &&
        key.startsWith('applications/') &&
        this.world.server.refusedWithoutMandate.has(key)
      // Applied a second time, at a kiosk that had not heard of the first.
      const [, id = ''] = key.split('/')
      const isTwice = reason === 'already-applied' && this.world.ledger.isAppliedTwice(id)
      const [collection] = partsOf(key)
      if (this.isErased(...partsOf(key)) && (reason === 'erased' || collection === 'contactRequests'))
        continue
      const isOfBoard = this.world.board?.mayBeRefused(collection, id, reason) === true
      const isOfCompany = this.world.company?.mayBeRefused(collection, id, reason) === true
      if (withoutMandate || isTwice || isOfBoard || isOfCompany) {
        const record = await this.world.server.record(...partsOf(key))
        this.world.ledger.takeBack(
          (fact) =>
            fact.deviceId === device.id &&
            `${fact.collection}/${fact.recordId}` === key &&
            !fact.isKnownTo(() => record),
        )
      } else if (!this.poisoned.has(key)) {
        this.report('S9', `good row ${key} of ${device.id} was refused: ${reason}`)
      }
    }
  }

  private async lookForOwnWrites(device: Device): Promise<void> {
    const find = this.finderOn(device)
    const facts = this.world.ledger.unsettledOf(device.id)
    for (const fact of facts) {
      if (this.isErased(fact.collection, fact.recordId) || (await this.isLetGo(fact))) {
        this.world.ledger.settle(fact)
        continue
      }
      if (device.isWaiting(fact.collection, fact.recordId)) continue
      // The server said that it has it.
      const isKnown = fact.isKnownTo(await this.atServer(fact)) || fact.isKnownTo(find)
      // Put away before a restore lost it: whether somebody else still brings it shows at the end.
      if (!isKnown && !this.mayBeLost(fact) && !device.isSealed(fact.collection, fact.recordId)) {
        this.report('S5', `${fact.what} vanished at ${device.id}`)
      }
      this.world.ledger.settle(fact)
    }
  }

  /** What the server holds that this fact may be of: the second person of a slot is kept under another id. */
  private async atServer({ collection, recordId }: Fact): Promise<Find> {
    if (collection === 'bookings') return finderIn(await this.world.server.recordsOf([collection]))
    const record = await this.world.server.record(collection, recordId)
    return () => record
  }

  /**
   * What was taken in, and all that followed from it, is there: told again it says nothing new. A second application to an
   * offer that was refused may be taken in by then: what came after it in the same push may have withdrawn the first.
   */
  async pushAgain(request: WireRequest, first: ServerAnswer): Promise<void> {
    const { rows } = JSON.parse(request.body!) as PushRequest
    const { results = [] } = JSON.parse(first.text) as { results?: PushResult[] }
    const held = async () => {
      await this.world.server.idle()
      return Promise.all(rows.map(({ collection, id }) => this.world.server.record(collection, id)))
    }
    const before = await held()
    await this.world.server.answer(request)
    for (const [index, record] of (await held()).entries()) {
      const known = before[index]
      const result = results[index]
      if (result?.outcome === 'refused' && result.reason === 'already-applied') continue
      const isSame = record && known ? sameContent(record, known) : record === known
      if (!isSame) this.report('S12', `${rows[index]!.collection}/${rows[index]!.id}`)
    }
  }

  async check(): Promise<void> {
    const records = await this.world.server.records()
    const now = this.world.clock.now
    const find = finderIn(records)
    // A stolen device keeps what it had not sent; nobody else can bring that.
    const isGone = (fact: Fact) =>
      !this.world.ledger.unsettledOf(fact.deviceId).has(fact) && this.isBeyondRecall(fact)
    const letGo = new Set<Fact>()
    for (const fact of this.world.ledger.facts) if (await this.isLetGo(fact)) letGo.add(fact)
    const owed = this.world.ledger.facts.filter(
      (fact) =>
        !letGo.has(fact) &&
        !this.isErased(fact.collection, fact.recordId) &&
        (fact.isKnownTo(find) || !(this.world.revoked.has(fact.deviceId) || isGone(fact))),
    )
    this.violations.push(...checkFacts(owed, records))
    this.violations.push(
      ...checkConvergence(this.living, records, now, (scope, record) =>
        this.world.server.asHeld(scope, record),
      ),
    )
    this.violations.push(...checkOldGone(this.living, now))
    this.violations.push(...checkOnce(this.world.ledger, this.world.accounts, records))
    this.violations.push(...checkReciprok(this.living, records, now, this.world.random))
    await this.checkPoison(find)
    this.violations.push(...checkSeats(await this.seatWorld()), ...checkHealedSeats(await this.seatWorld()))
    await this.checkMemory()
    const persons = this.personWorld(records)
    this.violations.push(...(await checkNumbers(persons)), ...(await checkPersons(persons)))
    const { accounts, devices } = this.world
    this.violations.push(
      ...checkAccounts(accounts, records, devices),
      ...checkErased(accounts.erased, records, this.living),
    )
    if (this.world.board)
      this.violations.push(...(await checkBoard(this.boardWorld(this.world.board, records))))
    if (this.world.company)
      this.violations.push(...(await checkCompany(this.companyWorld(this.world.company, records))))
    for (const detail of this.world.numbers.violations) this.report('S15', detail)
    for (const failure of this.world.ledger.failures) this.report('S8', failure)
  }

  /** Hosts are shown whose memory was damaged, and of nobody else's. */
  private async checkMemory(): Promise<void> {
    const lines = await this.world.server.deviceLines()
    const isShown = (device: Device) =>
      lines.some(({ deviceId, damagedAt }) => deviceId === device.id && damagedAt !== undefined)
    for (const device of this.living) {
      const { at, restores } = this.spoilt.get(device) ?? {}
      if (at !== undefined && at < this.world.clock.now - DAMAGE_TOLD) continue
      // A wrong clock has the device say it only until the server has heard, and a restored one may have forgotten.
      const isForgotten = restores !== this.world.server.restores && device.data.sync.memoryLostAt === null
      if (restores !== undefined && !isForgotten && !isShown(device))
        this.report('S13', `hosts are not told of the damaged memory of ${device.id}`)
      if (!this.mayBeSpoilt.has(device) && (isShown(device) || device.data.sync.memoryLostAt !== null))
        this.report('S13', `hosts are told of damaged memory of ${device.id}, which is whole`)
    }
  }

  private boardWorld(board: BoardPeople, records: ServerRecords): BoardWorld {
    const { server, clock, ledger, accounts } = this.world
    return {
      ...{
        board,
        accounts,
        ledger,
        records,
        devices: this.living,
        now: clock.now,
        restores: server.restores,
      },
      person: (visitorId) => server.person(visitorId),
      boardOf: (visitorId) => server.boardOf(visitorId),
    }
  }

  /** Who may not do what now, by what the server has of them, and what is kept already. */
  async whoIsStopped(): Promise<Stopped> {
    const { server, clock } = this.world
    return stoppedIn(await server.recordsOf(minded), clock.now, (id) => server.person(id))
  }

  /** What was kept since was kept of nobody who might not do it, before and after. */
  async lookAtMinors(before: Stopped): Promise<void> {
    const after = await this.whoIsStopped()
    // What comes back after a restore was kept when they might.
    for (const [key, detail] of keptAllTheSame(before, after))
      if (!this.everKept.has(key)) this.report('M5', detail)
    for (const key of after.kept.keys()) this.everKept.add(key)
  }

  private companyWorld(company: Company, records: ServerRecords): CompanyWorld {
    return { ...this.boardWorld(this.world.board!, records), company, server: this.world.server }
  }

  private personWorld(records: ServerRecords): PersonWorld {
    const { server, numbers, ledger, accounts } = this.world
    const person = (visitorId: string) => server.person(visitorId)
    return {
      records,
      numbers,
      ledger,
      accounts,
      devices: this.living,
      person,
      dataOf: (visitorId) => server.dataOf(visitorId),
      wasRestored: server.restores > 0,
    }
  }

  private async checkPoison(find: Find): Promise<void> {
    for (const [key, { device, isKept }] of this.poisoned) {
      const [collection, id] = key.split('/') as [CollectionName, string]
      if (find(collection, id)) this.report('S9', `poisoned ${key} was accepted`)
      if (this.world.revoked.has(device.id) || !isKept) continue
      // Of who had all erased nothing is kept, not even that something was refused.
      if (this.world.board && this.isErased(collection, id)) continue
      if (!this.refusalsSeen.get(device.id)?.has(key))
        this.report('S9', `${device.id} was not told of ${key}`)
    }
  }

  private async seatWorld(): Promise<SeatWorld> {
    return {
      records: await this.world.server.recordsOf(['challengeSessions', 'seatLeases', 'bookings']),
      kiosks: this.kiosks,
      told: this.world.seats.told,
      now: this.world.clock.now,
      isOwed: await this.world.server.isOwed(),
      erased: new Set(this.world.accounts.erased.keys()),
      wasSetBack: this.wasSetBack,
      wasCloned: this.wasCloned,
    }
  }

  /**
   * What a server had taken, a restore erased, and no device holds any more cannot come back: visits of past
   * days that kiosks put away before the host desk had them, and what hosts answered under a mandate that was
   * taken back since; and what a device told whose own copy was on a disk that spoilt it or was set back.
   */
  private isBeyondRecall(fact: Fact): boolean {
    return this.mayBeLost(fact) && this.living.every((device) => !fact.isKnownTo(this.finderOn(device)))
  }

  /** Its device did not have to keep it for a server that was restored. */
  private mayBeLost(fact: Fact): boolean {
    const isPast = fact.collection === 'visits' && !fact.recordId.includes(parisDay(this.world.clock.now))
    const isMandated = fact.collection === 'applications' && fact.deviceId === 'host-desk'
    return this.world.server.restores > 0 && (isPast || isMandated || this.world.ledger.isLeftToOthers(fact))
  }

  /** The server had it and let it go, once it was kept for long enough. */
  private async isLetGo({ collection, recordId, keptFrom = Infinity, keptUntil }: Fact): Promise<boolean> {
    if (this.world.clock.now < (keptUntil ?? keptFrom + VISITS_KEPT)) return false
    return this.world.server.isGone(collection, recordId)
  }

  /** What a screen at this device can show. */
  private finderOn(device: Device): Find {
    return (collection, id) => device.record(collection, id)
  }

  private readonly isErased = (collection: CollectionName, id: string): boolean =>
    this.world.accounts.isErased(collection, id)

  private get living(): Device[] {
    return this.world.devices.filter((device) => !this.world.revoked.has(device.id))
  }

  private get kiosks(): Device[] {
    return this.world.devices.filter(({ scope }) => scope.role === 'kiosk')
  }
}

function employerOf(record: WireRecord): string {
  return (record as unknown as Application).employerId
}
