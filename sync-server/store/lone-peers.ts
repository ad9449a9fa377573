import type { Lead, Peers } from './peers.ts'

const lead: Lead = {
  term: 'alone',
  onBegun: () => () => undefined,
  assertIn: async () => undefined,
}

/** Of a database that one server has for itself: it leads for ever, and its memory is what all know. */
export class LonePeers implements Peers {
  readonly areMany = false
  readonly lead = lead
  readonly take = null
  readonly #memos = new Map<string, string>()

  async count(): Promise<number> {
    return 1
  }

  tell(): void {
    // Nobody else is there.
  }

  onWord(): () => void {
    return () => undefined
  }

  async memo<T>(name: string, change: (known: string | undefined) => [string | undefined, T]): Promise<T> {
    const [next, told] = change(this.#memos.get(name))
    if (next === undefined) this.#memos.delete(name)
    else this.#memos.set(name, next)
    return told
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return work()
  }
}
