import { SECOND } from '../../domain/time.ts'

const FIRST = 1 * SECOND
const LONGEST = 30 * SECOND

/** Growing waits between tries: 1 s, doubled up to 30 s, each shortened at random so that devices spread out. */
export class Backoff {
  #next = FIRST

  /** Milliseconds to wait before the next try. */
  next(): number {
    const wait = this.#next
    this.#next = Math.min(LONGEST, wait * 2)
    return wait * (0.5 + Math.random() / 2)
  }

  reset(): void {
    this.#next = FIRST
  }
}

/** Waits that end early when the network comes back or when there is nothing left to wait for. */
export class Pauses {
  readonly #sleepers = new Set<() => void>()

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#sleepers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, milliseconds)
      this.#sleepers.add(wake)
    })
  }

  wakeAll(): void {
    for (const wake of [...this.#sleepers]) wake()
  }
}
