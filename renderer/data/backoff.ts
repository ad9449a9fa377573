import { SECOND } from '../../domain/time.ts'
import type { Timers } from './machine.ts'

const FIRST = 1 * SECOND
const LONGEST = 30 * SECOND

/** Growing waits between tries: 1 s, doubled up to 30 s, each shortened at random so that devices spread out. */
export class Backoff {
  #next = FIRST
  readonly #random: () => number

  /** `random`: a fraction in [0, 1). */
  constructor(random: () => number) {
    this.#random = random
  }

  /** Milliseconds to wait before the next try. */
  next(): number {
    const wait = this.#next
    this.#next = Math.min(LONGEST, wait * 2)
    return wait * (0.5 + this.#random() / 2)
  }

  reset(): void {
    this.#next = FIRST
  }
}

/** Waits that end early when the network comes back or when there is nothing left to wait for. */
export class Pauses {
  readonly #sleepers = new Set<() => void>()
  readonly #timers: Timers

  constructor(timers: Timers) {
    this.#timers = timers
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel()
        this.#sleepers.delete(wake)
        resolve()
      }
      const cancel = this.#timers.after(milliseconds, wake)
      this.#sleepers.add(wake)
    })
  }

  wakeAll(): void {
    for (const wake of [...this.#sleepers]) wake()
  }
}
