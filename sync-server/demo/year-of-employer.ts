import type { Answer } from '../../domain/hiring/answer-application.ts'
import { withdrawalReasons, type Application } from '../../domain/hiring/application.ts'
import { jobOfferStatus, type JobOffer } from '../../domain/hiring/job-offer.ts'
import { abilityCode, everydayAbilities } from '../../domain/hiring/sent-abilities.ts'
import { MINUTE, DAY, HOUR, parisDay, parisInstant, type Instant } from '../../domain/time.ts'
import { afterRefusal } from './after-refusal.ts'
import { Answers } from './answers.ts'
import type { DemoData, DemoEmployer, Manners } from './demo-data.ts'
import { sayOfMeeting } from './meetings.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import type { Teller } from './teller.ts'

/** Until when an employer that changed its manners had the earlier ones. */
const CHANGED_DAYS_AGO = 170

/** What the year of one employer is told with. */
export interface YearTold {
  random: Random
  words: DemoData['words']
  teller: Teller
  /** Midnight of the first day: the year ends the evening before, so that it is the same at every hour. */
  today: Instant
}

/** The applications that one employer received within a year, and those that still wait. */
export class YearOfEmployer {
  readonly #told: YearTold
  readonly #random: Random
  readonly #words: DemoData['words']
  readonly #teller: Teller
  readonly #today: Instant
  readonly #employer: DemoEmployer
  readonly #offers: readonly JobOffer[]
  /** Employers to whom this one may recommend somebody. */
  readonly #others: readonly string[]
  readonly #answers: Answers
  readonly #applied = new Set<string>()

  constructor(
    told: YearTold,
    employer: DemoEmployer,
    { offers, others }: { offers: readonly JobOffer[]; others: readonly string[] },
  ) {
    this.#told = told
    this.#random = told.random
    this.#words = told.words
    this.#teller = told.teller
    this.#today = told.today
    this.#employer = employer
    this.#offers = offers
    this.#others = others
    this.#answers = new Answers(told)
  }

