import { MINUTE, type Instant } from '../../domain/time.ts'
import type { Clock } from '../clock.ts'
import { nameOfFollowUp, type FollowUpKind } from '../follow-ups/follow-up.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { Store, StoreReader } from '../store/store.ts'

/** Of devices that have something to send. */
export interface Outboxes {
  devices: number
  rows: number
  /** Milliseconds for which the first of them has had something. */
  age: number
}

export interface StoreFigures {
  bytes: number
  /** `lag`: milliseconds for which the first of them has been due. */
  followUps: { count: number; lag: number }
  /** `lately`: heard of in the last ten minutes; whoever is cut off, or switched off, is `silent`. */
  outboxes: { lately: Outboxes; silent: Outboxes }
}

const LATELY = 10 * MINUTE
/** So many of those that are due are looked at: their number is told up to it. */
const FOLLOW_UPS = 1000

const due = preparedQuery((tables, now: Instant) =>
  tables
    .selectFrom('followUps')
    .select(['kind', 'siteId', 'subject', 'dueAt'])
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(FOLLOW_UPS),
)
const waitingDevices = preparedQuery((tables) =>
  tables
    .selectFrom('devices')
    .select(['waiting', 'waitingSince', 'lastContactAt'])
    .where('waitingSince', 'is not', null)
    .where('revokedAt', 'is', null),
)

/** What the database tells of itself and of what waits, each part found by its index. */
export class StoreWatch {
  readonly #store: Store
  readonly #clock: Clock
  /** When each follow-up that was to be done at once was first found waiting: nothing else tells since when. */
  #found = new Map<string, Instant>()

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** `null`: the database tells nothing now. */
  async look(): Promise<StoreFigures | null> {
    try {
      const bytes = await this.#store.size()
      return await this.#store.read(async (view) => {
        const now = this.#clock.now()
        return { bytes, followUps: await this.#followUps(view, now), outboxes: await outboxes(view, now) }
      })
    } catch {
      return null
    }
  }

  async #followUps(view: StoreReader, now: Instant): Promise<StoreFigures['followUps']> {
    const rows = await view.all(due(view, now))
    const found = new Map<string, Instant>()
    let first = now
    for (const { dueAt, ...row } of rows) {
      const name = nameOfFollowUp({ ...row, kind: row.kind as FollowUpKind })
      const since = dueAt > 0 ? dueAt : (this.#found.get(name) ?? now)
      if (dueAt === 0) found.set(name, since)
      first = Math.min(first, since)
    }
    this.#found = found
    return { count: rows.length, lag: now - first }
  }
}

async function outboxes(view: StoreReader, now: Instant): Promise<StoreFigures['outboxes']> {
  const lately: Outboxes = { devices: 0, rows: 0, age: 0 }
  const silent: Outboxes = { devices: 0, rows: 0, age: 0 }
  for (const { waiting, waitingSince, lastContactAt } of await view.all(waitingDevices(view))) {
    const one = now - (lastContactAt ?? 0) <= LATELY ? lately : silent
    one.devices += 1
    one.rows += waiting
    one.age = Math.max(one.age, now - (waitingSince ?? now))
  }
  return { lately, silent }
}
