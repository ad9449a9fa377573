import type { ChallengeSession } from '../../domain/challenges/challenge-session.ts'
import { decideSeats } from '../../domain/challenges/decide-seats.ts'
import { DAY, SECOND } from '../../domain/time.ts'
import type { DeviceRegister } from '../devices/device-register.ts'
import type { ServerParts } from '../server-parts.ts'
import { keepDecision, seatFactsOf } from './session-seats.ts'

/** How often offers and leases that run out, and kiosks that come and go, are looked for. */
const LOOK_EVERY = 30 * SECOND
/** A session this long over has no seats left to think of. */
const LOOKED_AT_AFTER_END = 2 * DAY

/**
 * When the seats of a session are decided anew; how is in the domain. Always in a transaction of its own,
 * after what was pushed is kept, and one session after the other, so that no seat is given twice.
 */
export class SeatDesk {
  readonly #parts: ServerParts
  readonly #register: DeviceRegister
  readonly #waiting = new Map<string, { siteId: string; sessionId: string }>()
  #work: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  constructor(parts: ServerParts, register: DeviceRegister) {
    this.#parts = parts
    this.#register = register
  }

  /** Catches up with what ran out while the server was off, then watches the clock. */
  async start(): Promise<void> {
    await this.lookAtClock()
    this.#timer = setInterval(() => void this.lookAtClock().catch(() => undefined), LOOK_EVERY)
    this.#timer.unref()
  }

  /** Something changed for these sessions. Many changes close together are decided once. */
  sessionsChanged(siteId: string, sessionIds: Iterable<string>): void {
    for (const sessionId of sessionIds) this.#waiting.set(`${siteId}/${sessionId}`, { siteId, sessionId })
    if (this.#waiting.size > 0) void this.#enqueue(() => this.#decideWaiting())
  }

  /** Decides for every session that is not long over. */
  async lookAtClock(): Promise<void> {
    const now = this.#parts.clock.now()
    const sessions = await this.#parts.store.read((view) => view.collection('challengeSessions'))
    for (const { record, partition } of sessions) {
      const session = record as ChallengeSession
      const isRecent = session.endsAt + LOOKED_AT_AFTER_END > now
      if (session.publishedAt !== undefined && isRecent) this.sessionsChanged(partition, [session.id])
    }
    await this.#work
  }

  /** Resolves when nothing is left to decide. */
  async idle(): Promise<void> {
    while (this.#waiting.size > 0) await this.#work
    await this.#work
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#work.catch(() => undefined)
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#work.catch(() => undefined).then(work)
    this.#work = next
    next.catch(() => undefined)
    return next
  }

  async #decideWaiting(): Promise<void> {
    const sessions = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { siteId, sessionId } of sessions) {
      // One session that cannot be decided stops no other, and is looked at again.
      await this.#decide(siteId, sessionId).catch(() => undefined)
    }
  }

  async #decide(siteId: string, sessionId: string): Promise<void> {
    const kiosks = await this.#register.kiosksOf(siteId)
    await this.#parts.store.transaction(async (tx) => {
      const facts = await seatFactsOf(tx, siteId, sessionId)
      const now = this.#parts.clock.now()
      if (facts?.session.publishedAt !== undefined) {
        await keepDecision(tx, decideSeats(facts, kiosks, now), now)
      }
    })
  }
}
