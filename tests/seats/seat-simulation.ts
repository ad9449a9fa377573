import type { ChallengeSession } from '../../domain/sessions/challenge-session.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import { Random } from '../simulation/random.ts'
import { checkHealed, checkStep, type Site, type Violation } from './seat-properties.ts'
import { seatRules, type SeatRules } from './seat-rules.ts'
import { saleSteps, SimulatedKiosk, type Told } from './simulated-kiosk.ts'
import { SimulatedServer } from './simulated-server.ts'

const START = Date.UTC(2026, 10, 24, 8)
/** Steps of one story, before everything heals. */
const STEPS = 60
/** Rounds of exchange after which nothing is left to say: far more than any story needs. */
const ROUNDS = 12

export interface SeatReport {
  seed: number
  steps: number
  confirmed: number
  requests: number
  late: number
  alarms: number
  violations: Violation[]
}

/** What may happen, and how often. */
const events = {
  book: 24,
  cancel: 5,
  answerOffer: 4,
  push: 14,
  deliver: 16,
  pull: 12,
  refill: 5,
  giveBack: 6,
  decide: 12,
  time: 2,
  partition: 4,
  killWhileSelling: 2,
  rewind: 0.4,
  clock: 1,
  declareLost: 0.5,
  overcommit: 0.8,
  capacity: 0.8,
  cancelSession: 0.2,
  backup: 0,
  restore: 0,
}

/** With restores: disks that are set back and kiosks declared lost hold what nobody can tell again. */
const eventsWithRestores = { ...events, rewind: 0, declareLost: 0, backup: 3, restore: 2 }

export interface StoryOptions {
  kioskCount?: number
  /** The server is restored from backups now and then. */
  withRestores?: boolean
}

/** Tells one random story of a session's seats and reports what did not hold in it. */
export function simulateSeats(
  seed: number,
  planted: Partial<SeatRules> = {},
  { kioskCount, withRestores = false }: StoryOptions = {},
): SeatReport {
  const story = new Story(seed, { ...seatRules, ...planted }, kioskCount, withRestores)
  for (let step = 0; step < STEPS && story.violations.length === 0; step++) story.step()
  if (story.violations.length === 0) story.heal()
  return story.report()
}

type Message = () => void

class Story {
  readonly violations: Violation[] = []
  readonly #seed: number
  readonly #random: Random
  readonly #site: Site
  /** Sent and not yet arrived; taken in any order, some twice, some never. */
  readonly #onTheWay: Message[] = []
  /** Told on paper, and gone from every disk by a disk set back. */
  readonly #paperOnly = new Set<Told>()
  readonly #people: string[]
  #now = START
  #steps = 0
  #nextPerson = 0
  readonly #withRestores: boolean
  #backup: ReturnType<SimulatedServer['backup']>

