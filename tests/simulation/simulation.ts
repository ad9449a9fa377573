import { createHash } from 'node:crypto'
import type { ReplyOf } from '../../domain/contract/endpoint.ts'
import { readOlder } from '../../domain/contract/older.ts'
import { resolveCode } from '../../domain/contract/passes.ts'
import type { PullReply, PushReply, WireRecord } from '../../domain/sync/messages.ts'
import { takesBookings, type ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import type { CompetenceProfile } from '../../domain/competences/profile.ts'
import { limits } from '../../domain/sync/protocol.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { DAY, HOUR, MINUTE, parisDay, parisInstant, SECOND } from '../../domain/time.ts'
import { AccountPeople } from './account-people.ts'
import { ApplicationPeople } from './application-people.ts'
import { BoardPeople, forge } from './board-people.ts'
import { finderIn } from './check-properties.ts'
import { Company } from './company.ts'
import { WallClock, WorldClock } from './clock.ts'
import { Device, type DeviceCopy } from './device.ts'
import { SimulatedDisk } from './disk.ts'
import { Ledger, type Fact } from './ledger.ts'
import { LibraryWaits } from './library-waits.ts'
import type { Given } from './machine.ts'
import { Nemesis, type WorldBlows } from './nemesis.ts'
import { Network, quietNetwork } from './network.ts'
import { People, person } from './people.ts'
import { poison } from './poison.ts'
import { Random } from './random.ts'
import { bytesFrom } from './seeded-bytes.ts'
import { ScopeInspector } from './scope-inspector.ts'
import { SeatPeople } from './seat-people.ts'
import { SiteServer } from './site-server.ts'
import { storyMixes, type StoryMix } from './story-mix.ts'
import type { StreamResponse } from './stream-response.ts'
import { TypedNumbers } from './typed-numbers.ts'
import type { Violation } from './violation.ts'
import { Watcher } from './watcher.ts'
import { aging, askings, asksForOlder } from './window-properties.ts'
import { wireOf, type ServerAnswer, type WireRequest } from './wire.ts'
import { Withholding } from './withholding.ts'

/** The parts of a world that a planted bug may replace. */
export interface Parts {
  Device: typeof Device
  SiteServer: typeof SiteServer
}
export const soundParts: Parts = { Device, SiteServer }

export interface RunReport {
  seed: number
  steps: number
  facts: number
  /** Seats confirmed at a kiosk, and requests written there. */
  confirmed: number
  requests: number
  /** Stands for all that was asked and answered, in its order and at its moments. */
  history: string
  violations: Violation[]
}

/** Small pages and batches, so that stories of a few dozen records turn them. */
Object.assign(limits, { pullDocuments: 5, pushRows: 4 })

/** How long, once all is well, until every queue must be empty: past every patience and pause of a device. */
const QUIET_WITHIN = 5 * MINUTE
/** A calm line is silent for no longer than this. */
const CALM_STEP = 2 * SECOND
/** Messages move this often while one turn passes. */
const MOVES_A_TURN = 4
/** One push of so many is told a second time. */
const EVERY_PUSHES = 20
/** A device sleeps or is cut off for longer than a backup is kept, and records leave their window meanwhile. */
const MOST_WEEKS = 9
/** So many days and offers are asked for at the end of a story: a desk that asks for more has to wait. */
const MOST_ASKED = 12
/** Long enough for a device and the server to do what they do every hour, or once at night. */
const OVER_AN_HOUR = HOUR + 5 * MINUTE
/** Beyond this nobody looks at a screen all the time. */
const LOOKED_AT = 10 * SECOND

/** Tells one seed's story: a site's people and devices, a storm, then calm; and checks what must hold. */
export async function simulate(
  seed: number,
  parts: Parts = soundParts,
  mix: StoryMix = storyMixes.sync,
): Promise<RunReport> {
  const waits = new LibraryWaits()
  const giveBack = mix.hasCompany ? bytesFrom(new Random(seed)) : () => undefined
  try {
    const world = await World.open(seed, parts, mix, waits)
    try {
      return await world.run()
    } finally {
      await world.close()
    }
  } finally {
    giveBack()
    waits.end()
  }
}

interface Setting {
  random: Random
  clock: WorldClock
  server: SiteServer
  mix: StoryMix
  waits: LibraryWaits
}

class World {
  private readonly watcher: Watcher
  private readonly ledger = new Ledger()
  private readonly revoked = new Set<string>()
  private readonly devices: Device[] = []
  private readonly seed: number
  private readonly random: Random
  private readonly clock: WorldClock
  private readonly network: Network
  private readonly withholding: Withholding
  private readonly server: SiteServer
  /** Sees all that the server says before it leaves. */
  private readonly inspector: ScopeInspector
  /** Texts that are being sealed, on another thread, in the order in which devices asked for that. */
  private readonly sealing: (() => Promise<void>)[] = []
  private made = 0
  private wereKiosks = 0
  private pushes = 0
  /** What was typed at kiosks, and how the server answered. */
  private readonly numbers = new TypedNumbers()
  private readonly history = createHash('sha256')

  private readonly waits: LibraryWaits
  private readonly Kind: Parts['Device']
  private readonly mix: StoryMix
  private readonly seats: SeatPeople
  private readonly accounts: AccountPeople
  private readonly board: BoardPeople
  private readonly company: Company
  private readonly copies = new Map<Device, { disk: DeviceCopy; facts: ReadonlySet<Fact> }>()

  private constructor(seed: number, Kind: Parts['Device'], { random, clock, server, mix, waits }: Setting) {
    this.seed = seed
    this.Kind = Kind
    this.mix = mix
    this.waits = waits
    this.random = random
    this.clock = clock
    this.server = server
    this.network = new Network(random)
    this.withholding = new Withholding(new Random(~seed), this.network, mix.withheld)
    this.seats = new SeatPeople(random, this.ledger, () => this.kiosks().map(({ id }) => id))
    this.accounts = new AccountPeople(random, this.ledger, {
      pageOf: async (visitorId) =>
        (await server.record('profiles', visitorId)) as CompetenceProfile | undefined,
      erase: (visitorId) => server.erase(visitorId),
      idsOf: async (visitorId) => (mix.hasBoard ? (await server.person(visitorId)).ids : [visitorId]),
    })
    this.board = new BoardPeople(random, this.ledger, () => server.restores)
    const { ledger, seats, numbers, accounts, board, devices, revoked } = this
    const restores = () => server.restores
    this.company = new Company(random, ledger, { seats, board, accounts, restores })
    const company = mix.hasCompany ? this.company : null
    const people = { ledger, seats, numbers, accounts, board: mix.hasBoard ? board : null, company }
    this.watcher = new Watcher({ server, clock, random, ...people, devices, revoked })
    this.inspector = new ScopeInspector({
      today: () => parisDay(clock.now),
      isMandated: (employerId) => server.isMandated(employerId),
      isRevoked: (deviceId) => this.revoked.has(deviceId),
      report: (detail) => this.watcher.report('S6', detail),
    })
  }

  static async open(seed: number, parts: Parts, mix: StoryMix, waits: LibraryWaits): Promise<World> {
    const random = new Random(seed)
    const clock = new WorldClock(parisInstant('2026-03-02', random.int(8, 22), random.int(0, 59)))
    const employers = Array.from({ length: random.int(1, 3) }, (_, index) => `employer-${index}`)
    const scopes: Scope[] = [
      ...Array.from({ length: random.int(...mix.kiosks) }, (_, index) => scopeOf('kiosk', `kiosk-${index}`)),
      scopeOf('host', 'host-desk'),
      { ...scopeOf('employer', 'employer-desk'), employerId: employers[0]! },
    ]
    const server = await parts.SiteServer.open({
      clock,
      random,
      scopes,
      employers,
      sessions: random.int(...mix.sessions),
      hasBoard: mix.hasBoard,
      hasCompany: mix.hasCompany,
      hasRoom: mix.hasRoom,
    })
    const world = new World(seed, parts.Device, { random, clock, server, mix, waits })
    for (const scope of scopes) await world.install(scope)
    return world
  }

  /** A device that has just been enrolled, with nothing on its disk. */
  private async install(scope: Scope): Promise<void> {
    const device = new this.Kind({
      scope,
      epoch: this.server.epoch,
      clock: new WallClock(this.clock),
      disk: new SimulatedDisk(this.random),
      give: (isAlive) => this.give(scope, isAlive),
    })
    await device.start()
    this.devices.push(device)
  }

  async run(): Promise<RunReport> {
    const { chances } = this.mix
    const steps = this.random.int(...this.mix.steps)
    const persons = Array.from({ length: this.random.int(...this.mix.persons) }, (_, index) =>
      person(this.random, index, this.mix.hasCards),
    )
    const { ledger, mix, seats, numbers, accounts, board, company } = this
    if (mix.hasCards) for (const one of persons) await this.server.issue(one)
    const seal = (text: string) => this.server.seal(text)
    const applications = new ApplicationPeople(this.random, ledger)
    const people = new People(persons, this.random, {
      ledger,
      seal,
      mix,
      seats,
      numbers,
      accounts,
      applications,
      board,
      company,
    })
    const world: WorldBlows = {
      remember: () => this.server.remember(),
      restore: () => this.restore(),
      revoke: (device) => this.revoke(device),
      enrolAgain: () => this.enrolAgain(),
      crash: (device) => this.restart(device, () => device.crash()),
      reload: (device) => this.restart(device, () => device.reload()),
      copyDisk: (device) => this.copyDisk(device),
      setDiskBack: (device) => this.setDiskBack(device),
      spoilDisk: (device) => this.spoilDisk(device),
    }
    const nemesis = new Nemesis(this.random, this.network, this.devices, { world, blows: mix.blows })
    await this.calm(10)
    this.wereKiosks = this.kiosks().length
    for (const kiosk of this.kiosks()) this.copyDisk(kiosk)
    for (let step = 0; step < steps; step++) {
      await this.turn()
      let device = this.someDevice()
      for (let doing = 1; doing <= mix.doings; doing++) {
        if (doing > 1) device = this.someDevice()
        if (this.random.chance(chances.doing) && !device.isAsleep) await people.doSomethingAt(device)
        if (doing < mix.doings) await this.settle()
      }
      if (this.random.chance(chances.poison) && !device.isAsleep)
        this.watcher.notePoison(
          mix.hasBoard && device.scope.role === 'kiosk'
            ? forge(device, this.random, this.random.pick(persons), this.ledger)
            : poison(device, this.random),
        )
      if (this.random.chance(chances.mandate)) await this.server.changeMandate()
      if (this.random.chance(chances.blow)) await nemesis.strike()
      await this.settle()
      await this.watcher.look()
      await this.watcher.lookAtSeats()
      if (mix.passing.weeks > 0) await this.watcher.lookAtWindows()
    }
    await this.heal()
    await this.watcher.check()
    return {
      seed: this.seed,
      steps,
      facts: this.ledger.facts.length,
      confirmed: this.seats.told.filter(({ confirmed }) => confirmed).length,
      requests: this.seats.told.filter(({ confirmed }) => !confirmed).length,
      history: this.history.digest('hex'),
      violations: this.watcher.violations,
    }
  }

  async close(): Promise<void> {
    for (const device of this.devices) device.stop()
    await this.server.close()
    await this.waits.settle()
  }

  /**
   * Everything that can go on without time passing goes on. What was sealed comes back one after the other, however long
   * another thread took for each.
   */
  private async settle(): Promise<void> {
    await this.waits.settle()
    for (let tell = this.sealing.shift(); tell; tell = this.sealing.shift()) {
      await tell()
      await this.waits.settle()
    }
  }

  /** A little time passes, everything that can move moves. */
  private async turn(): Promise<void> {
    const passing = this.passingTime()
    for (let move = 0; move < MOVES_A_TURN; move++) {
      await this.move(Math.round(passing / MOVES_A_TURN), passing <= LOOKED_AT)
      if (passing >= DAY) await this.watcher.lookAtEveryRefusal()
    }
    // What is done at night is done once the hour was told for a while.
    if (passing >= DAY) await this.move(OVER_AN_HOUR, false)
    for (const device of this.devices)
      if (device.disk.isDead) await this.restart(device, () => device.crash())
  }

  private async move(milliseconds: number, isLookedAt: boolean): Promise<void> {
    this.clock.advance(milliseconds)
    this.server.pass(milliseconds)
    for (const device of this.devices) device.pass(milliseconds, isLookedAt)
    await this.network.deliver()
    await this.settle()
    this.server.fireTimers()
    await this.server.idle()
    for (const device of this.devices) device.fireTimers()
    await this.settle()
  }

  private passingTime(): number {
    const kind = this.random.weighted(this.mix.passing)
    if (kind === 'seconds') return this.random.int(200, LOOKED_AT)
    const unit = { minutes: MINUTE, hours: HOUR, days: DAY, weeks: 7 * DAY }[kind]
    const most = kind === 'weeks' ? MOST_WEEKS : 20
    return this.random.int(1, most) * unit + this.random.int(0, 999)
  }

  private async calm(turns: number): Promise<void> {
    const storm = this.network.faults
    this.network.faults = quietNetwork
    for (let turn = 0; turn < turns; turn++) await this.turn()
    this.network.faults = storm
  }

  /** All is well again: the network, the clocks, the disks. Every queue must now empty itself. */
  private async heal(): Promise<void> {
    this.network.faults = quietNetwork
    for (const device of this.devices) {
      this.network.heal(device.id)
      if (device.disk.isDead) await this.restart(device, () => device.crash())
      device.wellAgain()
    }
    // What a stolen kiosk holds of seats stays unsold, once a host has said so.
    const desk = this.devices.find(({ scope }) => scope.role === 'host')!
    for (const deviceId of this.revoked) this.seats.declareLost(desk, deviceId)
    for (let passed = 0; passed < QUIET_WITHIN; passed += CALM_STEP) {
      await this.quietTurn()
      if (passed > MINUTE && this.living().every((device) => this.waitingAt(device) === 0)) break
    }
    for (const device of this.living()) {
      const waiting = this.waitingAt(device)
      if (waiting > 0) this.watcher.report('S7', `${device.id} still has ${waiting} rows waiting`)
    }
    await this.untilQuiet()
    if (this.mix.passing.weeks === 0) return
    await this.move(OVER_AN_HOUR, false)
    await this.untilQuiet()
    await this.askForOlder()
  }

  /**
   * What this device has still to send. What was said of a card that went with its erased author waits for it at a
   * restored server, for as long as somebody might bring it.
   */
  private waitingAt(device: Device): number {
    if (!this.mix.hasBoard || device.waiting() === 0) return device.waiting()
    const rows = device.data.outbox.rows()
    return rows.filter(({ collection, id }) => !this.accounts.isErased(collection, id)).length
  }

  /** What no desk holds any more is asked for, by the day and the offer. */
  private async askForOlder(): Promise<void> {
    const desk = this.devices.find(({ scope }) => scope.role === 'host')!
    const all = this.random.shuffled(askings(await this.server.recordsOf(aging)))
    for (const asking of all.slice(0, MOST_ASKED)) {
      const told = asksForOlder(desk.data, asking)
      // There, and back, on a line that is calm.
      for (const _way of ['there', 'back']) await this.quietTurn()
      const reply = await Promise.race([told, Promise.resolve(null)])
      if (!reply?.ok)
        this.watcher.report('S22', `${asking.collection} of ${asking.of}: ${reply?.reason ?? 'no answer'}`)
    }
  }

  /** What the last pushes changed reaches the others and has its consequences; a line that hangs is given up. */
  private async untilQuiet(): Promise<void> {
    let seen = await this.newest()
    for (let [passed, since] = [0, 0]; since < MINUTE && passed < QUIET_WITHIN; passed += CALM_STEP) {
      await this.quietTurn()
      const now = await this.newest()
      since = now === seen && !(await this.server.isOwed()) ? since + CALM_STEP : 0
      seen = now
    }
  }

  /**
   * Stands for all that devices have still to hear of: the server's last write, the day, and how many sessions can still be
   * booked, since the seats of one that no longer can come back once the server has looked at it.
   */
  private async newest(): Promise<string> {
    const { now } = this.clock
    const sessions = (await this.server.recordsOf(['challengeSessions'])).get('challengeSessions')!
    const open = [...sessions.values()].filter((one) =>
      takesBookings(one as unknown as ChallengeSession, now),
    )
    return `${await this.server.head()} ${parisDay(now)} ${open.length}`
  }

  private async quietTurn(): Promise<void> {
    await this.move(CALM_STEP, true)
    await this.watcher.look()
  }

  private someDevice(): Device {
    const role = this.random.weighted(this.mix.roles)
    return this.random.pick(this.devices.filter((device) => device.scope.role === role))
  }

  private kiosks(): Device[] {
    return this.devices.filter(({ scope }) => scope.role === 'kiosk')
  }

  private living(): Device[] {
    return this.devices.filter((device) => !this.revoked.has(device.id))
  }

  private async restart(device: Device, end: () => Promise<void>): Promise<void> {
    this.network.hangUp(device.id)
    await end()
    await this.settle()
    this.watcher.noteRestart(device)
  }

  private async revoke(device: Device): Promise<void> {
    this.revoked.add(device.id)
    await this.server.revoke(device.id)
  }

  /** A kiosk that was stolen comes back, and is enrolled as one of the next number. */
  private async enrolAgain(): Promise<void> {
    if (this.kiosks().length >= this.wereKiosks + this.revoked.size) return
    const scope = scopeOf('kiosk', `kiosk-${this.kiosks().length}`)
    await this.server.enrol(scope)
    await this.install(scope)
  }

  private copyDisk(device: Device): void {
    this.copies.set(device, { disk: device.copy(), facts: new Set(this.ledger.facts) })
  }

  /** A kiosk's disk is as it was some time ago: what was told there since and not sent is on paper only. */
  private async setDiskBack(device: Device): Promise<void> {
    const copy = this.copies.get(device)
    if (!copy || device.scope.role !== 'kiosk') return
    await this.settle()
    const isWhole = this.random.chance(0.4)
    const find = finderIn(await this.server.recordsOf(['bookings']))
    this.ledger.takeBack(
      (fact) => fact.deviceId === device.id && !copy.facts.has(fact) && !fact.isKnownTo(find),
    )
    this.ledger.leaveToOthers((fact) => fact.deviceId === device.id && !copy.facts.has(fact))
    this.watcher.noteSetBack(device, isWhole)
    await this.restart(device, () => device.setBack(copy.disk, isWhole))
  }

  /** A disk spoils what one frame held: what was not sent of it is gone, and hosts are to be told. */
  private async spoilDisk(device: Device): Promise<void> {
    await this.settle()
    let lost: string | null = null
    await this.restart(device, async () => void (lost = await device.spoil()))
    if (lost === null) return
    const text: string = lost
    const find = finderIn(await this.server.records())
    const isIn = (fact: Fact) => fact.deviceId === device.id && text.includes(fact.recordId)
    this.ledger.takeBack((fact) => isIn(fact) && !fact.isKnownTo(find))
    this.ledger.leaveToOthers(isIn)
    this.watcher.noteSpoilt(device, text)
  }

  /** An older backup is put back; the hosts revoke and erase again what it had forgotten. */
  private async restore(): Promise<void> {
    await this.server.restore()
    this.numbers.forgetTries()
    for (const deviceId of this.revoked) await this.server.revoke(deviceId)
    for (const visitorId of this.accounts.erased.keys()) await this.server.erase(visitorId)
    // Enrolled since the backup: the server does not know it any more, and what it had not sent stays with it.
    for (const { id } of this.living()) if (!(await this.server.knows(id))) this.revoked.add(id)
  }

  /** What a run of a device is given. */
  private give(scope: Scope, isAlive: () => boolean): Given {
    const { deviceId } = scope
    const way = { network: this.network, random: this.random, withholding: this.withholding }
    return {
      random: () => this.random.next(),
      freshId: () => `${deviceId}-${++this.made}-${this.random.int(0, 0xfffffff).toString(36)}`,
      seal: (_key, text) => {
        const sealed = this.server.seal(text)
        return new Promise((resolve, reject) => this.sealing.push(() => sealed.then(resolve, reject)))
      },
      // What a run without power would still say is heard by nobody.
      surface: (error) => {
        if (isAlive()) this.watcher.report('S8', `${deviceId}: ${String(error)}`)
      },
      fetch: wireOf({ ...way, link: deviceId, server: this.otherEnd(scope) }, isAlive),
    }
  }

  /** The server as a device reaches it, with somebody who looks at all that it says. */
  private otherEnd(scope: Scope) {
    const { deviceId } = scope
    return {
      answer: async (request: WireRequest): Promise<ServerAnswer> => {
        const { path, body } = request
        const isLookedAt = this.mix.hasCompany && path === 'sync/push'
        const before = isLookedAt ? await this.watcher.whoIsStopped() : null
        const answer = await this.server.answer(request)
        if (before) await this.watcher.lookAtMinors(before)
        // Keys and seals are drawn anew each time; how long they are is not.
        this.history.update([this.clock.now, deviceId, path, body?.length, answer.text.length].join(' '))
        if (!this.mix.hasCompany || !this.company.noteReply(request, answer))
          this.board.noteReply(request, answer)
        if (path === resolveCode.path) this.numbers.noteAnswer(deviceId, answer, this.clock.now)
        if (path === 'sync/push' && ++this.pushes % EVERY_PUSHES === 0)
          await this.watcher.pushAgain(request, answer)
        if (answer.status === 200 && path.startsWith(readOlder.path)) {
          const { visits, applications } = JSON.parse(answer.text) as ReplyOf<typeof readOlder>
          await this.watcher.lookAtOlder(scope, path, [...visits, ...applications] as WireRecord[])
        }
        if (answer.status === 200 && path.startsWith('sync/'))
          this.inspector.reply(scope, JSON.parse(answer.text) as PullReply | PushReply)
        return answer
      },
      openStream: (response: StreamResponse) => {
        response.onWritten((text) => this.inspector.events(scope, text))
        return this.server.openStream(deviceId, response)
      },
    }
  }
}

function scopeOf(role: Scope['role'], deviceId: string): Scope {
  return { deviceId, siteId: 'brest', role }
}
