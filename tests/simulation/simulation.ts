import { createHash } from 'node:crypto'
import type { CollectionName } from '../../domain/sync/collections.ts'
import type { PullReply, PushReply } from '../../domain/sync/messages.ts'
import { limits } from '../../domain/sync/protocol.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { HOUR, MINUTE, parisDay, parisInstant, SECOND } from '../../domain/time.ts'
import { checkConvergence, checkFacts, checkOnce, checkReciprok, finderIn } from './check-properties.ts'
import { WallClock, WorldClock } from './clock.ts'
import { Device } from './device.ts'
import { SimulatedDisk } from './disk.ts'
import { Ledger, type Fact, type Find } from './ledger.ts'
import type { Given } from './machine.ts'
import { Nemesis } from './nemesis.ts'
import { Network, quietNetwork } from './network.ts'
import { People, person } from './people.ts'
import { poison, type Poison } from './poison.ts'
import { Random } from './random.ts'
import { partsOf, ReadingMemory } from './reading-memory.ts'
import { ScopeInspector } from './scope-inspector.ts'
import { SiteServer } from './site-server.ts'
import type { StreamResponse } from './stream-response.ts'
import type { PropertyName, Violation } from './violation.ts'
import { wireOf, type ServerAnswer } from './wire.ts'

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
/** Beyond this nobody looks at a screen all the time. */
const LOOKED_AT = 10 * SECOND

/** Tells one seed's story: a site's people and devices, a storm, then calm; and checks what must hold. */
export async function simulate(seed: number, parts: Parts = soundParts): Promise<RunReport> {
  const world = await World.open(seed, parts)
  try {
    return await world.run()
  } finally {
    await world.close()
  }
}

class World {
  private readonly violations: Violation[] = []
  private readonly ledger = new Ledger()
  private readonly memory = new ReadingMemory()
  private readonly poisoned = new Map<string, Poison>()
  private readonly revoked = new Set<string>()
  private readonly refusalsSeen = new Map<string, Set<string>>()
  private readonly devices: Device[] = []
  private readonly seed: number
  private readonly random: Random
  private readonly clock: WorldClock
  private readonly network: Network
  private readonly server: SiteServer
  /** Sees all that the server says before it leaves. */
  private readonly inspector: ScopeInspector
  /** Texts that are being sealed, on another thread. */
  private sealing = 0
  private made = 0
  private readonly history = createHash('sha256')

  private constructor(seed: number, random: Random, clock: WorldClock, server: SiteServer) {
    this.seed = seed
    this.random = random
    this.clock = clock
    this.server = server
    this.network = new Network(random)
    this.inspector = new ScopeInspector({
      today: () => parisDay(clock.now),
      isMandated: (employerId) => server.isMandated(employerId),
      isRevoked: (deviceId) => this.revoked.has(deviceId),
      report: (detail) => this.report('S6', detail),
    })
  }

  static async open(seed: number, parts: Parts): Promise<World> {
    const random = new Random(seed)
    const clock = new WorldClock(parisInstant('2026-03-02', random.int(8, 22), random.int(0, 59)))
    const employers = Array.from({ length: random.int(1, 3) }, (_, index) => `employer-${index}`)
    const scopes: Scope[] = [
      ...Array.from({ length: random.int(1, 3) }, (_, index) => scopeOf('kiosk', `kiosk-${index}`)),
      scopeOf('host', 'host-desk'),
      { ...scopeOf('employer', 'employer-desk'), employerId: employers[0]! },
    ]
    const server = await parts.SiteServer.open({ clock, random, scopes, employers })
    const world = new World(seed, random, clock, server)
    for (const scope of scopes) {
      const device = new parts.Device({
        scope,
        epoch: server.epoch,
        clock: new WallClock(clock),
        disk: new SimulatedDisk(random),
        give: (isAlive) => world.give(scope, isAlive),
      })
      await device.start()
      world.devices.push(device)
    }
    return world
  }

