import type { RequestHandler } from 'express'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { DAY, HOUR, type Instant } from '../../domain/time.ts'
import type { Clock } from '../clock.ts'
import { freshId } from '../secrets.ts'

/** A whole server of its own for one practice site. */
export interface OpenedPracticeSite {
  handle: RequestHandler
  /** Enrols one host's device there. */
  code: string
  login: string
  secret: string
  close(): Promise<void>
}

/** Opens one, furnished, in a database that is nobody else's. */
export type OpenPracticeSite = () => Promise<OpenedPracticeSite>

export interface NewPracticeSite extends Pick<OpenedPracticeSite, 'code' | 'login' | 'secret'> {
  id: string
  endsAt: Instant
}

/** Each costs the memory of a small site (about 30 MB): as many people as one team trains at once. */
export const MOST_SITES = 3
/** A course takes ten minutes; whoever comes back in the afternoon finds it as it was. */
export const SITE_LASTS = DAY
/** A desk that is open asks every minute: who is silent for so long has left. */
export const LEFT_AFTER = HOUR

/**
 * The practice sites of a server. Each is apart in everything: its database, its keys, its accounts and its devices, so
 * that no request to one can reach the records of the place. They go when they end, when they were left and another is
 * asked for, and with the server.
 */
export class PracticeSites {
  readonly #open: OpenPracticeSite
  readonly #clock: Clock
  readonly #sites = new Map<string, { site: OpenedPracticeSite; endsAt: Instant; usedAt: Instant }>()
  /** Made one after the other: two that are asked for at once are counted. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(open: OpenPracticeSite, clock: Clock) {
    this.#open = open
    this.#clock = clock
  }

  make(): Promise<Result<NewPracticeSite, 'too-many-sites'>> {
    const made = this.#turn.then(() => this.#make())
    this.#turn = made.catch(() => undefined)
    return made
  }

  /** What answers for the site of this id; undefined once it is gone. */
  find(id: string): RequestHandler | undefined {
    const held = this.#sites.get(id)
    const now = this.#clock.now()
    if (!held || held.endsAt <= now) return undefined
    held.usedAt = now
    return held.site.handle
  }

  async close(): Promise<void> {
    await this.#turn
    await this.#remove([...this.#sites.keys()])
  }

  async #make(): Promise<Result<NewPracticeSite, 'too-many-sites'>> {
    const now = this.#clock.now()
    const over = [...this.#sites].filter(
      ([, { endsAt, usedAt }]) => endsAt <= now || usedAt <= now - LEFT_AFTER,
    )
    await this.#remove(over.map(([id]) => id))
    if (this.#sites.size >= MOST_SITES) return refuse('too-many-sites')
    const site = await this.#open()
    const [id, endsAt] = [freshId(), now + SITE_LASTS]
    this.#sites.set(id, { site, endsAt, usedAt: now })
    const { code, login, secret } = site
    return ok({ id, code, login, secret, endsAt })
  }

  async #remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const held = this.#sites.get(id)
      this.#sites.delete(id)
      await held?.site.close()
    }
  }
}
