import { DAY, type Instant } from '../../domain/time.ts'
import { MEMORY_DAMAGED } from './replica/device-tables.ts'
import type { Replica } from './replica/replica.ts'
import type { SyncStatus } from './sync-status.ts'

/** So long it is told to the server, and said on this device. */
const TOLD_FOR = 7 * DAY

/**
 * That a part of this device's memory was found damaged at a start: writes that were never sent may have gone with
 * it, which nobody can tell again. The journal noted it; hosts must know, wherever they look.
 */
export class MemoryLoss {
  readonly #replica: Replica
  readonly #status: SyncStatus

  constructor(replica: Replica, status: SyncStatus) {
    this.#replica = replica
    this.#status = status
    this.tell()
  }

  /** When it was found, by the clock of that start; `null` when nothing was, or long ago. */
  get at(): Instant | null {
    return this.#replica.rows('moments').get(MEMORY_DAMAGED)?.at ?? null
  }

  /** The server, which was told, has confirmed the time: what is old, or was dated by a wrong clock, is said no more. */
  async forgetOld(confirmed: Instant): Promise<void> {
    const { at } = this
    if (at === null || Math.abs(confirmed - at) < TOLD_FOR) return
    await this.#replica.transaction('relaxed', (transaction) => {
      transaction.removeRow('moments', MEMORY_DAMAGED)
      // Whoever wanted to look at it has had the time to: it may speak of people.
      for (const key of this.#replica.rows('setAside').keys()) transaction.removeRow('setAside', key)
      transaction.onCommit(() => this.tell())
    })
  }

  /** Has the status say what is noted. */
  tell(): void {
    this.#status.memoryLostAt = this.at
  }
}
