import type { Hint } from './store.ts'

/** Who is told of commits: of what changed, and that there is something to do. */
export class StoreListeners {
  readonly #listeners = new Set<(hint: Hint) => void>()
  readonly #followers = new Set<() => void>()

  onHint(listener: (hint: Hint) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onFollowUps(listener: () => void): () => void {
    this.#followers.add(listener)
    return () => this.#followers.delete(listener)
  }

  /** Whoever listens badly disturbs neither the writers nor the other listeners: a hint may get lost. */
  tell(hint: Hint): void {
    for (const listener of this.#listeners) {
      try {
        listener(hint)
      } catch {
        // It looks again with the next hint.
      }
    }
  }

  callFollowers(): void {
    for (const listener of this.#followers) listener()
  }
}
