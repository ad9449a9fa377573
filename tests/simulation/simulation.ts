import type { CollectionName } from '../../domain/sync/collections.ts'
import type {
  PulledCollection,
  PullReply,
  PushReply,
  Tombstone,
  WireRecord,
} from '../../domain/sync/messages.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { HOUR, MINUTE, parisDay, parisInstant, SECOND } from '../../domain/time.ts'
import { checkConvergence, checkFacts, checkOnce, checkReciprok, finderIn } from './check-properties.ts'
import { WallClock, WorldClock } from './clock.ts'
import { Device, type Answer, type StreamListener, type Transport } from './device.ts'
import { Ledger, type Fact, type Find } from './ledger.ts'
import { Nemesis } from './nemesis.ts'
import { Network, quietNetwork } from './network.ts'
import { People, person } from './people.ts'
import { poison } from './poison.ts'
import { Random } from './random.ts'
import { ReadingMemory } from './reading-memory.ts'
import { outOfScope } from './scope-rules.ts'
import { SiteServer } from './site-server.ts'
import type { PropertyName, Violation } from './violation.ts'

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
  violations: Violation[]
}

const ROUNDS_UNTIL_QUIET = 20
/** Enough turns for every request that was lost in the storm to be given up. */
const TURNS_UNTIL_FORGOTTEN = 30

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
  private readonly poisoned = new Map<string, Device>()
  private readonly revoked = new Set<string>()
  private readonly refusalsSeen = new Map<string, number>()
  private readonly devices: Device[] = []
  private readonly seed: number
  private readonly random: Random
  private readonly clock: WorldClock
  private readonly network: Network
  private readonly server: SiteServer

  private constructor(seed: number, random: Random, clock: WorldClock, server: SiteServer) {
    this.seed = seed
    this.random = random
    this.clock = clock
    this.server = server
    this.network = new Network(random)
  }

  static async open(seed: number, parts: Parts): Promise<World> {
    const random = new Random(seed)
    const clock = new WorldClock(parisInstant('2026-03-02', random.int(8, 22), random.int(0, 59)))
    const employers = Array.from({ length: random.int(1, 3) }, (_, index) => `employer-${index}`)
    const scopes: Scope[] = [
      ...Array.from({ length: random.int(2, 5) }, (_, index) => scopeOf('kiosk', `kiosk-${index}`)),
      scopeOf('host', 'host-desk'),
      { ...scopeOf('employer', 'employer-desk'), employerId: employers[0]! },
    ]
    const server = await parts.SiteServer.open({ clock, random, scopes, employers })
    const world = new World(seed, random, clock, server)
    for (const scope of scopes) {
      const transport = world.transportOf(scope)
      world.devices.push(new parts.Device(scope, server.epoch, new WallClock(clock), transport, random))
    }
    return world
  }

  async run(): Promise<RunReport> {
    const steps = this.random.int(50, 400)
    const persons = Array.from({ length: this.random.int(3, 12) }, (_, index) => person(this.random, index))
    const people = new People(persons, this.random, this.ledger, (text) => this.server.seal(text))
    const nemesis = new Nemesis(this.random, this.network, this.devices, {
      remember: () => this.server.remember(),
      restore: () => this.restore(),
      revoke: (device) => this.revoke(device),
      crash: (device) => this.crash(device),
    })
    await this.calm(10)
    for (let step = 0; step < steps; step++) {
      await this.turn()
      const device = this.random.pick(this.devices)
      if (this.random.chance(0.6)) await people.doSomethingAt(device)
      if (this.random.chance(0.01)) this.poisoned.set(poison(device, this.random), device)
      if (this.random.chance(0.02)) await this.server.changeMandate()
      if (this.random.chance(0.5)) await nemesis.strike()
      await this.look()
    }
    await this.heal()
    await this.check()
    return { seed: this.seed, steps, facts: this.ledger.facts.length, violations: this.violations }
  }

  close(): Promise<void> {
    return this.server.close()
  }

  /** A little time passes, everything that can move moves. */
  private async turn(): Promise<void> {
    this.clock.advance(this.passingTime())
    for (const device of this.devices) if (this.random.chance(0.8)) device.tick()
    await this.network.deliver()
    await this.server.publish()
  }

  private passingTime(): number {
    const kind = this.random.weighted({ seconds: 90, minutes: 9, hours: 1 })
    const unit = { seconds: SECOND, minutes: MINUTE, hours: HOUR }[kind]
    return this.random.int(1, 20) * unit + this.random.int(0, 999)
  }

  private async calm(turns: number): Promise<void> {
    const storm = this.network.faults
    this.network.faults = quietNetwork
    for (let turn = 0; turn < turns; turn++) await this.turn()
    this.network.faults = storm
  }

  /** All is well again: the network, the clocks. Every queue must now empty itself. */
  private async heal(): Promise<void> {
    this.network.faults = quietNetwork
    for (const device of this.devices) {
      this.network.heal(device.id)
      device.clock.correct()
    }
    for (let turn = 0; turn < TURNS_UNTIL_FORGOTTEN; turn++) await this.quietTurn()
    for (let round = 0; round < ROUNDS_UNTIL_QUIET; round++) {
      if (this.living().every((device) => device.waiting() === 0 && !device.isUnderWay())) break
      // A request, its answer, and what the answer sets off.
      for (let turn = 0; turn < 3; turn++) await this.quietTurn()
    }
    for (const device of this.living()) {
      if (device.waiting() > 0 || device.isUnderWay()) {
        this.report('S7', `${device.id} still has ${device.waiting()} rows waiting`)
      }
    }
    // What the last pushes changed reaches the others.
    for (let turn = 0; turn < 12; turn++) await this.quietTurn()
  }

  private async quietTurn(): Promise<void> {
    this.clock.advance(SECOND)
    for (const device of this.devices) device.tick()
    await this.network.deliver()
    await this.server.publish()
    await this.look()
  }

  private living(): Device[] {
    return this.devices.filter((device) => !this.revoked.has(device.id))
  }

  private crash(device: Device): void {
    device.crash()
    this.memory.forget(device)
    const find = this.finderOn(device)
    this.ledger.takeBack((fact) => fact.deviceId === device.id && !fact.strict && !fact.isKnownTo(find))
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
      this.lookAtRefusals(device)
      for (const gone of this.memory.look(device, today))
        this.report('S5', `${gone} vanished at ${device.id}`)
      await this.lookForOwnWrites(device)
    }
  }

  /**
   * Only poison is refused, a second application to one offer, and what a host answered for an employer that
   * took its mandate back.
   */
  private lookAtRefusals(device: Device): void {
    for (const { key, reason } of device.refused.slice(this.refusalsSeen.get(device.id) ?? 0)) {
      const withoutMandate =
        reason === 'forbidden' && device.id === 'host-desk' && key.startsWith('applications/')
      // Applied a second time, at a kiosk that had not heard of the first.
      const [, id = ''] = key.split('/')
      const isTwice = reason === 'already-applied' && this.ledger.isAppliedTwice(id)
      if (withoutMandate || isTwice) {
        const find = this.finderOn(device)
        this.ledger.takeBack(
          (fact) =>
            fact.deviceId === device.id &&
            `${fact.collection}/${fact.recordId}` === key &&
            !fact.isKnownTo(find),
        )
      } else if (!this.poisoned.has(key)) {
        this.report('S9', `good row ${key} of ${device.id} was refused: ${reason}`)
      }
    }
    this.refusalsSeen.set(device.id, device.refused.length)
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
    this.violations.push(...checkConvergence(this.living(), records, now))
    this.violations.push(...checkOnce(this.ledger, records))
    this.violations.push(...checkReciprok(this.living(), records, now, this.random))
    await this.checkPoison(find)
  }

  private async checkPoison(find: Find): Promise<void> {
    for (const [key, device] of this.poisoned) {
      const [collection, id] = key.split('/') as [CollectionName, string]
      if (find(collection, id)) this.report('S9', `poisoned ${key} was accepted`)
      if (this.revoked.has(device.id)) continue
      if (!device.refused.some((row) => row.key === key))
        this.report('S9', `${device.id} was not told of ${key}`)
    }
  }

  private report(property: PropertyName, detail: string): void {
    this.violations.push({ property, detail })
  }

  private transportOf(scope: Scope): Transport {
    const { deviceId } = scope
    return {
      pull: (body, answer) =>
        this.network.request(
          deviceId,
          async () => this.given(scope, await this.server.pull(deviceId, wire(body))),
          answer,
        ),
      push: (body, answer) =>
        this.network.request(
          deviceId,
          async () => this.given(scope, await this.server.push(deviceId, wire(body))),
          answer,
        ),
      openStream: (listener) => this.openStream(scope, listener),
    }
  }

  /** Events of one connection arrive in order, or the connection breaks. */
  private openStream(scope: Scope, listener: StreamListener): (() => void) | null {
    const link = scope.deviceId
    if (this.network.isCut(link)) return null
    let last = 0
    let open = true
    const close = () => {
      if (!open) return
      open = false
      stop?.()
      listener.closed()
    }
    const inOrder = (land: () => void) => {
      if (!open) return
      if (this.random.chance(this.network.faults.drop / 2)) return close()
      last = this.network.inOrder(link, last, () => {
        if (open) land()
      })
    }
    const stop = this.server.openStream(link, {
      hello: (message) => inOrder(() => listener.hello(wire(message))),
      documents: (message) => {
        this.inspectPage(scope, message.collection, message)
        inOrder(() => listener.documents(wire(message)))
      },
      resync: () => inOrder(() => listener.resync()),
      closed: close,
    })
    if (!stop) return null
    this.network.onCut(link, close)
    return () => {
      open = false
      stop()
    }
  }

  /** Looks into every reply before it leaves: nothing out of scope may be in it. */
  private given<Reply extends PullReply | PushReply>(scope: Scope, answer: Answer<Reply>): Answer<Reply> {
    if (!answer.ok) return answer
    const reply: PullReply | PushReply = answer.reply
    if (this.revoked.has(scope.deviceId)) this.report('S6', `revoked ${scope.deviceId} got an answer`)
    if ('collections' in reply) {
      for (const [name, page] of Object.entries(reply.collections)) {
        this.inspectPage(scope, name as CollectionName, page)
      }
    } else if ('results' in reply) {
      for (const result of reply.results) {
        if ('master' in result && result.master) this.inspect(scope, result.collection, result.master)
      }
    }
    return wire(answer)
  }

  private inspectPage(scope: Scope, collection: CollectionName, page: PulledCollection): void {
    for (const document of page.documents) this.inspect(scope, collection, document)
  }

  private inspect(scope: Scope, collection: CollectionName, document: WireRecord | Tombstone): void {
    if (document._deleted) {
      const extra = Object.keys(document).filter((name) => name !== 'id' && name !== '_deleted')
      if (extra.length > 0) this.report('S6', `tombstone with ${extra.join(', ')} for ${scope.deviceId}`)
      return
    }
    const today = parisDay(this.clock.now)
    const wrong = outOfScope(scope, collection, document as WireRecord, today, (id) =>
      this.server.isMandated(id),
    )
    if (wrong) this.report('S6', `${wrong}: ${collection}/${document.id} given to ${scope.deviceId}`)
  }
}

function scopeOf(role: Scope['role'], deviceId: string): Scope {
  return { deviceId, siteId: 'brest', role }
}

/** As it comes out of the wire: a copy that shares nothing. */
function wire<T>(message: T): T {
  return JSON.parse(JSON.stringify(message)) as T
}