  async run(): Promise<RunReport> {
    const steps = this.random.int(30, 130)
    const persons = Array.from({ length: this.random.int(3, 12) }, (_, index) => person(this.random, index))
    const people = new People(persons, this.random, this.ledger, (text) => this.server.seal(text))
    const nemesis = new Nemesis(this.random, this.network, this.devices, {
      remember: () => this.server.remember(),
      restore: () => this.restore(),
      revoke: (device) => this.revoke(device),
      crash: (device) => this.restart(device, () => device.crash()),
      reload: (device) => this.restart(device, () => device.reload()),
    })
    await this.calm(10)
    for (let step = 0; step < steps; step++) {
      await this.turn()
      const device = this.random.pick(this.devices)
      if (this.random.chance(0.6) && !device.isAsleep) await people.doSomethingAt(device)
      if (this.random.chance(0.01) && !device.isAsleep) {
        const poisoned = poison(device, this.random)
        this.poisoned.set(poisoned.key, poisoned)
      }
      if (this.random.chance(0.02)) await this.server.changeMandate()
      if (this.random.chance(0.5)) await nemesis.strike()
      await this.settle()
      await this.look()
    }
    await this.heal()
    await this.check()
    return {
      seed: this.seed,
      steps,
      facts: this.ledger.facts.length,
      history: this.history.digest('hex'),
      violations: this.violations,
    }
  }

  async close(): Promise<void> {
    for (const device of this.devices) device.stop()
    await this.server.close()
  }

