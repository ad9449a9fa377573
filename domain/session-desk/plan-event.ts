import type { ChallengeSession, SessionOfEvent } from '../sessions/challenge-session.ts'
import { addDays, siteClock, siteDay, siteInstant, type Instant, type TimeZone } from '../time.ts'
import { hasPossibleDates, type PlanFacts, type PlanFault, type PublicationFault } from './plan-session.ts'
import { CHAIRS, isTablePlan } from '../sessions/tables.ts'
import { conflictsOf } from './session-conflicts.ts'

/** What a host says of an event of the place. */
export type EventPlan = Pick<
  SessionOfEvent,
  'event' | 'title' | 'place' | 'roomId' | 'where' | 'startsAt' | 'endsAt' | 'capacity' | 'access'
>

/** What keeps a small table from being made: it has two to six chairs, and its place is said in words. */
export const tableFaults = ['table-size', 'table-place'] as const
export type TableFault = (typeof tableFaults)[number]

/** Why an event cannot be kept as it is: some of what stands against challenges. */
export const eventFaults = [
  'date-impossible', // over already, a year that no plan reaches, or more than a day long
  'ends-too-soon', // before it starts
  'unknown-room',
  'room-too-small',
  'room-missing',
  'room-taken',
  ...tableFaults,
] as const satisfies readonly (PlanFault | PublicationFault | TableFault)[]
export type EventFault = (typeof eventFaults)[number]

/** An event is repeated this often at most: a quarter of a year. */
export const MOST_WEEKS = 12

/**
 * What is wrong with an event, in the order in which one would correct it. It is shown as soon as it is kept, so what
 * only keeps a challenge from being published keeps an event from being made. `event.id`: of one that is known already.
 */
export function checkEvent(
  event: EventPlan & { id?: string },
  { rooms, others }: Pick<PlanFacts, 'rooms' | 'others'>,
  now: Instant,
): EventFault[] {
  if (!hasPossibleDates(event, now) || event.endsAt <= now) return ['date-impossible']
  const faults: EventFault[] = []
  const fault = (is: boolean, name: EventFault) => void (is && faults.push(name))
  fault(event.endsAt <= event.startsAt, 'ends-too-soon')
  if (isTablePlan(event)) {
    // A table takes no room for itself: several stand in one.
    fault(event.capacity < CHAIRS.least || event.capacity > CHAIRS.most, 'table-size')
    fault(!event.where, 'table-place')
    return faults
  }
  const room = rooms.find(({ id }) => id === event.roomId)
  fault(event.roomId !== undefined && !room, 'unknown-room')
  fault(room !== undefined && event.capacity > room.capacity, 'room-too-small')
  fault(event.place === 'site' && event.roomId === undefined, 'room-missing')
  fault(isRoomTaken(event, others), 'room-taken')
  return faults
}

/** What is wrong with a change of an event that visitors see: what the change does not touch stands as it is. */
export function checkEventChange(
  before: SessionOfEvent,
  after: SessionOfEvent,
  facts: Pick<PlanFacts, 'rooms' | 'others'>,
  now: Instant,
): EventFault[] {
  const wasWrong = new Set(checkEvent(before, facts, now))
  const isMoved = (['place', 'roomId', 'startsAt', 'endsAt'] as const).some(
    (field) => before[field] !== after[field],
  )
  const isLarger = after.capacity > before.capacity || isTablePlan(after)
  return checkEvent(after, facts, now).filter((fault) => isMoved || isLarger || !wasWrong.has(fault))
}

/** A draft keeps no room: who publishes first has it. */
function isRoomTaken(event: EventPlan & { id?: string }, others: readonly ChallengeSession[]): boolean {
  const published = others.filter(({ publishedAt }) => publishedAt !== undefined)
  const hours = { id: '', ...event, observers: [] }
  return conflictsOf(hours, published).some(({ kind }) => kind === 'room')
}

/** The same event once a week, at the same hour of the site's clock whatever summer time does. */
export function weekly<Plan extends Pick<EventPlan, 'startsAt' | 'endsAt'>>(
  plan: Plan,
  weeks: number,
  zone?: TimeZone,
): Plan[] {
  const [hour = 0, minute = 0] = siteClock(plan.startsAt, zone).split(':').map(Number)
  const day = siteDay(plan.startsAt, zone)
  return Array.from({ length: weeks }, (_, week) => {
    if (week === 0) return plan
    const startsAt = siteInstant(addDays(day, week * 7), hour, minute, zone)
    return { ...plan, startsAt, endsAt: startsAt + (plan.endsAt - plan.startsAt) }
  })
}
