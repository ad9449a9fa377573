import { performance } from 'node:perf_hooks'

/** The longest that others waited for one piece of work, in milliseconds. */
export interface Hold {
  /** By the clock: with whatever else ran on the machine meanwhile, and a disk that was waited for. */
  waited: number
  /** In time of this thread's processor: what the work itself costs, however busy the machine is. */
  worked: number
}

/** Time of this thread alone, in milliseconds: what others do on the machine is not in it. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The turns of the event loop between its making and its end, looked at each millisecond. */
export class LoopHolds {
  readonly #hold: Hold = { waited: 0, worked: 0 }
  #at = { waited: performance.now(), worked: cpuTime() }
  readonly #timer = setInterval(() => this.#look(), 1)

  end(): Hold {
    clearInterval(this.#timer)
    this.#look()
    return this.#hold
  }

  #look(): void {
    const at = { waited: performance.now(), worked: cpuTime() }
    this.#hold.waited = Math.max(this.#hold.waited, at.waited - this.#at.waited)
    this.#hold.worked = Math.max(this.#hold.worked, at.worked - this.#at.worked)
    this.#at = at
  }
}

/**
 * How long others wait where each turn is of ten milliseconds and does nothing but pass them: what the other programs
 * of the machine hold, which no program can shorten.
 */
export async function holdOfNothing(seconds = 2): Promise<Hold> {
  const loop = new LoopHolds()
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    const turn = performance.now() + 10
    while (performance.now() < turn);
    await new Promise((resolve) => setImmediate(resolve))
  }
  return loop.end()
}
