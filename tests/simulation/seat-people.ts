import * as calls from '../../domain/contract/seats.ts'
import { cancelPlan, changePlan } from '../../domain/contract/sessions.ts'
import type { Result } from '../../domain/result.ts'
import { bookingStatus, has, isConfirmed, isLive } from '../../domain/seats/booking-status.ts'
import type { Booking } from '../../domain/seats/booking.ts'
import {
  sessionStatus,
  takesBookings,
  type ChallengeSession,
} from '../../domain/sessions/challenge-session.ts'
import { visitorIdFrom } from '../../domain/visits/visitor-id.ts'
import { answerSeatOffer, book, cancelBooking, takeBookingBack } from '../../renderer/data/bookings.ts'
import { secondOfSlot } from '../../sync-server/seats/second-of-a-slot.ts'
import { whenDone } from './confirm.ts'
import type { Device } from './device.ts'
import type { Fact, Find, Ledger } from './ledger.ts'
import type { Random } from './random.ts'

/** What a person was told at a kiosk, on screen and on paper. */
export interface ToldSeat {
  deviceId: string
  bookingId: string
  visitorId: string
  confirmed: boolean
}

/** More people than any session has seats. */
const PEOPLE = 40
/** The session of an account at the host desk. */
const SIGNED_IN = 'signed-in'

/** Who books, cancels and answers at the kiosks, and what hosts decide about seats. */
export class SeatPeople {
  readonly told: ToldSeat[] = []
  readonly #random: Random
  readonly #ledger: Ledger
  readonly #kiosks: () => readonly string[]
  readonly #visitors: readonly string[]
  #next = 0

  constructor(random: Random, ledger: Ledger, kiosks: () => readonly string[]) {
    this.#random = random
    this.#kiosks = kiosks
    this.#ledger = ledger
    this.#visitors = Array.from({ length: PEOPLE }, (_, index) => visitorIdFrom(`visitor${index}`))
  }

  book(device: Device): void {
    const session = this.#anyOf(sessionsAt(device).filter((one) => takesBookings(one, device.now())))
    if (!session) return
    const visitorId = this.#someone()
    const named = this.#random.chance(0.3) ? { name: `Name of ${visitorId}` } : {}
    const booked = book(device.data, { session, visitorId, ...named })
    whenDone(device, this.#ledger, `booking of ${visitorId}`, booked, (outcome) => {
      if (outcome.ok) this.#tellBooked(device, outcome.value)
    })
  }

  /** Somebody whom the place knows takes a seat, as their card says who they are. */
  take(device: Device, session: ChallengeSession, visitorId: string): void {
    whenDone(
      device,
      this.#ledger,
      `seat of ${visitorId}`,
      book(device.data, { session, visitorId }),
      (outcome) => {
        if (!outcome.ok) return
        this.#ledger.tellPersons(outcome.value.id, [visitorId])
        this.#tellBooked(device, outcome.value)
      },
    )
  }

  cancel(device: Device): void {
    const booking = this.#bookingAt(device, ['requested', 'waitlisted', 'confirmed'])
    if (booking) this.#tell(device, booking, cancelBooking(device.data, booking.id))
  }

  answerOffer(device: Device): void {
    const booking = this.#bookingAt(device, ['offered'])
    if (!booking) return
    const answer = this.#random.chance(0.7) ? 'accept' : 'decline'
    this.#tell(device, booking, answerSeatOffer(device.data, booking.id, answer))
  }

  takeBack(device: Device): void {
    const booking = this.#bookingAt(device, ['requested', 'waitlisted', 'confirmed'])
    if (booking) this.#tell(device, booking, takeBookingBack(device.data, booking.id, 'asked'))
  }

  changeCapacity(desk: Device): void {
    const id = this.#anyOf(sessionsAt(desk))?.id
    if (id === undefined) return
    const body = { capacity: this.#random.int(1, 10) }
    void desk.data.call(changePlan, { session: SIGNED_IN, params: { id }, body })
  }

  overcommit(desk: Device): void {
    const id = this.#anyOf(sessionsAt(desk))?.id
    if (id === undefined) return
    const body = { seats: this.#random.int(1, 2), reason: 'other' } as const
    void desk.data.call(calls.overcommit, { session: SIGNED_IN, params: { id }, body })
  }

  /** A host gives a kiosk up, for good or by mistake. */
  declareLost(desk: Device, kiosk = this.#random.pick(this.#kiosks())): void {
    void desk.data.call(calls.declareDeviceLost, { session: SIGNED_IN, params: { id: kiosk } })
  }

  cancelSession(desk: Device): void {
    const id = this.#anyOf(sessionsAt(desk))?.id
    if (id === undefined) return
    void desk.data.call(cancelPlan, { session: SIGNED_IN, params: { id }, body: { reason: 'room' } })
  }

  #someone(): string {
    // Mostly somebody new; now and then somebody who asks again elsewhere.
    if (this.#random.chance(0.15)) return this.#random.pick(this.#visitors)
    return this.#visitors[this.#next++ % PEOPLE]!
  }

  #bookingAt(device: Device, statuses: readonly string[]): Booking | undefined {
    const bookings = device.records('bookings') as unknown as Booking[]
    return this.#anyOf(bookings.filter((booking) => statuses.includes(bookingStatus(booking))))
  }

  #anyOf<T>(items: readonly T[]): T | undefined {
    return items.length === 0 ? undefined : this.#random.pick(items)
  }

  #tellBooked(device: Device, booking: Booking): void {
    const { id, visitorId } = booking
    const confirmed = booking.leaseId !== undefined
    this.told.push({ deviceId: device.id, bookingId: id, visitorId, confirmed })
    this.#confirm(device, booking, `seat of ${visitorId} (${id})`, (kept) => {
      return !confirmed || isConfirmed(kept) || !isLive(kept) || has(kept, 'late')
    })
  }

  #tell(device: Device, booking: Booking, telling: Promise<Result<Booking, string>>): void {
    whenDone(device, this.#ledger, `word on ${booking.id}`, telling, (outcome) => {
      const event = outcome.ok ? outcome.value.events.at(-1) : undefined
      if (!event) return
      const what = `${event.type} of ${booking.id} (${event.id})`
      const { offerId } = event
      this.#confirm(device, booking, what, ({ events }) => {
        const ids = events.map(({ id }) => id)
        // An answer to one of many offers is folded away with its offer.
        return ids.includes(event.id) || (offerId !== undefined && !ids.includes(offerId))
      })
    })
  }

  #confirm(device: Device, booking: Booking, what: string, isKept: (kept: Booking) => boolean): void {
    const fact: Fact = {
      deviceId: device.id,
      what,
      collection: 'bookings',
      recordId: booking.id,
      isEdit: false,
      isKnownTo: (find) => copiesOf(booking, find).some(isKept),
    }
    this.#ledger.tell(fact)
  }
}

/** The booking as somebody holds it: under its id, or under that of the second person of a slot. */
function copiesOf(booking: Booking, find: Find): Booking[] {
  const ids = [booking.id, ...(booking.leaseId === undefined ? [] : [secondOfSlot(booking, null).id])]
  return ids
    .map((id) => find('bookings', id) as unknown as Booking | undefined)
    .filter((kept) => kept?.visitorId === booking.visitorId) as Booking[]
}

function sessionsAt(device: Device): ChallengeSession[] {
  const sessions = device.records('challengeSessions') as unknown as ChallengeSession[]
  return sessions.filter((session) => sessionStatus(session) !== 'cancelled')
}
