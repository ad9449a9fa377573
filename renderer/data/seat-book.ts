import type { SeatMark } from '../../domain/seats/seat-sale.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import type { SecondPlace } from './machine.ts'
import type { Replica } from './replica/replica.ts'
import type { Transaction } from './replica/transaction.ts'

const LATEST_SEEN = 'latest-seen'
/** Oftener would only wear the disk. */
const NOTED_EVERY = 2 * MINUTE

/**
 * Up to where each lease of this kiosk was sold, and the latest moment that the server confirmed. Both are on
 * disk before a seat is told to anyone. In a browser the second place is `localStorage`: another file of the
 * same profile, so it guards against a database set back alone, not against a copy of the whole disk.
 */
export class SeatBook {
  readonly #replica: Replica
  readonly #second: SecondPlace
  readonly #name: string
  #turn: Promise<unknown> = Promise.resolve()

  constructor(replica: Replica, second: SecondPlace, deviceId: string) {
    this.#replica = replica
    this.#second = second
    this.#name = `pepiniere-${deviceId}-seat-mark:`
  }

  get latestSeen(): Instant {
    return this.#replica.rows('moments').get(LATEST_SEEN)?.at ?? 0
  }

  /** The marks of a lease, one for each place that keeps them. */
  marksOf(leaseId: string): (SeatMark | undefined)[] {
    const second = this.#second.getItem(this.#name + leaseId)
    const places = [
      this.#replica.rows('seatMarks').get(leaseId)?.nextSlot,
      second === null ? undefined : Number(second),
    ]
    return places.map((nextSlot) => (nextSlot === undefined ? undefined : { leaseId, nextSlot }))
  }

  /**
   * Notes in both places, for good, that the slots below are used, and what time it is if that is known; on
   * disk with the booking that uses them.
   */
  advance(transaction: Transaction, leaseId: string, nextSlot: number, confirmed: Instant | null): void {
    transaction.putRow('seatMarks', leaseId, { nextSlot })
    if (confirmed !== null && confirmed > this.latestSeen)
      transaction.putRow('moments', LATEST_SEEN, { at: confirmed })
    transaction.onCommit(() => this.#second.setItem(this.#name + leaseId, String(nextSlot)))
  }

  /**
   * The server told the time. It is kept, so that a clock set back shows even after a night without a sale;
   * what the server said before counts no more, should its own clock have run ahead.
   */
  async toldTime(now: Instant): Promise<void> {
    if (now >= this.latestSeen && now < this.latestSeen + NOTED_EVERY) return
    await this.#replica.transaction('relaxed', (transaction) =>
      transaction.putRow('moments', LATEST_SEEN, { at: now }),
    )
  }

  /** These leases are settled and put away. */
  forget(transaction: Transaction, leaseIds: readonly string[]): void {
    for (const id of leaseIds) transaction.removeRow('seatMarks', id)
    transaction.onCommit(() => {
      for (const id of leaseIds) this.#second.removeItem(this.#name + id)
    })
  }

  /** One sale or one giving back at a time: a slot is never looked at twice before it is used. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work, work)
    this.#turn = next.catch(() => undefined)
    return next
  }
}
