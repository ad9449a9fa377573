import { MINUTE, type Instant } from '../domain/time.ts'
import type { Clock } from './clock.ts'
import { readSetting, writeSetting } from './settings.ts'
import type { Store } from './store/store.ts'

/** The setting that holds the last hour that was believed. */
export const BELIEVED_HOUR = 'clock-believed'
/** How far behind the remembered hour may be: it is written no more often. */
const WRITTEN_EVERY = 5 * MINUTE

/** The last hour that an earlier run of the server believed; `undefined` on the first start. */
export async function lastBelievedHour(store: Store): Promise<Instant | undefined> {
  const text = await store.read((view) => readSetting(view, BELIEVED_HOUR))
  const hour = Number(text ?? NaN)
  return Number.isSafeInteger(hour) ? hour : undefined
}

/** Remembers the hour for the next start, every few minutes and at the end. Never one that is in doubt. */
export class RememberedClock {
  readonly #store: Store
  readonly #clock: Clock
  #timer: NodeJS.Timeout | undefined

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  start(): void {
    this.#timer = setInterval(() => void this.write().catch(() => undefined), WRITTEN_EVERY)
    this.#timer.unref()
  }

  async write(): Promise<void> {
    const hour = this.#clock.believed?.() ?? null
    if (hour === null) return
    await this.#store.transaction((tx) => writeSetting(tx, BELIEVED_HOUR, String(hour)))
  }

  /** The hour of an orderly end is remembered too; a disk that is full may refuse it. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.write().catch(() => undefined)
  }
}
