import { loanOf, slotsOf, type Span } from '../../domain/places/free-times.ts'
import type { Reservation } from '../../domain/places/reservation.ts'
import type { Thing } from '../../domain/places/thing.ts'
import type { Site } from '../../domain/sites/site.ts'
import { addDays, DAY, parisDay } from '../../domain/time.ts'
import { askForThing, handOver, sayOfReservation } from '../../renderer/data/reservations.ts'
import { createEvent } from '../../renderer/data/session-plans-api.ts'
import { noting, SIGNED_IN } from './board-people.ts'
import { whenDone } from './confirm.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

type Persons = readonly Person[]

/** So long after it is over a reservation goes. */
const KEPT = 31 * DAY

/** Who books a desk and borrows a drill; what hosts hand out, take in and take back. */
export class LoanPeople {
  /** Whose a reservation is, as it was asked for. */
  readonly asked = new Map<string, string>()
  /** Ids of what anybody tried to say of one. */
  readonly said = new Set<string>()
  /** Things that a host handed over, without asking anybody. */
  readonly handed = new Set<string>()
  #planned = 0
  readonly #random: Random
  readonly #ledger: Ledger

  constructor(random: Random, ledger: Ledger) {
    this.#random = random
    this.#ledger = ledger
  }

  ask(device: Device, persons: Persons): void {
    const wish = this.#wish(device, persons)
    if (!wish) return
    const data = noting(device, (id) => this.#tryAsk(id, wish.visitorId))
    whenDone(device, this.#ledger, `ask of ${wish.visitorId}`, askForThing(data, wish), (asked) =>
      this.#tellAsked(device, asked),
    )
  }

  /** A host hands a thing to somebody who is there, whatever was promised to others. */
  handOver(device: Device, persons: Persons): void {
    const wish = this.#wish(device, persons)
    if (!wish) return
    this.handed.add(wish.thingId)
    let isAsked = false
    const data = noting(device, (id) => {
      if (isAsked) this.said.add(id)
      else this.#tryAsk(id, wish.visitorId)
      isAsked = true
    })
    whenDone(device, this.#ledger, `loan to ${wish.visitorId}`, handOver(data, wish), (out) => {
      this.#tellAsked(device, out)
      this.#tellSaid(device, out)
    })
  }

  /** A host plans something in the room, mostly when somebody has it. */
  takeRoom(device: Device): void {
    const [site] = device.records('sites') as unknown as Site[]
    const thing = site?.things?.find(({ roomId }) => roomId !== undefined)
    if (!thing?.roomId) return
    const had = (device.records('reservations') as unknown as Reservation[]).filter(
      ({ thingId, startsAt }) => thingId === thing.id && startsAt > device.now(),
    )
    const span =
      had.length > 0 && this.#random.chance(0.8)
        ? this.#random.pick(had)
        : this.#span(thing, parisDay(device.now()))
    if (!span || span.startsAt <= device.now()) return
    const title = `Coffee ${(this.#planned += 1)}`
    const plan = {
      event: { kind: 'coffee' as const, text: title },
      ...{ title, place: 'site' as const, roomId: thing.roomId, capacity: 4, access: [], weeks: 1 },
      ...{ startsAt: span.startsAt, endsAt: span.endsAt },
    }
    const made = createEvent(device.data, SIGNED_IN, plan, device.freshId())
    whenDone(device, this.#ledger, `${title} planned`, made, () => undefined)
  }

  /** Somebody no longer wants what they asked for. */
  cancel(device: Device): void {
    this.#say(device, ['cancelled'])
  }

  /** What hosts say of a loan. */
  sayAtDesk(device: Device): void {
    this.#say(device, ['handed-out', 'handed-out', 'returned', 'damaged', 'withdrawn', 'undone', 'cancelled'])
  }

  #say(
    device: Device,
    types: readonly ('cancelled' | 'handed-out' | 'returned' | 'damaged' | 'withdrawn' | 'undone')[],
  ): void {
    const all = (device.records('reservations') as unknown as Reservation[]).filter(({ id }) =>
      this.asked.has(id),
    )
    if (all.length === 0) return
    const { id, thingId } = this.#random.pick(all)
    const type = this.#random.pick(types)
    if (type === 'handed-out' || type === 'undone') this.handed.add(thingId)
    const said = type === 'withdrawn' ? ({ type, withdrawn: 'other' } as const) : { type }
    const data = noting(device, (eventId) => void this.said.add(eventId))
    whenDone(device, this.#ledger, `${type} of ${id}`, sayOfReservation(data, id, said), (told) => {
      if (told.ok) this.#tellSaid(device, told.value)
    })
  }

  #wish(device: Device, persons: Persons): { thingId: string; span: Span; visitorId: string } | null {
    const [site] = device.records('sites') as unknown as Site[]
    const things = site?.things ?? []
    if (things.length === 0) return null
    const thing = this.#random.pick(things)
    const span = this.#span(thing, parisDay(device.now()))
    return span && { thingId: thing.id, span, visitorId: this.#random.pick(persons).visitorId }
  }

  #span(thing: Thing, today: string): Span | null {
    const day = addDays(today, this.#random.int(0, 1))
    if (thing.way === 'loan') return loanOf(thing, day, this.#random.int(1, thing.longestDays))
    const slots = slotsOf(thing, day)
    return slots.length > 0 ? this.#random.pick(slots) : null
  }

  #tryAsk(id: string, visitorId: string): void {
    this.asked.set(id, visitorId)
    this.#ledger.tellPersons(id, [visitorId])
  }

  #tellAsked(device: Device, asked: Reservation): void {
    const { id, visitorId, thingId, startsAt } = asked
    this.#tell(device, asked, `ask ${id} of ${visitorId}`, (copy) => {
      return copy.visitorId === visitorId && copy.thingId === thingId && copy.startsAt === startsAt
    })
  }

  #tellSaid(device: Device, told: Reservation): void {
    const { id, events } = told
    const event = events.at(-1)
    if (!event) return
    this.#tell(device, told, `${event.type} of ${id} (${event.id})`, (copy) => {
      return copy.events.filter((one) => one.id === event.id && one.type === event.type).length === 1
    })
  }

  #tell(
    device: Device,
    { id, endsAt }: Reservation,
    what: string,
    isKnown: (copy: Reservation) => boolean,
  ): void {
    this.#ledger.tell({
      ...{ deviceId: device.id, what, collection: 'reservations', recordId: id, isEdit: false },
      keptUntil: endsAt + KEPT,
      isKnownTo: (find) => {
        const copy = find('reservations', id) as unknown as Reservation | undefined
        return copy !== undefined && isKnown(copy)
      },
    })
  }
}
