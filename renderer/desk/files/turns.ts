/** Milliseconds of work after which the screen gets its turn: one of its frames. */
const LONGEST_TURN = 16

/** Time as a page has it. */
export interface PageTime {
  now(): number
  /** Resolves once whatever waited had its turn. */
  next(): Promise<void>
}

const timeOfPage: PageTime = {
  now: () => performance.now(),
  next: () => new Promise((resolve) => setTimeout(resolve)),
}

/**
 * A long piece of work in turns, between which the screen has its own: asked after each of its steps. A turn ends by
 * what it took and not by what was done in it, so that it is no longer on a machine that is slow or busy.
 */
export class Turns {
  readonly #time: PageTime
  #since: number

  constructor(time = timeOfPage) {
    this.#time = time
    this.#since = time.now()
  }

  /** Whether the turn was long enough. Most steps are short, and to wait for each would take longer than they do. */
  get isOver(): boolean {
    return this.#time.now() - this.#since >= LONGEST_TURN
  }

  async next(): Promise<void> {
    await this.#time.next()
    this.#since = this.#time.now()
  }
}
