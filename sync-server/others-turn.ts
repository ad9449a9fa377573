/**
 * Whatever else the server has to do comes before what follows: a promise that is kept at once gives nobody a turn, and
 * a long piece of work would hold everybody up.
 */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Milliseconds of work after which others get their turn. A commit at the end of one comes on top. */
const LONGEST_TURN = 10

/**
 * A long piece of work in turns, which end by what they took and not by what was done in them: on a machine that is
 * busy, ten rows take ten times as long.
 */
export class WorkTurns {
  #since = performance.now()

  /** Whether the turn was long enough: asked after each step, most of which take far less. */
  get isOver(): boolean {
    return performance.now() - this.#since >= LONGEST_TURN
  }

  async next(): Promise<void> {
    await othersTurn()
    this.#since = performance.now()
  }
}
