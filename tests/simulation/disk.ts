import type { Random } from './random.ts'

type Mutation<State> = (state: State) => void

/**
 * What a device keeps across a crash. Every change is applied at once for the device that reads it, but only
 * `sync` makes it survive for certain: a crash keeps any beginning of what was written since.
 */
export class Disk<State> {
  state: State
  private durable: State
  private tail: Mutation<State>[] = []
  private readonly copy: (state: State) => State

  constructor(initial: State, copy: (state: State) => State) {
    this.copy = copy
    this.durable = initial
    this.state = copy(initial)
  }

  /** One atomic change: after a crash all of it is there or nothing is. */
  write(change: Mutation<State>): void {
    change(this.state)
    this.tail.push(change)
  }

  sync(): void {
    for (const change of this.tail) change(this.durable)
    this.tail = []
  }

  crash(random: Random): void {
    const kept = random.int(0, this.tail.length)
    for (const change of this.tail.slice(0, kept)) change(this.durable)
    this.tail = []
    this.state = this.copy(this.durable)
  }
}
