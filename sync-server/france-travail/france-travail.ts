import { z } from 'zod'
import type { ListingPlace } from '../../domain/hiring/listing-place.ts'
import { ok, refuse, type Result } from '../../domain/result.ts'
import { DAY, MINUTE, SECOND, type Instant } from '../../domain/time.ts'
import type { Clock } from '../clock.ts'
import { readTowns, type ListedTown } from './towns.ts'
import { systemTimers, type Timers } from '../timers.ts'

/** The access that France Travail gave to whoever runs the server. */
export interface FranceTravailAccess {
  clientId: string
  clientSecret: string
  /** Without a stroke at the end: `https://api.francetravail.io`. */
  apiUrl: string
  /** `https://entreprise.francetravail.fr`. */
  tokenUrl: string
}

/**
 * Why nothing was read. `refused-credentials`: the id and the secret are not accepted; `too-many-requests`: also after
 * waiting; `unreachable`: no answer, or it was cut; `failing`: it answers with errors; `unreadable`: it answers what is
 * no list of offers.
 */
export const listingFaults = [
  'refused-credentials',
  'too-many-requests',
  'unreachable',
  'failing',
  'unreadable',
] as const
export type ListingFault = (typeof listingFaults)[number]

/** One page of a list, newest first. */
export interface ListingPage {
  offers: readonly unknown[]
  /** How many the whole list has. */
  total: number
}

/** Offers of a place, as many a page as the service gives. */
export interface OfferSource {
  /** From the offer of this rank on, the first is 0. `signal`: nobody waits for it any more. */
  page(place: ListingPlace, from: number, signal?: AbortSignal): Promise<Result<ListingPage, ListingFault>>
  /** Every town of France, in the time that somebody waits at a desk: asked once, by whoever looks for one meanwhile. */
  towns(): Promise<Result<readonly ListedTown[], ListingFault>>
}

/** A list shows 150 at a time, and its first 3,150 at most. */
export const PAGE = 150
const FURTHEST = 3000
/** Ten requests a second are allowed: a little less, since its clock is another. */
const BETWEEN_REQUESTS = SECOND / 8
/** A page of the largest offers has some 2 MB. */
const MOST_BYTES = 8 * 1024 * 1024
const PATIENCE = 20 * SECOND
/** All of the list of towns: a desk waits for 20 s for what it asks of this server. */
export const TOWNS_PATIENCE = 12 * SECOND
/** Why it was not read is said again for so long without asking. */
export const TOWNS_FAULT_KEPT = MINUTE
/** A token is renewed so long before it ends. */
const RENEWED_BEFORE = MINUTE
const TRIES = 3
const FIRST_PAUSE = SECOND
/** It asks to wait for a second; much more is not waited for, the next pass is soon enough. */
const LONGEST_WAIT = 30 * SECOND

const SCOPES = 'api_offresdemploiv2 o2dsoffre'
const tokenForm = z.object({ access_token: z.string().min(1).max(8192), expires_in: z.number().positive() })
/** France has some 35,000, and a town a line for each of its postal codes. */
const townsForm = z.array(z.unknown()).max(100_000)
/** Towns change their names on the first of January. */
const TOWNS_KEPT = DAY
const listForm = z.object({ resultats: z.array(z.unknown()).max(PAGE) })

/** What became of one request: its answer, or why there is none and whether asking again may help. */
type Asked =
  | { ok: true; status: number; headers: Headers; body: string }
  | { ok: false; reason: ListingFault; again: boolean; after?: number }

/** "Offres d'emploi v2" of France Travail, as its documentation and its habits are. */
export class FranceTravail implements OfferSource {
  readonly #access: FranceTravailAccess
  readonly #clock: Clock
  readonly #timers: Timers
  #token: { value: string; until: Instant } | null = null
  #towns: { towns: readonly ListedTown[]; readAt: Instant } | null = null
  #townsFault: { reason: ListingFault; at: Instant } | null = null
  #townsAsked: Promise<Result<readonly ListedTown[], ListingFault>> | null = null
  #mayAskAt = 0

  constructor(access: FranceTravailAccess, clock: Clock, timers: Timers = systemTimers) {
    this.#access = access
    this.#clock = clock
    this.#timers = timers
  }

  async page(
    place: ListingPlace,
    from: number,
    signal?: AbortSignal,
  ): Promise<Result<ListingPage, ListingFault>> {
    if (from > FURTHEST) return ok({ offers: [], total: from })
    const query = new URLSearchParams({
      ...placeQuery(place),
      // By the day they were published, newest first.
      sort: '1',
      range: `${from}-${from + PAGE - 1}`,
    })
    const asked = await this.#read(`/offres/search?${query}`, signal)
    if (!asked.ok) return refuse(asked.reason)
    // No content: the list is empty, or ends before this place.
    if (asked.status === 204) return ok({ offers: [], total: from })
    return readPage(asked.body, asked.headers.get('content-range'), from)
  }

  async towns(): Promise<Result<readonly ListedTown[], ListingFault>> {
    const now = this.#clock.now()
    const [known, fault] = [this.#towns, this.#townsFault]
    // Whatever the clock says: one that was wrong keeps no list, and no fault, for ever.
    if (known && now >= known.readAt && now - known.readAt < TOWNS_KEPT) return ok(known.towns)
    if (fault && now >= fault.at && now - fault.at < TOWNS_FAULT_KEPT) return refuse(fault.reason)
    this.#townsAsked ??= this.#readTowns().finally(() => (this.#townsAsked = null))
    return this.#townsAsked
  }

  /** Tried once: whoever waits for it tries again. */
  async #readTowns(): Promise<Result<readonly ListedTown[], ListingFault>> {
    const stopping = new AbortController()
    const stop = this.#timers.after(TOWNS_PATIENCE, () => stopping.abort())
    const asked = await this.#once('/referentiel/communes', stopping.signal)
    stop()
    const read = asked.ok ? townsForm.safeParse(jsonOf(asked.body)) : null
    if (!read?.success) {
      const reason = asked.ok ? 'unreadable' : asked.reason
      this.#townsFault = { reason, at: this.#clock.now() }
      return refuse(reason)
    }
    const towns = await readTowns(read.data)
    this.#towns = { towns, readAt: this.#clock.now() }
    return ok(towns)
  }

