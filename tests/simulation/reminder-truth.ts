import type { ApplicationEvent, ApplicationEventType, Application } from '../../domain/hiring/application.ts'
import { reciprokGrades, type ReciprokGrade } from '../../domain/hiring/employer.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { scoreEmployer } from '../../domain/hiring/reciprok-score.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import { offerOfSubject, type ReminderKind } from '../../domain/reminders/reminder.ts'
import { addDays, DAY, MINUTE, parisInstant, siteInstant, type Instant } from '../../domain/time.ts'
import type { Place } from '../support/hours-on-the-wall.ts'
import type { ReminderAdvice } from './reminder-advice.ts'
import type { ReminderPeople } from './reminder-people.ts'

/** Days after the reception of an application. */
const daysOfFiles = {
  acknowledgement: 0,
  'new-file': 0,
  unopened: 7,
  'full-value': 12,
  waiting: 21,
  'counts-soon': 28,
  'no-answer': 30,
  conclude: 60,
  'conclude-soon': 72,
} as const

/** Days after a closing, after it was asked whether a recruitment goes on, and after the Monday without a label. */
const daysOfOffers = {
  'offer-closed': 0,
  'offer-closed-again': 3,
  'offer-closed-last': 6,
  report: 7,
} as const
const daysOfSilence = { 'offer-quiet': 0, 'offer-quiet-last': 10 } as const
const daysOfLabel = { 'label-lost': 1, 'label-lost-again': 15, 'label-lost-last': 29 } as const

/** For so long nothing was done of a recruitment before its employer is asked. */
const QUIET = 60 * DAY
/** An answer can be taken back for so long, and is read from then on. */
const TAKEN_BACK_FOR = 10 * MINUTE

const decisions: ReadonlySet<ApplicationEventType> = new Set(['refused', 'hired', 'pursued'])

/** A message as the server noted it. */
export interface NotedMessage {
  kind: ReminderKind
  subject: string
  employerId: string
  place: Place
}

/** The truth that messages are held against: whether each was called for, and since when. */
export class ReminderTruth {
  readonly #people: ReminderPeople
  readonly #advice: ReminderAdvice
  readonly #now: () => Instant

  constructor(people: ReminderPeople, advice: ReminderAdvice, now: () => Instant) {
    ;[this.#people, this.#advice, this.#now] = [people, advice, now]
  }

  /** When a message fell due; null where it may leave on any day until its subject. */
  dueAt({ kind, subject, place }: NotedMessage): Instant | null {
    if (kind === 'drop-ahead') return null
    if (kind === 'advice-soon') return this.#advice.startOf(subject) - DAY
    if (kind in daysOfLabel) {
      const days = daysOfLabel[kind as keyof typeof daysOfLabel]
      return siteInstant(addDays(subject, days), 0, 0, place.timeZone)
    }
    if (kind in daysOfSilence)
      return this.#offer(subject).askedAt! + daysOfSilence[kind as keyof typeof daysOfSilence] * DAY
    if (kind in daysOfOffers)
      return this.#offer(subject).closedAt! + daysOfOffers[kind as keyof typeof daysOfOffers] * DAY
    const { events } = this.#file(subject)
    if (kind === 'answer-ready') {
      const answered = events.filter(({ type }) => decisions.has(type)).map(({ receivedAt }) => receivedAt!)
      return Math.min(...answered) + TAKEN_BACK_FOR
    }
    return events[0]!.receivedAt! + daysOfFiles[kind as keyof typeof daysOfFiles] * DAY
  }

  /** Whether it is called for still. `published`: the grade that candidates see of its employer. */
  isCalledFor({ kind, subject, employerId }: NotedMessage, published: ReciprokGrade | undefined): boolean {
    switch (kind) {
      case 'label-lost':
      case 'label-lost-again':
      case 'label-lost-last':
        return published === 'D' || published === 'E'
      case 'drop-ahead':
        return published !== undefined && this.#isFalling(employerId, published, subject)
      case 'advice-soon':
        return this.#advice.startOf(subject) > this.#now()
      case 'report':
        return this.#offer(subject).closedAt !== undefined
      case 'offer-closed':
      case 'offer-closed-again':
      case 'offer-closed-last':
        return this.#offer(subject).closedAt !== undefined && this.#waitingFor(offerOfSubject(subject)) > 0
      case 'offer-quiet':
      case 'offer-quiet-last':
        return this.isQuiet(this.#offer(subject), daysOfSilence[kind] * DAY)
      case 'acknowledgement':
      case 'new-file':
      case 'unopened':
      case 'full-value':
      case 'waiting':
      case 'counts-soon':
      case 'no-answer':
      case 'answer-ready':
      case 'conclude':
      case 'conclude-soon':
        return isOwed(kind, this.#file(subject).events)
      case 'telling-asked':
        throw new Error('Nobody is told elsewhere in this story')
    }
  }

  /** Whether its recruitment is open and nothing was done of it for two months and so long. */
  isQuiet(offer: JobOffer, longer: number): boolean {
    const acts = this.#filesOf(offer.id).flatMap(({ events }) =>
      events.filter(({ type }) => type !== 'submitted' && type !== 'withdrawn'),
    )
    const last = Math.max(offer.publishedAt!, ...acts.map(({ receivedAt }) => receivedAt!))
    return offer.closedAt === undefined && this.#now() - last >= QUIET + longer
  }

  /** The label of the coming Monday, as the formula counts it if nobody is answered any more. */
  #isFalling(employerId: string, published: ReciprokGrade, monday: string): boolean {
    const at = parisInstant(monday, 6)
    const files = [...this.#people.applications.values()]
      .filter((application) => application.employerId === employerId)
      .map(scoredFileOf)
      .filter((file) => file !== null)
    const { grade } = scoreEmployer(files, at).score
    if (this.#now() >= at || grade === undefined) return false
    return reciprokGrades.indexOf(grade) > reciprokGrades.indexOf(published)
  }

  #offer(subject: string): JobOffer {
    return known(this.#people.offers, offerOfSubject(subject))
  }

  #file(subject: string): Application {
    return known(this.#people.applications, subject)
  }

  #filesOf(offerId: string): Application[] {
    return [...this.#people.applications.values()].filter(({ jobOfferId }) => jobOfferId === offerId)
  }

  #waitingFor(offerId: string): number {
    return this.#filesOf(offerId).filter(
      ({ events }) => !events.some(({ type }) => decisions.has(type) || type === 'withdrawn'),
    ).length
  }
}

function known<T>(all: ReadonlyMap<string, T>, id: string): T {
  const found = all.get(id)
  if (found === undefined) throw new Error(`The story knows no ${id}`)
  return found
}

function isOwed(kind: ReminderKind, events: readonly ApplicationEvent[]): boolean {
  const types = new Set(events.map(({ type }) => type))
  const left = events.find(({ type }) => type === 'withdrawn')
  if (kind.startsWith('conclude')) {
    // The end of a yes is asked for also of who left after it counted.
    const counts = events[0]!.receivedAt! + 30 * DAY
    const leftBefore = left !== undefined && left.receivedAt! < counts
    return types.has('pursued') && !types.has('refused') && !types.has('hired') && !leftBefore
  }
  if (left) return false
  const isAnswered = events.some(({ type }) => decisions.has(type))
  if (kind === 'answer-ready') return isAnswered
  if (isAnswered) return false
  return !(kind === 'unopened' || kind === 'new-file') || !types.has('viewed')
}
