import type { SeatMark } from '../../domain/challenges/seat-sale.ts'
import { MINUTE, type Instant } from '../../domain/time.ts'
import type { DeviceStore } from './device-store.ts'

const MARK = 'seat-mark:'
const LATEST_SEEN = 'latest-seen'
/** Oftener would only wear the disk. */
const NOTED_EVERY = 2 * MINUTE

/** The second place that keeps the marks, apart from the database: a disk set back shows between the two. */
export interface SecondPlace {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/**
 * Up to where each lease of this kiosk was sold, and the latest moment that the server confirmed. Both are on
 * disk before a seat is told to anyone. In a browser the second place is `localStorage`: another file of the
 * same profile, so it guards against a database set back alone, not against a copy of the whole disk.
 */
export class SeatBook {
  readonly #store: DeviceStore
  readonly #second: SecondPlace
  readonly #name: string
  readonly #marks = new Map<string, number>()
  #latestSeen = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor(store: DeviceStore, second: SecondPlace, deviceId: string) {
    this.#store = store
    this.#second = second
    this.#name = `pepiniere-${deviceId}-${MARK}`
  }

  async load(): Promise<void> {
    for (const { key, value } of await this.#store.settings.where('key').startsWith(MARK).toArray()) {
      this.#marks.set(key.slice(MARK.length), value as number)
    }
    this.#latestSeen = ((await this.#store.settings.get(LATEST_SEEN))?.value as number | undefined) ?? 0
  }

  get latestSeen(): Instant {
    return this.#latestSeen
  }

  /** The marks of a lease, one for each place that keeps them. */
  marksOf(leaseId: string): (SeatMark | undefined)[] {
    const second = this.#second.getItem(this.#name + leaseId)
    return [this.#marks.get(leaseId), second === null ? undefined : Number(second)].map((nextSlot) =>
      nextSlot === undefined ? undefined : { leaseId, nextSlot },
    )
  }

  /** Notes in both places, for good, that the slots below are used, and what time it is if that is known. */
  async advance(leaseId: string, nextSlot: number, confirmed: Instant | null): Promise<void> {
    this.#latestSeen = Math.max(this.#latestSeen, confirmed ?? 0)
    await this.#store.settings.bulkPut([
      { key: MARK + leaseId, value: nextSlot },
      { key: LATEST_SEEN, value: this.#latestSeen },
    ])
    this.#marks.set(leaseId, nextSlot)
    this.#second.setItem(this.#name + leaseId, String(nextSlot))
  }

  /**
   * The server told the time. It is kept, so that a clock set back shows even after a night without a sale;
   * what the server said before counts no more, should its own clock have run ahead.
   */
  async toldTime(now: Instant): Promise<void> {
    if (now >= this.#latestSeen && now < this.#latestSeen + NOTED_EVERY) return
    this.#latestSeen = now
    await this.#store.settings.put({ key: LATEST_SEEN, value: now })
  }

  /** These leases are settled and put away. */
  async forget(leaseIds: readonly string[]): Promise<void> {
    await this.#store.settings.bulkDelete(leaseIds.map((id) => MARK + id))
    for (const id of leaseIds) {
      this.#marks.delete(id)
      this.#second.removeItem(this.#name + id)
    }
  }

  /** One sale or one giving back at a time: a slot is never looked at twice before it is used. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work, work)
    this.#turn = next.catch(() => undefined)
    return next
  }
}
