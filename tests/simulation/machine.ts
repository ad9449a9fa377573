import type { Cancel, Machine, SecondPlace, Timers } from '../../renderer/data/machine.ts'
import type { WallClock } from './clock.ts'

interface Timer {
  due: number
  order: number
  call: () => void
  /** Milliseconds after which it goes off again. */
  every?: number
}

/** Timers that go off when the simulation has let enough time pass: each once, however much passed. */
export class SimulatedTimers implements Timers {
  readonly #timers = new Set<Timer>()
  #now = 0
  #order = 0

  get now(): number {
    return this.#now
  }

  after(milliseconds: number, call: () => void): Cancel {
    return this.#add({ due: this.#now + milliseconds, call, order: ++this.#order })
  }

  every(milliseconds: number, call: () => void): Cancel {
    return this.#add({ due: this.#now + milliseconds, call, order: ++this.#order, every: milliseconds })
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds
  }

  /** Has everything go off that is due, the earliest first. */
  fire(): void {
    const due = [...this.#timers].filter((timer) => timer.due <= this.#now)
    for (const timer of due.sort((a, b) => a.due - b.due || a.order - b.order)) {
      // Another one may have ended it.
      if (!this.#timers.has(timer)) continue
      if (timer.every === undefined) this.#timers.delete(timer)
      else timer.due = this.#now + timer.every
      timer.call()
    }
  }

  clear(): void {
    this.#timers.clear()
  }

  #add(timer: Timer): Cancel {
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }
}

/** What the simulation gives a device to run on, beside the parts that are the same on every machine. */
export type Given = Pick<Machine, 'fetch' | 'random' | 'freshId' | 'seal' | 'surface'>

/** The machine under one run of a device, from its start to its end. */
export class SimulatedMachine {
  readonly timers = new SimulatedTimers()
  readonly page = new EventTarget()
  isVisible = true
  readonly #clock: WallClock

  constructor(clock: WallClock) {
    this.#clock = clock
  }

  /** As the engine sees it. */
  with(given: Given, secondPlace: SecondPlace): Machine {
    return {
      stretch: async (secret) => secret,
      ...given,
      secondPlace,
      timers: this.timers,
      clocks: {
        wall: () => this.#clock.read(),
        running: () => this.timers.now,
        isVisible: () => this.isVisible,
        page: this.page,
      },
    }
  }
}