  constructor(seed: number, rules: SeatRules, kioskCount: number | undefined, withRestores: boolean) {
    this.#withRestores = withRestores
    this.#seed = seed
    this.#random = new Random(seed)
    const random = this.#random
    const session = plannedSession(random)
    const server = new SimulatedServer(session, rules)
    const count = kioskCount ?? random.int(2, 5)
    const kiosks = Array.from({ length: count }, (_, index) => new SimulatedKiosk(`k${index}`, rules))
    this.#people = Array.from({ length: 40 }, (_, index) => `P${index}`)
    this.#site = { server, kiosks, wasRewound: false, wasCloned: false }
    this.#backup = server.backup()
    // Some kiosks are there from the beginning; the others come into contact when they first exchange.
    for (const kiosk of kiosks.slice(0, random.int(Math.min(2, count), count)))
      server.heard(kiosk.deviceId, this.#now)
    server.decide(this.#now)
    for (const kiosk of kiosks) this.#receiveAll(kiosk)
  }

  step(): void {
    this.#steps += 1
    this.#now += this.#random.int(0, 3) * MINUTE
    this.#do(this.#random.weighted(this.#withRestores ? eventsWithRestores : events))
    this.violations.push(...checkStep(this.#site))
  }

  #do(event: keyof typeof events): void {
    const { server, kiosks } = this.#site
    const random = this.#random
    const kiosk = random.pick(kiosks)
    switch (event) {
      case 'book':
        return kiosk.book(this.#someone(), this.#now)
      case 'killWhileSelling':
        return kiosk.book(this.#someone(), this.#now, random.pick(saleSteps))
      case 'cancel': {
        const mine = kiosk.cancellable()
        if (mine.length > 0) kiosk.tell(random.pick(mine), { type: 'cancelled' }, this.#now)
        return
      }
      case 'answerOffer': {
        const offers = kiosk.offers()
        if (offers.length === 0) return
        const { bookingId, offerId } = random.pick(offers)
        const type = random.chance(0.7) ? 'offer-accepted' : 'offer-declined'
        return kiosk.tell(bookingId, { type, offerId }, this.#now)
      }
      case 'push':
        return this.#push(kiosk)
      case 'pull':
        return this.#pull(kiosk)
      case 'deliver':
        for (let i = random.int(1, 4); i > 0; i--) this.#deliver()
        return
      case 'refill':
        return this.#call(kiosk, () => server.refill(kiosk.deviceId, random.int(1, 4), this.#now))
      case 'giveBack':
        return this.#giveBack(kiosk)
      case 'decide':
        return server.decide(this.#now)
      case 'time':
        this.#now += random.pick([20 * MINUTE, 2 * HOUR, 5 * HOUR, 30 * HOUR])
        return
      case 'partition':
        kiosk.connected = !kiosk.connected
        return
      case 'clock':
        kiosk.clockOffset = random.pick([0, 0, -3 * HOUR, 40 * MINUTE, -2 * DAY])
        return
      case 'rewind':
        return this.#rewind(kiosk)
      case 'declareLost':
        return server.declareLost(kiosk.deviceId)
      case 'overcommit':
        return server.overcommit(random.int(1, 2), 'other', this.#now)
      case 'capacity':
        return server.changeCapacity(random.int(1, 10))
      case 'cancelSession':
        return server.cancelSession(this.#now)
      case 'backup':
        this.#backup = server.backup()
        return
      case 'restore':
        return server.restore(this.#backup, this.#now)
    }
  }

  #someone(): string {
    // Mostly somebody new; now and then somebody who asks again elsewhere.
    if (this.#random.chance(0.15)) return this.#random.pick(this.#people)
    return this.#people[this.#nextPerson++ % this.#people.length]!
  }

  /** Something that needs the server: it arrives later, or twice, or never, or not at all without network. */
  #call(kiosk: SimulatedKiosk, work: Message): void {
    if (!kiosk.connected) return
    const { epoch } = kiosk.disk
    const { server } = this.#site
    this.#onTheWay.push(() => {
      server.heard(kiosk.deviceId, this.#now)
      if (kiosk.disk.epoch !== server.epoch) kiosk.hearsOfRestore(server.epoch)
      else if (epoch === server.epoch) work()
      if (kiosk.hasTold()) server.toldAgain(kiosk.deviceId)
    })
  }

  #push(kiosk: SimulatedKiosk): void {
    const waiting = kiosk.waiting()
    const leases = kiosk.leasesToTell()
    if (waiting.length + leases.length === 0) return
    const { epoch } = kiosk.disk
    const ifSame = (act: () => void) => () => {
      if (kiosk.disk.epoch === epoch) act()
    }
    const rows = this.#random.chance(0.3) ? waiting.slice(0, 1) : waiting
    this.#call(kiosk, () => {
      // Parents before children, as devices send them.
      for (const lease of leases) this.#site.server.bringBack(lease)
      this.#accept(rows)
      if (kiosk.connected) this.#onTheWay.push(ifSame(() => kiosk.acknowledged(rows, leases)))
    })
  }

  #accept(rows: Parameters<SimulatedServer['accept']>[0]): void {
    const { server } = this.#site
    server.accept(rows, this.#now)
    if (!this.#random.chance(0.2)) return
    const before = server.seq
    server.accept(rows, this.#now)
    const isRepeat = server.seq === before
    if (!isRepeat) this.violations.push({ property: 'N5', detail: `${rows.length} rows accepted twice` })
  }

  #pull(kiosk: SimulatedKiosk): void {
    const since = kiosk.disk.checkpoint
    const limit = this.#random.pick([1, 3, 100])
    this.#call(kiosk, () => {
      const page = this.#site.server.page(since, limit)
      const { epoch } = kiosk.disk
      const receive = () => void (kiosk.disk.epoch === epoch && kiosk.receive(page, since))
      if (kiosk.connected) this.#onTheWay.push(receive)
    })
  }

  #giveBack(kiosk: SimulatedKiosk): void {
    for (const { leaseId, soldSlots } of kiosk.returns(this.#now)) {
      this.#call(kiosk, () => this.#site.server.giveBack(leaseId, soldSlots))
    }
  }

  #deliver(): void {
    if (this.#onTheWay.length === 0) return
    const index = this.#random.int(0, this.#onTheWay.length - 1)
    const message = this.#onTheWay[index]!
    const fate = this.#random.weighted({ arrives: 8, arrivesTwice: 1, isLost: 1 })
    if (fate !== 'arrivesTwice') this.#onTheWay.splice(index, 1)
    if (fate !== 'isLost') message()
  }

  /** A disk is set back to how it was; with luck the second place that keeps the marks is not. */
  #rewind(kiosk: SimulatedKiosk): void {
    const copy = kiosk.copyOfDisk()
    const marks = new Map(kiosk.secondMarks)
    for (let i = 0; i < this.#random.int(1, 3); i++) kiosk.book(this.#someone(), this.#now)
    if (this.#random.chance(0.5)) this.#push(kiosk)
    this.#site.wasRewound = true
    kiosk.disk = copy
    if (this.#random.chance(0.4)) {
      this.#site.wasCloned = true
      kiosk.secondMarks = marks
    }
    for (const told of kiosk.told) if (!copy.bookings.has(told.bookingId)) this.#paperOnly.add(told)
  }

  /** Every cut ends, every kiosk comes back, and all is exchanged until nothing is left to say. */
  heal(): void {
    const { server, kiosks } = this.#site
    this.#onTheWay.length = 0
    for (const kiosk of kiosks) {
      kiosk.connected = true
      kiosk.clockOffset = 0
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const kiosk of kiosks) {
        server.heard(kiosk.deviceId, this.#now)
        if (kiosk.disk.epoch !== server.epoch) kiosk.hearsOfRestore(server.epoch)
        const leases = kiosk.leasesToTell()
        for (const lease of leases) server.bringBack(lease)
        const waiting = kiosk.waiting()
        server.accept(waiting, this.#now)
        kiosk.acknowledged(waiting, leases)
        server.toldAgain(kiosk.deviceId)
        this.#receiveAll(kiosk)
        for (const { leaseId, soldSlots } of kiosk.returns(this.#now)) server.giveBack(leaseId, soldSlots)
      }
      server.decide(this.#now)
      this.violations.push(...checkStep(this.#site))
    }
    for (const kiosk of kiosks) this.#receiveAll(kiosk)
    this.violations.push(...checkHealed(this.#site, this.#paperOnly, this.#now))
  }

  #receiveAll(kiosk: SimulatedKiosk): void {
    while (kiosk.disk.checkpoint < this.#site.server.seq) {
      const since = kiosk.disk.checkpoint
      kiosk.receive(this.#site.server.page(since, 7), since)
    }
  }

  report(): SeatReport {
    const { server, kiosks } = this.#site
    const told = kiosks.flatMap((kiosk) => kiosk.told)
    return {
      seed: this.#seed,
      steps: this.#steps,
      confirmed: told.filter((one) => one.confirmed).length,
      requests: told.filter((one) => !one.confirmed).length,
      late: [...server.bookings.values()].filter((one) => one.events.some(({ type }) => type === 'late'))
        .length,
      alarms: server.alarms,
      violations: this.violations.slice(0, 5),
    }
  }
}

function plannedSession(random: Random): ChallengeSession {
  return {
    id: 's1',
    siteId: 'brest',
    rev: '',
    at: START,
    by: 'server',
    planRev: 1,
    track: 'adventurer',
    challengeIds: ['A01.1'],
    title: 'Vingt clients, un comptoir',
    offersPresented: [],
    place: 'site',
    startsAt: START + random.pick([10 * HOUR, 3 * DAY, 10 * DAY]),
    endsAt: START + 11 * DAY,
    capacity: random.int(2, 14),
    deskReserve: random.int(0, 1),
    overcommits: [],
    minimumAge: 16,
    access: [],
    observers: [],
    moments: [],
    publishedAt: START,
  }
}
