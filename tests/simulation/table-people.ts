import type { ReplyOf } from '../../domain/contract/endpoint.ts'
import type * as calls from '../../domain/contract/tables.ts'
import type { ContactRequest } from '../../domain/postings/contact-request.ts'
import { talkTopics } from '../../domain/postings/talk-topics.ts'
import { takesBookings } from '../../domain/sessions/challenge-session.ts'
import { CHAIRS, hoursToPropose, isTable, TABLE_LENGTH } from '../../domain/sessions/tables.ts'
import type { ChallengeSession, SessionOfEvent } from '../../domain/sessions/challenge-session.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import { tellAttendance } from '../../renderer/data/bookings.ts'
import { createEvent } from '../../renderer/data/session-plans-api.ts'
import {
  askForTable,
  declineProposal,
  listProposals,
  readMyTables,
  tellNameAtTable,
  type TableProposal,
} from '../../renderer/data/tables.ts'
import { CALLED, calledOf, noting, SIGNED_IN } from './board-people.ts'
import { whenDone } from './confirm.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { SeatPeople } from './seat-people.ts'
import { SESSION } from './contract-calls.ts'
import type { ServerAnswer, WireRequest } from './wire.ts'

type Persons = readonly Person[]

/** What somebody tried to say of a table: that they would like one, or by which name they sit at one. */
interface TriedWord {
  eventId: string
  type: 'table-proposed' | 'table-named'
  visitorId: string
  tableId?: string
}

/** A table that a host tried to make. */
interface TriedTable {
  capacity: number
  proposalId: string | undefined
}

/** Who proposes small tables, takes a chair and says by which name; what hosts make of it. */
export class TablePeople {
  readonly words = new Map<string, TriedWord>()
  /** By their titles, each of which is one table's. */
  readonly tables = new Map<string, TriedTable>()
  /** Proposals to which a host tried to say no. */
  readonly declined = new Set<string>()
  /** Titles of tables that the server said it has made, and how often it was restored before. */
  readonly made = new Map<string, number>()
  /** Who tried to take which chair, by the table's id. */
  readonly chairs = new Map<string, Set<string>>()
  /** Names that were told to somebody who sits at no such table, or of somebody who told none there. */
  readonly crossed: string[] = []
  /** By which name each is called who ever said one. */
  readonly #nameOf = new Map<string, string>()
  readonly #random: Random
  readonly #ledger: Ledger
  readonly #seats: SeatPeople
  readonly #restores: () => number

  constructor(random: Random, ledger: Ledger, seats: SeatPeople, restores: () => number) {
    this.#random = random
    this.#ledger = ledger
    this.#seats = seats
    this.#restores = restores
  }

  propose(device: Device, persons: Persons): void {
    const { visitorId } = this.#random.pick(persons)
    const startsAt = this.#random.pick(hoursToPropose(device.now()).slice(0, 4))
    const about = this.#random.chance(0.5)
      ? { topic: this.#random.pick(talkTopics) }
      : { word: `Table-word ${this.#random.int(1, 999)}` }
    this.#say(device, { type: 'table-proposed', visitorId }, (data) =>
      askForTable(data, { ...about, startsAt, visitorId }),
    )
  }

