import type { Application, ApplicationEvent, ApplicationEventType } from '../../domain/hiring/application.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import { DAY, type Instant } from '../../domain/time.ts'

/** Monday 2 March 2026, 09:00 UTC: when an application is received unless a test says otherwise. */
export const MONDAY = Date.UTC(2026, 2, 2, 9)

export const baker: JobOffer = {
  id: 'offer-baker',
  siteId: 'site-1',
  rev: '000000001.000.desk-1',
  at: MONDAY - 10 * DAY,
  by: 'desk-1',
  stamps: {},
  employerId: 'bakery',
  title: 'Boulangère, boulanger',
  contract: 'permanent',
  seats: 1,
  criteria: [
    { id: 'dough', kind: 'competence', label: 'Façonner le pain' },
    { id: 'oven', kind: 'competence', label: 'Conduire un four à sole' },
    { id: 'shop', kind: 'experience', label: 'Servir en boutique' },
    { id: 'cap', kind: 'title', label: 'CAP boulanger' },
    { id: 'night', kind: 'schedule', label: 'Commencer à 4 heures' },
  ],
  publishedAt: MONDAY - 10 * DAY,
}

/** Builds applications for tests; each step returns a new builder, so that a test states only what it is about. */
export class ApplicationBuilder {
  private readonly application: Application

  constructor(application: Application) {
    this.application = application
  }

  static received(at: Instant = MONDAY, id = 'application-1'): ApplicationBuilder {
    return new ApplicationBuilder({
      id,
      siteId: 'site-1',
      rev: '000000001.000.kiosk-1',
      at,
      by: 'kiosk-1',
      employerId: baker.employerId,
      jobOfferId: baker.id,
      visitorId: 'visitor-1',
      sent: { name: 'Amel' },
      events: [{ id: `${id}-submitted`, type: 'submitted', at, by: 'kiosk-1', receivedAt: at }],
    })
  }

  with(fields: Partial<Application>): ApplicationBuilder {
    return new ApplicationBuilder({ ...this.application, ...fields })
  }

  /** An event at this moment, seen by the server at once. */
  then(type: ApplicationEventType, at: Instant, fields: Partial<ApplicationEvent> = {}): ApplicationBuilder {
    const id = `${this.application.id}-${this.application.events.length}`
    const event = { id, type, at, by: 'desk-1', receivedAt: at, ...fields }
    return this.with({ events: [...this.application.events, event] })
  }

  /** The same, some days after the reception. */
  onDay(day: number, type: ApplicationEventType, fields: Partial<ApplicationEvent> = {}): ApplicationBuilder {
    return this.then(type, this.application.events[0]!.at + day * DAY, fields)
  }

  /** An event that the server has not seen yet. */
  unsent(
    type: ApplicationEventType,
    at: Instant,
    fields: Partial<ApplicationEvent> = {},
  ): ApplicationBuilder {
    const { receivedAt: _, ...event } = {
      ...fields,
      id: `unsent-${type}`,
      type,
      at,
      by: 'desk-1',
      receivedAt: 0,
    }
    return this.with({ events: [...this.application.events, event] })
  }

  build(): Application {
    return this.application
  }
}
