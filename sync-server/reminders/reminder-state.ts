import {
  closedOffersOf,
  quietOffersOf,
  reminderFileOf,
  type ReminderFacts,
} from '../../domain/reminders/reminder-facts.ts'
import { absenceSpan } from '../../domain/hiring/absence.ts'
import { workingHoursOf, type WorkingHours } from '../../domain/reminders/working-hours.ts'
import type { Application } from '../../domain/hiring/application.ts'
import type { Employer } from '../../domain/hiring/employer.ts'
import { scoredFileOf } from '../../domain/hiring/scored-file.ts'
import type { JobOffer } from '../../domain/hiring/job-offer.ts'
import type { SiteId } from '../../domain/ids.ts'
import type { AdviceFacts } from '../../domain/advice/advice-task.ts'
import { readAdviceTold } from '../advice/advice-facts.ts'
import { employerOf } from '../employers/employers.ts'
import { preparedQuery } from '../store/prepared-query.ts'
import type { StoreReader } from '../store/store.ts'
import { standInAddressOf } from './stopped-address.ts'

/** An employer as its messages are planned and written from it. */
export interface EmployerState {
  employer: Employer
  /** Whose hosts look after it. */
  home: SiteId
  offers: ReadonlyMap<string, JobOffer>
  applications: ReadonlyMap<string, Application>
  /** Whoever stands in, at an address that takes and wants messages. */
  standInAddress: string | null
  facts: ReminderFacts & AdviceFacts
}

const publicationsOf = preparedQuery((tables, employerId: string) =>
  tables.selectFrom('publications').select(['monday', 'grade']).where('employerId', '=', employerId),
)

/** All that the messages of an employer depend on; null for one that is not known. */
export async function readEmployerState(
  view: StoreReader,
  employerId: string,
): Promise<EmployerState | null> {
  const employer = await employerOf(view, employerId)
  const home = employer?.siteIds[0]
  if (!employer || home === undefined) return null
  const offers = await view.records('jobOffers', { employerId })
  const applications = await view.records('applications', { employerId })
  const hoursAt = new Map<SiteId, WorkingHours>()
  for (const siteId of new Set([home, ...applications.map((application) => application.siteId)])) {
    hoursAt.set(siteId, workingHoursOf((await view.record('sites', siteId, siteId)) ?? {}))
  }
  const standInAddress = await standInAddressOf(view, employer)
  const advice = await readAdviceTold(view, employerId)
  return {
    employer,
    home,
    standInAddress,
    offers: new Map(offers.map((offer) => [offer.id, offer])),
    applications: new Map(applications.map((application) => [application.id, application])),
    facts: {
      employerId,
      files: applications
        .map((application) => reminderFileOf(application, hoursAt.get(application.siteId)!))
        .filter((file) => file !== null),
      closedOffers: closedOffersOf(offers),
      quietOffers: quietOffersOf(offers, applications),
      scored: applications.map(scoredFileOf).filter((file) => file !== null),
      publications: await view.all(publicationsOf(view, employerId)),
      motivesAt: advice.motives.map(({ at }) => at),
      advice: advice.bookings,
      motives: advice.motives,
      closedAt: advice.closedAt,
      // Where somebody stands in who is written to, messages leave as ever.
      away: [standInAddress === null ? employer.absence : undefined, employer.absenceBefore]
        .filter((absence) => absence !== undefined)
        .map((absence) => absenceSpan(absence, hoursAt.get(home)!.timeZone)),
      hours: hoursAt.get(home)!,
    },
  }
}
