import type { Application, ApplicationEvent } from '../hiring/application.ts'
import { awaitsConclusion } from '../hiring/awaits-conclusion.ts'
import type { ReciprokGrade } from '../hiring/employer.ts'
import { readableFrom, standingTimeline } from '../hiring/event-time.ts'
import type { JobOffer } from '../hiring/job-offer.ts'
import { isAsked } from '../hiring/quiet-offer.ts'
import type { ScoredFile } from '../hiring/scored-file.ts'
import { deniableUntil, isDeclared, saidOfTelling } from '../hiring/told-elsewhere.ts'
import type { Instant } from '../time.ts'
import type { Away, WorkingHours } from './working-hours.ts'

/** What reminders know of an application. */
export interface ReminderFile {
  id: string
  offerId: string
  receivedAt: Instant
  withdrawnAt?: Instant
  /** Somebody at the employer's side opened it, asked something or answered. */
  openedAt?: Instant
  /** The first decision; being willing to go on is one. */
  answeredAt?: Instant
  /** A yes was told whose end the employer owes, also of somebody who withdrew since. */
  toConclude?: true
  /** When its candidate may read the first answer that was given here. */
  answerReadableAt?: Instant
  /** An answer is said to have been told elsewhere, and its person said nothing: when they may read so, and until when a no counts. */
  tellingAsked?: { from: Instant; until: Instant }
  /** No host has seen yet who sent it: it counts in no score. */
  unverified?: true
  /** Whether the candidate can be written to. */
  reachable: boolean
  /** Of the site at which it was made. */
  hours: WorkingHours
}

/** All that the reminders of one employer depend on. */
export interface ReminderFacts {
  employerId: string
  files: readonly ReminderFile[]
  closedOffers: readonly { id: string; closedAt: Instant }[]
  /** Open recruitments of which the employer was asked whether they go on, and did nothing since. */
  quietOffers: readonly { id: string; askedAt: Instant }[]
  /** What its score reads. */
  scored: readonly ScoredFile[]
  /** What was published of it, each for its Monday, in any order. */
  publications: readonly { monday: Instant; grade?: ReciprokGrade | null }[]
  /** When it said why it had not answered. */
  motivesAt: readonly Instant[]
  /** The half hours with a host that it has booked. */
  advice: readonly { bookingId: string; startsAt: Instant }[]
  /** Between which moments nobody there reads what is sent: of the last two absences, in any order. */
  away: readonly Away[]
  /** Of its first site. */
  hours: WorkingHours
}

/** Reads the facts of an application; null while the server has not received it. */
export function reminderFileOf(application: Application, hours: WorkingHours): ReminderFile | null {
  const receptions = application.events
    .filter(({ type, receivedAt }) => type === 'submitted' && receivedAt !== undefined)
    .map(({ receivedAt }) => receivedAt!)
  if (receptions.length === 0) return null
  const file: ReminderFile = {
    id: application.id,
    offerId: application.jobOfferId,
    receivedAt: Math.min(...receptions),
    reachable: Boolean(application.sent.email),
    hours,
    ...(application.unverified ? { unverified: true as const } : {}),
    ...(awaitsConclusion(application) ? { toConclude: true as const } : {}),
  }
  for (const { event, at } of standingTimeline(application)) {
    switch (event.type) {
      case 'withdrawn':
        file.withdrawnAt ??= at
        break
      case 'refused':
      case 'hired':
      case 'candidate-declined':
      case 'pursued':
        noteReadable(file, event, application.events)
        file.answeredAt ??= at
        file.openedAt ??= at
        break
      case 'viewed':
      case 'info-requested':
        file.openedAt ??= at
        break
      default:
        break
    }
  }
  return file
}

/** What an answer leaves its candidate to read; that they declined they know. */
function noteReadable(
  file: ReminderFile,
  answer: ApplicationEvent,
  events: readonly ApplicationEvent[],
): void {
  if (answer.receivedAt === undefined || answer.type === 'candidate-declined') return
  const from = readableFrom(answer)
  if (!isDeclared(answer)) file.answerReadableAt = Math.min(from, file.answerReadableAt ?? from)
  else if (saidOfTelling(events, answer) === null)
    file.tellingAsked ??= { from, until: deniableUntil(answer) }
}

/** The offers that were closed, and when. */
export function closedOffersOf(offers: readonly JobOffer[]): ReminderFacts['closedOffers'] {
  return offers.flatMap(({ id, closedAt }) => (closedAt === undefined ? [] : [{ id, closedAt }]))
}

/** The open offers of which the employer was asked, and when; `applications`: all of the employer's. */
export function quietOffersOf(
  offers: readonly JobOffer[],
  applications: readonly Application[],
): ReminderFacts['quietOffers'] {
  return offers.flatMap((offer) => {
    const { id, askedAt } = offer
    if (askedAt === undefined) return []
    const received = applications.filter(({ jobOfferId }) => jobOfferId === id)
    return isAsked(offer, received) ? [{ id, askedAt }] : []
  })
}
