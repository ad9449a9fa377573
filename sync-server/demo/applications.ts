import type { Application } from '../../domain/hiring/application.ts'
import { decideAnswer, viewApplication, type Answer } from '../../domain/hiring/answer-application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { criteriaFor } from '../../domain/hiring/refusal-grid.ts'
import type { RefusalReason } from '../../domain/hiring/refusal-reason.ts'
import { newRecord } from '../../domain/record/write.ts'
import { addDays, DAY, HOUR, MINUTE, parisDay, parisInstant, type Instant } from '../../domain/time.ts'
import type { Writer } from '../../domain/visits/check-in.ts'
import type { Receipts } from '../sync/receipts.ts'
import { withReceipts } from '../sync/intakes/applications.ts'
import type { DemoData, DemoEmployer } from './demo-data.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** How long the open offers of the demo have been published; older applications went to offers now closed. */
export const OPEN_SINCE = 61 * DAY

/** Writes the applications of the demo by the same rules as the desks, so that each has a legal history. */
export class Storyteller {
  readonly #random: Random
  readonly #words: DemoData['words']
  readonly #receipts: Receipts
  readonly #siteId: string
  readonly #now: Instant

  constructor(random: Random, words: DemoData['words'], receipts: Receipts, siteId: string, now: Instant) {
    this.#random = random
    this.#words = words
    this.#receipts = receipts
    this.#siteId = siteId
    this.#now = now
  }

  /** A year of one employer's applications, then those that still wait. */
  applicationsTo(
    employer: DemoEmployer,
    offers: readonly JobOffer[],
    people: readonly Person[],
  ): Application[] {
    const candidates = this.#random.shuffled(people)
    // Most people apply once; a few apply to several offers of one employer.
    const personAt = (index: number) => candidates[Math.floor(index * 0.8) % candidates.length]!
    const told: Application[] = []
    for (let index = 0; index < employer.past; index++) {
      // More of them lately: the neighbourhood hears of the place.
      const age = 33 + Math.floor(320 * (index / employer.past) ** 1.6)
      const application = this.#submitted(employer, this.#offerAt(offers, age), personAt(index), age)
      told.push(this.#answered(employer, offers, application))
    }
    for (let index = 0; index < employer.waiting; index++) {
      const age = Math.floor((index * 27) / Math.max(1, employer.waiting - 1))
      const application = this.#submitted(
        employer,
        this.#offerAt(offers, age),
        personAt(employer.past + index),
        age,
      )
      told.push(this.#random.chance(0.3) ? this.#seen(employer, application) : application)
    }
    return told
  }

  #offerAt(offers: readonly JobOffer[], age: number): JobOffer {
    const wasClosed = age * DAY > OPEN_SINCE
    return this.#random.pick(offers.filter((offer) => (offer.closedAt !== undefined) === wasClosed))
  }

