import type { Application, ApplicationEvent, SentToEmployer } from '../../../../domain/hiring/application.ts'
import type { JobOffer } from '../../../../domain/hiring/job-offer.ts'
import { DAY } from '../../../../domain/time.ts'

/** Noon in Paris on a Wednesday: the "now" of these tests. */
export const NOW = Date.UTC(2026, 4, 6, 10)

const record = { siteId: 'brest', rev: '0', at: 0, by: 'kiosk-1' }

/** An event, dated in days before NOW. */
export type MadeEvent = Omit<ApplicationEvent, 'id' | 'at' | 'by' | 'receivedAt'> & { daysAgo: number }

/** An application received that many days before NOW; `told` is what happened then. */
export function makeApplication(options: {
  id?: string
  daysAgo: number
  offer?: string
  visitor?: string
  sent?: Partial<SentToEmployer>
  told?: MadeEvent[]
}): Application {
  const id = options.id ?? `app-${options.daysAgo}`
  const event = (told: MadeEvent, index: number): ApplicationEvent => {
    const { daysAgo, ...rest } = told
    const at = NOW - daysAgo * DAY
    return { ...rest, id: `${id}.${index}`, at, by: 'desk-1', receivedAt: at }
  }
  return {
    ...record,
    id,
    employerId: 'fournil',
    jobOfferId: options.offer ?? 'offer-1',
    visitorId: options.visitor ?? `visitor-${id}`,
    sent: { name: 'Aïcha', ...options.sent },
    events: [{ type: 'submitted', daysAgo: options.daysAgo } as const, ...(options.told ?? [])].map(event),
  }
}

export function makeOffer(changes: Partial<JobOffer> = {}): JobOffer {
  return {
    ...record,
    id: 'offer-1',
    stamps: {},
    employerId: 'fournil',
    title: 'Boulanger de nuit',
    contract: 'permanent',
    town: 'Mende',
    hours: '35 h, de nuit',
    pay: '1 900 € brut par mois',
    romeCode: 'D1102',
    seats: 1,
    criteria: [
      { id: 'c1', kind: 'competence', label: 'Pétrir et façonner' },
      { id: 'c2', kind: 'experience', label: 'Un an en boulangerie' },
      { id: 'c3', kind: 'schedule', label: 'De 2 h à 9 h, cinq nuits' },
    ],
    publishedAt: NOW - 60 * DAY,
    ...changes,
  }
}
