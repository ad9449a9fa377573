import type { Application, ApplicationEvent } from '../../domain/hiring/application.ts'
import type { Scope } from '../../domain/sync/scope.ts'
import type { Instant } from '../../domain/time.ts'
import type { Visit } from '../../domain/visits/visit.ts'
import type { Receipts } from './receipts.ts'

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
  const application = { ...incoming, employerId, jobOfferId, visitorId, sent }
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
