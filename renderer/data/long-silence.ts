import { DAY, type Instant } from '../../domain/time.ts'
import type { SyncStatus } from './sync-status.ts'

/** A device that heard nothing for longer hears what was erased and taken back since before it shows any person. */
export const HEARS_FIRST = 30 * DAY
/** One that heard nothing for longer drops what it holds of persons and hears it anew; what it has to send stays. */
const BEGINS_ANEW = 90 * DAY

/**
 * How long the server was silent, and whether that was made up for. Measured between two words of the server, both of its
 * own clock: only these drop anything, or hold back what is to be sent. Without its word the device's own clock is a
 * guess, which hides names and takes nothing away (decision 0079).
 */
export class LongSilence {
  readonly #status: SyncStatus
  /** The last word before a silence that is not made up for yet; on disk, so that a kill in between forgets nothing. */
  #since: Instant | null
  #work: 'to-do' | 'running' | 'done' = 'to-do'
  #waiters: (() => void)[] = []

  constructor(status: SyncStatus, since: Instant | null) {
    this.#status = status
    this.#since = since
    status.awaitsErasures = since !== null
  }

  /** For the disk. */
  get since(): Instant | null {
    return this.#since
  }

  /** The server told that it was silent for long, and was not heard out since. */
  get isOwed(): boolean {
    return this.#since !== null
  }

  /** By the device's own clock, while the server says nothing; of two readings of it the earlier one. */
  guess(now: Instant, lastConfirmed: Instant | null): void {
    if (this.#since !== null) return
    this.#status.awaitsErasures = lastConfirmed !== null && now - lastConfirmed > HEARS_FIRST
  }

  /**
   * The server speaks: what is to be done now for the time since its word before, `null` for nothing more than is being
   * done. `anew`: what is held of persons goes.
   */
  heard(before: Instant | null, server: Instant): { anew: boolean } | null {
    const since = this.#since ?? before
    const silent = since === null ? 0 : server - since
    if (silent <= HEARS_FIRST) {
      // Also where an hour that the server told was wrong and came right.
      this.#end()
      return null
    }
    this.#since = since
    this.#status.awaitsErasures = true
    if (this.#work !== 'to-do') return null
    this.#work = 'running'
    return { anew: silent > BEGINS_ANEW }
  }

  /** Whether everything was done for which `heard` asked; if not, its next word asks again. */
  done(isWhole: boolean): void {
    if (this.#work === 'running') this.#work = isWhole ? 'done' : 'to-do'
  }

  /** All that the server has was heard. `true`: the silence is over by that. */
  heardOut(): boolean {
    if (this.#since === null || this.#work !== 'done') return false
    this.#end()
    return true
  }

  /** Once nothing is owed: what waits here is sent after what was erased was heard. */
  untilMadeUp(): Promise<void> {
    if (this.#since === null) return Promise.resolve()
    return new Promise((resolve) => this.#waiters.push(resolve))
  }

  #end(): void {
    this.#since = null
    this.#work = 'to-do'
    this.#status.awaitsErasures = false
    for (const resolve of this.#waiters.splice(0)) resolve()
  }
}
