/**
 * What RxDB puts off with the machine's own timers: up to 20 ms before a query is asked again that a write overtook
 * (`RxQuery.exec`), and what it tidies up when nothing else is to do. A real timer goes off sooner or later by the load
 * of the machine, and a seed told two stories. During a story each waits one turn of the loop, whatever it asked for.
 */
export class LibraryWaits {
  readonly #waiting = new Set<NodeJS.Immediate>()
  readonly #setTimeout = globalThis.setTimeout
  readonly #clearTimeout = globalThis.clearTimeout

  constructor() {
    const waitATurn = (call: (...given: unknown[]) => void, _milliseconds?: number, ...given: unknown[]) => {
      const wait = setImmediate(() => {
        this.#waiting.delete(wait)
        call(...given)
      })
      this.#waiting.add(wait)
      return wait
    }
    const giveUp = (wait: NodeJS.Immediate | NodeJS.Timeout) => {
      if (this.#waiting.delete(wait as NodeJS.Immediate)) clearImmediate(wait as NodeJS.Immediate)
      else this.#clearTimeout(wait as NodeJS.Timeout)
    }
    globalThis.setTimeout = waitATurn as unknown as typeof setTimeout
    globalThis.clearTimeout = giveUp as typeof clearTimeout
  }

  /** Turns of the loop until nothing waits for one. */
  async settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.size > 0)
  }

  /** Timers are the machine's own again. */
  end(): void {
    globalThis.setTimeout = this.#setTimeout
    globalThis.clearTimeout = this.#clearTimeout
  }
}
