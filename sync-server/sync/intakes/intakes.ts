import type { AnyRecord } from '../../../domain/record/record.ts'
import type { CollectionName, RecordTypes } from '../../../domain/sync/collections.ts'
import { applications } from './applications.ts'
import { bookings } from './bookings.ts'
import { challengeSessions } from './challenge-sessions.ts'
import { contactRequests } from './contact-requests.ts'
import { dossiers } from './dossiers.ts'
import { employers } from './employers.ts'
import { evaluations } from './evaluations.ts'
import type { Intake } from './intake.ts'
import { jobOffers } from './job-offers.ts'
import { postings } from './postings.ts'
import { profiles } from './profiles.ts'
import { reservations } from './reservations.ts'
import { sites } from './sites.ts'
import { visitors } from './visitors.ts'
import { visits } from './visits.ts'

/** What is particular to a collection when a device pushes a row of it; most have nothing of the kind. */
const intakes: { readonly [C in CollectionName]?: Intake<RecordTypes[C]> } = {
  sites,
  challengeSessions,
  bookings,
  visits,
  visitors,
  postings,
  contactRequests,
  reservations,
  profiles,
  dossiers,
  employers,
  jobOffers,
  applications,
  evaluations,
}

/** The intake of a collection, for code that handles any of them. */
export function intakeOf(name: CollectionName): Intake<AnyRecord> {
  return intakes[name] ?? {}
}
