import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { isPlausibleDay } from '../../domain/plausible-time.ts'
import { changeFields, type Stamped } from '../../domain/sync/field-stamps.ts'
import { nextRevision } from '../../domain/sync/revision.ts'
import { parisDay, parisInstant } from '../../domain/time.ts'
import {
  decideCheckIn,
  decideCheckOut,
  forgottenDepartures,
  unnamedDeparture,
  type Arrival,
} from '../../domain/visits/check-in.ts'
import type { Result } from '../../domain/result.ts'
import { passAlphabet, passIdFrom } from '../../domain/visits/pass-code.ts'
import { visitorIdFrom } from '../../domain/visits/visitor-id.ts'
import { visitReasons, type Visit } from '../../domain/visits/visit.ts'
import type { Visitor } from '../../domain/visits/visitor.ts'
import { readPass, type PassRefusal, type ShownPass } from '../../renderer/data/passes.ts'
import { mergeVisitor, partVisitor } from '../../renderer/data/visitors.ts'
import type { AccountPeople } from './account-people.ts'
import type { ApplicationPeople } from './application-people.ts'
import type { BoardPeople } from './board-people.ts'
import type { Company } from './company.ts'
import { confirmFact, whenDone } from './confirm.ts'
import type { Device } from './device.ts'
import type { Fact, Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import type { SeatPeople } from './seat-people.ts'
import type { StoryMix } from './story-mix.ts'
import type { TypedNumbers } from './typed-numbers.ts'
import { asksForOlder, type Asking } from './window-properties.ts'

export interface Person {
  passId: string
  visitorId: string
  name: string
  inside: boolean
  /** They had all erased, and do not come back under this name. */
  isErased: boolean
  /** Counts the times this person came in. */
  stay: number
}

export type Seal = (text: string) => Promise<string>

/** A number that was typed, as it would travel. */
type TypedPass = ShownPass & { sealedPass: string }

/** What people stand in the middle of. */
interface Surroundings {
  ledger: Ledger
  seal: Seal
  mix: StoryMix
  seats: SeatPeople
  numbers: TypedNumbers
  accounts: AccountPeople
  applications: ApplicationPeople
  board: BoardPeople
  company: Company
}

/** A person with a pass. The name is a marker that can be recognised wherever it turns up. */
export function person(random: Random, index: number, hasCard: boolean): Person {
  const passId = someNumber(random)
  // Cards of before have the number as the id of their visitor.
  const visitorId = hasCard ? visitorIdFrom(`holder-${index}`) : passId
  return { passId, visitorId, name: `Name-of-${index}`, inside: false, isErased: false, stay: 0 }
}

/** The person is inside from now on. Whether they were already. */
function enter(visitor: Person): boolean {
  if (visitor.inside) return true
  visitor.inside = true
  visitor.stay += 1
  return false
}

function someNumber(random: Random): string {
  return passIdFrom(Uint8Array.from({ length: 8 }, () => random.int(0, 255)))
}

/** What people do at the devices, through the rules of the domain, as the screens do it. */
export class People {
  private readonly everybody: readonly Person[]
  private readonly random: Random
  private readonly ledger: Ledger
  private readonly seal: Seal
  private readonly mix: StoryMix
  private readonly seats: SeatPeople
  private readonly numbers: TypedNumbers
  private readonly accounts: AccountPeople
  private readonly applications: ApplicationPeople
  private readonly board: BoardPeople
  private readonly company: Company

  constructor(
    persons: readonly Person[],
    random: Random,
    { ledger, seal, mix, seats, numbers, accounts, applications, board, company }: Surroundings,
  ) {
    this.numbers = numbers
    this.accounts = accounts
    this.applications = applications
    this.board = board
    this.company = company
    this.everybody = persons
    this.random = random
    this.ledger = ledger
    this.seal = seal
    this.mix = mix
    this.seats = seats
  }

  async doSomethingAt(device: Device): Promise<void> {
    switch (device.scope.role) {
      case 'kiosk':
        return this.atKiosk(device)
      case 'host':
        return this.atHostDesk(device)
      case 'employer':
        return this.atEmployerDesk(device)
    }
  }

  private async atKiosk(device: Device): Promise<void> {
    switch (this.random.weighted(this.mix.kiosk)) {
      case 'nothing':
        return
      case 'arrive':
        return this.arrive(device, this.someone(false))
      case 'arriveTwice':
        return this.arrive(device, this.someone(true))
      case 'passBy':
        return this.passBy(device)
      case 'describe':
        return this.describe(device)
      case 'leave':
        return this.leave(device)
      case 'leaveUnnamed':
        return this.saveVisit(
          device,
          unnamedDeparture(device.freshId(), device.writer()),
          'unnamed departure',
        )
      case 'apply':
        return this.applications.apply(device, this.persons)
      case 'withdraw':
        return this.applications.withdraw(device)
      case 'book':
        return this.seats.book(device)
      case 'cancelBooking':
        return this.seats.cancel(device)
      case 'answerOffer':
        return this.seats.answerOffer(device)
      case 'typeNumber':
        return this.typeNumber(device)
      case 'leaveByNumber':
        return this.leaveByNumber(device)
      case 'guessNumbers':
        return this.guessNumbers(device)
      case 'answerScene':
        return this.accounts.answerScene(device, this.persons)
      case 'turnConsent':
        return this.accounts.turnConsent(device, this.persons)
      case 'eraseMe':
        return this.eraseMe()
      case 'takeAllBack':
        return this.accounts.takeAllBack(device, this.persons)
      case 'handInCard':
        return this.board.post(device, this.persons)
      case 'sayInterest':
        return this.board.say(device, this.persons, 'interested')
      case 'reportCard':
        return this.board.say(device, this.persons, 'reported')
      case 'renewCard':
        return this.board.sayOfOwn(device, this.persons, 'renewed')
      case 'endCard':
        return this.board.sayOfOwn(device, this.persons, 'ended')
      case 'readOwnCards':
        return this.board.readOwn(device, this.persons)
      case 'handInProject':
        return this.company.projects.post(device, this.persons)
      case 'tellOfProject':
        return this.company.projects.tell(device, this.persons)
      case 'leaveProject':
        return this.company.projects.leave(device, this.persons)
      case 'proposeTable':
        return this.company.tables.propose(device, this.persons)
      case 'takeChair':
        return this.company.tables.sit(device, this.persons)
      case 'tellName':
        return this.company.tables.tellName(device, this.persons)
      case 'readTables':
        return this.company.tables.read(device, this.persons)
      case 'readThanks':
        return this.company.thanks.read(device, this.persons)
      case 'sayAge':
        return this.company.minors.sayAge(device, this.youngest)
      case 'askForThing':
        return this.company.loans.ask(device, this.persons)
      case 'cancelThing':
        return this.company.loans.cancel(device)
    }
  }

  private async atHostDesk(device: Device): Promise<void> {
    switch (this.random.weighted(this.mix.host)) {
      case 'nothing':
        return
      case 'arrive':
        return this.arrive(device, this.someone(false))
      case 'leave':
        return this.leave(device)
      case 'close':
        return this.closeForgotten(device)
      case 'note':
        return this.noteVisitor(device)
      case 'offer':
        return this.writeOffer(device)
      case 'view':
        return this.applications.view(device)
      case 'answer':
        return this.applications.answer(device)
      case 'takeBookingBack':
        return this.seats.takeBack(device)
      case 'changeCapacity':
        return this.seats.changeCapacity(device)
      case 'overcommit':
        return this.seats.overcommit(device)
      case 'declareLost':
        return this.seats.declareLost(device)
      case 'cancelSession':
        return this.seats.cancelSession(device)
      case 'mergeVisitors':
        return this.mergeVisitors(device)
      case 'partVisitors':
        return this.partVisitors(device)
      case 'askOlder':
        return this.askOlder(device)
      case 'decideCard':
        return this.board.decide(device, this.mix.hasCompany)
      case 'editCard':
        return this.editCard(device)
      case 'keyInCard':
        return this.board.keyIn(device, this.persons)
      case 'introduce':
        return this.board.introduce(device)
      case 'tellOfProject':
        return this.company.projects.tellAtDesk(device)
      case 'makeTable':
        return this.company.tables.make(device)
      case 'callRoll':
        return this.company.tables.callRoll(device)
      case 'readLine':
        return this.company.thanks.decide(device)
      case 'noteMinor':
        return this.company.minors.note(device, this.youngest)
      case 'handOver':
        return this.company.loans.handOver(device, this.persons)
      case 'takeRoom':
        return this.company.loans.takeRoom(device)
      case 'sayOfLoan':
        return this.company.loans.sayAtDesk(device)
    }
  }

  private async atEmployerDesk(device: Device): Promise<void> {
    switch (this.random.weighted(this.mix.employer)) {
      case 'nothing':
        return
      case 'view':
        return this.applications.view(device)
      case 'answer':
        return this.applications.answer(device)
      case 'offer':
        return this.writeOffer(device)
    }
  }

  private get persons(): Person[] {
    return this.everybody.filter(({ isErased }) => !isErased)
  }

  /** Those who may be under 18; mostly one or two, so that others meet as well. */
  private get youngest(): Person[] {
    const few = this.everybody.slice(0, Math.ceil(this.everybody.length * this.mix.young))
    return few.filter(({ isErased }) => !isErased)
  }

  /** Somebody has all erased; a few go on coming. */
  private async eraseMe(): Promise<void> {
    if (this.persons.length < 3) return
    const person = this.random.pick(this.persons)
    await this.accounts.erase(person, this.persons)
    for (const one of this.everybody) one.isErased ||= this.accounts.erased.has(one.visitorId)
  }

  private someone(inside: boolean): Person | undefined {
    const candidates = this.persons.filter((one) => one.inside === inside)
    return candidates.length > 0 ? this.random.pick(candidates) : undefined
  }

  private async arrive(device: Device, visitor: Person | undefined): Promise<void> {
    if (!visitor) return
    const wasInside = enter(visitor)
    const name =
      device.scope.role === 'host' ? { name: visitor.name } : { sealedName: await this.seal(visitor.name) }
    const arrival: Arrival = {
      arrivedBy: this.random.pick(['walk-in', 'pass', 'code']),
      visitorId: visitor.visitorId,
      freshId: device.freshId(),
      ...(this.random.chance(0.6) ? name : {}),
    }
    const known = device.records('visits') as unknown as Visit[]
    const decided = decideCheckIn(arrival, known, device.writer())
    if (!decided.ok) return
    if (wasInside) this.noticeStayEnded(visitor, known, decided.value)
    this.ledger.tellStay(visitor.visitorId, decided.value.day, visitor.stay)
    const id = device.visitIdOf(decided.value.id, arrival)
    this.saveVisit(device, { ...decided.value, id }, 'arrival')
  }

  /** Of merged entries one departure ends every stay: who comes in once more under another one begins a new one. */
  private noticeStayEnded(visitor: Person, known: readonly Visit[], { visitorId, day }: Visit): void {
    if (!this.mix.hasCards || visitorId !== visitor.visitorId) return
    const isEnded = known.some((visit) => visit.visitorId === visitorId && visit.day === day && visit.closing)
    if (isEnded) visitor.stay += 1
  }

  /** Somebody comes in by the number of their card, which is not always the one that they type. */
  private async typeNumber(device: Device): Promise<void> {
    const visitor = this.someone(false)
    if (!visitor) return
    const mistake = this.random.weighted({ none: 6, slip: 2, unknown: 2 })
    if (mistake === 'slip') return this.slip(device, visitor)
    const number = mistake === 'none' ? visitor.passId : someNumber(this.random)
    const holder = mistake === 'none' ? visitor : null
    const sealedPass = await this.seal(number)
    this.show(device, number, (read) => {
      if (!read.ok) {
        if (holder) this.ledger.fail(`the number of ${holder.name} was refused: ${read.reason}`)
        return
      }
      this.comeIn(device, { ...read.value, sealedPass }, holder)
    })
  }

  /** One wrong character: refused at once, network or not. */
  private slip(device: Device, { passId }: Person): void {
    const at = this.random.int(0, passId.length - 1)
    const wrong = this.random.pick([...passAlphabet].filter((character) => character !== passId[at]))
    this.show(device, passId.slice(0, at) + wrong + passId.slice(at + 1), (read) => {
      if (read.ok || read.reason !== 'not-a-pass')
        this.ledger.fail('a slip of the finger was taken for a card')
    })
  }

  /** Number after number, by somebody who has none; what is let in to be checked later goes away again. */
  private guessNumbers(device: Device): void {
    for (let count = this.random.int(8, 20); count > 0; count--) {
      this.show(device, someNumber(this.random), (read) => {
        if (read.ok && read.value.checked !== 'later') this.ledger.fail('a number of no card opened')
      })
    }
  }

  private show(device: Device, number: string, done: (read: Result<ShownPass, PassRefusal>) => void): void {
    const { data } = device
    this.numbers.typed.add(number)
    whenDone(device, this.ledger, 'a typed number', readPass(data, number), (read) => {
      if (device.data === data) done(read)
    })
  }

  private comeIn(device: Device, { visitorId, token, sealedPass }: TypedPass, holder: Person | null): void {
    const wasInside = holder !== null && enter(holder)
    const known = device.records('visits') as unknown as Visit[]
    const sealed = token === null ? { sealedPass } : {}
    const arrival: Arrival = { arrivedBy: 'code', visitorId, freshId: device.freshId(), ...sealed }
    const decided = decideCheckIn(arrival, known, device.writer())
    if (!decided.ok) return
    const visit = decided.value
    if (wasInside) this.noticeStayEnded(holder, known, visit)
    this.ledger.tellStay(visitorId, visit.day, token === null ? 1 : (holder?.stay ?? 0))
    if (token === null && holder) this.ledger.tellMerge(visitorId, holder.visitorId)
    const holderId = holder?.visitorId ?? null
    this.numbers.arrivals.push({ visitId: visit.id, visitorId, holderId, isSealed: token === null })
    this.saveVisit(device, visit, 'arrival by a number')
  }

  private async leaveByNumber(device: Device): Promise<void> {
    const visitor = this.someone(true)
    if (!visitor) return
    const sealedPass = await this.seal(visitor.passId)
    this.show(device, visitor.passId, (read) => {
      if (read.ok) this.goOut(device, { ...read.value, sealedPass }, visitor)
    })
  }

  private goOut(device: Device, { visitorId, token, sealedPass }: TypedPass, visitor: Person): void {
    visitor.inside = false
    if (token === null) {
      const departure = unnamedDeparture(device.freshId(), device.writer(), sealedPass)
      return this.saveVisit(device, departure, 'departure by a number')
    }
    const today = parisDay(device.now())
    const visits = device.records('visits') as unknown as Visit[]
    const open = visits.find(
      (visit) => visit.visitorId === visitorId && visit.day === today && !visit.closing,
    )
    const decided = open && decideCheckOut(open, device.writer())
    if (decided?.ok) this.saveVisit(device, decided.value, 'departure')
  }

  /** A host sees that two entries are one person's. */
  private mergeVisitors(device: Device): void {
    const entries = device.records('visitors').map(({ id }) => id)
    if (entries.length < 2) return
    const [one, other] = this.random.shuffled(entries) as [string, string]
    this.ledger.tellMerge(one, other)
    this.numbers.saidByHosts.add(one).add(other)
    this.sayWhoIs(device, one, mergeVisitor(device.data, { host: 'Claire', id: one, withId: other }))
  }

  /** It was a mistake. */
  private partVisitors(device: Device): void {
    const entries = device.records('visitors') as unknown as Visitor[]
    const merged = entries.filter(({ mergedInto }) => mergedInto !== undefined)
    if (merged.length === 0) return
    const { id, mergedInto } = this.random.pick(merged)
    this.numbers.saidByHosts.add(id)
    this.sayWhoIs(device, id, partVisitor(device.data, { host: 'Claire', id, withId: mergedInto! }))
  }

  private sayWhoIs(device: Device, id: string, said: Promise<Result<Visitor[], 'not-here'>>): void {
    whenDone(device, this.ledger, `who ${id} is`, said, (outcome) => {
      for (const { id: entry, mergedInto, stamps } of outcome.ok ? outcome.value : []) {
        this.ledger.tell(
          fieldFact(device, 'visitors', entry, {
            field: 'mergedInto',
            stamp: stamps['mergedInto']!,
            value: JSON.stringify(mergedInto),
          }),
        )
      }
    })
  }

  /** Somebody asks for a day or an offer of a while ago; the answer is looked at where it leaves the server. */
  private askOlder(device: Device): void {
    const offers = device
      .records('jobOffers')
      .map(({ id }): Asking => ({ collection: 'applications', of: id }))
    const days = this.ledger.days().map((of): Asking => ({ collection: 'visits', of }))
    const asking = this.random.pick<Asking>([
      ...offers,
      ...days,
      { collection: 'visits', of: parisDay(device.now()) },
    ])
    const told = asksForOlder(device.data, asking)
    whenDone(device, this.ledger, `what is older of ${asking.of}`, told, () => undefined)
  }

  private passBy(device: Device): void {
    const arrival = { arrivedBy: 'counter', freshId: device.freshId() } as const
    const decided = decideCheckIn(arrival, [], device.writer())
    if (decided.ok) this.saveVisit(device, decided.value, 'passing by')
  }

  private describe(device: Device): void {
    const visit = this.openVisit(device)
    if (!visit) return
    const { now, deviceId } = device.writer()
    const described: Visit = {
      ...visit,
      reasons: [this.random.pick(visitReasons)],
      rev: nextRevision(visit.rev, now, deviceId),
      at: now,
      by: deviceId,
    }
    this.saveVisit(device, described, 'reason')
  }

  private leave(device: Device): void {
    const visit = this.openVisit(device)
    if (!visit) return
    const decided = decideCheckOut(visit, device.writer())
    if (!decided.ok) return
    const visitor = this.persons.find((one) => one.visitorId === visit.visitorId)
    if (visitor) visitor.inside = false
    this.saveVisit(device, decided.value, 'departure')
  }

  private closeForgotten(device: Device): void {
    const { now } = device.writer()
    const closingAt = parisInstant(parisDay(now), 18)
    const visits = device.records('visits') as unknown as Visit[]
    const closed = forgottenDepartures(visits, closingAt, device.writer())
    for (const visit of closed) this.saveVisit(device, visit, 'closing')
    for (const one of this.persons) {
      if (closed.some((visit) => visit.visitorId === one.passId)) one.inside = false
    }
  }

  private openVisit(device: Device): Visit | undefined {
    const today = parisDay(device.now())
    const visits = device.records('visits') as unknown as Visit[]
    const open = visits.filter((visit) => visit.kind === 'stay' && visit.day === today && !visit.closing)
    return open.length > 0 ? this.random.pick(open) : undefined
  }

  private saveVisit(device: Device, visit: Visit, what: string): void {
    this.ledger.attempt('visits', visit.id)
    // The server holds times that run ahead of it to its own.
    const leftAt = Math.min(visit.leftAt ?? 0, device.clock.truth())
    confirmFact(device, this.ledger, device.data.save('visits', visit), {
      deviceId: device.id,
      what: `${what} of ${visit.id}`,
      collection: 'visits',
      recordId: visit.id,
      isEdit: false,
      closes: visit.closing,
      keptFrom: Math.min(new Date(visit.day).getTime(), device.clock.truth()),
      isKnownTo: (find) => {
        const copy = find('visits', visit.id) as unknown as Visit | undefined
        // A day of more than ten years ago is none: the server puts down the moment at which it heard.
        if (!copy || (copy.arrivedAt > visit.arrivedAt && isPlausibleDay(visit.day, copy.day))) return false
        if (visit.closing === 'left') return copy.closing === 'left' && copy.leftAt! >= leftAt
        return visit.closing === undefined || copy.closing !== undefined
      },
    })
  }

  private noteVisitor(device: Device): void {
    const visitors = device.records('visitors') as unknown as Visitor[]
    if (visitors.length === 0) return
    this.edit(device, 'visitors', this.random.pick(visitors) as Stamped, { note: this.words() })
  }

  private writeOffer(device: Device): void {
    const known = device.records('jobOffers') as unknown as JobOffer[]
    // Poison lies among them; no screen would open it.
    const offers = known.filter((one) => one.stamps !== undefined)
    if (offers.length === 0) return
    const offer = this.random.pick(offers)
    const changes = this.random.pick<Partial<JobOffer>>([
      { title: this.words() },
      { pay: this.words() },
      { seats: this.random.int(1, 9) },
      { publishedAt: device.now() },
      { closedAt: device.now() },
      { closedAt: undefined },
    ])
    this.edit(device, 'jobOffers', offer as Stamped, changes)
  }

  /** A host puts the words of a card right. */
  private editCard(device: Device): void {
    const cards = device.records('postings')
    if (cards.length === 0) return
    const card = this.random.pick(cards)
    this.board.edited.add(card.id)
    this.edit(device, 'postings', card as Stamped, { title: `Card-words ${this.random.int(1, 999)}` })
  }

  private edit(device: Device, collection: Edited, record: Stamped, changes: object): void {
    const edited = changeFields(record, changes, device.writer())
    const saved = device.data.save(collection, edited as never)
    for (const field of Object.keys(changes)) {
      const [stamp, value] = [
        edited.stamps[field],
        JSON.stringify((changes as Record<string, unknown>)[field]),
      ]
      if (stamp !== edited.rev) continue
      confirmFact(
        device,
        this.ledger,
        saved,
        fieldFact(device, collection, record.id, { field, stamp, value }),
      )
    }
  }

  private words(): string {
    return `words ${this.random.int(0, 999_999)}`
  }
}

type Edited = 'visitors' | 'jobOffers' | 'postings'

/** Field by field: the change holds until somebody changes the same field later. */
function fieldFact(
  device: Device,
  collection: Edited,
  recordId: string,
  { field, stamp, value }: { field: string; stamp: string; value: string | undefined },
): Fact {
  return {
    deviceId: device.id,
    what: `${field} of ${recordId} = ${value}`,
    collection,
    recordId,
    isEdit: true,
    isKnownTo: (find) => {
      const copy = find(collection, recordId) as Stamped | undefined
      const known = copy?.stamps[field] ?? ''
      if (known !== stamp) return known > stamp
      return JSON.stringify((copy as unknown as Record<string, unknown>)[field]) === value
    },
  }
}
