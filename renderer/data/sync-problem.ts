import type { CallRefusal } from './http.ts'
import type { SyncProblem, SyncStatus } from './sync-status.ts'

/** Where a problem was met; each is over when the same thing succeeds. */
type Source = 'stream' | 'pull' | 'push'

const finalProblems: Partial<Record<CallRefusal, SyncProblem>> = {
  'unknown-device': 'revoked',
  'protocol-too-old': 'protocol-too-old',
}
const passingProblems: Partial<Record<CallRefusal, SyncProblem>> = {
  'too-large': 'too-large',
  'too-many-requests': 'too-many-requests',
  'server-full': 'server-full',
  'database-away': 'database-away',
}

/** Keeps the one problem that the screens show, out of those met on the way. */
export class Problems {
  readonly #met = new Map<Source, SyncProblem>()
  readonly #status: SyncStatus
  #final: SyncProblem | null = null

  constructor(status: SyncStatus) {
    this.#status = status
  }

  /** Takes note of a refusal. Whether it ends the exchange for good. */
  note(source: Source, reason: CallRefusal): boolean {
    this.#final ??= finalProblems[reason] ?? null
    const passing = passingProblems[reason]
    if (passing) this.#met.set(source, passing)
    this.#show()
    return this.#final !== null
  }

  over(source: Source): void {
    this.#met.delete(source)
    this.#show()
  }

  #show(): void {
    this.#status.problem = this.#final ?? [...this.#met.values()].at(-1) ?? null
  }
}
