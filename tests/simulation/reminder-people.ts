import type { Application, ApplicationEvent, ApplicationEventType } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import type { RecordTypes } from '../../domain/sync/collections.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { sampleRecord } from '../../sync-server/testing/sample-records.ts'
import type { Place } from '../support/hours-on-the-wall.ts'
import type { Random } from './random.ts'
import type { ReminderAbsences } from './reminder-absences.ts'

export const places: readonly (Place & { siteId: string; address: string })[] = [
  { siteId: 'brest', address: '29200 Brest', timeZone: 'Europe/Paris', area: 'mainland' },
  { siteId: 'metz', address: '57000 Metz', timeZone: 'Europe/Paris', area: 'alsace-moselle' },
  { siteId: 'saint-denis', address: '97400 Saint-Denis', timeZone: 'Indian/Reunion', area: 'reunion' },
]

/** How the server is told of a record. */
type Keep = <C extends 'jobOffers' | 'applications'>(
  collection: C,
  record: RecordTypes[C],
) => Promise<unknown>

interface Told {
  random: Random
  employers: number
  now: () => Instant
  keep: Keep
  /** The planted fault: half of the answers never reach the server. */
  missesAnswers: boolean
  absences: ReminderAbsences
}

/** Employers who answer, or do not, and people who apply: what they did, as they know it themselves. */
export class ReminderPeople {
  readonly applications = new Map<string, Application>()
  readonly offers = new Map<string, JobOffer>()
  readonly #random: Random
  readonly #employers: number
  readonly #now: () => Instant
  readonly #keep: Keep
  readonly #missesAnswers: boolean
  readonly #absences: ReminderAbsences
  #made = 0

  constructor({ random, employers, now, keep, missesAnswers, absences }: Told) {
    ;[this.#random, this.#employers, this.#absences] = [random, employers, absences]
    ;[this.#now, this.#keep, this.#missesAnswers] = [now, keep, missesAnswers]
  }

  /** What the server wrote of an offer by itself: who was asked, and what nobody spoke of and was closed. */
  learn(offers: readonly JobOffer[]): void {
    for (const offer of offers) if (this.offers.has(offer.id)) this.offers.set(offer.id, offer)
  }

  /** An employer opens a recruitment. */
  async publish(rank: number): Promise<void> {
    const sample = sampleRecord('jobOffers', { ...this.#head(`o${this.#made++}`, rank), mark: 'Métier' })
    const { closedAt: _open, ...offer } = { ...sample, publishedAt: this.#now() }
    await this.#keepOffer(offer)
  }

  #head(id: string, rank: number) {
    const { siteId } = places[rank % places.length]!
    return { id, siteId, rev: '1', at: this.#now(), by: 'desk', employerId: `e${rank}` }
  }

  /** What the devices of people and employers still hold is sent again. */
  async bringBack(): Promise<void> {
    for (const offer of this.offers.values()) await this.#keepOffer(offer)
    for (const application of this.applications.values()) await this.#keepApplication(application)
    await this.#absences.bringBack()
  }

  async #keepOffer(offer: JobOffer): Promise<void> {
    this.offers.set(offer.id, offer)
    await this.#keep('jobOffers', offer)
  }

  async #keepApplication(application: Application): Promise<void> {
    this.applications.set(application.id, application)
    await this.#keep('applications', application)
  }

  /** What people do until this moment. */
  async happen(until: Instant): Promise<void> {
    for (let rank = 0; rank < this.#employers; rank++) {
      if (this.#random.chance(0.02)) await this.#apply(rank, until)
      if (this.#random.chance(0.002)) await this.#closeOffer(rank, until)
      await this.#absences.happen(`e${rank}`)
    }
    for (const application of this.applications.values()) {
      const age = this.#now() - application.events[0]!.receivedAt!
      if (age > 90 * DAY) continue
      const rank = Number(application.employerId.slice(1))
      // Some answer nearly everybody, some nearly nobody, and one in ten nobody at all.
      const zeal = rank % 10 === 3 ? 0 : ((rank % 5) + 1) * 0.004
      if (this.#random.chance(zeal)) await this.#answer(application, until)
    }
  }

  #momentBefore(until: Instant): Instant {
    return this.#random.int(this.#now(), until - 1)
  }

  async #apply(rank: number, until: Instant): Promise<void> {
    const open = [...this.offers.values()].filter(
      ({ employerId, closedAt }) => employerId === `e${rank}` && closedAt === undefined,
    )
    if (open.length === 0) return this.publish(rank)
    const id = `a${this.#made++}`
    const sample = sampleRecord('applications', { ...this.#head(id, rank), mark: 'x' })
    const at = this.#momentBefore(until)
    const email = this.#random.chance(0.5) ? { email: `${id}@example.fr` } : {}
    await this.#keepApplication({
      ...sample,
      visitorId: `p${this.#random.int(1, 400)}`,
      jobOfferId: this.#random.pick(open).id,
      sent: { name: 'Nina', ...email },
      events: [this.#event(id, 'submitted', at)],
    })
  }

  #event(id: string, type: ApplicationEventType, at: Instant): ApplicationEvent {
    return { id: `${id}.${type}`, type, at, by: 'desk', receivedAt: at }
  }

  async #answer(application: Application, until: Instant): Promise<void> {
    const { id, events } = application
    const types = new Set(events.map(({ type }) => type))
    if (types.has('refused') || types.has('hired') || types.has('withdrawn')) return
    const type = this.#random.weighted<'viewed' | 'pursued' | 'refused' | 'hired' | 'withdrawn'>({
      viewed: 3,
      pursued: 3,
      refused: 4,
      hired: types.has('pursued') ? 3 : 0.2,
      withdrawn: 0.5,
    })
    if (types.has(type)) return
    const event = this.#event(id, type, this.#momentBefore(until))
    const next = { ...application, events: [...events, event] }
    if (this.#missesAnswers && this.#random.chance(0.5)) this.applications.set(id, next)
    else await this.#keepApplication(next)
  }

  async #closeOffer(rank: number, until: Instant): Promise<void> {
    const offer = [...this.offers.values()].find(
      ({ employerId, closedAt }) => employerId === `e${rank}` && closedAt === undefined,
    )
    if (offer) await this.#keepOffer({ ...offer, closedAt: this.#momentBefore(until) })
  }
}
