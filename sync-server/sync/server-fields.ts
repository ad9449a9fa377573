import { isPlausibleDay } from '../../domain/plausible-time.ts'
import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import { isOverfull } from '../../domain/hiring/history-room.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import { MINUTE, siteDay, type Instant, type TimeZone } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Receipts } from './receipts.ts'

/** Two clocks that are right may be so far apart. */
const CLOCKS_APART = 5 * MINUTE

/**
 * An application as this device may at most tell it: what was sent belongs to the first copy, an event the
 * server knows stays as the server knows it, and an event without the server's genuine receipt is told by
 * this device, now.
 */
export function asToldBy(
  scope: Scope,
  incoming: Application,
  master: Application | undefined,
  receipts: Receipts,
): Application {
  const { employerId, jobOfferId, visitorId, sent } = master ?? incoming
  const { unverified: _claimed, ...told } = incoming
  const unverified = master?.unverified
  const application = {
    ...told,
    employerId,
    jobOfferId,
    visitorId,
    sent,
    ...(unverified === undefined ? {} : { unverified }),
  }
  const known = new Map(master?.events.map((event) => [event.id, event]))
  const events = new Map<string, ApplicationEvent>()
  for (const event of incoming.events) {
    if (events.has(event.id)) continue
    const genuine = receipts.isGenuine(application, event)
    events.set(event.id, genuine ? event : (known.get(event.id) ?? ownEvent(scope, event)))
  }
  return { ...application, events: [...events.values()] }
}

/** The server once held this application and lost it in a restore: its own receipt says so. */
export function isBroughtBack(application: Application, receipts: Receipts): boolean {
  return application.events.some(
    (event) => event.type === 'submitted' && receipts.isGenuine(application, event),
  )
}

function ownEvent(scope: Scope, event: ApplicationEvent): ApplicationEvent {
  const { receivedAt: _at, receipt: _receipt, byHost: _byHost, ...told } = event
  return { ...told, by: scope.deviceId, ...(scope.role === 'host' ? { byHost: true } : {}) }
}

/** Every event the server had not seen gets its reception. */
export function withReceipts(application: Application, receipts: Receipts, now: Instant): Application {
  return {
    ...application,
    events: application.events.map((event) =>
      event.receipt === undefined ? receipts.stamp(application, event, now) : event,
    ),
  }
}

/** Whether a side has told so much that no room would be left for the other, what the server knows included. */
export function tellsTooMuch(application: Application, master: Application | undefined): boolean {
  const known = new Set(application.events.map(({ id }) => id))
  const others = master?.events.filter(({ id }) => !known.has(id)) ?? []
  if (master && application.events.every(({ id }) => master.events.some((event) => event.id === id)))
    return false
  return isOverfull({ ...application, events: [...application.events, ...others] })
}

/**
 * A visit as this device may at most tell it: who came on which day is said once, by the first copy; another
 * kiosk may have seen the same person earlier that day. Times ahead of the server's are held to it; so are
 * those of a clock that stands years away, in 1970 after its battery died.
 */
export function visitAsToldBy(
  incoming: Visit,
  master: Visit | undefined,
  now: Instant,
  zone?: TimeZone,
): Visit {
  const today = siteDay(now, zone)
  const isPossible = isPlausibleDay(siteDay(incoming.arrivedAt, zone), today)
  const arrivedAt = isPossible ? Math.min(incoming.arrivedAt, now + CLOCKS_APART) : now
  // A day that runs a little ahead stays where the id names it: the same person may come again on that day.
  const isNamed = incoming.id.includes(`.${incoming.day}.`)
  const isAhead = arrivedAt !== incoming.arrivedAt && !isNamed
  const isWrong = isAhead || !isPossible || !isPlausibleDay(incoming.day, today)
  const leftAt = incoming.leftAt === undefined ? undefined : Math.min(incoming.leftAt, now + CLOCKS_APART)
  const held: Visit = {
    ...incoming,
    arrivedAt,
    ...(isWrong ? { day: siteDay(arrivedAt, zone) } : {}),
    ...(leftAt === undefined ? {} : { leftAt }),
  }
  if (!master) return held
  const { visitorId = held.visitorId, day, kind } = master
  const sameDay = siteDay(held.arrivedAt, zone) === siteDay(master.arrivedAt, zone)
  return {
    ...held,
    kind,
    day,
    ...(sameDay ? {} : { arrivedAt: master.arrivedAt, arrivedBy: master.arrivedBy }),
    ...(visitorId === undefined ? {} : { visitorId }),
  }
}

export interface VisitFacts {
  /** The name that was sealed in the visit, opened; `null` when it could not be opened. */
  openedName?: string | null
  /** The visit names a pass that the server issued. */
  passIssued: boolean
}

/**
 * A visit as the server keeps it: the sealed name opened and dropped, and marked *to verify* when a typed
 * code that no pass was issued for came in. Only a host lifts that mark.
 */
export function withServerFields(
  scope: Scope,
  visit: Visit,
  master: Visit | undefined,
  { openedName, passIssued }: VisitFacts,
): Visit {
  const { sealedName: _sealed, unverified: claimed, ...kept } = visit
  const doubtful = master?.unverified ?? (visit.arrivedBy === 'code' && !passIssued ? true : undefined)
  const unverified = scope.role === 'host' && claimed !== undefined ? claimed : doubtful
  return {
    ...kept,
    ...(openedName ? { name: openedName } : {}),
    ...(unverified === undefined ? {} : { unverified }),
  }
}