  #read(path: string, signal?: AbortSignal): Promise<Asked> {
    return this.#withTries(signal, () => this.#once(path, signal))
  }
  #once(path: string, signal?: AbortSignal): Promise<Asked> {
    const url = `${this.#access.apiUrl}/partenaire/offresdemploi/v2${path}`
    return this.#withToken(signal, (token) => this.#ask(url, bearer(token), signal))
  }

  async #withTries(signal: AbortSignal | undefined, ask: () => Promise<Asked>): Promise<Asked> {
    for (let tries = 1, pause = FIRST_PAUSE; ; tries++, pause *= 4) {
      const asked = await ask()
      if (asked.ok || !asked.again || tries === TRIES || signal?.aborted) return asked
      const wait = asked.after ?? pause
      if (wait > LONGEST_WAIT) return asked
      await this.#wait(wait, signal)
    }
  }

  /** A token that is not accepted any more is replaced once. */
  async #withToken(signal: AbortSignal | undefined, ask: (token: string) => Promise<Asked>): Promise<Asked> {
    for (let isFirst = true; ; isFirst = false) {
      const token = await this.#readToken(signal)
      if (!token.ok) return token
      const asked = await ask(token.value)
      if (asked.ok || asked.reason !== 'refused-credentials' || !isFirst) return asked
      this.#token = null
    }
  }

  async #readToken(signal?: AbortSignal): Promise<(Asked & { ok: false }) | { ok: true; value: string }> {
    const now = this.#clock.now()
    if (this.#token && now < this.#token.until) return { ok: true, value: this.#token.value }
    const { clientId, clientSecret, tokenUrl } = this.#access
    const asked = await this.#ask(
      `${tokenUrl}/connexion/oauth2/access_token?realm=%2Fpartenaire`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          ...{ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
          scope: SCOPES,
        }).toString(),
      },
      signal,
    )
    if (!asked.ok) return asked
    const read = tokenForm.safeParse(jsonOf(asked.body))
    if (!read.success) return { ok: false, reason: 'unreadable', again: false }
    const lasts = read.data.expires_in * SECOND - RENEWED_BEFORE
    this.#token = { value: read.data.access_token, until: now + Math.max(lasts, 0) }
    return { ok: true, value: read.data.access_token }
  }

  async #ask(url: string, init: RequestInit, stopped?: AbortSignal): Promise<Asked> {
    await this.#keepPace(stopped)
    try {
      // A redirection would carry the token to wherever it leads.
      const patience = AbortSignal.timeout(PATIENCE)
      const signal = stopped ? AbortSignal.any([patience, stopped]) : patience
      const response = await fetch(url, { ...init, signal, redirect: 'error' })
      const body = await readBody(response)
      if (body === null) return { ok: false, reason: 'unreadable', again: false }
      const { status, headers } = response
      if (response.ok) return { ok: true, status, headers, body }
      if (status === 429) {
        const after = Number(headers.get('retry-after')) * SECOND
        return {
          ...{ ok: false, reason: 'too-many-requests', again: true },
          ...(after > 0 ? { after } : {}),
        }
      }
      // The token's address says 400 to an id or a secret that it does not know.
      // And 403 is said to one that asked for no access to the offers.
      if (status === 401 || status === 403 || (status === 400 && init.method === 'POST'))
        return { ok: false, reason: 'refused-credentials', again: false }
      return { ok: false, reason: 'failing', again: status >= 500 }
    } catch {
      return { ok: false, reason: 'unreachable', again: true }
    }
  }

  async #keepPace(signal?: AbortSignal): Promise<void> {
    const now = performance.now()
    const at = Math.max(now, this.#mayAskAt)
    this.#mayAskAt = at + BETWEEN_REQUESTS
    if (at > now) await this.#wait(at - now, signal)
  }
  #wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const stop = this.#timers.after(milliseconds, resolve)
      signal?.addEventListener('abort', () => (stop(), resolve()), { once: true })
    })
  }
}

function placeQuery(place: ListingPlace): Record<string, string> {
  if ('department' in place) return { departement: place.department }
  return { commune: place.near.code, distance: String(place.near.distance) }
}

function bearer(token: string): RequestInit {
  return { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } }
}

/** The text of an answer, or `null` when it is longer than any page. */
async function readBody(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > MOST_BYTES) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Holds what came against what its header says: a page that contradicts it is no page. */
function readPage(body: string, range: string | null, from: number): Result<ListingPage, 'unreadable'> {
  const list = listForm.safeParse(jsonOf(body))
  const [, first, last, total] = /^offres (\d+)-(\d+)\/(\d+)$/.exec(range ?? '')?.map(Number) ?? []
  if (!list.success || first === undefined || last === undefined || total === undefined)
    return refuse('unreadable')
  const offers = list.data.resultats
  // The range may be told as it was asked for, beyond the end of the list.
  const agrees = first === from && last >= first && offers.length === Math.min(PAGE, total - from)
  return agrees ? ok({ offers, total }) : refuse('unreadable')
}