  /** Everything that can go on without time passing goes on. */
  private async settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve))
    while (this.sealing > 0)
  }

  /** A little time passes, everything that can move moves. */
  private async turn(): Promise<void> {
    const passing = this.passingTime()
    for (let move = 0; move < MOVES_A_TURN; move++)
      await this.move(Math.round(passing / MOVES_A_TURN), passing <= LOOKED_AT)
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
    const kind = this.random.weighted({ seconds: 90, minutes: 9, hours: 1 })
    if (kind === 'seconds') return this.random.int(200, LOOKED_AT)
    return this.random.int(1, 20) * { minutes: MINUTE, hours: HOUR }[kind] + this.random.int(0, 999)
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
    for (let passed = 0; passed < QUIET_WITHIN; passed += CALM_STEP) {
      await this.quietTurn()
      if (passed > MINUTE && this.living().every((device) => device.waiting() === 0)) break
    }
    for (const device of this.living()) {
      if (device.waiting() > 0) this.report('S7', `${device.id} still has ${device.waiting()} rows waiting`)
    }
    // What the last pushes changed reaches the others; a line that hangs is given up.
    for (let passed = 0; passed < MINUTE; passed += CALM_STEP) await this.quietTurn()
  }

  private async quietTurn(): Promise<void> {
    await this.move(CALM_STEP, true)
    await this.look()
  }

  private living(): Device[] {
    return this.devices.filter((device) => !this.revoked.has(device.id))
  }

  private async restart(device: Device, end: () => Promise<void>): Promise<void> {
    this.network.hangUp(device.id)
    await end()
    await this.settle()
    this.memory.restarted(device)
  }

  private revoke(device: Device): void {
    this.server.revoke(device.id)
    this.revoked.add(device.id)
  }

  /** An older backup is put back; the hosts revoke again what it had forgotten. */
  private async restore(): Promise<void> {
    await this.server.restore()
    for (const deviceId of this.revoked) this.server.revoke(deviceId)
  }

  /**
   * What a server had taken, a restore erased, and no device holds any more cannot come back: visits of past
   * days that kiosks put away before the host desk had them, and what hosts answered under a mandate that was
   * taken back since.
   */
  private isGone(fact: Fact): boolean {
    const wasTaken = !this.ledger.unsettledOf(fact.deviceId).has(fact)
    const isPast = fact.collection === 'visits' && !fact.recordId.includes(parisDay(this.clock.now))
    const isMandated = fact.collection === 'applications' && fact.deviceId === 'host-desk'
    return (
      this.server.restores > 0 &&
      wasTaken &&
      (isPast || isMandated) &&
      this.living().every((device) => !fact.isKnownTo(this.finderOn(device)))
    )
  }

  /** What a screen at this device can show. */
  private finderOn(device: Device): Find {
    return (collection, id) => device.record(collection, id)
  }

  /** Looks at every screen: nothing that was shown or done there may vanish. */
  private async look(): Promise<void> {
    const today = parisDay(this.clock.now)
    for (const device of this.devices) {
      await this.lookAtRefusals(device)
      for (const gone of this.memory.look(device, today))
        this.report('S5', `${gone} vanished at ${device.id}`)
      await this.lookForOwnWrites(device)
    }
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
        reason === 'forbidden' && device.id === 'host-desk' && key.startsWith('applications/')
      // Applied a second time, at a kiosk that had not heard of the first.
      const [, id = ''] = key.split('/')
      const isTwice = reason === 'already-applied' && this.ledger.isAppliedTwice(id)
      if (withoutMandate || isTwice) {
        const record = await this.server.record(...partsOf(key))
        this.ledger.takeBack(
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
    const facts = this.ledger.unsettledOf(device.id)
    for (const fact of facts) {
      if (device.isWaiting(fact.collection, fact.recordId)) continue
      // The server said that it has it.
      const record = await this.server.record(fact.collection, fact.recordId)
      const isKnown = fact.isKnownTo(() => record) || fact.isKnownTo(find)
      if (!isKnown && !device.isSealed(fact.collection, fact.recordId)) {
        this.report('S5', `${fact.what} vanished at ${device.id}`)
      }
      this.ledger.settle(fact)
    }
  }

  private async check(): Promise<void> {
    const records = await this.server.records()
    const now = this.clock.now
    const find = finderIn(records)
    // A stolen device keeps what it had not sent; nobody else can bring that.
    const owed = this.ledger.facts.filter(
      (fact) => fact.isKnownTo(find) || !(this.revoked.has(fact.deviceId) || this.isGone(fact)),
    )
    this.violations.push(...checkFacts(owed, records))
    this.violations.push(
      ...checkConvergence(this.living(), records, now, (scope, record) => this.server.asHeld(scope, record)),
    )
    this.violations.push(...checkOnce(this.ledger, records))
    this.violations.push(...checkReciprok(this.living(), records, now, this.random))
    await this.checkPoison(find)
    for (const failure of this.ledger.failures) this.report('S8', failure)
  }

  private async checkPoison(find: Find): Promise<void> {
    for (const [key, { device, isKept }] of this.poisoned) {
      const [collection, id] = key.split('/') as [CollectionName, string]
      if (find(collection, id)) this.report('S9', `poisoned ${key} was accepted`)
      if (this.revoked.has(device.id) || !isKept) continue
      if (!this.refusalsSeen.get(device.id)?.has(key))
        this.report('S9', `${device.id} was not told of ${key}`)
    }
  }

  private report(property: PropertyName, detail: string): void {
    this.violations.push({ property, detail })
  }

  /** What a run of a device is given. */
  private give(scope: Scope, isAlive: () => boolean): Given {
    const { deviceId } = scope
    return {
      random: () => this.random.next(),
      freshId: () => `${deviceId}-${++this.made}-${this.random.int(0, 0xfffffff).toString(36)}`,
      seal: async (_key, text) => {
        this.sealing += 1
        try {
          return await this.server.seal(text)
        } finally {
          this.sealing -= 1
        }
      },
      // What a run without power would still say is heard by nobody.
      surface: (error) => {
        if (isAlive()) this.report('S8', `${deviceId}: ${String(error)}`)
      },
      fetch: wireOf(deviceId, this.network, this.random, this.otherEnd(scope), isAlive),
    }
  }

  /** The server as a device reaches it, with somebody who looks at all that it says. */
  private otherEnd(scope: Scope) {
    const { deviceId } = scope
    return {
      answer: async (_method: string, path: string, body: string | undefined): Promise<ServerAnswer> => {
        const answer = await this.server.answer(deviceId, path, body)
        // Keys and seals are drawn anew each time; how long they are is not.
        this.history.update([this.clock.now, deviceId, path, body?.length, answer.text.length].join(' '))
        if (answer.status === 200)
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
