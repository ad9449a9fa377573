import { addDays, siteDay, siteInstant, type Instant, type TimeZone } from '../../domain/time.ts'
import {
  bookSlot,
  giveSlotBack,
  offerSlots,
  slotsToCome,
  withdrawSlot,
} from '../../sync-server/advice/advice-slots.ts'
import type { ServerParts } from '../../sync-server/server-parts.ts'
import type { Random } from './random.ts'

interface Told {
  random: Random
  now: () => Instant
  parts: () => ServerParts
  placeOf: (employerId: string) => { siteId: string; timeZone: TimeZone }
}

/** Half hours that hosts offer and employers book, give back or lose, as both know them themselves. */
export class ReminderAdvice {
  readonly #random: Random
  readonly #now: () => Instant
  readonly #parts: () => ServerParts
  readonly #placeOf: Told['placeOf']
  readonly #booked = new Map<string, { employerId: string; startsAt: Instant }>()
  #made = 0

  constructor({ random, now, parts, placeOf }: Told) {
    ;[this.#random, this.#now, this.#parts, this.#placeOf] = [random, now, parts, placeOf]
  }

  /** When a booked half hour begins. */
  startOf(bookingId: string): Instant {
    const booking = this.#booked.get(bookingId)
    if (!booking) throw new Error(`Nobody has booked ${bookingId}`)
    return booking.startsAt
  }

  /** Now and then a host offers a half hour and the employer books it; some are given back, or taken back. */
  async happen(employerId: string): Promise<void> {
    if (this.#random.chance(0.003)) await this.#book(employerId)
    const own = [...this.#booked].find(([, booking]) => booking.employerId === employerId)
    if (!own || own[1].startsAt <= this.#now() || !this.#random.chance(0.01)) return
    await this.#cancel(own[0], employerId)
  }

  /** Nobody else holds them: what a restore has lost is told to nobody, and is forgotten. */
  async forgetLost(): Promise<void> {
    const kept = await this.#bookings()
    for (const id of this.#booked.keys()) if (!kept.has(id)) this.#booked.delete(id)
  }

  async #book(employerId: string): Promise<void> {
    const { siteId, timeZone } = this.#placeOf(employerId)
    const day = addDays(siteDay(this.#now(), timeZone), this.#random.int(1, 20))
    const startsAt = siteInstant(day, this.#random.int(8, 18), 0, timeZone)
    const host = { siteId, accountId: `host${this.#made++}`, name: 'Maëlle' }
    await offerSlots(this.#parts(), host, { startsAt, count: 1 })
    const slots = await this.#parts().store.read((view) => slotsToCome(view, siteId, this.#now()))
    const { slotId } = slots.find(({ accountId }) => accountId === host.accountId)!
    const booked = await bookSlot(this.#parts(), { siteId, employerId, accountId: employerId }, slotId)
    if (!booked.ok) return
    for (const [id, ofSlot] of await this.#bookings()) {
      if (ofSlot === slotId) this.#booked.set(id, { employerId, startsAt })
    }
  }

  async #cancel(bookingId: string, employerId: string): Promise<void> {
    const slotId = (await this.#bookings()).get(bookingId)!
    const byHost = this.#random.chance(0.5)
    if (byHost) await withdrawSlot(this.#parts(), this.#placeOf(employerId).siteId, slotId)
    else await giveSlotBack(this.#parts(), employerId, bookingId)
    this.#booked.delete(bookingId)
  }

  async #bookings(): Promise<Map<string, string>> {
    const rows = await this.#parts().store.read((view) =>
      view.all(
        view.tables
          .selectFrom('adviceBookings')
          .select(['bookingId', 'slotId'])
          .where('cancelledAt', 'is', null),
      ),
    )
    return new Map(rows.map(({ bookingId, slotId }) => [bookingId, slotId]))
  }
}