  tell(people: readonly Person[]): Application[] {
    const { past, waiting } = this.#employer
    const candidates = this.#random.shuffled(people)
    // Most people apply once; a few apply to several offers of one employer.
    const personAt = (index: number) => candidates[Math.floor(index * 0.8) % candidates.length]!
    const told: Application[] = []
    for (let index = 0; index < past; index++) {
      // A little more of them lately: the neighbourhood hears of the place.
      const age = 33 + Math.floor(325 * (index / past) ** 1.3)
      const sent = this.#submitted(personAt(index), age)
      if (sent) told.push(this.#life(sent.application, sent.offer, age))
    }
    for (let index = 0; index < waiting; index++) {
      const age = 1 + Math.floor((index * 27) / Math.max(1, waiting - 1))
      const sent = this.#submitted(personAt(past + index), age)
      if (sent) told.push(this.#random.chance(0.3) ? this.#seen(sent.application) : sent.application)
    }
    return told
  }

  /** Nobody applies twice to one offer: the server would not take it. */
  #submitted(person: Person, age: number): { application: Application; offer: JobOffer } | null {
    const random = this.#random
    const at = this.#workingHour(this.#today - age * DAY)
    const open = this.#offers.filter(
      (offer) =>
        (offer.publishedAt ?? 0) <= at &&
        (jobOfferStatus(offer) === 'open' || at < offer.closedAt!) &&
        !this.#applied.has(`${offer.id} ${person.visitorId}`),
    )
    if (open.length === 0) return null
    const offer = random.pick(open)
    this.#applied.add(`${offer.id} ${person.visitorId}`)
    const sent = {
      name: person.name,
      ...(random.chance(0.7) ? { phone: person.phone } : {}),
      ...(random.chance(0.4) ? { email: person.email } : {}),
      ...(random.chance(0.6) ? { message: random.pick(this.#words.applicantMessages) } : {}),
      abilities: this.#abilities(offer),
      ...(random.chance(0.5) ? { availability: random.pick(this.#words.availabilities) } : {}),
    }
    const { visitorId } = person
    return {
      offer,
      application: this.#teller.submitted({ id: random.id('demo'), offer, visitorId, sent, at }),
    }
  }

  /** Some of what the offer asks for, and everyday things. */
  #abilities({ criteria }: JobOffer): string[] {
    const random = this.#random
    const asked = criteria.filter(({ kind }) => kind === 'competence' && random.chance(0.55))
    const everyday = random.shuffled(everydayAbilities).slice(0, random.between(1, 3))
    return [...asked.map(({ label }) => label), ...everyday.map((ability) => abilityCode(ability))]
  }

  /** What became of an application old enough to have been answered. */
  #life(application: Application, offer: JobOffer, age: number): Application {
    const random = this.#random
    const manners = this.#mannersAt(age)
    if (random.chance(0.05)) {
      const because = random.pick(withdrawalReasons.filter((reason) => reason !== 'employer-asked'))
      const at = this.#workingHour(application.at + random.between(3, 26) * DAY)
      return this.#teller.said(application, { kind: 'withdraw', because }, at)
    }
    if (!random.chance(manners.answers)) return random.chance(0.4) ? this.#seen(application) : application
    const at = this.#workingHour(application.at + random.between(...manners.delay) * DAY)
    if (at >= this.#today) return application
    const opened = this.#asked(this.#seen(application), offer, at)
    if (random.chance(manners.pursues)) return this.#pursued(opened, offer, manners, at)
    return this.#refused(opened, offer, manners, at)
  }

  /** Now and then one more thing is asked first, and mostly told. */
  #asked(application: Application, offer: JobOffer, before: Instant): Application {
    const random = this.#random
    const at = before - 2 * DAY
    if (at <= application.events.at(-1)!.at || !random.chance(0.12)) return application
    const question: Answer = { kind: 'ask-info', message: random.pick(this.#words.questions) }
    const asked = this.#teller.answered(application, offer, question, at)
    if (!random.chance(0.75)) return asked
    const message = random.pick(this.#words.infoGiven)
    return this.#teller.said(asked, { kind: 'give-info', message }, at + 20 * HOUR)
  }

  #refused(application: Application, offer: JobOffer, manners: Manners, at: Instant): Application {
    const gesture = this.#gesture(manners)
    const refusal = this.#answers.refusal(offer, manners)
    let told = this.#teller.answered(application, offer, refusal, at, gesture)
    // A second thought within ten minutes, and other words.
    if (!gesture.byHost && !gesture.groupSize && this.#random.chance(0.03)) {
      told = this.#teller.takenBack(told, at + 4 * MINUTE)
      const again = { ...this.#answers.refusal(offer, manners), message: this.#words.secondThought }
      told = this.#teller.answered(told, offer, again, at + 7 * MINUTE)
    }
    return afterRefusal(this.#told, told, { offer, manners, others: this.#others, at })
  }

  #pursued(application: Application, offer: JobOffer, manners: Manners, at: Instant): Application {
    const random = this.#random
    let told = this.#teller.answered(
      application,
      offer,
      this.#answers.pursuit(manners, at),
      at,
      this.#gesture(manners),
    )
    const said = sayOfMeeting(this.#told, told, at)
    told = said.application
    const movedAt = at + 2 * DAY
    if (said.asksToMove && movedAt < this.#today) {
      const moved = this.#answers.pursuit({ ...manners, explains: 1 }, movedAt)
      told = this.#teller.answered(told, offer, moved, movedAt)
    }
    const concludedAt = this.#workingHour(at + random.between(12, 30) * DAY)
    if (random.chance(manners.forgets) || concludedAt >= this.#today) return told
    return this.#teller.answered(told, offer, this.#answers.conclusion(offer, manners), concludedAt)
  }

  /** Of an employer that gave a mandate the hosts answer some; some answer many with one gesture. */
  #gesture({ together }: Manners): { byHost?: true; groupSize?: number } {
    const byHost = this.#employer.mandateFrom !== undefined && this.#random.chance(0.4)
    return { ...(byHost ? { byHost: true } : {}), ...(together ? { groupSize: together } : {}) }
  }

  #seen(application: Application): Application {
    return this.#teller.seen(
      application,
      Math.min(this.#today - MINUTE, application.at + this.#random.between(2, 20) * HOUR),
    )
  }

  #mannersAt(age: number): Manners {
    const { before, manners } = this.#employer
    return before && age > CHANGED_DAYS_AGO ? before : manners
  }

  /** Some moment of that day when the place is open. */
  #workingHour(at: Instant): Instant {
    const opened = parisInstant(parisDay(at), 9)
    return opened + this.#random.between(0, 8 * 60) * MINUTE
  }
}
