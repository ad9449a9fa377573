import { jobOfferStatus, type JobOffer } from '../hiring/job-offer.ts'
import type { Room } from '../sites/site.ts'
import { HOUR, MINUTE, type Instant } from '../time.ts'
import { challengeStatus, type Challenge } from '../kit/challenge.ts'
import { type ChallengeSession, type SessionOfChallenge } from '../sessions/challenge-session.ts'
import { conflictsOf } from './session-conflicts.ts'

/** What a host or an employer says of a session: everything but where it stands. */
export type SessionPlan = Pick<
  SessionOfChallenge,
  | 'challengeIds'
  | 'title'
  | 'employerId'
  | 'offersPresented'
  | 'place'
  | 'roomId'
  | 'where'
  | 'startsAt'
  | 'endsAt'
  | 'capacity'
  | 'deskReserve'
  | 'minimumAge'
  | 'access'
  | 'materialNote'
  | 'information'
  | 'observers'
  | 'passRule'
  | 'conventionRef'
  | 'conventionEndsOn'
>

/** What the plan speaks of, as the server or the desk knows it. */
export interface PlanFacts {
  challenges: readonly Challenge[]
  rooms: readonly Room[]
  offers: readonly JobOffer[]
  others: readonly ChallengeSession[]
}

/** Why a plan cannot be kept as it is. */
export const planFaults = [
  'unknown-challenge',
  'challenge-not-published',
  'mixed-tracks',
  'date-impossible', // a year that no plan reaches, or more than a day from start to end
  'ends-too-soon', // before the cards' minutes are over
  'unknown-room',
  'room-too-small',
  'too-many-for-the-challenge',
  'age-too-low',
  'pass-rule-not-scout',
  'offer-not-theirs',
] as const
export type PlanFault = (typeof planFaults)[number]

/** Why a plan that can be kept cannot be shown to visitors yet. */
export const publicationFaults = [
  'too-soon', // people must be told a day before what is observed (Code du travail L1221-8)
  'room-missing',
  'room-taken',
  'information-missing',
  'observers-missing',
  'not-validated',
] as const
export type PublicationFault = (typeof publicationFaults)[number]

/** People are told a day before at the latest what will be observed and by whom. */
const TOLD_BEFORE = 24 * HOUR

/** How far a plan may lie behind or ahead of now, and how long it may last. */
const PLANNED_BEHIND = 366 * 24 * HOUR
const PLANNED_AHEAD = 3 * 366 * 24 * HOUR
const LONGEST = 24 * HOUR

/** Whether these are times of a session that somebody could mean: not 0026, not 2099, not a slip of digits. */
export function hasPossibleDates(
  { startsAt, endsAt }: Pick<SessionPlan, 'startsAt' | 'endsAt'>,
  now: Instant,
): boolean {
  const isNear = startsAt > now - PLANNED_BEHIND && startsAt < now + PLANNED_AHEAD
  return isNear && endsAt - startsAt <= LONGEST
}

/** What is wrong with a plan, in the order in which one would correct it. Empty: it can be kept. */
export function checkPlan(plan: SessionPlan, { challenges, rooms, offers }: PlanFacts): PlanFault[] {
  const known = new Map(challenges.map((challenge) => [challenge.id, challenge]))
  const chosen = plan.challengeIds.map((id) => known.get(id))
  if (chosen.some((challenge) => !challenge)) return ['unknown-challenge']
  const cards = (chosen as Challenge[]).map((challenge) => challenge.card)
  const faults: PlanFault[] = []
  const fault = (is: boolean, name: PlanFault) => void (is && faults.push(name))
  fault(
    (chosen as Challenge[]).some((one) => challengeStatus(one) !== 'published'),
    'challenge-not-published',
  )
  fault(new Set(cards.map((card) => card.track)).size > 1, 'mixed-tracks')
  const minutes = cards.reduce((sum, card) => sum + card.minutes, 0)
  fault(plan.endsAt - plan.startsAt < minutes * MINUTE, 'ends-too-soon')
  const room = rooms.find(({ id }) => id === plan.roomId)
  fault(plan.roomId !== undefined && !room, 'unknown-room')
  fault(room !== undefined && plan.capacity > room.capacity, 'room-too-small')
  fault(plan.capacity > Math.min(...cards.map((card) => card.seats.max)), 'too-many-for-the-challenge')
  // Discoveries are open to younger people, as their cards say how.
  const minimumAge = Math.max(...cards.map((card) => card.minimumAge))
  fault(cards[0]!.track !== 'explorer' && plan.minimumAge < minimumAge, 'age-too-low')
  fault(plan.passRule !== undefined && cards[0]!.track !== 'scout', 'pass-rule-not-scout')
  fault(!plan.offersPresented.every((id) => isOpenOfferOf(offers, id, plan.employerId)), 'offer-not-theirs')
  return faults
}

function isOpenOfferOf(offers: readonly JobOffer[], id: string, employerId: string | undefined): boolean {
  const offer = offers.find((one) => one.id === id)
  return offer !== undefined && offer.employerId === employerId && jobOfferStatus(offer) === 'open'
}

/** What keeps a session from being shown to visitors. Empty: it can be published now. */
export function checkPublication(
  session: SessionOfChallenge,
  { others }: PlanFacts,
  now: Instant,
): PublicationFault[] {
  const faults: PublicationFault[] = []
  const fault = (is: boolean, name: PublicationFault) => void (is && faults.push(name))
  fault(session.startsAt < now + TOLD_BEFORE, 'too-soon')
  fault(session.place === 'site' && session.roomId === undefined, 'room-missing')
  // A draft keeps no room: who publishes first has it.
  const published = others.filter((other) => other.publishedAt !== undefined)
  fault(
    conflictsOf(session, published).some(({ kind }) => kind === 'room'),
    'room-taken',
  )
  fault(!session.information?.trim(), 'information-missing')
  fault(session.track !== 'explorer' && session.observers.length === 0, 'observers-missing')
  fault(session.proposedAt !== undefined && session.validatedAt === undefined, 'not-validated')
  return faults
}

/**
 * What is wrong with changing a session that visitors see already. It must stay fit to be shown; only what went
 * out of date by itself stands: its day has come nearer, its card was retired, a post was filled.
 */
export function checkPublishedChange(
  before: SessionOfChallenge,
  after: SessionOfChallenge,
  facts: PlanFacts,
  now: Instant,
): (PlanFault | PublicationFault)[] {
  const wasWrong = new Set<string>(checkPublication(before, facts, now))
  const stands = (fault: PlanFault | PublicationFault): boolean => {
    switch (fault) {
      case 'challenge-not-published':
        return sameItems(before.challengeIds, after.challengeIds)
      case 'offer-not-theirs':
        return (
          before.employerId === after.employerId && sameItems(before.offersPresented, after.offersPresented)
        )
      case 'too-soon':
        return after.startsAt >= before.startsAt
      case 'room-taken':
        return (
          wasWrong.has(fault) &&
          before.roomId === after.roomId &&
          before.startsAt === after.startsAt &&
          before.endsAt === after.endsAt
        )
      default:
        return wasWrong.has(fault)
    }
  }
  return [...checkPlan(after, facts), ...checkPublication(after, facts, now)].filter(
    (fault) => !stands(fault),
  )
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item))
}
