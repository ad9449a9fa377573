import { applicationStatus } from '../hiring/application-status.ts'
import type { Application } from '../hiring/application.ts'
import type { VisitorId } from '../ids.ts'
import { isLive } from '../seats/booking-status.ts'
import type { Booking } from '../seats/booking.ts'
import type { Instant } from '../time.ts'
import { isOpenVisit, type Visit } from './visit.ts'

/** What a desk holds of people. */
export interface HeldOfPeople {
  visits: readonly Visit[]
  bookings: readonly Booking[]
  /** Those that the desk may read: of employers that gave a mandate. */
  applications: readonly Application[]
}

/** What two entries that become one would have twice. Each stays as it is: no record changes. */
export type MergeConflict =
  | { kind: 'both-present' }
  | { kind: 'both-booked'; sessionId: string }
  | { kind: 'both-applied'; jobOfferId: string }

/** What is of one person, under any of their entries. */
export function heldOf(held: HeldOfPeople, ids: readonly VisitorId[]): HeldOfPeople {
  const isTheirs = ({ visitorId }: { visitorId?: VisitorId }) =>
    visitorId !== undefined && ids.includes(visitorId)
  return {
    visits: held.visits.filter(isTheirs),
    bookings: held.bookings.filter(isTheirs),
    applications: held.applications.filter(isTheirs),
  }
}

/** What a host should know before two people become one. */
export function mergeConflicts(a: HeldOfPeople, b: HeldOfPeople, now: Instant): MergeConflict[] {
  const isHere = ({ visits }: HeldOfPeople) =>
    visits.some((visit) => visit.kind === 'stay' && isOpenVisit(visit))
  const booked = (of: HeldOfPeople) => of.bookings.filter(isLive).map(({ sessionId }) => sessionId)
  const applied = (of: HeldOfPeople) =>
    of.applications.filter((one) => isAlive(one, now)).map(({ jobOfferId }) => jobOfferId)
  return [
    ...(isHere(a) && isHere(b) ? [{ kind: 'both-present' as const }] : []),
    ...inBoth(booked(a), booked(b)).map((sessionId) => ({ kind: 'both-booked' as const, sessionId })),
    ...inBoth(applied(a), applied(b)).map((jobOfferId) => ({ kind: 'both-applied' as const, jobOfferId })),
  ]
}

/** Nothing is decided: the person waits, or goes on with the employer. */
function isAlive(application: Application, now: Instant): boolean {
  const { kind } = applicationStatus(application, now)
  return ['received', 'viewed', 'info-requested', 'pursued', 'silent'].includes(kind)
}

function inBoth(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set(a)].filter((one) => b.includes(one))
}
