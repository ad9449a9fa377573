import { DAY, type Instant } from '../time.ts'
import { receivedAt, type Application, type ApplicationEvent } from './application.ts'

/** How far an answer given without network may date back from its arrival at the server. */
export const BACKDATING_LIMIT = 7 * DAY

/** Whole periods of 24 hours from the reception to this instant; 0 on the first day. */
export function dayOf(reception: Instant, at: Instant): number {
  return Math.max(0, Math.floor((at - reception) / DAY))
}

/**
 * When an event counts as done: the device's word for it, held between the reception of the application
 * (or seven days before the server saw the event, if later) and the moment the server saw it.
 * Undefined until the server has seen it.
 */
export function countedInstant(
  event: Pick<ApplicationEvent, 'at' | 'receivedAt'>,
  reception: Instant,
): Instant | undefined {
  if (event.receivedAt === undefined) return undefined
  const earliest = event.receivedAt - BACKDATING_LIMIT
  return Math.max(reception, Math.min(event.receivedAt, Math.max(event.at, earliest)))
}

/** The same on a screen, where what this device has just written shows at once. */
export function shownInstant(
  event: Pick<ApplicationEvent, 'at' | 'receivedAt'>,
  reception: Instant,
): Instant {
  return countedInstant(event, reception) ?? Math.max(reception, event.at)
}

/** The events of an application in the order they happened, each with the moment to show. */
export function timeline(application: Application): { event: ApplicationEvent; at: Instant }[] {
  const reception = receivedAt(application)
  return application.events
    .map((event) => ({ event, at: shownInstant(event, reception) }))
    .sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1))
}
