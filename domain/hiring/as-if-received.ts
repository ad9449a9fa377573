import type { Instant } from '../time.ts'
import type { Application } from './application.ts'

/** The application as the server will see it if it receives now what waits here. */
export function asIfReceived(application: Application, now: Instant): Application {
  return {
    ...application,
    events: application.events.map((event) =>
      event.receivedAt === undefined ? { ...event, receivedAt: now } : event,
    ),
  }
}