  #submitted(employer: DemoEmployer, offer: JobOffer, person: Person, age: number): Application {
    const random = this.#random
    const at = this.#workingHour(this.#now - age * DAY)
    const by = 'demo-kiosk'
    const id = random.id('demo')
    return this.#received(
      newRecord(
        { deviceId: by, now: at, siteId: this.#siteId },
        {
          id,
          employerId: employer.id,
          jobOfferId: offer.id,
          visitorId: person.visitorId,
          sent: {
            name: person.name,
            ...(random.chance(0.7) ? { phone: person.phone } : {}),
            ...(random.chance(0.4) ? { email: person.email } : {}),
            ...(random.chance(0.6) ? { message: random.pick(this.#words.applicantMessages) } : {}),
            abilities: random.shuffled(this.#words.abilities).slice(0, random.between(1, 4)),
            ...(random.chance(0.5) ? { availability: random.pick(this.#words.availabilities) } : {}),
          },
          events: [{ id: `${id}.s`, type: 'submitted', at, by }],
        },
      ),
      at,
    )
  }

  #seen(employer: DemoEmployer, application: Application): Application {
    const at = Math.min(this.#now, application.at + this.#random.between(2, 40) * HOUR)
    const viewed = viewApplication(application, this.#writer(employer, at), `${application.id}.v`)
    return viewed.ok ? this.#received(viewed.value, at) : application
  }

  #answered(employer: DemoEmployer, offers: readonly JobOffer[], application: Application): Application {
    const { manners } = employer
    const random = this.#random
    if (!random.chance(manners.answers))
      return random.chance(0.4) ? this.#seen(employer, application) : application
    const at = this.#workingHour(application.at + random.between(...manners.delay) * DAY + HOUR)
    const seen = this.#seen(employer, application)
    const offer = offers.find((candidate) => candidate.id === application.jobOfferId)!
    if (!random.chance(manners.pursues)) {
      return this.#answer(employer, offer, seen, this.#refusal(employer, offer), at, 'a')
    }
    const pursued = this.#answer(employer, offer, seen, this.#pursuit(employer, at), at, 'a')
    const concludedAt = this.#workingHour(at + random.between(6, 25) * DAY)
    if (concludedAt > this.#now) return pursued
    const conclusion: Answer = random.chance(0.4)
      ? { kind: 'hire', message: random.pick(this.#words.hiredWords) }
      : this.#refusal(employer, offer)
    return this.#answer(employer, offer, pursued, conclusion, concludedAt, 'c')
  }

  #refusal({ manners }: DemoEmployer, offer: JobOffer): Answer {
    const random = this.#random
    const reason = random.chance(manners.explains)
      ? this.#explained(offer)
      : random.pick<RefusalReason>([{ code: 'position_filled' }, { code: 'recruitment_stopped' }])
    return {
      kind: 'refuse',
      reasons: [reason],
      ...(random.chance(manners.points)
        ? { stepForward: { kind: 'words', words: random.pick(this.#words.pointers) } as const }
        : {}),
    }
  }

  /** A reason that points at one of the offer's criteria. */
  #explained(offer: JobOffer): RefusalReason {
    const random = this.#random
    const codes = random.shuffled(['skill_missing', 'other_profile_closer', 'regulated_title'] as const)
    const code = codes.find((candidate) => criteriaFor(candidate, offer.criteria).length > 0)!
    return { code, criterionId: random.pick(criteriaFor(code, offer.criteria)).id }
  }

  #pursuit({ manners }: DemoEmployer, at: Instant): Answer {
    const random = this.#random
    const on = addDays(parisDay(at), random.between(2, 9))
    return {
      kind: 'pursue',
      nextStep: {
        what: random.pick(this.#words.firstMeetings),
        ...(random.chance(manners.explains) ? { on } : {}),
      },
      ...(random.chance(manners.points)
        ? { stepForward: { kind: 'words', words: random.pick(this.#words.pointers) } as const }
        : {}),
    }
  }

  #answer(
    employer: DemoEmployer,
    offer: JobOffer,
    application: Application,
    answer: Answer,
    at: Instant,
    suffix: string,
  ): Application {
    const writer = this.#writer(employer, at)
    const decided = decideAnswer(application, offer, answer, writer, `${application.id}.${suffix}`)
    if (!decided.ok) throw new Error(`The demo tells an impossible answer: ${decided.reason}`)
    return this.#received(decided.value, at)
  }

  #received(application: Application, at: Instant): Application {
    return withReceipts(application, this.#receipts, at)
  }

  #writer({ id }: DemoEmployer, now: Instant): Writer {
    return { siteId: this.#siteId, deviceId: `demo-${id}`.slice(0, 40), now }
  }

  /** Some moment of that day when the place is open, and never after now. */
  #workingHour(at: Instant): Instant {
    const opened = parisInstant(parisDay(at), 9)
    return Math.min(this.#now - MINUTE, opened + this.#random.between(0, 8 * 60) * MINUTE)
  }
}