  /** A host makes a table: of what a visitor proposed, which they may also turn down, or of their own accord. */
  make(device: Device): void {
    if (this.#random.chance(0.4)) return this.#create(device)
    const { data } = device
    whenDone(device, this.#ledger, 'table proposals', listProposals(data, SIGNED_IN), (told) => {
      if (!told.ok || device.data !== data || told.value.proposals.length === 0) return
      const proposal = this.#random.pick(told.value.proposals)
      if (this.#random.chance(0.7)) return this.#create(device, proposal)
      this.declined.add(proposal.id)
      const said = declineProposal(data, SIGNED_IN, proposal.id)
      whenDone(device, this.#ledger, `no to ${proposal.id}`, said, () => undefined)
    })
  }

  #create(device: Device, proposal?: TableProposal): void {
    const { data } = device
    const title = `Table ${this.tables.size + 1}`
    const startsAt = proposal?.startsAt ?? this.#random.pick(hoursToPropose(device.now()).slice(0, 4))
    const capacity = this.#random.int(CHAIRS.least, CHAIRS.most)
    const topic = proposal ? proposal.topic : this.#random.pick(talkTopics)
    const plan = {
      event: { kind: 'table' as const, text: title, ...(topic === undefined ? {} : { topic }) },
      ...{ title, place: 'site' as const, where: 'By the window', startsAt, endsAt: startsAt + TABLE_LENGTH },
      ...{ capacity, access: [], weeks: 1 },
      ...(proposal ? { proposalId: proposal.id } : {}),
    }
    const requestId = device.freshId()
    this.tables.set(title, { capacity, proposalId: proposal?.id })
    const ask = (triesLeft: number) =>
      whenDone(
        device,
        this.#ledger,
        `${title} made`,
        createEvent(data, SIGNED_IN, plan, requestId),
        (reply) => {
          if (reply.ok) this.made.set(title, this.#restores())
          else if (reply.reason === 'unreachable' && triesLeft > 0 && device.data === data) ask(triesLeft - 1)
        },
      )
    ask(2)
  }

  /** Somebody takes a chair, at whichever kiosk is free. */
  sit(device: Device, persons: Persons): void {
    const open = tablesAt(device).filter((one) => takesBookings(one, device.now()))
    // People go where others sit, so that tables fill.
    const table = this.#anyOf(open.slice(0, 2))
    if (!table) return
    const { visitorId } = this.#random.pick(persons)
    this.chairs.set(table.id, (this.chairs.get(table.id) ?? new Set()).add(visitorId))
    this.#seats.take(device, table, visitorId)
  }

  /** Somebody says by which name they may be called there, also without a chair. */
  tellName(device: Device, persons: Persons): void {
    const table = this.#anyOf(tablesAt(device))
    if (!table) return
    const sitting = persons.filter(({ visitorId }) => this.chairs.get(table.id)?.has(visitorId))
    const person = this.#random.pick(sitting.length > 0 && this.#random.chance(0.9) ? sitting : persons)
    const told = { tableId: table.id, visitorId: person.visitorId, name: calledOf(person) }
    this.#nameOf.set(person.visitorId, told.name)
    this.#say(device, { type: 'table-named', visitorId: person.visitorId, tableId: table.id }, (data) =>
      tellNameAtTable(data, told),
    )
  }

  /** Somebody opens with their pictures what is said at their tables. */
  read(device: Device, persons: Persons): void {
    const { visitorId } = this.#random.pick(persons)
    const access = { session: visitorId } as Parameters<typeof readMyTables>[1]
    const told = readMyTables(device.data, access)
    whenDone(device, this.#ledger, `tables of ${visitorId}`, told, () => undefined)
  }

  /** A host sees who sits there and who does not. */
  callRoll(device: Device): void {
    const tables = new Set(tablesAt(device).map(({ id }) => id))
    const all = (device.records('bookings') as unknown as Booking[]).filter((one) =>
      tables.has(one.sessionId),
    )
    const booking = this.#anyOf(all)
    if (!booking) return
    const said = tellAttendance(device.data, booking.id, this.#random.chance(0.8) ? 'attended' : 'absent')
    whenDone(device, this.#ledger, `roll call of ${booking.id}`, said, () => undefined)
  }

  /** What is told of a table is told to who may have a chair there, and names are those of who said one there. */
  noteReply({ headers }: WireRequest, { text }: ServerAnswer): void {
    if (!text.includes(CALLED)) return
    const visitorId = headers[SESSION] ?? ''
    const same = this.#ledger.everMergedWith(visitorId)
    const isOf = (ids: ReadonlySet<string> | undefined) => [...(ids ?? [])].some((id) => same.has(id))
    for (const { sessionId, names } of (JSON.parse(text) as ReplyOf<typeof calls.myTables>).tables) {
      if (names.length > 0 && !isOf(this.chairs.get(sessionId)))
        this.crossed.push(`${names.join()} of ${sessionId} told to ${visitorId}`)
      for (const name of names)
        if (!this.#saidName(sessionId, name)) this.crossed.push(`${name} was not said at ${sessionId}`)
    }
  }

  #saidName(tableId: string, name: string): boolean {
    const said = [...this.words.values()].filter((word) => word.tableId === tableId)
    return said.some(({ visitorId }) => this.#nameOf.get(visitorId) === name)
  }

  /** Whether the server may refuse this for good: a name at a table that a restore took away. */
  mayBeRefused(id: string, reason: string): boolean {
    return this.words.get(id)?.type === 'table-named' && reason === 'invalid' && this.#restores() > 0
  }

  #say(
    device: Device,
    word: Omit<TriedWord, 'eventId'>,
    say: (data: Device['data']) => Promise<{ ok: boolean }>,
  ): void {
    const { type, visitorId } = word
    const ids: string[] = []
    const data = noting(device, (id) => {
      ids.push(id)
      if (ids.length < 2) return
      this.words.set(ids[0]!, { ...word, eventId: ids[1]! })
      this.#ledger.tellPersons(ids[0]!, [visitorId])
    })
    whenDone(device, this.#ledger, `${type} by ${visitorId}`, say(data), ({ ok }) => {
      const [id, eventId] = ids as [string, string]
      if (!ok) return
      this.#ledger.tell({
        ...{ deviceId: device.id, what: `${type} by ${visitorId}`, collection: 'contactRequests' },
        ...{ recordId: id, isEdit: false },
        isKnownTo: (find) => {
          const copy = find('contactRequests', id) as unknown as ContactRequest | undefined
          return copy?.visitorId === visitorId && copy.events.filter((one) => one.id === eventId).length === 1
        },
      })
    })
  }

  #anyOf<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : this.#random.pick(items)
  }
}

/** In the order of their titles. */
export function tablesAt(device: Device): SessionOfEvent[] {
  const sessions = device.records('challengeSessions') as unknown as ChallengeSession[]
  return sessions
    .filter(isTable)
    .filter(({ cancelledAt }) => cancelledAt === undefined)
    .sort((a, b) => (a.title < b.title ? -1 : 1))
}
