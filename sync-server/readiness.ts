import { sql, type Compilable } from 'kysely'
import { SECOND } from '../domain/time.ts'
import type { Clock } from './clock.ts'
import { migrationNames } from './store/migrations/migrate.ts'
import { StoreAwayError } from './store/postgres-fault.ts'
import type { Store, StoreReader } from './store/store.ts'

/** Why no device is to be sent to this server now. */
export const notReadyReasons = [
  'server-stopping',
  'database-away',
  'database-behind',
  'clock-in-doubt',
] as const
export type NotReady = (typeof notReadyReasons)[number]

/** A database that says nothing for so long does not answer. */
const ANSWERS_WITHIN = 3 * SECOND
/** What the database said counts for so long: whoever asks more often asks it no more often. */
const COUNTS_FOR = SECOND

const last = [...migrationNames].at(-1)!

/** Whether devices may be sent to this server: asked by whatever shares requests out, and by whoever watches it. */
export class Readiness {
  readonly #store: Store
  readonly #clock: Clock
  readonly #answersWithin: number
  #isStopping = false
  #asked: { at: number; answer: Promise<NotReady | null> } | null = null

  constructor(store: Store, clock: Clock, answersWithin = ANSWERS_WITHIN) {
    this.#store = store
    this.#clock = clock
    this.#answersWithin = answersWithin
  }

  /** From now on it is not, however much it still does. */
  stop(): void {
    this.#isStopping = true
  }

  /** `null`: it is ready. */
  async whyNot(): Promise<NotReady | null> {
    if (this.#isStopping) return 'server-stopping'
    const now = performance.now()
    if (this.#asked === null || now - this.#asked.at > COUNTS_FOR) {
      this.#asked = { at: now, answer: this.#askDatabase() }
    }
    const reason = await this.#asked.answer
    // It may have been told to stop meanwhile.
    if (this.#isStopping) return 'server-stopping'
    return reason ?? ((this.#clock.inDoubtFor?.() ?? 0) > 0 ? 'clock-in-doubt' : null)
  }

  async #askDatabase(): Promise<NotReady | null> {
    let late: NodeJS.Timeout | undefined
    const tooLate = new Promise<never>((_resolve, reject) => {
      late = setTimeout(() => reject(new StoreAwayError('no answer in time')), this.#answersWithin)
    })
    try {
      const found = await Promise.race([this.#store.read((view) => view.all(lastChange(view))), tooLate])
      return found.length === 1 ? null : 'database-behind'
    } catch (error) {
      // One that answers and has no such table is another database, or an empty one.
      return error instanceof StoreAwayError ? 'database-away' : 'database-behind'
    } finally {
      clearTimeout(late)
    }
  }
}

/** A row where the last change of this version was made: an older copy that was put in its place lacks it. */
function lastChange({ tables }: StoreReader): Compilable<{ name: string }> {
  const query = sql<{ name: string }>`SELECT name FROM kysely_migration WHERE name = ${last}`
  return { compile: () => query.compile(tables) }
}
